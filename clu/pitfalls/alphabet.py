"""The characters that hide in a text, by what they are called."""

import re
from typing import Final

SEPARATORS = "\x0b\x0c\x85\u2028\u2029"
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# The joiner U+200D is let pass: families of emoji are made of it.
INVISIBLE = (
    "\u00ad\u115f\u1160\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffc\U000e0000-\U000e007f"
)
LOST = "\ud800-\udfff\ufffd-\uffff"
COMMANDS = "\x00-\x08\x0d-\x1f\x7f-\x9f"
NAMES: Final = {
    DIRECTIONS: "caractère invisible qui change le sens de lecture",
    SEPARATORS: "séparateur de lignes caché",
    INVISIBLE: "caractère invisible",
    LOST: "caractère perdu lors d’une conversion",
    "\x00": "caractère nul",
    COMMANDS: "caractère de commande",
}
# A text: what a sound file does not need is compiled on first use.
UNSAFE: Final = f"[{''.join(NAMES)}]"
NO_BREAK: Final = "\u00a0\u2007\u202f\u3000"


def visible(text: str) -> str:
    """`text`, of the same length, with a visible mark for each unsafe character."""
    return re.sub(UNSAFE, "\ufffd", text)


def named(character: str) -> str:
    """« caractère nul (U+0000) »."""
    name = next(name for group, name in NAMES.items() if re.match(f"[{group}]", character))
    return f"{name} (U+{ord(character):04X})"
