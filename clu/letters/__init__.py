"""The letters: who is written to, and what each letter says.

Those of a convocation, reminders, those about a meeting given up, those that send the minutes, and
the answers to proposals. `printing` makes their files; it alone needs the templates, and is
imported by whoever writes.
"""

from clu.letters.answer import answers
from clu.letters.changes import given_up, reminder
from clu.letters.convocation import convocation
from clu.letters.covering import addressed, covering
from clu.letters.letter import Letter, Mailing
from clu.letters.post import Post
from clu.letters.record import Row, facts, summary

__all__ = [
    "Letter",
    "Mailing",
    "Post",
    "Row",
    "addressed",
    "answers",
    "convocation",
    "covering",
    "facts",
    "given_up",
    "reminder",
    "summary",
]
