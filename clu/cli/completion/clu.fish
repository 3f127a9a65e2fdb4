# Completion of clu for fish. clu itself says what can stand at the cursor.
function __clu_complete
    set -l tokens (commandline -opc)
    set -l rows (env CLU_COMPLETE=fish CLU_LINE=(commandline -cp) $tokens[1] 2>/dev/null)
    for row in $rows
        switch $row
            case :folders
                __fish_complete_directories (commandline -ct)
            case :files
                __fish_complete_path (commandline -ct)
            case '*'
                echo $row
        end
    end
end
complete -c clu -f -a '(__clu_complete)'
