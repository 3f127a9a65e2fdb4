"""Letters and minutes for Writer: what stands in them, in which styles, as Writer shows them."""

import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import pytest

import equipment
from clu.cli.app import run
from clu.documents import TemplateFault
from clu.paper import odt, outline
from clu.paper.reference import packed, reference, unpacked
from examples import write
from minuted import FINAL, MEETING

NEXT = "2026-03-10"
LETTER, MINUTES = f"build/{NEXT}/convocations/udaf.odt", f"build/{MEETING}/minutes-participants.odt"
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
STYLE = f"{{{SPACES['text']}}}style-name"
PAGE = '<html><head><title>T</title></head><body><div class="sheet">{}</div></body></html>'


@pytest.fixture(scope="session")
def converter():
    return equipment.module("pypandoc", "make extras")


@pytest.fixture(scope="module")
def home(converter, tmp_path_factory):
    """A committee whose letters and minutes were written for Writer."""
    folder = tmp_path_factory.mktemp("committee")
    write(folder, FINAL)
    data = ("--data", str(folder / "data"))
    assert run(["convene", NEXT, "--format", "odt", "--on", "2026-02-16", *data]) == 0
    minutes = ["minutes", MEETING, "--for", "participants", "--format", "odt"]
    assert run([*minutes, "--on", "2026-04-20", *data]) == 0
    return folder


def parts(path):
    return unpacked(path.read_bytes())


def content(path):
    return ET.fromstring(parts(path)["content.xml"])  # noqa: S314 - what clu wrote


def paragraphs(path):
    """The style and the words of each paragraph and heading; a tab is "→"."""
    for one in content(path).iter():
        if one.tag in (f"{{{SPACES['text']}}}p", f"{{{SPACES['text']}}}h"):
            tabs = "→" if one.find(".//text:tab", SPACES) is not None else ""
            words = "".join(one.itertext()).replace("\u00a0", " ").replace("\u202f", " ")
            yield one.get(STYLE), words + tabs


def in_style(path, name):
    return [words for style, words in paragraphs(path) if style == name]


def converted(body, committee):
    (document,) = odt.files({"x.html": PAGE.format(body).encode()}, committee).values()
    return unpacked(document)["content.xml"].decode()


def test_a_letter_has_its_blocks_in_the_styles_of_a_letter(home):
    letter = home / LETTER
    styles = [style for style, _ in paragraphs(letter)]
    order = [
        "Letterhead",
        "Contact",
        "PlaceAndDate",
        "Addressee",
        "Object",
        "Farewell",
        "Signature",
    ]
    places = [styles.index(one) for one in [*order, "Slip"]]
    assert places == sorted(places)
    assert in_style(letter, "Object")[0].startswith("Objet : Réunion du comité")
    assert in_style(letter, "Slip") == ["Coupon-réponse"]


def test_what_is_to_be_filled_in_has_a_dotted_line(home):
    letter = home / LETTER
    assert in_style(letter, "PlaceAndDate") == ["Valbrume, le →"]
    assert "Nom et prénom : →" in in_style(letter, "Detail")
    assert all(words.startswith("☐") for words in in_style(letter, "Choice"))
    assert not [words for _, words in paragraphs(letter) if "……" in words]


def test_object_and_slip_are_headings(home):
    headings = content(home / LETTER).iterfind(".//text:h", SPACES)
    assert [one.get(STYLE) for one in headings] == ["Object", "Slip"]


def test_the_agenda_is_a_list(home):
    items = content(home / LETTER).findall(".//text:list-item", SPACES)
    assert len(items) >= 3


def test_the_top_of_a_letter_stands_side_by_side(home):
    (table,) = content(home / LETTER).findall(".//table:table", SPACES)
    left, right = table.findall(".//table:table-cell", SPACES)
    assert {one.get(STYLE) for one in left} <= {"Letterhead", "Sender", "Contact"}
    assert "Addressee" in {one.get(STYLE) for one in right}


