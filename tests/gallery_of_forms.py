"""What is said of PDF and of documents of Writer; see `gallery`.

What is said where an extra is missing, and once a form is written, depends on what is installed.
"""

from gallery import Use

RULES = ()
USES = (
    Use("procedure --format odt"),
    Use(
        "procedure --output ailleurs",
        before=("procedure --output ailleurs",),
        edits={"ailleurs/procedure.md": "à moi"},
    ),
    Use("procedure --force"),
    Use("roster --output ailleurs"),
    Use("follow-up --force --format csv"),
    Use("attendance --format odt"),
    Use("minutes --begin --format pdf"),
    Use("minutes --for internet --format eml"),
    Use("convene --format odt", {"../templates/writer.odt": "Préfecture de la Haute-Brève"}),
)
ELSEWHERE = {
    "cli/post.py:USES of_pages amended": "what was written: test_pdf, test_odt",
    "cli/filed.py:printed": "what was written: test_filed",
    "cli/procedure.py:_tell": "what was written: test_pdf",
    "cli/refusal.py:_missing_extra": "what is not installed: test_pdf",
    "paper/drawings.py": "markup: test_pdf",
    "paper/extra.py": "what is not installed: test_pdf",
    "paper/odt.py": "what is not installed, and markup: test_pdf, test_odt",
    "paper/outline.py": "markup: test_odt",
    "paper/pdf.py": "what is not installed: test_pdf",
    "paper/reference.py:DECLARED EMPTY LISTED UNTOLD _looks": "markup: test_odt",
}
NEVER_SAID = {}
