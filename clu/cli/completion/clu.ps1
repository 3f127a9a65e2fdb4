# Completion of clu for Windows PowerShell 5.1 and PowerShell 7. clu says what can stand at the cursor.
Register-ArgumentCompleter -Native -CommandName @('clu', 'clu.exe') -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $text = $commandAst.Extent.Text
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $line = $text.PadRight($length).Substring(0, $length)
    $program = $commandAst.CommandElements[0].Value
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        $env:CLU_COMPLETE = 'powershell'
        $env:CLU_LINE = $line
        $rows = @(& $program 2>$null)
    } finally {
        Remove-Item Env:CLU_COMPLETE
        Remove-Item Env:CLU_LINE
        [Console]::OutputEncoding = $encoding
    }
    foreach ($row in $rows) {
        $word, $what = $row -split "`t", 2
        # Nothing is given for folders and files: PowerShell then completes them itself.
        if (-not $word -or $word.StartsWith(':')) { continue }
        if (-not $what) { $what = $word }
        $value = $word
        # PowerShell takes a comma for the end of a word: what stands before it is not given again.
        if ($wordToComplete -notlike '*,*') { $value = $value -replace '^.*,', '' }
        if ($value -notmatch '^[\p{L}\p{N}=._-]+$') {
            $value = "'" + ($value -replace "['\u2018\u2019]", '$0$0') + "'"
        }
        [System.Management.Automation.CompletionResult]::new($value, $word, 'ParameterValue', $what)
    }
}
