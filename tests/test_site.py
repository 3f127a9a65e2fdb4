"""The pages for internet and intranet, their bodies alone, and the open data."""

import csv
import io
import json
import re
import shutil
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from jsonschema import Draft202012Validator

from clu import founding, french, site
from clu.cli.app import run
from clu.cli.init import TODAY as IN_EXAMPLE
from clu.site import open_data, values
from clu.site.schema import TABLES
from clu.store import load
from committees import ELSEWHERE, FEMININE, HIGH_COMMISSIONER, REGULAR, Committee, flow, text
from examples import TODAY, write

EXAMPLE = founding.CARRIED / founding.REGISTER
PAGES = ("composition", "donnees", "index", "resultats", "reunions", "suivi")
LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
MINUTES, VALIDATED = f"{LAST}/minutes/minutes.yaml", f"{LAST}/minutes/stages/02.yaml"
VOID = {"br", "hr", "link", "meta"}


@pytest.fixture(scope="module")
def example():
    return load(EXAMPLE, date.fromisoformat(IN_EXAMPLE))


@pytest.fixture(scope="module", params=values.SITES)
def whole(request, example):
    """Both sites of the example: the name of the site, and its files as texts."""
    return request.param, texts(site.files(example, request.param))


@pytest.fixture
def changed(tmp_path):
    """The register with files replaced: the texts of its site."""

    def files(replaced, audience="internet", on=TODAY):
        return texts(site.files(load(write(tmp_path, replaced), on), audience))

    return files


def texts(files):
    return {name: content.decode("utf-8-sig") for name, content in files.items()}


def told(page):
    """The words of a page, as one line with plain spaces."""
    body = re.sub(r"</?(?:time|abbr|a|sup|strong)\b[^>]*>", "", page.partition("<body>")[2])
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


# What is there -----------------------------------------------------------------------------------


def test_every_file_has_its_name(whole):
    _, files = whole
    held = ("2023-03-14", "2025-05-15", "2025-11-18", "2026-06-09")
    pages = {*PAGES, *(f"compte-rendu-{day}" for day in held)}
    data = {"comite.json", "comite.schema.json", *(one.file for one in TABLES)}
    assert set(files) == {
        *(f"{one}.html" for one in pages),
        *(f"{one}.fragment" for one in pages),
        *data,
        "calendrier.ics",
        "style.css",
    }


def test_the_same_register_gives_the_same_bytes(example):
    again = load(EXAMPLE, date.fromisoformat(IN_EXAMPLE))
    assert site.files(example, "internet") == site.files(again, "internet")


def test_every_link_leads_somewhere(whole):
    _, files = whole
    for name, page in files.items():
        if not name.endswith(".html"):
            continue
        anchors = re.findall(r' id="([^"]+)"', page)
        assert len(anchors) == len(set(anchors)), name
        for address in re.findall(r' href="([^"]+)"', page):
            if address.startswith("#"):
                assert address[1:] in anchors, (name, address)
            elif ":" not in address:
                assert address in files, (name, address)


def test_nothing_runs_and_nothing_is_fetched(whole):
    _, files = whole
    for name, content in files.items():
        if name.endswith((".html", ".fragment", ".css")):
            assert not re.search(r"<script|<iframe|<img|@import|url\(| on\w+=| src=", content), name


class Outline(HTMLParser):
    """The levels of the headings, and whether every element is closed in its turn."""

    def __init__(self, page):
        super().__init__()
        self.levels, self.open = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, _attributes):
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, _attributes):
        """Closed at once, as in a drawing."""

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_body_alone_is_the_page_without_its_title(whole):
    _, files = whole
    for name, body in files.items():
        if name.endswith(".fragment"):
            page = files[name.replace(".fragment", ".html")]
            assert body.strip() in page, name
            outline = Outline(body)
            assert not outline.open, name
            levels = [1, *outline.levels]
            assert 1 not in outline.levels, name
            assert all(after <= before + 1 for before, after in pairwise(levels)), name
            assert not re.search(r"<(?:html|head|body|main|nav|header|footer)\b", body), name


def test_a_title_tells_page_committee_and_institution(whole):
    _, files = whole
    titles = {n: re.search("<title>(.*)</title>", files[f"{n}.html"])[1] for n in PAGES}
    assert titles["index"] == "Comité local des usagers – Préfecture des Monts-d’Aubre"
    assert titles["donnees"] == (
        "Données ouvertes – Comité local des usagers – Préfecture des Monts-d’Aubre"
    )
    assert len(set(titles.values())) == len(PAGES)


# Who may read what -------------------------------------------------------------------------------


