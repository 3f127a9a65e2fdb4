"""Values are typeset and escaped once; templates are found, refused with their line, rendered."""

import html as entities
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clu import documents, occasion, source
from clu.documents import TemplateFault, Templates, html, undrawn
from clu.documents.markup import inline, markdown
from clu.source import parse
from clu.store import load

TESTS = Path(__file__).parent
ROOT = TESTS.parent
HOSTILE = "Anne <x> *y* | {{7*7}} [absent]"
TODAY = date(2026, 2, 16)


def seen(page):
    """What a reader sees of a fragment of HTML, on one line."""
    return " ".join(entities.unescape(re.sub(r"<[^>]*>", "", page)).split())


@pytest.fixture
def register(tmp_path):
    copytree(TESTS / "register", tmp_path / "data")
    return load(tmp_path / "data", TODAY)


@pytest.fixture
def own(tmp_path):
    """Write a template of the committee's own, and get the templates that hold for it."""

    def write(name, text):
        path = tmp_path / "templates" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Templates(tmp_path)

    return write


# Escaping --------------------------------------------------------------------------------------

LITERAL = [
    HOSTILE,
    "# titre",
    "- tiret",
    "+ plus",
    "1. premier",
    "12) douzième",
    "> citation",
    "===",
    "---",
    "***",
    "~~barré~~",
    "`code`",
    "jean_paul@exemple.example et _jean_",
    "[lien](javascript:alert(1))",
    "![image](x.png)",
    "<script>alert(1)</script>",
    "&amp; &#60; & cie",
    "a\\b \\* \\",
    "|--|--|",
    "{% raw %}",
    "http://exemple.example/a_b",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("text", LITERAL)
@pytest.mark.parametrize("frame", ["{}", "- {}", "1. {}", "mot {} mot", "**{}**", "# {}"])
def test_a_value_appears_as_it_was_typed(text, frame):
    page = html(frame.format(markdown(text)))
    assert text in seen(page)
    assert not re.search(r"<(script|a|img|x|code|em|del|hr|blockquote)\b", page)


@pytest.mark.parametrize("text", LITERAL)
def test_a_value_in_a_cell_stays_in_it(text):
    page = html(f"| a | b |\n|--|--|\n| {markdown(text)} | fin |")
    assert page.count("<td>") == 2
    assert text in seen(page)


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" ")))
def test_any_value_appears_as_it_was_typed(text):
    assert seen(html(f"mot {markdown(text)} mot")) == " ".join(f"mot {text} mot".split())


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" ")))
def test_any_value_at_the_start_of_a_line_appears_as_it_was_typed(text):
    assert seen(html(f"{markdown(text.strip())} mot")) == " ".join(f"{text} mot".split())


def test_a_value_is_escaped_once_in_markdown_and_in_html(own):
    source = "{% set x = value %}{{ x }} {{ [value]|lines }} {{ value|upper|lower }}"
    templates = own("a.md.j2", source)
    own("a.html.j2", source)
    text = templates.markdown("a", value=HOSTILE)
    assert seen(html(text)) == f"{HOSTILE} {HOSTILE} {HOSTILE.lower()}"
    assert seen(templates.html("a", value=HOSTILE)) == f"{HOSTILE} {HOSTILE} {HOSTILE.lower()}"


def test_values_and_templates_are_typeset(own):
    templates = own("a.md.j2", "C'est l'heure : {{ \"14h30\" }}, {{ value }} !")
    assert templates.markdown("a", value="l'accueil") == (
        "C’est l’heure\u00a0: 14\u00a0h\u00a030, l’accueil\u202f!\n"
    )


# Markdown to HTML --------------------------------------------------------------------------------