def test_the_address_is_for_the_foot_and_not_in_the_text(home):
    told = ET.fromstring(parts(home / LETTER)["meta.xml"])  # noqa: S314 - what clu wrote
    (address,) = told.iterfind(".//meta:user-defined", SPACES)
    assert "place des Tilleuls" in address.text
    assert "place des Tilleuls" not in "".join(in_style(home / LETTER, "Signatory"))
    assert b"user-defined" in parts(home / LETTER)["styles.xml"]


@pytest.mark.parametrize("name", [LETTER, MINUTES])
def test_title_and_language_are_told_and_no_date(home, name):
    told = parts(home / name)["meta.xml"].decode()
    meta = ET.fromstring(told)  # noqa: S314 - what clu wrote
    assert meta.find(".//dc:language", SPACES).text == "fr-FR"
    assert meta.find(".//dc:title", SPACES).text
    assert "date" not in told
    assert 'fo:country="FR"' in parts(home / name)["styles.xml"].decode()


@pytest.mark.parametrize("name", [LETTER, MINUTES])
def test_the_title_stands_once_in_the_text(home, name):
    assert not in_style(home / name, "Title")


def test_minutes_have_their_headings_tables_and_stage(home):
    minutes = home / MINUTES
    assert in_style(minutes, "Heading_20_1")[0].startswith("Compte-rendu de la réunion")
    assert in_style(minutes, "Stage")[0].startswith("Compte-rendu validé")
    assert "Participants" in in_style(minutes, "Heading_20_2")
    assert content(minutes).findall(".//table:table-header-rows", SPACES)
    assert in_style(minutes, "TableCaption")
    assert "Sommaire" not in "".join(words for _, words in paragraphs(minutes))


def test_every_table_has_borders_and_columns_of_their_own(home):
    text = parts(home / MINUTES)["content.xml"].decode()
    cells = re.findall(r'style:name="Table(?:HeaderRow|Row)Cell".*?/>', text, re.DOTALL)
    assert cells
    assert all("solid" in one for one in cells)
    assert "style:rel-column-width" in text


def test_a_drawing_has_a_size_and_words(converter, tmp_path):
    svg = '<svg viewBox="0 0 320 160"><title>Délai</title><desc>58 jours</desc></svg>'
    text = converted(f"<figure>{svg}<figcaption>Le délai</figcaption></figure>", tmp_path)
    assert 'svg:width="100' in text or 'svg:width="3.9' in text
    assert "Le délai" in text
    assert "<svg:title>Délai. 58 jours.</svg:title></draw:frame>" in text


@pytest.mark.parametrize("name", [LETTER, MINUTES])
def test_the_same_page_gives_the_same_bytes(home, name):
    path = home / name
    page = path.with_suffix(".html")
    assert odt.files({page.name: page.read_bytes()}, home) == {path.name: path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    assert members[0].filename == "mimetype"
    assert members[0].compress_type == zipfile.ZIP_STORED
    assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", [LETTER, MINUTES])
def test_every_part_is_listed(home, name):
    found = parts(home / name)
    listed = set(re.findall(r'full-path="([^"]+)"', found["META-INF/manifest.xml"].decode()))
    assert found.keys() - {"mimetype", "META-INF/manifest.xml"} <= listed


def test_the_page_of_all_letters_is_for_printing_alone(home):
    assert not list(home.glob("build/*/convocations/toutes-les-lettres.odt"))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>Un <b>mot", id="left open"),
        pytest.param("<p>Un</div> mot</p></section>", id="closed twice"),
        pytest.param("<p>Un\ue000 m\ue003ot</p>", id="signs of clu in the data"),
        pytest.param("<p>Un <i>m</i>ot</p><script>x</script><nav>y</nav>", id="nothing to show"),
    ],
)
def test_any_page_becomes_a_document(converter, tmp_path, body):
    text = converted(body, tmp_path)
    words = "".join(ET.fromstring(text).find(".//office:text", SPACES).itertext())  # noqa: S314
    assert " ".join(words.split()) == "Un mot"
    assert "text:tab/" not in text