def test_the_internet_names_whom_it_may(example):
    page = told(site.files(example, "internet")["composition.html"].decode())
    assert "La secrétaire générale de la préfecture : Mme Apolline VERNOUX" in page  # an agent
    assert "Monts-d’Aubre : M. Firmin DELPUECH" in page  # with an agreement
    assert "Un représentant de l’Union départementale des associations familiales Un" in page
    assert "Passerelle (siège vacant)" in page


def test_the_intranet_names_all_but_whom_we_are_not_sure_of(example):
    page = told(site.files(example, "intranet")["composition.html"].decode())
    assert "associations familiales : M. " in page  # who gave no agreement
    assert "Le directeur du SGCD Le référent" in page  # attested too long ago


def test_only_the_intranet_gives_an_address_to_write_to(whole):
    name, files = whole
    for file, content in files.items():
        if file.endswith((".html", ".fragment", ".json", ".csv")):
            assert ("@" in content) <= (name == "intranet"), file
    assert ("mailto:" in files["index.html"]) == (name == "intranet")
    assert ("nous-ecrire" in files["index.html"]) == (name == "internet")


def test_minutes_that_are_not_validated_are_on_no_page(changed):
    files = changed({VALIDATED: None})
    assert not [name for name in files if name.startswith("compte-rendu")]
    assert "dont le compte-rendu n’est pas en ligne" in told(files["reunions.html"])
    assert "Aucun compte-rendu n’est encore en ligne." in told(files["index.html"])


def test_a_draft_adds_nothing_to_the_data(tmp_path):
    """The next meeting's draft answers a proposal: nobody may know before it is validated."""
    later = "items:\n  - item: propositions\n    proposals:\n      - id: navette-mairie\n"
    answer = "        answer: {verdict: retenue, reason: Ce n’est pas encore dit.}\n"
    published = {
        f"{LAST}/publications/{one}.yaml": None
        for one in ("01-participants", "02-internet", "03-intranet")
    }
    draft = published | {f"{NEXT}/minutes/minutes.yaml": later + answer}
    for audience in values.SITES:
        home = tmp_path / audience
        home.mkdir()
        files = texts(site.files(load(write(home, draft), date(2026, 4, 1)), audience))
        assert not [name for name, content in files.items() if "pas encore dit" in content]
        (one,) = json.loads(files["comite.json"])["proposals"]
        assert one["status"] == "hors compétence"


# The committee, whatever it is -------------------------------------------------------------------


def seats(colleges, each):
    """A sheet of so many colleges, and so many seats in each of them."""
    head, _, _ = text("procedure/2022-01-10.yaml").partition("composition:\n")
    composition = [
        {
            "college": f"college-{one}",
            "title": f"Représentants du collège n° {one}",
            "seats": [
                {"id": f"siege-{one}-{n}", "letter": "personal", "title": f"Le délégué n° {n}"}
                for n in range(each)
            ],
        }
        for one in range(colleges)
    ]
    return {"procedure/2022-01-10.yaml": f"{head}composition: {flow(composition)}\n"}


@pytest.mark.parametrize(
    ("replaced", "sentence"),
    [
        pytest.param(
            {}, "Le comité local des usagers (CLU) de la préfecture de la Haute-Brève compte "
            "6 sièges, répartis en 3 collèges.", id="masculine",
        ),
        pytest.param(
            {"committee.yaml": FEMININE}, "La commission locale des usagers (CLU) de la préfecture "
            "de la Haute-Brève compte 6 sièges, répartis en 3 collèges.", id="feminine",
        ),
        pytest.param(
            {"committee.yaml": text("committee.yaml").replace(
                "institution: la préfecture de la Haute-Brève",
                "institution: le haut-commissariat de la République en Haute-Brève",
            ).replace("comité local des usagers", "assemblée des usagers").replace(
                "gender: masculine", "gender: feminine"),
             "authorities.yaml": HIGH_COMMISSIONER},
            "L’assemblée des usagers (CLU) du haut-commissariat de la République en Haute-Brève "
            "compte 6 sièges, répartis en 3 collèges.", id="elided, high commissioner",
        ),
        pytest.param(seats(1, 1), "compte 1 siège. Voir la composition.", id="one seat"),
        pytest.param(seats(3, 30), "compte 90 sièges, répartis en 3 collèges.", id="90 seats"),
    ],
)  # fmt: skip
def test_the_home_page_counts_the_seats_in_french(tmp_path, replaced, sentence):
    data = write(tmp_path, replaced)
    if "procedure/2022-01-10.yaml" in replaced:  # its seats are not those of the other files
        shutil.rmtree(data / "meetings")
        shutil.rmtree(data / "roster")
        (data / "committee.yaml").write_text(WITHOUT_CHAIR, encoding="utf-8")
    files = texts(site.files(load(data, TODAY), "internet"))
    assert sentence in told(files["index.html"])


