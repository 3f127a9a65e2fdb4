"""The spaces, apostrophes and dots of French text.

Source: *Lexique des règles typographiques en usage à l'Imprimerie nationale*, as the table
"Typography" of the field facts sums it up: U+00A0 before a colon, inside « » and around the h of
an hour, U+202F before ; ! ? and between thousands. Read tolerantly, write strictly.

`typeset` changes spaces, apostrophes and three dots, nothing else. It knows no markup beyond what
it has to leave alone (addresses, code, file names, links), and where it cannot be certain it does
nothing: "14:30" stays, and so do straight double quotes and the spaces of a telephone number.

Patterns are texts, here and in the whole package: `re` compiles each on its first use and keeps it,
so that a command which sets no type does not pay for them as it starts.
"""

import re
from collections.abc import Callable
from unicodedata import normalize

NBSP = "\u00a0"  # espace insécable
NNBSP = "\u202f"  # espace fine insécable

QUOTED_LENGTH = 60

LETTER = r"[^\W\d_]"
# Spaces within a line. No tab: it separates columns, it is not typed before a colon.
SPACE = r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
APOSTROPHE = rf"(?<={LETTER})['ʼ‘´](?={LETTER}|[«“])"

# A private character stands for each protected piece while the rules run. The character is itself a
# protected piece, so that a text which already holds it comes back as it was.
MASK = "\ue000"
FILE_ENDINGS = (
    r"pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|md|txt|ya?ml|json|html?|xml|eml|ics|zip|png|jpe?g"
)
PROTECTED = rf"""(?xs)
      {MASK}
    | ```.*?(?:```|\Z) | ``.+?`` | `[^`\n]*`               # code
    | \]\([^()\n]*\)                                       # the destination of a Markdown link
    | (?m:^\ {{0,3}}\[[^\]\n]+\]:)                         # a Markdown link reference
    | <[A-Za-z/!][^<>\n]*>                                 # an autolink, a tag
    | (?<![\w+.-])(?:[A-Za-z][\w+.-]*:[\\/]|www\.)[^\s«»<>]+   # a URL, C:\dossier
    | (?<![\w.!\#$%&'*+/=?^{{|}}~-])[\w.!\#$%&'*+/=?^{{|}}~-]+@[\w.-]*\w   # an e-mail address
    | (?<![^\s«»<>()\[\]"])[^\s«»<>()\[\]"]+\.(?i:{FILE_ENDINGS})\b        # a file name
    | &\#?\w+;                                             # an HTML entity
    | (?<!\w):[a-z][a-z0-9_+-]*:(?!\w)                     # an emoji code
"""

# What a double punctuation mark may follow. Neither "-", "|" nor "#": a list, a table or a heading
# of Markdown would break; emphasis only after a word, so that the bullet "* ?" stays.
WORD_END = rf"(?<=[^\W_])|(?<=[)\]»”\"’…%‰€°`{MASK}])"
EMPHASIS_END = r"(?<=[^\W_][*_])|(?<=[)»…%][*_])|(?<=[^\W_]\*\*)|(?<=[)»…%]\*\*)"
AFTER_WORD = rf"(?:{WORD_END}|{EMPHASIS_END}|(?<={LETTER}\.))"
AFTER_WORD_OR_MARK = rf"(?:{AFTER_WORD}|(?<=[!?]))"
ENDS = r"[*_]*(?:\s|\Z)"
MONTH = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
)
UNIT = r"(?:km|cm|mm|m²|km²|ha|kg|min|ko|Mo|Go|kWh)\b"
STREET = (
    r"(?:allées?|avenue|boulevard|chemin|cours|esplanade|impasse|place|quai|route|rue|square)\b"
)
UPPER = "A-ZÀ-ÖØ-ÞŒŠŽŸ"

Replacement = str | Callable[[re.Match[str]], str]


def _hour(match: re.Match[str]) -> str:
    return NBSP.join(part for part in (match["hours"], "h", match["minutes"]) if part)


# "14h30", "9 h", "9h-12h"; not "A-14h30", "v2.14h", "24h/24", "14h30-CLU".
HOUR = (
    rf"(?<![\w.,:/\\])(?<![^\W\d_h]-)(?P<hours>[0-9]{{1,2}}){SPACE}*h"
    rf"(?:{SPACE}*(?P<minutes>[0-5][0-9]))?(?!\w|[./]\w|-{LETTER})"
)
CIVILITY = rf"\b(MM?\.|Mmes?|Mlles?|Mr){SPACE}+(?={LETTER})"
# "Me" is a pronoun too, "Dr" and "Pr" stand for other words: only before a capital.
TITLE = rf"\b(Me|Drs?|Prs?){SPACE}+(?=(?:d[eu]{SPACE}|d’)?[{UPPER}])"
# A mark counts as punctuation only where the sentence goes on or ends after it: not in "10:30",
# "3:1", ":)", "a?b" or "::".
COLON = rf"{AFTER_WORD_OR_MARK}{SPACE}*:(?={ENDS}|«)"
SEMICOLON = rf"{AFTER_WORD_OR_MARK}{SPACE}*;(?={ENDS})"
MARKS = rf"{AFTER_WORD}{SPACE}*([!?]+)(?={ENDS}|[*_]*[)\]»”\"’…,])"

# In this order: the dots and the quotation marks are seen by the rules below them.
RULES: tuple[tuple[str, Replacement], ...] = (
    (r"(?<![./\\])\.\.\.(?![./\\\w])", "…"),
    (APOSTROPHE, "’"),
    (rf"«{SPACE}*(?=\S)", f"«{NBSP}"),
    (rf"(?<=\S){SPACE}*»", f"{NBSP}»"),
    (HOUR, _hour),
    (rf"(?<=[0-9]){SPACE}*([%‰€])(?!\w)", rf"{NBSP}\1"),
    (rf"(?<=[0-9]){SPACE}+(?={UNIT})", NBSP),
    (rf"(?<=[0-9]){SPACE}+(?={STREET})", NBSP),
    (rf"\b([nN][°º]s?)(?:{SPACE}+(?=\w)|(?=[0-9]))", rf"\1{NBSP}"),
    (CIVILITY, rf"\1{NBSP}"),
    (TITLE, rf"\1{NBSP}"),
    (rf"\b(1er|[0-9]{{1,2}}){SPACE}+(?={MONTH})", rf"\1{NBSP}"),
    (COLON, f"{NBSP}:"),
    (SEMICOLON, f"{NNBSP};"),
    (MARKS, rf"{NNBSP}\1"),
)


def typeset(text: str) -> str:
    """The text with strict French spacing; idempotent."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return MASK

    masked = re.sub(PROTECTED, keep, normalize("NFC", text))
    for pattern, replacement in RULES:
        masked = re.sub(pattern, replacement, masked)
    pieces = iter(kept)
    return re.sub(MASK, lambda _: next(pieces), masked)


def tidy(text: str) -> str:
    """A one-line text, read tolerantly: composed accents, ’ between letters, single spaces.

    A single no-break space was put there on purpose and stays.
    """
    text = re.sub(APOSTROPHE, "’", normalize("NFC", text)).strip()
    return re.sub(rf"(?![{NBSP}{NNBSP}]\S)\s+", " ", text)


def quoted(text: str, longest: int = QUOTED_LENGTH) -> str:
    """« text », as a message quotes what somebody typed: on one line, cut where it is endless."""
    line = "".join(c if c.isprintable() else "�" for c in " ".join(text.split()))
    shown = line if len(line) <= longest else f"{line[:longest]}…"
    return f"«{NBSP}{shown}{NBSP}»"
