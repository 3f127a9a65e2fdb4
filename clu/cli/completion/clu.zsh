#compdef clu
# Completion of clu for zsh. clu itself says what can stand at the cursor.
_clu() {
    local answer line word what
    local -a rows whole open whole_what open_what
    line="${(j: :)words[1,CURRENT-1]} $PREFIX"
    answer=$(CLU_COMPLETE=zsh CLU_LINE=$line ${(Q)words[1]} 2>/dev/null) || return 1
    rows=(${(f)answer})
    for line in $rows; do
        word=${line%%$'\t'*} what=${line#*$'\t'}
        case $word in
            :folders) compset -P '*='; _files -/; return ;;
            :files) compset -P '*='; _files; return ;;
        esac
        [[ -n $what ]] && what="$word  -- $what" || what=$word
        if [[ $word == *= ]]; then
            open+=("$word") open_what+=("$what")
        else
            whole+=("$word") whole_what+=("$what")
        fi
    done
    (( $#whole )) && compadd -l -d whole_what -a whole
    (( $#open )) && compadd -l -S '' -d open_what -a open
    (( $#whole + $#open ))
}
if [[ $funcstack[1] == _clu ]]; then
    _clu "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _clu clu
fi