WITHOUT_CHAIR = text("committee.yaml").partition("settings:")[0]


def test_an_empty_register_has_pages_too(tmp_path):
    data = write(tmp_path, {"committee.yaml": WITHOUT_CHAIR})
    for name in ("meetings", "roster", "procedure"):
        shutil.rmtree(data / name)
    files = texts(site.files(load(data, TODAY), "internet"))
    home = told(files["index.html"])
    assert "La composition du comité local des usagers (CLU)" in home
    assert "n’est pas encore fixée." in home
    assert "Aucune réunion n’est fixée à ce jour." in home
    assert "Aucune réunion n’est encore inscrite." in told(files["reunions.html"])
    assert "Aucun résultat n’a encore été présenté." in told(files["resultats.html"])
    assert "aucune fiche de procédure n’est en vigueur" in told(files["composition.html"])
    content = json.loads(files["comite.json"])
    Draft202012Validator(json.loads(files["comite.schema.json"])).validate(content)
    assert not any(content[one.key] for one in TABLES)
    assert "calendrier.ics" not in files


def test_a_former_name_stays_on_the_minutes_of_its_time(whole):
    _, files = whole
    assert "commission des usagers" in told(files["compte-rendu-2023-03-14.html"])
    assert "commission" not in told(files["index.html"])


@pytest.mark.parametrize(
    ("sheet", "sentences"),
    [
        pytest.param(
            ELSEWHERE.replace("remote: https://visio.example/clu\n", ""),
            ("le mardi 10 mars 2026 à 9 h, en 2 lieux.", "salle Mirabeau", "1 rue du Pont"),
            id="two places",
        ),
        pytest.param(
            ELSEWHERE,
            ("en 2 lieux.", "Il sera possible d’y participer à distance."),
            id="two places and from afar",
        ),
        pytest.param(
            "time: 9h\nremote: https://visio.example/clu\nagenda: [{id: a, title: Tout}]\n",
            ("Elle se tiendra à distance le mardi 10 mars 2026",),
            id="from afar alone",
        ),
    ],
)
def test_the_next_meeting_says_where_one_meets(changed, sheet, sentences):
    home = told(changed({f"{NEXT}/meeting.yaml": sheet})["index.html"])
    for one in sentences:
        assert one in home
    assert "visio.example" not in home  # an address to join with is for those who are invited


GIVEN_UP = "on: 2026-02-10\nreason: neige\nby: Odile TRÉVISE\n"


@pytest.mark.parametrize(
    ("event", "line"),
    [
        pytest.param(
            {f"{NEXT}/postponed.yaml": f"to: 2026-04-14\n{GIVEN_UP}",
             "meetings/2026-04-14/meeting.yaml": text(f"{NEXT}/meeting.yaml")},
            "Réunion du mardi 10 mars 2026, reportée au mardi 14 avril 2026", id="postponed",
        ),
        pytest.param(
            {f"{NEXT}/cancelled.yaml": GIVEN_UP}, "Réunion du mardi 10 mars 2026, annulée",
            id="cancelled",
        ),
    ],
)  # fmt: skip
def test_a_meeting_that_was_given_up_says_so_and_is_no_next_one(changed, event, line):
    files = changed(event)
    assert line in told(files["reunions.html"])
    assert "mardi 10 mars 2026" not in told(files["index.html"])
    assert "neige" not in "".join(files.values())
    (one,) = (m for m in json.loads(files["comite.json"])["meetings"] if m["id"] == "2026-03-10")
    assert one["state"] in line.replace("reportée", "postponed").replace("annulée", "cancelled")


def test_years_and_meetings_begin_with_the_latest(whole):
    _, files = whole
    page = files["reunions.html"]
    years = [int(one) for one in re.findall(r"<h2[^>]*>(\d+)</h2>", page)]
    assert years == sorted(years, reverse=True)
    days = re.findall(r'<li>(?:<a[^>]*>)?[^<]*<time datetime="([\d-]+)"', page)
    assert days == sorted(days, reverse=True)
    assert len(days) == 7


