"""`clu explain` and `clu rules`: the pages of the rules, and which rule checks which article."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

import typer

from clu.cli import place
from clu.cli.screen import say, width
from clu.french import NBSP, typeset
from clu.meeting import UnreadError
from clu.report import SEVERITIES
from clu.rules.engine import CHAPTERS, Rule, rules
from clu.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.register import Register


def explain_rule(code: str) -> None:
    """Print a rule's page.

    Raises:
        typer.BadParameter: there is no such rule; exit code 2.
    """
    table = rules()
    wanted = code.strip().upper()
    if wanted not in table:
        near = nearest(wanted, list(table))
        hint = f" La plus proche{NBSP}: {near}." if near else ""
        raise typer.BadParameter(f"Règle inconnue{NBSP}: {code}.{hint} La liste{NBSP}: clu rules.")
    say(page(table[wanted]))


def page(rule: Rule) -> str:
    """A rule's page for the terminal: its head, then its docstring in French typography."""
    head = [f"{rule.code} {rule.name}", _kind(rule), ""]
    return "\n".join([*head, *_paragraphs(rule.page)])


def _kind(rule: Rule) -> str:
    parts = [SEVERITIES[rule.severity]]
    if rule.articles:
        parts.append("article " + ", ".join(rule.articles))
    if rule.clock:
        parts.append("dépend du jour où l’on est")
    return " · ".join(parts)


def _paragraphs(text: str) -> Iterator[str]:
    """Prose is set and folded; an example, indented, is left as it is, without its marks."""
    for block in text.split("\n\n"):
        if block.startswith("    "):
            yield "\n".join(_marked(line) for line in block.split("\n"))
        else:
            yield fill(typeset(" ".join(block.split())), width(), break_on_hyphens=False)
        yield ""


def _marked(line: str) -> str:
    code, mark, found = line.partition("  # CLU")
    return f"{code}  ← CLU{found}" if mark else line


def list_rules(data: str | None) -> None:
    """Print the rules by chapter, then the articles of the sheet and who checks them."""
    table = rules()
    for digit, (_, title) in CHAPTERS.items():
        say(f"Chapitre {digit}{NBSP}: {title}")
        for rule in table.values():
            if rule.code[3] == digit:
                say(_row(rule))
        say()
    say("\n".join(_by_article(table, _register(data))))


def _row(rule: Rule) -> str:
    letters = ("E" if rule.severity == "error" else "A") + ("*" if rule.clock else " ")
    summary = typeset(rule.page.partition("\n")[0])
    return fill(
        f"{rule.code} {letters} {summary}",
        width(),
        initial_indent="  ",
        subsequent_indent=" " * 13,
        break_on_hyphens=False,
    )


def _register(data: str | None) -> Register | None:
    """The register, where there is one: the table of rules needs none."""
    try:
        return place.register(data, None)
    except typer.BadParameter:
        if data is not None:
            raise
        return None


def _by_article(table: dict[str, Rule], register: Register | None) -> Iterator[str]:
    signs = f"E{NBSP}: erreur. A{NBSP}: avertissement. *{NBSP}: dépend du jour où l’on est."
    yield fill(signs, width(), break_on_hyphens=False)
    yield ""
    yield "Par article"
    checked: dict[str, list[str]] = {}
    for rule in table.values():
        for article in rule.articles:
            checked.setdefault(article, []).append(rule.code)
    for article in dict.fromkeys([*_articles(register), *checked]):
        codes = ", ".join(checked.get(article, [])) or _nobody(register, article)
        line = f"{article}{NBSP}: {codes}"
        yield fill(line, width(), initial_indent="  ", subsequent_indent="    ")


def _articles(register: Register | None) -> list[str]:
    """The articles of the version in force, in the order of the sheet."""
    try:
        version = register.version_on(register.on) if register else None
    except UnreadError:
        return []
    return list(version.articles) if version else []


def _nobody(register: Register | None, article: str) -> str:
    version = register.version_on(register.on) if register else None
    vouched = version.articles[article].vouched if version else None
    if vouched is None:
        return "aucune règle ne le vérifie, et personne n’en répond"
    return f"aucune règle ; {vouched.by} en répond"