def test_markup_in_a_text_stays_text(converter, tmp_path):
    text = converted("<p>&lt;b&gt; &amp; <em>*x*</em> $y$</p>", tmp_path)
    assert "&lt;b&gt; &amp; " in text
    assert "*x*" in text
    assert "$y$" in text


def test_a_long_label_has_its_dotted_line_below():
    long = outline.outline(PAGE.format(f'<p>{"mot " * 30}<span class="blank"></span></p>'))
    short = outline.outline(PAGE.format('<p>Nom : <span class="blank"></span></p>'))
    assert f"<br>{outline.BLANK}" in long
    assert f"Nom : {outline.BLANK}" in short


def test_the_committee_s_own_looks_win(converter, home, tmp_path):
    looks = unpacked(reference(home))
    looks["styles.xml"] = looks["styles.xml"].replace(b"Liberation Sans", b"Nimbus Roman")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "writer.odt").write_bytes(packed(looks))
    (document,) = odt.files({"x.html": PAGE.format("<p>x</p>").encode()}, tmp_path).values()
    assert b"Nimbus Roman" in unpacked(document)["styles.xml"]


@pytest.mark.parametrize("what", ["text", "zip", "link", "folder"])
def test_looks_that_are_none_are_refused_in_french(tmp_path, what):
    path = tmp_path / "templates" / "writer.odt"
    path.parent.mkdir()
    if what == "text":
        path.write_text("Préfecture", encoding="utf-8")
    elif what == "zip":
        path.write_bytes(packed({"a.txt": b"x"}))
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to("/etc/hostname")
    with pytest.raises(TemplateFault) as fault:
        reference(tmp_path)
    assert fault.value.file == path
    assert fault.value.hint


def test_the_reference_document_is_whole(tmp_path):
    found = unpacked(reference(tmp_path))
    styles = ET.fromstring(found["styles.xml"])  # noqa: S314 - the package's own
    names = {
        one.get(f"{{{SPACES['style']}}}name") for one in styles.iterfind(".//style:style", SPACES)
    }
    assert {*outline.STYLES.values(), "Object", "Slip", "Choice", "Detail", "Stage"} <= names
    assert "Vos lettres" not in found["content.xml"].decode()
    assert reference(tmp_path) == reference(tmp_path)


@pytest.fixture(scope="module")
def opened(home, tmp_path_factory):
    """What Writer makes of both documents: the text of each of their sheets."""
    office = equipment.program("soffice", "libreoffice", package="libreoffice-writer")
    to_text = equipment.program("pdftotext", package="poppler-utils")
    folder = tmp_path_factory.mktemp("opened")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [home / LETTER, home / MINUTES]
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)

    def sheets(name):
        pdf = (folder / name).with_suffix(".pdf")
        done = subprocess.run([to_text, "-layout", pdf, "-"], check=True, capture_output=True)
        return done.stdout.decode().replace("\u00a0", " ").split("\f")[:-1]

    return {path.name: sheets(path.name) for path in files}


def test_writer_shows_a_letter_and_its_slip_on_a_sheet_each(opened):
    letter, slip = opened["udaf.odt"]
    assert re.search(r"Valbrume, le \.{9}", letter)
    assert re.search(r"\S {10,}Madame Claire PONS$", letter, re.MULTILINE)
    assert "place des Tilleuls" in letter.splitlines()[-1] + letter[-200:]
    assert "Coupon-réponse" in slip
    assert re.search(r"Nom et prénom : \.{9}", slip)


def test_writer_numbers_the_sheets_of_minutes(opened):
    sheets = opened["minutes-participants.odt"]
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"^\s+{number}\s?/\s?{len(sheets)}$", sheet, re.MULTILINE)
    assert "Compte-rendu" in sheets[0]