ANSWERED = (
    ("    proposals: []\n", None),
    ("one, {verdict: retenue}", "Une proposition a été faite aux réunions ; elle a reçu une"),
    ("one", "elle n’a pas encore reçu de réponse. Voir ce qu’elle est devenue"),
    ("one; two", "2 propositions ont été faites aux réunions ; aucune n’a encore reçu de"),
    ("one, {verdict: retenue}; two", "; une seule a reçu une réponse. Voir ce que chacune"),
    ("one, {verdict: retenue}; two, {verdict: retenue}", "; toutes ont reçu une réponse."),
    (
        "one, {verdict: retenue}; two, {verdict: retenue}; three",
        "3 propositions ont été faites aux réunions ; 2 ont reçu une réponse.",
    ),
)


@pytest.mark.parametrize(("proposals", "sentence"), ANSWERED, ids=[one for one, _ in ANSWERED])
def test_proposals_and_answers_are_counted_in_french(changed, proposals, sentence):
    rows = [one.strip().partition(", ") for one in proposals.split(";")] if sentence else []
    lines = "".join(
        f"      - {{id: {id_}, author: maires, text: Ouvrir."
        f"{f', answer: {answer}' if answer else ''}}}\n"
        for id_, _, answer in rows
    )
    head, _, _ = text(MINUTES).partition("items:\n")
    items = f"items:\n  - item: propositions\n    proposals:\n{lines}" if rows else ""
    published = {
        f"{LAST}/publications/{one}.yaml": None
        for one in ("01-participants", "02-internet", "03-intranet")
    }
    home = told(changed(published | {MINUTES: head + items})["index.html"])
    assert (sentence in home) if sentence else ("Suites données aux propositions" not in home)


LINKS = """
  legal_notice: https://a.example/mentions
  accessibility: https://a.example/rgaa
  calendar: https://a.example/agenda
"""


def test_the_pages_lead_to_what_the_law_asks_for(changed):
    committee = text("committee.yaml").replace("\nsettings:", f"{LINKS}settings:")
    page = changed({"committee.yaml": committee})["index.html"]
    footer = page[page.index("<footer>") :]
    assert '<a href="https://a.example/mentions">Mentions légales</a>' in footer
    assert '<a href="https://a.example/rgaa">Accessibilité</a>' in footer
    assert '<a href="https://a.example/agenda">S’abonner au calendrier des réunions</a>' in page


# Open data ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def data(whole):
    _, files = whole
    return json.loads(files["comite.json"]), json.loads(files["comite.schema.json"]), files


def test_the_data_fit_their_schema(data):
    content, schema, _ = data
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(content)
    assert all(content[one.key] for one in TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.key)
def test_a_table_says_what_the_whole_says(data, table):
    content, _, files = data
    rows = [*csv.DictReader(io.StringIO(files[table.file]), delimiter=";")]
    assert [*rows[0]] == [one.key for one in table.fields]
    assert len(rows) == len(content[table.key])
    for row, known in zip(rows, content[table.key], strict=True):
        for key, value in known.items():
            assert row[key] == cell(value), (table.file, key)


def cell(value):
    """A value as a French spreadsheet reads it."""
    if isinstance(value, list):
        return " | ".join(value)
    return "" if value is None else re.sub(r"^(\d+)\.(\d+)$", r"\1,\2", str(value))


def test_large_numbers_are_whole(changed):
    results = (
        "indicators:\n"
        "  - {id: a, title: Usagers, period: 2025, value: 1234567, target: '1234567,5'}\n"
    )
    files = changed({f"{LAST}/results.yaml": results})
    (one,) = json.loads(files["comite.json"])["results"]
    assert (one["value"], one["target"]) == (1234567, 1234567.5)
    assert "1234567;1234567,5" in files["resultats.csv"]


def test_both_sites_give_the_same_data(example):
    sites = [site.files(example, one) for one in values.SITES]
    for name in open_data.TITLES:
        assert len({files[name] for files in sites}) == 1


def test_nobody_is_named_in_the_data(example, data):
    _, _, files = data
    rosters = "".join(path.read_text(encoding="utf-8") for path in EXAMPLE.glob("roster/*.yaml"))
    everybody = {one.strip() for one in re.findall(r"last_name: ([^,}\n]+)", rosters)}
    assert len(everybody) > 10
    for name in open_data.TITLES:
        for last_name in everybody:
            assert not re.search(rf"\b{re.escape(last_name)}\b", files[name]), (name, last_name)
    assert open_data.names(example, site.files(example, "internet")) == ()


NAMED = "Mme Claire PONS"
AGREED = "agreements: [{name: Claire PONS, given: 2025-01-02, evidence: signé}]\n"


