"""The letters of a convocation: who is written to, and what each letter says.

`printing` makes their files; it alone needs the templates, and is imported by whoever writes.
"""

from clu.letters.convocation import convocation
from clu.letters.letter import Convocation, Letter
from clu.letters.record import Row, facts, summary

__all__ = ["Convocation", "Letter", "Row", "convocation", "facts", "summary"]
