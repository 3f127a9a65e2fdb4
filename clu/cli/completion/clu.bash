# Completion of clu for bash 3.2 and later. clu itself says what can stand at the cursor.
_clu() {
    local line=${COMP_LINE:0:COMP_POINT} typed current answer word space=yes
    typed=${line##*[[:space:]]}
    current=${COMP_WORDS[COMP_CWORD]}
    # bash takes "=" for the end of a word: what stands before it is not to be given again.
    [[ $current == '=' ]] && current=
    COMPREPLY=()
    answer=$(CLU_COMPLETE=bash CLU_LINE=$line "$1" 2>/dev/null) || return 0
    while IFS=$'\t' read -r word _; do
        case $word in
            '') continue ;;
            :folders) type compopt >/dev/null 2>&1 && compopt -o filenames
                while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$current")
                return 0 ;;
            :files) type compopt >/dev/null 2>&1 && compopt -o filenames
                while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
                return 0 ;;
        esac
        [[ $word == *= ]] && space=no
        [[ $typed == *=* && $COMP_WORDBREAKS == *=* ]] && word=${word#*=}
        # A word with spaces or apostrophes is quoted, unless a quotation is open already.
        [[ $typed == [\"\']* || $current == [\"\']* ]] || word=$(printf '%q' "$word")
        COMPREPLY+=("${word/%\\=/=}")
    done <<<"$answer"
    [[ $space == no ]] && type compopt >/dev/null 2>&1 && compopt -o nospace
    return 0
}
complete -F _clu clu
