"""Free Markdown written anew, safe whatever stands in it; and what a long page adds to its text."""
# ruff: noqa: E501, S704 - a case is a line of its table

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from clu.documents import html, page
from clu.documents.prose import line, prose

WRITTEN = {
    "raw HTML": ("a <b>c</b> <!-- d -->", "a \\<b>c\\</b> \\<!-- d -->"),
    "a block of HTML": ("<div onclick=x>\na\n</div>", "\\<div onclick=x>\na\n\\</div>"),
    "an image": ("a ![words](x.png) b", "a words b"),
    "an exclamation mark before a link": ("a\\![b](https://c.example)", "a\\![b](https://c.example)"),
    "a page": ("[a](https://b.example)", "[a](https://b.example)"),
    "an address with brackets": ("[a](<https://b.example/c_(d>)", "[a](https://b.example/c_%28d)"),
    "an address in angle brackets": ("<https://b.example>", "[https://b.example](https://b.example)"),
    "a link by reference": ("[a][1]\n\n[1]: https://b.example", "[a](https://b.example)"),
    "a mailbox": ("[a](mailto:b@c.example)", "a"),
    "a file": ("[a](papers/b.pdf)", "a"),
    "a script": ("[a](javascript:b)", "\\[a\\](javascript:b)"),
    "another scheme": ("[a](tel:0102030405)", "a"),
    "emphasis": ("*a* **b** _c_ __d__ `e`", "*a* **b** _c_ __d__ `e`"),
    "spaces after emphasis": ("*a* - b", "*a* \\- b"),
    "lines": ("a\nb  \nc", "a\nb  \nc"),
    "a heading in the way of a book": ("A\n===\n\nB\n---", "### A\n\n#### B"),
    "headings that skip levels": ("# a\n\n#### b\n\n## c\n\n###### d", "### a\n\n#### b\n\n#### c\n\n##### d"),
    "headings from low to high": ("### a\n\n# b\n\n## c", "### a\n\n### b\n\n#### c"),
    "a list": ("- a\n- b\n  - c", "- a\n- b\n  - c"),
    "a list with space": ("- a\n\n  b\n\n- c", "- a\n\n  b\n\n- c"),
    "a list from three": ("3. a\n4. b\n   c", "3. a\n4. b\n   c"),
    "a list of an empty item": ("-\n- a", "-\n- a"),
    "a quotation": ("> a\n>\n> - b", "> a\n> \n> - b"),
    "code": ("    a <b>\n\n```py\nc\n```", "```\na <b>\n```\n\n```\nc\n```"),
    "code with fences": ("````\n```\n````", "````\n```\n````"),
    "code with a grave accent": ("`` a`b ``", "`` a`b ``"),
    "a rule": ("a\n\n***", "a\n\n---"),
    "a table": ("a | b\n--|--\n*c* | d\\|e", "| a | b |\n|--|--|\n| *c* | d\\|e |"),
    "what looks like Markdown": ("2\\. a \\# b \\*c\\*", "2\\. a # b \\*c\\*"),
    "nothing": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize(("source", "written"), WRITTEN.values(), ids=WRITTEN)
def test_markdown_is_written_anew(source, written):
    assert prose(source, heading=3) == written


def test_a_mailbox_may_be_allowed():
    assert prose("[a](mailto:b@c.fr)", schemes=("mailto",)) == "[a](mailto:b@c.fr)"


def test_a_heading_never_goes_below_the_lowest():
    assert prose("# a\n\n## b", heading=6) == "###### a\n\n###### b"


def test_names_are_text_in_words_and_left_alone_in_code():
    names = {"{a}": "l’*UDAF* <b>"}.get
    written = prose("{a} `{a}`", names=lambda text: names(text.strip(), text))
    assert written == "l’\\*UDAF\\* \\<b>`{a}`"


WITHIN = {
    "a paragraph goes on": ("a\nb", "a\n  b"),
    "paragraphs": ("a\n\nb", "a\n\n  b"),
    "a list begins below": ("- a\n- b", "\n\n  - a\n  - b"),
    "a heading begins below": ("# a", "\n\n  ## a"),
}


@pytest.mark.parametrize(("source", "written"), WITHIN.values(), ids=WITHIN)
def test_within_a_list_it_stays_within(source, written):
    assert prose(source, within=2) == written
    assert html(f"- **x** : {written}\n\nfin").count("<ul>") == 1 + ("<ul" in html(source))


LINES = {
    "paragraphs": ("a\n\nb", "a b"),
    "a list": ("- a\n- b", "a b"),
    "emphasis": ("**a** *b*", "a b"),
    "bars": ("a | b `c|d`", "a \\| b `c\\|d`"),
    "a table": ("|a|b|\n|-|-|\n|c|d|", "a b c d"),
}


@pytest.mark.parametrize(("source", "written"), LINES.values(), ids=LINES)
def test_a_cell_gets_one_line(source, written):
    assert line(source) == written


@given(st.lists(st.sampled_from([
    "<script>", "</b>", "![", "](", "[a]", "x:", "javascript:", "https://a.fr", ")", "\n", "\n\n", "# ",
    "- ", "1. ", "> ", "`", "```", "*", "**", "_", "|", "\\", "<", ">", "&lt;", "&#60;", "    ", "a", " ",
    "é", "!", "{udaf}", "--", "data:",
])).map("".join))  # fmt: skip
def test_whatever_is_written_no_page_gets_more_than_text_and_links(source):
    for written in (prose(source, heading=3), line(source)):
        rendered = html(written)
        tags = set(re.findall(r"<([a-z0-9]+)", rendered))
        assert tags <= {
            "p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong",
            "a", "br", "hr", "table", "thead", "tbody", "tr", "th", "td", "div",
        }  # fmt: skip
        assert all(one.startswith("https://") for one in re.findall(r'href="([^"]*)', rendered))
        assert not re.search(r"(?<!\\)!\[", re.sub(r"`[^`]*`|(?s:```.*)", "", written))


# A long page ---------------------------------------------------------------------------------------


def test_headings_can_be_reached():
    found, headings = page.anchored(Markup("<h2>L’été <em>1</em></h2>\n<h3>L’été 1</h3><h4>…</h4>"))
    assert found == (
        '<h2 id="l-ete-1">L’été <em>1</em></h2>\n<h3 id="l-ete-1-2">L’été 1</h3>'
        '<h4 id="partie">…</h4>'
    )
    assert [(one.level, one.words) for one in headings] == [
        (2, "L’été 1"), (3, "L’été 1"), (4, "…"),
    ]  # fmt: skip


ABBREVIATED = {
    "the first alone": ("<p>CLU, CLU</p>", '<p><abbr title="comité &lt;local&gt;">CLU</abbr>, CLU</p>'),
    "no part of a word": ("<p>CLUB</p>", "<p>CLUB</p>"),
    "no attribute": ('<a title="CLU">x</a>', '<a title="CLU">x</a>'),
}  # fmt: skip


@pytest.mark.parametrize(("source", "written"), ABBREVIATED.values(), ids=ABBREVIATED)
def test_an_abbreviation_is_explained_once(source, written):
    assert page.abbreviated(Markup(source), "CLU", "comité <local>") == written


def table(rule):
    head = "Tableau\u00a0: t\n\n| A & a | B | C |\n"
    return page.labelled(html(f"{head}{rule}\n| **1** | 2 | 3 |\n"))


def test_cells_of_a_wide_table_know_their_column():
    found = table("|--|--|--|")
    assert '<table class="wide">' in found
    assert '<th scope="row" data-label="A &amp; a">1</th>' in found
    assert '<td data-label="C">3</td>' in found


def test_tables_of_figures_and_narrow_ones_stay_tables():
    assert "data-label" not in table("|--|--:|--:|")
    assert "data-label" not in page.labelled(html("| A | B |\n|--|--|\n| 1 | 2 |"))
