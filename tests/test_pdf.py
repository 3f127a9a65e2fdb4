"""Documents as PDF: what stands in them, for eyes and for who has them read aloud."""

import builtins
import re
import shutil
import sys
from io import BytesIO

import pytest

import equipment
from clu import forms
from clu.cli.app import run
from clu.outbox import last_written
from clu.paper import drawings, extra, pdf
from examples import write
from gallery_of_status import UNNAMED
from minuted import FINAL, MEETING

EXTRAS = "make extras"
ON = ("--on", "2026-04-20")
NEXT = "2026-03-10"
PAGE = """\
<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Un titre</title></head>
<body>{}</body></html>
"""


@pytest.fixture(scope="session")
def reader():
    """What reads a PDF back, made by others than who wrote it."""
    equipment.module("weasyprint", EXTRAS)
    pypdf = equipment.module("pypdf", EXTRAS)
    return lambda content: pypdf.PdfReader(BytesIO(content))


@pytest.fixture
def written(reader, tmp_path, monkeypatch, capsys):
    """What a command leaves in the folder of its output, and what it says."""
    write(tmp_path, FINAL)
    monkeypatch.chdir(tmp_path)

    def call(*arguments, on=("--on", "2026-02-16"), code=0):
        assert run([*arguments, "--output", "out", *on]) == code
        said = capsys.readouterr()
        return {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}, said

    return call