CELLS = """<thead>
<tr>
<th scope="col">A</th>
</tr>
</thead>
<tbody>
<tr>
<td>b</td>
</tr>
</tbody>
</table>"""
PAGES = {
    "first of the month": (
        "le 1er mai",
        "<p>le 1<sup>er</sup> mai</p>",
    ),
    "a full date": (
        "mardi 10\u00a0mars 2026",
        '<p><time datetime="2026-03-10">mardi 10\u00a0mars 2026</time></p>',
    ),
    "a full date, the first": (
        "dimanche 1er mars 2026",
        '<p><time datetime="2026-03-01">dimanche 1<sup>er</sup> mars 2026</time></p>',
    ),
    "a date that does not exist": ("lundi 31 avril 2026", "<p>lundi 31 avril 2026</p>"),
    "a row of dots": ("Nom : …………", '<p>Nom : <span class="blank"></span></p>'),
    "raw HTML": ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
    "a script in a link": ("[x](javascript:y)", "<p>[x](javascript:y)</p>"),
    "a table": (
        "| A |\n|--|\n| b |",
        f"<table>\n{CELLS}",
    ),
    "a table and its caption": (
        "Tableau\u00a0: les sièges\n\n| A |\n|--|\n| b |",
        f"<table>\n<caption>les sièges</caption>\n{CELLS}",
    ),
    "a cell in bold that heads its row": (
        "| A | B |\n|--|--|\n| **b** | **c** |\n| d **e** | f |",
        (
            '<table>\n<thead>\n<tr>\n<th scope="col">A</th>\n<th scope="col">B</th>\n</tr>'
            '\n</thead>\n<tbody>\n<tr>\n<th scope="row">b</th>\n'
            "<td><strong>c</strong></td>\n</tr>\n"
            "<tr>\n<td>d <strong>e</strong></td>\n<td>f</td>\n</tr>\n</tbody>\n</table>"
        ),
    ),
    "cells without a table": (
        "| a | b |\n|--|--|",
        '<div class="side-by-side">\n<p>a</p>\n<p>b</p>\n</div>',
    ),
}


@pytest.mark.parametrize(("text", "page"), PAGES.values(), ids=PAGES)
def test_markdown_becomes_html(text, page):
    assert str(html(text)).strip() == page


SVG = "<svg><title>x</title></svg>"
MARK = "\x02taux\x03"
DRAWINGS = {
    "a drawing and its caption": (
        f'{MARK} De 88 *à* 94 "ici".',
        {"taux": SVG},
        (
            '<figure class="chart" aria-label="De 88 à 94 &#34;ici&#34;.">\n'
            f"{SVG}\n<figcaption>De 88 <em>à</em> 94 &#34;ici&#34;.</figcaption>\n</figure>"
        ),
        'De 88 *à* 94 "ici".',
    ),
    "a drawing alone": (
        f"a\n\n{MARK} \n\nb",
        {"taux": SVG},
        f'<p>a</p>\n<figure class="chart">\n{SVG}\n</figure>\n<p>b</p>',
        "a\n\nb",
    ),
    "another drawing": (f"{MARK} De 88 à 94.", {"cout": SVG}, "<p>De 88 à 94.</p>", "De 88 à 94."),
    "no drawing and no caption": (f"{MARK}\n\nb", {}, "<p>b</p>", "b"),
    "a mark within a line": (f"a {MARK} b", {"taux": SVG}, "<p>a b</p>", "a b"),
    "what a person could type": (
        "&#2;taux&#3; a",
        {"taux": SVG},
        "<p>\ufffdtaux\ufffd a</p>",
        "&#2;taux&#3; a",
    ),
}