def test_a_text_that_names_somebody_who_agreed_is_on_the_page_and_not_in_the_data(changed):
    minutes = text(MINUTES).replace(
        "text: Mettre en place une navette", f"text: {NAMED} demande une navette"
    )
    published = {
        f"{LAST}/publications/{one}.yaml": None
        for one in ("01-participants", "02-internet", "03-intranet")
    }
    files = changed(published | {MINUTES: minutes, "agreements.yaml": AGREED})
    assert NAMED in files["suivi.html"].replace("\xa0", " ")
    assert not [name for name in open_data.TITLES if "PONS" in files[name]]
    (one,) = json.loads(files["comite.json"])["proposals"]
    assert one["text"] is None
    assert one["author"] == "l’Association des maires"


def test_links_to_files_say_their_form_and_weight(whole):
    _, files = whole
    found = re.findall(r'<a href="([^"]+\.(?:csv|json|ics))">([^<]+)</a>', files["donnees.html"])
    assert {name for name, _ in found} == set(open_data.TITLES)
    for name, words in found:
        form, weight = re.search(r"\((\w+), ([\d,]+)\xa0Ko\)$", words).groups()
        assert form == name.rpartition(".")[2].upper()
        size = len(files[name].encode("utf-8-sig" if name.endswith("csv") else "utf-8"))
        assert float(weight.replace(",", ".")) == pytest.approx(size / 1000, abs=0.06)


# The command -------------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_into_a_folder_of_the_site(here, capsys):
    write(here, {})
    assert run(["site", "--for", "internet", "--on", f"{TODAY}"]) == 0
    said = capsys.readouterr()
    assert "build/site-internet/index.html" in said.out
    assert (here / "build/site-internet/index.html").exists()
    assert "legal_notice" in said.err  # the slot is empty, and we say so


def test_a_page_changed_by_hand_is_not_lost(here, capsys):
    write(here, {})
    assert run(["site", "--for", "internet", "--on", f"{TODAY}"]) == 0
    page = here / "build/site-internet/index.html"
    page.write_text("<p>La nôtre</p>", encoding="utf-8")
    assert run(["site", "--for", "internet", "--on", f"{TODAY}"]) == 1
    assert page.read_text(encoding="utf-8") == "<p>La nôtre</p>"
    assert run(["site", "--for", "internet", "--on", f"{TODAY}", "--force"]) == 0
    assert "La nôtre" not in page.read_text(encoding="utf-8")
    capsys.readouterr()


@pytest.mark.parametrize("name", ["site-home.md.j2", "site.html.j2", "_site.css.j2"])
def test_a_committee_may_have_a_template_of_its_own(here, capsys, name):
    write(here, {})
    own = here / "templates" / name
    own.parent.mkdir()
    own.write_text("{# Le nôtre. #}\n# Chez nous\n", encoding="utf-8")
    assert run(["site", "--for", "intranet", "--on", f"{TODAY}"]) == 0
    capsys.readouterr()
    written = "style.css" if "css" in name else "index.html"
    content = (here / "build/site-intranet" / written).read_text(encoding="utf-8")
    assert "Chez nous" in content


LEAKS = {
    "in free text": {MINUTES: text(MINUTES).replace("une navette", "avec le 06 12 34 56 78 une")},
    "in a title": {f"{NEXT}/meeting.yaml": text(f"{NEXT}/meeting.yaml").replace(
        'title: "', 'title: "Avec Mme PONS, ', 1)},
}  # fmt: skip


@pytest.mark.parametrize("case", LEAKS)
def test_what_may_not_go_online_stops_everything_with_its_place(here, capsys, case):
    ((name, _),) = LEAKS[case].items()
    write(here, LEAKS[case])
    assert run(["site", "--for", "internet", "--on", f"{TODAY}"]) == 1
    said = capsys.readouterr().err
    assert re.search(rf"{re.escape(name)}:\d+", said)
    assert not (here / "build").exists()


def test_a_name_in_a_title_may_be_on_the_intranet_and_never_in_the_data(here, capsys):
    write(here, LEAKS["in a title"])
    assert run(["site", "--for", "intranet", "--on", f"{TODAY}"]) == 1
    assert "dans les données ouvertes" in capsys.readouterr().err


def test_the_words_are_typeset(whole):
    _, files = whole
    for name, page in files.items():
        if name.endswith(".fragment"):
            shown = re.sub(r"<[^>]+>", "", page)
            assert french.typeset(shown) == shown, name
            assert "'" not in shown, name


def test_other_committees_have_a_site(tmp_path):
    for one in (REGULAR, Committee("feminine", {"committee.yaml": FEMININE})):
        folder = tmp_path / one.id
        folder.mkdir()
        files = site.files(load(one.data(folder), TODAY), "internet")
        assert "index.html" in files
