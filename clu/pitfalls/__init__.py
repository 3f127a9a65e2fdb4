"""The pitfalls of YAML typed by hand, each told in French with its remedy.

It knows texts, offsets and the words of the parser's errors; it knows no parser, no file and no
word of the domain. Offsets count characters from 0; `source` turns them into lines and columns.
"""

from clu.pitfalls.alphabet import UNSAFE, visible
from clu.pitfalls.characters import characters, defused, double_quoted, unsafe
from clu.pitfalls.features import DEEPEST, feature, too_deep
from clu.pitfalls.files import encoding, no_file, too_large, unreadable
from clu.pitfalls.lines import line_at
from clu.pitfalls.pitfall import Kind, Pitfall
from clu.pitfalls.slips import DELICATE, duplicate, first_word, not_a_key, plain, suspects
from clu.pitfalls.stops import Stop, explained

__all__ = [
    "DEEPEST",
    "DELICATE",
    "UNSAFE",
    "Kind",
    "Pitfall",
    "Stop",
    "characters",
    "defused",
    "double_quoted",
    "duplicate",
    "encoding",
    "explained",
    "feature",
    "first_word",
    "line_at",
    "no_file",
    "not_a_key",
    "plain",
    "suspects",
    "too_deep",
    "too_large",
    "unreadable",
    "unsafe",
    "visible",
]
