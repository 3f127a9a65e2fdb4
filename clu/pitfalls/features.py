"""Features of YAML that are refused."""

import re
from typing import Final

from clu.pitfalls.lines import LONGEST, in_quotes, line_of, quote
from clu.pitfalls.pitfall import Pitfall

DEEPEST: Final = 20
FEATURES: Final = {
    "&": "{} pose une ancre YAML, ce qui n’est pas admis",
    "*": "{} renvoie à une ancre YAML, ce qui n’est pas admis",
    "!": "{} est une étiquette de type YAML, ce qui n’est pas admis",
    "%": "{} est une directive YAML, ce qui n’est pas admis",
    "<": "{} fusionne des tableaux, ce qui n’est pas admis",
    "@": "la clé {} est réservée",
    "-": "{} commence un second document dans le même fichier",
}
REMEDIES: Final = {
    "%": "supprimez cette ligne",
    "<": "recopiez ici les lignes voulues",
    "@": "choisissez un autre nom de clé",
    "-": "supprimez cette ligne, ou enregistrez la suite dans un autre fichier",
}
WORD: Final = re.compile(r"[^\s,\[\]{}:]*")


def feature(text: str, offset: int, sign: str = "") -> Pitfall:
    """A feature of YAML that is refused; `sign`, or the character at `offset`, says which."""
    sign = sign or text[offset]
    found = WORD.match(text, offset)
    word = found[0] if found else sign
    line = line_of(text, offset)
    value = line.value if line.value_at == offset else word
    hint = REMEDIES.get(sign, f"supprimez {quote(word)}, ou {in_quotes(value)}")
    return Pitfall("refused-feature", offset, FEATURES[sign].format(quote(word)), hint)


def too_deep(text: str, offset: int) -> Pitfall:
    """A value inside too many others."""
    rest = quote(text[offset : offset + LONGEST])
    fact = f"{rest} est imbriqué à plus de {DEEPEST} niveaux"
    return Pitfall("refused-feature", offset, fact, "supprimez les niveaux superflus")
