"""Grammalecte, the French grammar checker, on the text of Markdown documents."""

import json
import re
import subprocess
from dataclasses import dataclass

from markdown_it import MarkdownIt

# Grammalecte's own choice, and by name what a letter must not miss: apostrophes, no-break and
# spare spaces, typographic signs, units, numbers, an apostrophe left out.
OPTIONS = ("apos", "nbsp", "esp", "typo", "unit", "num", "mapos")
BLANK = re.compile(r"\s?…{4,}")  # a line to write on, which is no text
ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Fault:
    """What Grammalecte says of some words of a line; `rule` is its own name for it."""

    line: str
    words: str
    rule: str
    message: str


def lines(markdown):
    """The lines of a document as they are read: without markup, blanks to fill in left out."""
    for block in PARSER.parse(markdown):
        if block.type == "inline":
            parts = ("\n" if one.type.endswith("break") else one.content for one in block.children)
            yield from filter(None, BLANK.sub("", "".join(parts)).split("\n"))


def faults(program, texts, folder):
    """All faults in these lines; one start of the program for all of them."""
    paper = folder / "lines.txt"
    paper.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    command = [program, "--json", "--file", paper, "--opt_on", *OPTIONS]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    found = json.loads(done.stdout)["data"]
    return [
        fault
        for line, judged in zip(texts, found, strict=True)
        for fault in (*grammar(line, judged), *spelling(line, judged))
    ]


def grammar(line, judged):
    for one in judged["lGrammarErrors"]:
        words = line[one["nStart"] : one["nEnd"]]
        yield Fault(line, words, one["sRuleId"], one["sMessage"])


def spelling(line, judged):
    """Words that no dictionary holds; names and acronyms, which none holds either, are let pass."""
    addresses = [found.span() for found in ADDRESS.finditer(line)]
    for one in judged["lSpellingErrors"]:
        within = any(start <= one["nStart"] < end for start, end in addresses)
        if one["sValue"][0].islower() and not within:
            yield Fault(line, one["sValue"], "spelling", "mot inconnu")