@pytest.mark.parametrize(("text", "drawings", "page", "file"), DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_stands_in_the_page_and_not_in_the_file(text, drawings, page, file):
    assert str(html(text, drawings=drawings)).strip() == page
    assert undrawn(text) == file


@pytest.mark.parametrize("mark", [MARK, '"\\x02taux\\x03"'], ids=["typed", "by its code"])
def test_no_file_of_a_person_can_hold_the_mark_of_a_drawing(mark):
    name = Path("results.yaml")
    assert parse(f"source: {mark}\n".encode(), name).faults
    assert parse(f"{MARK} a\n".encode(), name, source._prose).faults


def test_a_template_marks_a_drawing(own):
    templates = own("a.md.j2", "{{ id|drawing }}De {{ low }} à 94.")
    text = templates.markdown("a", id="taux_2_14h", low=88)
    page = html(text, drawings={"taux_2_14h": SVG})
    assert SVG in page
    assert seen(page) == "x De 88 à 94."


def test_headings_are_lowered_in_a_longer_page():
    assert html("# a\n\n## b", deeper=1) == "<h2>a</h2>\n<h3>b</h3>\n"


def test_a_date_in_a_layout_is_marked_up_and_escaped():
    assert inline("<mardi 10 mars 2026>") == (
        '&lt;<time datetime="2026-03-10">mardi 10 mars 2026</time>&gt;'
    )


# Faults ------------------------------------------------------------------------------------------

FAULTS = {
    "unknown name": ("{# x #}\n\n{{ reunion }}", 3, "nom « reunion » inconnu"),
    "unknown field": ("\n{{ meeting.dat }}", 2, "nom « dat » inconnu"),
    "unknown name in a condition": ("{% if reunion %}{% endif %}", 1, "« reunion » inconnu"),
    "nothing to write": ("{{ meeting.remote }}", 1, "valeur vide"),
    "a list as text": ("\n\n{{ meeting.agenda }}", 3, "valeur composée"),
    "tag not closed": ("{% if meeting %}\nx", 2, "n’est pas fermée"),
    "unknown tag": ("\n{% si meeting %}", 2, "balise « si » inconnue"),
    "unknown filter": ("\n{{ meeting.day|date }}", 2, "filtre « date » inconnu"),
    "braces": ("\n{{ meeting. }}", 2, "syntaxe incorrecte"),
    "comment not closed": ("{# x", 1, "commentaire"),
    "private attribute": ("{{ meeting.__class__ }}", 1, "accès interdit"),
    "through a filter": ("{{ meeting|attr('__class__') }}", 1, "filtre « attr » inconnu"),
    "a method": ("{{ meeting.day.upper() }}", 1, "appel interdit"),
    "a function": ("{{ range(10**9)|length }}", 1, "« range » inconnu"),
    "format": ("{{ '{0.__class__}'.format(meeting) }}", 1, "appel interdit"),
    "safe": ("{{ meeting.day|safe }}", 1, "filtre « safe » inconnu"),
    "a sum": ("\n{{ meeting.day + 1 }}", 2, "calcul impossible"),
    "a division by zero": ("\n{{ 1 // 0 }}", 2, "calcul impossible (division par zéro)"),
    "unknown part": ("\n{% include '_agend.md.j2' %}", 2, "modèle « _agend.md.j2 » introuvable"),
    "a part elsewhere": ("{% include '../data/committee.yaml' %}", 1, "introuvable"),
    "includes itself": ("{% include 'a.md.j2' %}", 1, "sans fin"),
    "not UTF-8": ("{# é #}".encode("latin-1"), 1, "n’est pas en UTF-8"),
}


@pytest.mark.parametrize(("source", "line", "fact"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_template_is_told_with_its_line(own, register, source, line, fact):
    templates = own("a.md.j2", source)
    meeting = occasion.meeting(register, register.next_meeting)
    with pytest.raises(TemplateFault) as found:
        templates.markdown("a", meeting=meeting)
    assert (found.value.file.name, found.value.line) == ("a.md.j2", line)
    assert fact in found.value.fact.replace("\u00a0", " ")
    assert found.value.hint


def test_the_nearest_name_is_told(own, register):
    templates = own("a.md.j2", "{{ meeting.remot }}")
    with pytest.raises(TemplateFault) as found:
        templates.markdown("a", meeting=occasion.meeting(register, register.next_meeting))
    assert found.value.hint == "écrivez «\u00a0remote\u00a0»"


def test_a_fault_in_a_part_names_the_part(own):
    own("_part.md.j2", "a\n{{ absent }}")
    templates = own("a.md.j2", "{% include '_part.md.j2' %}")
    with pytest.raises(TemplateFault) as found:
        templates.markdown("a")
    assert (found.value.file.name, found.value.line) == ("_part.md.j2", 2)


@pytest.mark.parametrize("linked", ["a.md.j2", ""], ids=["file", "folder"])
def test_a_symbolic_link_is_refused(tmp_path, linked):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.md.j2").write_text("x")
    own = tmp_path / "templates"
    if linked:
        own.mkdir()
    (own / linked).symlink_to(elsewhere / linked)
    with pytest.raises(TemplateFault, match="lien symbolique"):
        Templates(tmp_path).markdown("a")


def test_a_folder_with_the_name_of_a_template_is_refused(tmp_path):
    (tmp_path / "templates" / "convocation.md.j2").mkdir(parents=True)
    with pytest.raises(TemplateFault, match="dossier"):
        Templates(tmp_path).markdown("convocation")
    with pytest.raises(TemplateFault, match="dossier"):
        Templates(tmp_path).documents()


def test_a_document_that_writes_nothing_is_refused(own, register):
    own("vide.md.j2", "{# Rien. #}\n")
    with pytest.raises(TemplateFault, match="n’écrit rien"):
        documents.document(register, register.next_meeting, "vide")


def test_values_cannot_be_changed(own):
    with pytest.raises(TemplateFault):
        own("a.md.j2", "{% set _ = values.append(1) %}").markdown("a", values=[])


def test_macros_may_be_called(own):
    source = "{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(value) }}"
    assert own("a.md.j2", source).markdown("a", value="a*b") == "**a\\*b**\n"


# Review, without a meeting -----------------------------------------------------------------------

STATIC = [name for name in FAULTS if name not in ("nothing to write", "a list as text", "a sum",
          "a division by zero", "includes itself")]  # fmt: skip


@pytest.mark.parametrize("case", STATIC)
def test_a_wrong_template_is_told_without_a_meeting(own, tmp_path, case):
    source, line, fact = FAULTS[case]
    own("a.md.j2", source)
    found = [*documents.faults(tmp_path)]
    assert (found[0].file.name, found[0].line) == ("a.md.j2", line)
    assert fact in found[0].fact.replace("\u00a0", " ")
    assert found[0].hint


REVIEWED = {
    "a letter's name in a document of one's own": ("rappel.md.j2", "{{ letter.id }}", "« letter »"),
    "the same in a letter": ("convocation.md.j2", "{{ letter.id }}", None),
    "the same in a part of one's own": ("_rappel.md.j2", "{{ letter.id }}", None),
    "the names of a page": ("letter.html.j2", "{{ page.title }} {{ meeting.day }}", "« meeting »"),
    "a field of a field": ("a.md.j2", "\n{{ register.committee.nam }}", "« nam »"),
    "a field through a loop": (
        "a.md.j2", "{% for item in meeting.agenda %}{{ item.title }}{% endfor %}", None,
    ),
    "a name of one's own": ("a.md.j2", "{% set meeting = 1 %}{{ meeting.x }}", None),
    "a macro": ("a.md.j2", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1) }}", None),
    "macros of a part": (
        "letter.html.j2", "{% import '_letter.html.j2' as p %}{{ p.top(page.letter) }}", None,
    ),
    "nothing": ("convocation.md.j2", "{# x #}\n", "n’écrit rien"),
    "a name that is no template's": ("Convocation.md.j2", "x", "jamais lu"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "source", "fact"), REVIEWED.values(), ids=REVIEWED)
def test_a_template_is_reviewed_by_what_it_receives(own, tmp_path, name, source, fact):
    own(name, source)
    found = [one.fact.replace("\u00a0", " ") for one in documents.faults(tmp_path)]
    assert len(found) == (fact is not None)
    assert all(fact in one for one in found)


def test_clu_s_own_templates_pass_as_a_committee_s(tmp_path):
    copytree(documents.template_folder(), tmp_path / "templates")
    assert not [*documents.faults(tmp_path)]


def test_links_and_folders_are_told_without_a_meeting(tmp_path):
    own = tmp_path / "templates"
    (own / "a.md.j2").mkdir(parents=True)
    (own / "b.md.j2").symlink_to(tmp_path / "elsewhere")
    facts = [one.fact for one in documents.faults(tmp_path)]
    assert ["dossier" in facts[0], "lien symbolique" in facts[1]] == [True, True]


def test_without_templates_nothing_is_loaded(tmp_path):
    code = (
        "import sys; from pathlib import Path; from clu import documents;"
        "assert not [*documents.faults(Path(sys.argv[1]))]; assert 'jinja2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True)


# Lookup ------------------------------------------------------------------------------------------


def test_the_committee_s_own_template_wins(own):
    templates = own("_reply.md.j2", "\ufeff{# La nôtre. #}\nRépondez vite.")
    letter = type("Letter", (), {"form": "personal"})
    assert templates.markdown("_reply", letter=letter).strip() == "Répondez vite."
    assert "coupon-réponse" in Templates().markdown("_reply", letter=letter)


def test_documents_are_listed_with_their_sentence_and_their_origin(own):
    listed = {one.name: one for one in own("convocation.md.j2", "{# La nôtre. #}").documents()}
    assert listed["convocation"].origin == "committee"
    assert listed["convocation"].sentence == "La nôtre."
    assert listed["guest"].origin == "package"


def test_in_the_checkout_templates_are_the_package_s():
    assert {one.origin for one in Templates(ROOT).documents()} == {"package"}


@pytest.mark.parametrize("one", Templates().documents(), ids=lambda one: one.name)
def test_every_template_says_in_a_sentence_what_it_is(one):
    assert re.fullmatch(r"[A-ZÀ-Þ].*\.", one.sentence)


def test_parts_and_layouts_say_what_they_are():
    for path in documents.template_folder().glob("*.j2"):
        assert re.match(r"\{# [A-ZÀ-Þ].*\. #\}\n", path.read_text(encoding="utf-8")), path.name


def test_a_new_document_is_one_file(own, register):
    own(
        "feuille-de-route.md.j2",
        "{# Le rappel de la réunion, pour l’accueil. #}\n"
        "# Réunion {{ register.committee.of_name }}\n\n{{ meeting.when }}\n\n"
        "{% for item in meeting.agenda %}\n{{ item.number }}. {{ item.title }}\n{% endfor %}\n",
    )
    listed = {one.name for one in Templates(register.folder.parent).documents()}
    assert "feuille-de-route" in listed
    files = documents.document(register, register.next_meeting, "feuille-de-route")
    text = files["feuille-de-route.md"].decode()
    assert text.startswith("# Réunion du comité local des usagers\n\nle mardi 10\u00a0mars 2026")
    page = files["feuille-de-route.html"].decode()
    assert "<title>Réunion du comité local des usagers</title>" in page
    assert page.count("<h1>") == 1


# The procedure sheet -----------------------------------------------------------------------------


def plain(line):
    """A line without its typography: spaces, apostrophes and quotation marks."""
    line = re.sub(r"[\u00a0\u202f]", " ", line).replace("’", "'")
    return re.sub(r"[«»\"]\s*|\s*[»]", "", line).strip()


def test_the_sheet_prints_back_line_by_line():
    register = load(ROOT / "data", date(2026, 11, 23))
    printed = documents.procedure(register, register.versions[0])
    sheet = (TESTS / "procedure-sheet.md").read_text(encoding="utf-8")
    assert [*map(plain, printed.splitlines())] == [*map(plain, sheet.strip().splitlines())]


def test_the_sheet_as_a_page_has_headings_and_no_layout_table():
    register = load(ROOT / "data", date(2026, 11, 23))
    page = documents.procedure(register, register.versions[0], "html")
    assert re.findall(r"<h\d>[^<]*", page) == [
        "<h1>Fiche de procédure\u00a0: Comité local des usagers (CLU)",
        "<h2>I. OBJET DE LA PROCÉDURE\u00a0:",
        "<h2>II. RÉFÉRENCES\u00a0:",
        "<h2>III. RÉDACTION DE LA PROCÉDURE\u00a0:",
        "<h2>RÔLE",
        "<h2>MODALITÉS DE RÉUNION",
        "<h2>COMPOSITION",
    ]
    assert "<table" not in page
    assert "Validation par\u00a0: Nicolas REGNY" in page