def text(document):
    """The words of a document in the order of reading, with plain spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in document.pages)


def structure(document):
    """The kinds of elements that the tags tell of, in their order."""
    found = []

    def walk(node):
        node = getattr(node, "get_object", lambda: node)()
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            found.append(node.get("/S"))
            walk(node.get("/K", []))

    walk(document.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return [one for one in found if one]


def page(body):
    return {"page.html": PAGE.format(body).encode()}


DOCUMENTS = {
    "letter": (("convene", NEXT, "--seat", "udaf"), "udaf", "Réunion du comité local des usagers"),
    "sheet": (("attendance", NEXT), "attendance", "Feuille d’émargement"),
    "minutes": (("minutes", MEETING, "--for", "internet"), "minutes-internet", "Compte-rendu"),
    "procedure": (("procedure",), "procedure", "Fiche de procédure"),
    "chair": (("dossier", NEXT), "chair", "Fiche de la présidence"),
    "audit": (("audit", "2026"), "audit-2026", "Dossier d’audit de l’année 2026"),
    "state": (("status",), "status", "Comité local des usagers\u00a0: ce qui est à faire"),
    "overview": (("overview",), "overview", "Comités des usagers\u00a0: vue d’ensemble"),
}
ACROSS = frozenset(["overview"])
"""The documents whose sheet lies across."""


@pytest.mark.parametrize(("command", "name", "title"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_has_title_language_and_tags(written, reader, command, name, title):
    on = ON if command[0] == "minutes" else ("--on", "2026-02-16")
    found, _ = written(*command, "--format", "pdf", on=on)
    document = reader(found[f"{name}.pdf"])
    root = document.trailer["/Root"]
    assert document.metadata.title.startswith(title)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("fr", True)
    assert "/H1" in structure(document)
    assert "/CreationDate" not in document.metadata
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == ((842, 595) if name in ACROSS else (595, 842))


def test_a_page_and_its_pdf_say_the_same(written, reader):
    """The state and the overview, which are a page first."""
    for command in ("status", "overview"):
        found, said = written(command, "--format", "pdf")
        names = (f"{command}.html", f"{command}.pdf")
        assert said.out.splitlines() == [
            f"Page\u00a0: out/{names[0]}",
            f"La même en PDF\u00a0: out/{names[1]}",
        ]
        main = found[names[0]].decode().partition("<main")[2]
        said_there = re.findall(r"<(?:h[12]|strong|th scope=\"col\")>([^<>]+)<", main)
        assert len(said_there) > 2
        words = text(reader(found[names[1]]))
        assert not [one for one in said_there if " ".join(one.split()) not in words]


def test_a_state_that_may_not_be_shown_has_no_pdf_either(reader, tmp_path, monkeypatch, capsys):
    write(tmp_path, UNNAMED)
    monkeypatch.chdir(tmp_path)
    assert run(["status", "--format", "pdf", "--on", "2026-02-16"]) == 1
    assert "minutes.yaml" in capsys.readouterr().err
    assert not (tmp_path / "build").exists()


def test_a_long_overview_says_its_columns_on_each_sheet_and_its_legend_beside_a_row(
    written, reader, tmp_path
):
    roots = [f"--root={tmp_path}"]
    for number in range(2, 21):
        shutil.copytree(tmp_path / "data", tmp_path / str(number) / "data")
    found, _ = written("overview", *roots, "--format", "pdf", on=("--on", "2028-03-01"))
    sheets = [one.extract_text() for one in reader(found["overview.pdf"]).pages]
    assert len(sheets) > 2
    for number, sheet in enumerate(sheets, 1):
        assert "Dernière réunion" in sheet
        assert "Préfecture de la Haute-Brève" in " ".join(sheet.split())
        assert f"Page {number} / {len(sheets)}" in sheet
    assert "une réunion tenue, sur une" in " ".join(sheets[-1].split())


def test_nothing_claims_a_norm(written, reader):
    found, _ = written("attendance", NEXT, "--format", "pdf")
    assert "/Metadata" not in reader(found["attendance.pdf"]).trailer["/Root"]
    assert b"pdfaid" not in found["attendance.pdf"]
    assert b"pdfuaid" not in found["attendance.pdf"]


def test_a_letter_reads_in_the_order_of_use_and_its_slip_has_a_sheet(written, reader):
    found, said = written("convene", NEXT, "--seat", "udaf", "--format", "pdf")
    document = reader(found["udaf.pdf"])
    words = text(document)
    parts = ["Mission", "Valbrume, le", "Objet", "ordre du jour", "Coupon-réponse"]
    places = [words.index(one) for one in parts]
    assert places == sorted(places)
    assert len(document.pages) == 2
    assert "Coupon-réponse" in document.pages[1].extract_text()
    assert "out/*.pdf" in said.err


def test_the_page_of_all_letters_holds_each_of_them(written, reader):
    found, _ = written("convene", NEXT, "--format", "pdf")
    letters = [name for name in found if name.endswith(".pdf") and "toutes" not in name]
    together = reader(found["toutes-les-lettres.pdf"])
    assert len(together.pages) == sum(len(reader(found[name]).pages) for name in letters)
    assert len(letters) == len([name for name in found if name.endswith(".md")])


def test_a_table_tells_its_heads_and_an_agenda_is_a_list(written, reader):
    found, _ = written("attendance", NEXT, "--format", "pdf")
    assert {"/Table", "/TH", "/Caption"} <= set(structure(reader(found["attendance.pdf"])))
    found, _ = written("convene", NEXT, "--seat", "udaf", "--format", "pdf")
    assert {"/L", "/LI"} <= set(structure(reader(found["udaf.pdf"])))


def test_a_list_that_goes_on_keeps_its_numbers(reader):
    found = pdf.files(page('<ol start="28"><li>Questions diverses</li></ol>'))
    assert "28." in text(reader(found["page.pdf"]))


def test_the_papers_of_a_tenth_item_stand_below_it(tmp_path, monkeypatch, capsys):
    papers = "papers: [{file: a.pdf, title: Une pièce, on_table: true}]"
    items = "".join(f"  - {{id: p-{n}, title: Point, {papers}}}\n" for n in range(1, 12))
    sheet = f"time: 14h30\nremote: visio\nagenda:\n{items}"
    write(tmp_path, {f"meetings/{NEXT}/meeting.yaml": sheet})
    monkeypatch.chdir(tmp_path)
    run(["convene", NEXT, "--seat", "udaf", "--output", "out", "--on", "2026-02-16"])
    html = (tmp_path / "out" / "udaf.html").read_text(encoding="utf-8")
    assert html.count("<li>Point\n<ul>") == 11


def test_the_same_page_gives_the_same_bytes(reader):
    pages = page("<h1>Bonjour</h1><p>Mme É. DURAND</p>")
    assert pdf.files(pages) == pdf.files(pages)


def test_a_page_loads_nothing_from_the_disk_nor_the_network(reader, tmp_path):
    image = tmp_path / "image.svg"
    image.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    )
    loading = pdf.files(page(f'<p>Ici</p><img alt="" src="{image.as_uri()}">'))["page.pdf"]
    assert (
        loading == pdf.files(page('<p>Ici</p><img alt="" src="file:///nowhere.svg">'))["page.pdf"]
    )


def test_a_form_asked_for_once_is_kept_up_to_date(written):
    before, _ = written("attendance", NEXT, "--format", "pdf")
    after, said = written("attendance", NEXT)
    assert before["attendance.pdf"] == after["attendance.pdf"]
    assert "attendance.pdf" in said.out


def test_only_the_document_itself_is_kept_up_to_date(written):
    written("attendance", NEXT, "--format", "pdf")
    found, _ = written("minutes", MEETING, "--for", "internet", on=ON)
    assert "minutes-internet.pdf" not in found
    assert "minutes-internet.html" in found


DRAWING = """\
<svg role="img" viewBox="0 0 320 40" fill="currentColor" xmlns="http://www.w3.org/2000/svg">
<title id="a">Délai &amp; cible</title>
<desc id="b">58 jours.</desc>
<text x="1" y="9" class="over" stroke="Canvas" stroke-width="4" paint-order="stroke">cible</text>
</svg>"""


def test_a_drawing_is_black_on_white_and_its_letters_lie_over_their_rim():
    drawn = drawings.on_paper(DRAWING)
    assert not re.search("currentColor|Canvas|paint-order|<desc", drawn.svg)
    rim, letters = re.findall(r"<text\b([^>]*)>cible</text>", drawn.svg)
    assert 'stroke="#fff"' in rim
    assert "stroke" not in letters
    assert (drawn.words, drawn.width, drawn.height) == ("Délai & cible. 58 jours.", 320, 40)


def test_a_drawing_without_size_is_refused():
    with pytest.raises(ValueError, match="viewBox"):
        drawings.on_paper("<svg></svg>")


def test_a_drawing_is_read_aloud_with_all_that_it_shows(reader):
    document = reader(pdf.files(page(f"<figure>{DRAWING}</figure>"))["page.pdf"])
    alternatives = [one.get("/Alt") for one in (ref.get_object() for ref in _objects(document)) if
                    isinstance(one, dict)]  # fmt: skip
    assert "Délai & cible. 58 jours." in alternatives


def _objects(document):
    pypdf = equipment.module("pypdf", EXTRAS)
    numbers = document.trailer["/Size"]
    return [pypdf.generic.IndirectObject(number, 0, document) for number in range(1, numbers)]


@pytest.fixture
def without(monkeypatch):
    """Have an import fail, as where nobody installed the module, or a library that it needs."""

    def hide(name, error):
        real = builtins.__import__

        def refuse(wanted, *rest):
            if wanted == name:
                raise error
            return real(wanted, *rest)

        monkeypatch.delitem(sys.modules, name, raising=False)
        monkeypatch.setattr(builtins, "__import__", refuse)

    return hide


ABSENT = [
    pytest.param("pdf", "weasyprint", ModuleNotFoundError("x"), "clu-comite[pdf]", id="pdf"),
    pytest.param("pdf", "weasyprint", OSError("cannot load library"), "Pango", id="pango"),
    pytest.param("odt", "pypandoc", ModuleNotFoundError("x"), "clu-comite[odt]", id="odt"),
]


@pytest.mark.parametrize(("form", "module", "error", "remedy"), ABSENT)
def test_without_the_extra_nothing_is_written_and_the_command_is_named(
    without, tmp_path, monkeypatch, capsys, form, module, error, remedy
):
    write(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    without(module, error)
    assert run(["convene", NEXT, "--format", form, "--on", "2026-02-16"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Rien n’a été écrit\u00a0: ")
    assert "À faire\u00a0: " in said.err
    assert remedy in said.err
    assert not last_written(tmp_path / "build" / NEXT / "convocations")


def test_a_form_whose_extra_has_gone_is_not_asked_for_again(tmp_path, monkeypatch):
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  udaf.pdf\n{'0' * 64}  udaf.eml\n")
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    assert forms.earlier(tmp_path) == ("eml",)


@pytest.mark.parametrize(
    ("prefix", "begins"),
    [
        pytest.param("/opt/pipx/venvs/clu-comite", "pipx install", id="pipx"),
        pytest.param("/opt/uv/tools/clu-comite", "uv tool install", id="uv"),
        pytest.param("/srv/venv", "python -m pip install", id="pip"),
    ],
)
def test_the_command_fits_how_clu_was_installed(prefix, begins):
    assert extra.command("pdf", prefix).startswith(begins)
    assert extra.command("odt", prefix).endswith('"clu-comite[odt]"')
