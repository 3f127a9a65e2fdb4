"""What is printed for the day: who may come to the door, plates to fold, the chair's page."""
# ruff: noqa: E501 - a case is a line of its table

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clu.cli.app import run
from clu.dossier import chair, entrance, papers, plates, printing
from clu.dossier.company import IN_ROOM, chair_first, company
from clu.dossier.entrance import Caller
from clu.dossier.timetable import length, timetable
from clu.store import load
from committees import ELSEWHERE, FEMININE, HIGH_COMMISSIONER, text, wide
from examples import write
from test_attendance import announced, designated, replied

EVE = date(2026, 3, 9)
DAY = "2026-03-10"
MEETING = f"meetings/{DAY}"
SHEET = f"{MEETING}/meeting.yaml"
LATE_WOMAN = "{civility: Mme, first_name: Léa, last_name: d’ORNANO, function: juriste}"
LENGTHS = {SHEET: text(SHEET).replace("    topics: [", "    minutes: 35\n    topics: [").replace(
    "mobilité réduite\n", "mobilité réduite\n    minutes: 20\n"
)}  # fmt: skip
FOLLOWED = {
    SHEET: text(SHEET).replace(
        "    topics: [resultats]\n", "    topics: [resultats]\n    follow_up: [navette-mairie]\n"
    )
}


@pytest.fixture
def made(tmp_path):
    """The register and the meeting, once some files are changed."""

    def make(files=None, on=EVE):
        register = load(write(tmp_path, files or {}), on)
        return register, register.meeting(DAY)

    return make


@pytest.fixture
def written(made):
    """The texts of the pieces, by name."""

    def write_all(files=None, per_sheet=1):
        register, meeting = made(files)
        dossier = printing.gather(register, meeting, per_sheet)
        found = printing.files(register, meeting, dossier)
        return {name: one.decode("utf-8-sig") for name, one in found.items()}

    return write_all


# Who comes -------------------------------------------------------------------------------------

PRESENCES = {
    "nothing heard": ({}, "maires", "silent"),
    "announced": (replied("maires", "présent"), "maires", "announced"),
    "at a distance": (replied("maires", "à distance"), "maires", "remote"),
    "excused": (replied("maires", "excusé"), "maires", "away"),
    "a substitute": ({}, "udaf", "announced"),
    "a substitute too late": (announced("maires", received="2026-03-09"), "maires", "late"),
    "vacant": (designated("seat: maires, vacant: oui"), "maires", "vacant"),
    "a guest": ({}, "association-roulement", "silent"),
    "a guest who comes": (replied("association-roulement", "présent"), "association-roulement", "announced"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "id_", "presence"), PRESENCES.values(), ids=PRESENCES)
def test_presence_is_what_replies_and_announcements_say(made, files, id_, presence):
    found = {one.id: one for one in company(*made(files))}
    assert found[id_].presence == presence


@pytest.mark.parametrize(("files", "id_", "presence"), PRESENCES.values(), ids=PRESENCES)
def test_plates_and_the_entrance_know_those_who_may_come_to_the_room(made, files, id_, presence):
    comers = company(*made(files))
    door = entrance.entrance(comers)
    in_room = [one for one in comers if one.presence in IN_ROOM]
    assert len(plates.plates(comers)) == len(in_room) == len(door.named) + len(door.unnamed)
    assert (presence in IN_ROOM) == (id_ in {one.id for one in in_room})


def test_the_plates_begin_with_the_chair(made):
    files = {SHEET: text(SHEET).replace("ends:", "chair: maires\nends:")}
    register, meeting = made(files)
    comers = company(register, meeting)
    assert comers[0].id == "secretaire-generale"
    assert [one.id for one in chair_first(register, meeting, comers)][:2] == [
        "maires",
        "secretaire-generale",
    ]


# The entrance ----------------------------------------------------------------------------------


def names(files, made):
    return [one.last_name for one in entrance.entrance(company(*made(files))).named]


def test_at_the_door_one_looks_up_a_family_name(made):
    assert names({}, made) == [
        "AUBRY", "CASTELNAU", "ESTÈVE", "HADDAD", "de LA TOUR", "LORMEL", "TRÉVISE",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (["ZOLA", "de LA TOUR", "KLEIN"], ["KLEIN", "de LA TOUR", "ZOLA"]),
        (["DUPONT", "d’AUBIGNY", "BERT"], ["d’AUBIGNY", "BERT", "DUPONT"]),
        (["EVRARD", "DE SOUSA", "SAND"], ["DE SOUSA", "EVRARD", "SAND"]),
        (["Étienne", "EVRARD", "ÉMERY"], ["ÉMERY", "Étienne", "EVRARD"]),
    ],
    ids=["a particle", "an elided one", "a particle that is part of the name", "accents"],
)
def test_particles_and_accents_do_not_count(names, order):
    callers = [Caller(name, None, None, "x", None) for name in names]
    assert [one.last_name for one in sorted(callers, key=entrance._key)] == order


def test_a_late_substitute_is_on_the_list_and_told_to_the_secretariat(made):
    files = announced("maires", LATE_WOMAN, "2026-03-09")
    door = entrance.entrance(company(*made(files)))
    late = next(one for one in door.named if one.last_name == "d’ORNANO")
    assert (late.first_name, late.note) == ("Léa", "prévenir le secrétariat")
    assert "de LA TOUR" not in {one.last_name for one in door.named}


def test_nobody_unknown_gets_a_name(made):
    files = {"roster/2025-01-06.yaml": None, f"{MEETING}/substitutions/udaf.yaml": None}
    door = entrance.entrance(company(*made(files)))
    assert [one.quality for one in door.unnamed][:2] == [
        "Secrétaire général de la préfecture de la Haute-Brève",
        "Directeur de la citoyenneté",
    ]


def test_the_list_holds_no_private_data(written):
    files = {
        "private/contacts.yaml": "maires: {email: armand@chez-lui.example, phone: 06 12 34 56 78}\n"
    }
    found = written(files | replied("defenseur-des-droits", "excusé"))
    for name in ("entrance.md", "entrance.html", "dossier.html", "name-plates.html"):
        assert "chez-lui" not in found[name]
        assert "06 12 34" not in found[name]
        assert "roulement.example" not in found[name]
    assert "HADDAD" not in found["entrance.md"]  # nor who is away


# Name plates -----------------------------------------------------------------------------------

PLATES = {
    "a holder": ({}, "referente-qualite", ("Mme\u00a0Odile TRÉVISE", ("Référente qualité",))),
    "of a body": (replied("maires", "présent"), "maires", ("M.\u00a0Armand de LA TOUR", ("Association des maires", "Maire de Pré-l'Abbé"))),
    "a substitute of a body": ({}, "udaf", ("M.\u00a0Simon AUBRY", ("Union départementale des associations familiales", "Directeur"))),
    "a substitute of an office": (announced("citoyennete"), "citoyennete", ("M.\u00a0Simon AUBRY", ("Directeur", "en suppléance du directeur de la citoyenneté"))),
    "not known": ({"roster/2025-01-06.yaml": None}, "citoyennete", ("Directeur de la citoyenneté", ())),
    "a body not known": ({"roster/2025-01-06.yaml": None}, "maires", ("Association des maires", ())),
    "substitute without a name": (replied("citoyennete", "suppléé"), "citoyennete", ("Directeur de la citoyenneté", ())),
    "too late": (announced("maires", received="2026-03-09"), "maires", ("Association des maires", ())),
    "a guest": ({}, "association-roulement", ("M.\u00a0Paul ESTÈVE", ("Président de l’association Roulement",))),
}  # fmt: skip


@pytest.mark.parametrize(("files", "id_", "words"), PLATES.values(), ids=PLATES)
def test_a_plate_has_name_and_quality(made, files, id_, words):
    found = {one.id: plates.plate(one) for one in company(*made(files))}
    assert (found[id_].heading, found[id_].lines) == words


@given(st.lists(st.integers(1, 400), min_size=2, max_size=2))
def test_longer_words_are_never_larger(lengths):
    order = ("xl", "l", "m", "s", "xs")
    short, long = (order.index(plates._size(one, plates.LARGEST)) for one in sorted(lengths))
    assert short <= long


@pytest.mark.parametrize(("per_sheet", "sheets"), [(1, 7), (2, 4)])
def test_both_faces_are_there_and_read_once(written, per_sheet, sheets):
    found = written(per_sheet=per_sheet)
    page = found["name-plates.html"]
    assert page.count('class="plate"') == 7
    assert page.count('<div class="face back" aria-hidden="true">') == 7
    assert page.count('class="face front"') == 7
    assert f'class="plates {"one" if per_sheet == 1 else "two"}"' in page
    assert re.search(rf"7, sur {sheets} feuilles", found["index.md"])


# The chair's page ------------------------------------------------------------------------------


def agenda(meeting):
    """The hours of the items, and how they fit."""
    found = timetable(meeting, {})
    return [(one.begins, one.length) for one in found.slots], found.fit


def test_the_agenda_is_timed_from_the_beginning(made):
    assert agenda(made(LENGTHS)[1]) == (
        [
            ("14\u00a0h\u00a030", "35\u00a0minutes"),
            ("15\u00a0h\u00a005", "35\u00a0minutes"),
            ("15\u00a0h\u00a040", "35\u00a0minutes"),
            ("16\u00a0h\u00a015", "20\u00a0minutes"),
        ],
        "Les points durent 2\u00a0h\u00a005\u202f; fin prévue à 16\u00a0h\u00a030\u00a0: dépassement de 5\u00a0minutes",
    )


def test_no_hour_is_made_up_behind_an_item_without_length(made):
    files = {
        SHEET: LENGTHS[SHEET].replace(
            "    minutes: 35\n    topics: [reclamations]", "    topics: [reclamations]"
        )
    }
    slots, fit = agenda(made(files)[1])
    assert [begins for begins, _ in slots] == ["14\u00a0h\u00a030", "15\u00a0h\u00a005", None, None]
    assert fit == "Durée non fixée au point 2"


FITS = {
    "a margin": ("ends: 17h", "25\u00a0minutes de marge"),
    "none": ("ends: 16h35", "aucune marge"),
    "no end": ("remote: visio", "fin calculée à 16\u00a0h\u00a035"),
}


@pytest.mark.parametrize(("end", "words"), FITS.values(), ids=FITS)
def test_how_the_items_fit(made, end, words):
    files = {SHEET: LENGTHS[SHEET].replace("ends: 16h30", end)}
    assert agenda(made(files)[1])[1].endswith(words)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1\u00a0minute"), (20, "20\u00a0minutes"), (60, "1\u00a0h"), (65, "1\u00a0h\u00a005")],
)
def test_lengths(minutes, words):
    assert length(minutes) == words


def page(register, meeting):
    return chair.page(register, meeting, company(register, meeting), (None, None))


def test_a_presenter_who_is_away_is_told(made):
    found = page(*made(replied("referente-qualite", "excusé")))
    assert found.timetable.slots[0].presenter == "Mme\u00a0Odile TRÉVISE"
    assert found.timetable.slots[0].warning == "excusée"


NEW = {
    "a successor": (
        designated("seat: maires, from: 2026-01-05, holder: {civility: Mme, first_name: Ida, last_name: ROSTAND}"),
        {"Mme\u00a0Ida ROSTAND": "succède à M.\u00a0Armand de LA TOUR, depuis le 5\u00a0janvier 2026"},
    ),
    "a renewal": (designated("seat: maires, from: 2026-01-05, holder: {civility: M., first_name: Armand, last_name: de LA TOUR}"), {}),
    "confirmed": (designated("seat: maires, attested: oui, holder: {civility: M., first_name: Armand, last_name: de LA TOUR}"), {}),
    "a name that was not known": ({"roster/2025-01-06.yaml": None} | designated("seat: maires, attested: oui, holder: {civility: Mme, last_name: ROSTAND}"), {}),
    "after a vacancy": (
        {"roster/2025-11-01.yaml": "designations:\n  - {seat: maires, vacant: oui}\n"} | designated("seat: maires, from: 2026-01-05, holder: {civility: Mme, last_name: ROSTAND}"),
        {"Mme\u00a0ROSTAND": "en fonctions depuis le 5\u00a0janvier 2026"},
    ),
    "nobody": ({}, {}),
}  # fmt: skip


@pytest.mark.parametrize(("files", "people"), NEW.values(), ids=NEW)
def test_who_is_new_is_what_the_roster_says(made, files, people):
    found = page(*made(files))
    assert found.last == "mardi 18\u00a0novembre 2025"
    assert {one.name: one.words for one in found.newcomers} == people


def test_a_seat_of_a_new_version_is_new(made):
    former = re.sub(
        r"(?s)      - id: maires.*?(?=  - college: usagers)", "", text("procedure/2022-01-10.yaml")
    )
    files = {
        "procedure/2022-01-10.yaml": former,
        "procedure/2026-01-01.yaml": text("procedure/2022-01-10.yaml"),
    }
    found = page(*made(files))
    assert {one.name: one.words for one in found.newcomers} == {
        "M.\u00a0Armand de LA TOUR": "siège nouveau"
    }


def test_open_proposals_have_their_state_and_their_item(made):
    found = page(*made(FOLLOWED))
    (one,) = [one for one in found.open if one.item]
    assert (one.item, one.kind, bool(one.state)) == (1, "proposition", True)


def test_what_the_meeting_itself_raised_is_not_earlier(made):
    register, _ = made()
    former = register.meeting("2025-11-18")
    assert page(register, former).open == ()


# Papers ----------------------------------------------------------------------------------------


def listed(made, line):
    """The only paper of the first item, once its line is replaced."""
    known = "- {file: resultats-2025.pdf, title: Tableau des résultats 2025}"
    register, meeting = made({SHEET: text(SHEET).replace(known, line)})
    (one,) = papers.papers(register, meeting, company(register, meeting)).listed
    return one.file, one.missing


PAPERS = {
    "there": ("- {file: resultats-2025.pdf, title: Tableau}", ("resultats-2025.pdf", None)),
    "missing": ("- {file: x.pdf, title: Tableau}", (None, "à recevoir")),
    "owed": ("- {file: x.pdf, title: Tableau, owner: referente-qualite, due: 2026-03-01}", (None, "à recevoir de Mme\u00a0Odile TRÉVISE pour le 1er\u00a0mars 2026")),
    "owed by an office": ("- {title: Tableau, owner: maires, on_table: oui}", (None, "à recevoir de M.\u00a0Armand de LA TOUR")),
    "on the table": ("- {title: Tableau, on_table: oui}", (None, None)),
}  # fmt: skip


@pytest.mark.parametrize(("line", "told"), PAPERS.values(), ids=PAPERS)
def test_papers_tell_what_is_awaited(made, line, told):
    assert listed(made, line) == told


# The files -------------------------------------------------------------------------------------

RICH = {
    **LENGTHS,
    **replied("secretaire-generale", "à distance"),
    **replied("defenseur-des-droits", "excusé"),
    **announced("maires", LATE_WOMAN, "2026-03-09"),
    "roster/2026-01-05.yaml": "designations:\n  - {seat: referente-qualite, from: 2026-01-05, holder: {civility: M., first_name: Hugo, last_name: de LA TOUR}}\n",
}


@pytest.mark.parametrize(
    "name", ["index.md", "chair.md", "entrance.md", "papers.md", "name-plates.md", "dossier.html"]
)
def test_the_texts_are_as_they_were(written, golden, name):
    found = written(RICH)[name]
    golden(f"dossier/{name}", re.sub(r"(?s)<style>.*?</style>", "<style>…</style>", found))


def test_there_is_a_sheet_to_sign_for_each_place(written):
    two = {
        SHEET: text(SHEET).replace(
            "salle Mirabeau}\n", "salle Mirabeau}\n  - {name: Sous-préfecture}\n"
        )
    }
    found = written(two)
    assert found["dossier.html"].count('class="sheet piece attendance') == 2
    assert found["dossier.md"].count("# Feuille d’émargement") == 2
    assert "une par lieu" in found["index.md"]


def test_one_page_has_every_piece_and_one_heading(written):
    found = written()
    whole = found["dossier.html"]
    assert whole.count("<h1") == 1
    for title in (
        "Fiche de la présidence",
        "Feuille d’émargement",
        "Liste pour l’entrée",
        "Pièces",
        "Chevalets",
    ):
        assert re.search(rf"<h2[^>]*>{title}", whole), title
    for name in ("chair", "attendance", "entrance", "papers", "name-plates"):
        assert f'href="{name}.html"' in found["index.html"]
        assert found[f"{name}.html"].count("<h1") == 1
        assert f"{name}.md" in found


COMMITTEES = {
    "a commission": {"committee.yaml": FEMININE},
    "a high commissioner": {"authorities.yaml": HIGH_COMMISSIONER},
    "every form and gender": wide(),
    "nobody known": {"roster/2025-01-06.yaml": None, f"{MEETING}/substitutions/udaf.yaml": None},
    "two places, nothing planned": {SHEET: ELSEWHERE},
    "an empty agenda": {SHEET: "time: 9h\nplaces: [{name: Mairie}]\n"},
}


@pytest.mark.parametrize("files", COMMITTEES.values(), ids=COMMITTEES)
def test_any_committee_has_its_dossier(written, files):
    found = written(files)
    for name, content in found.items():
        if name.endswith(".md"):
            assert "None" not in content
            assert "comité" not in content or "committee.yaml" not in files


def test_a_committee_may_have_its_own_templates(written):
    found = written(
        {"../templates/entrance.md.j2": "{# À nous. #}\n# Accueil\n\n{{ page.named|length }}\n"}
    )
    assert found["entrance.md"] == "# Accueil\n\n7\n"


# The command -----------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path, monkeypatch):
    write(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_a_folder_and_says_what_lies_there(home, capsys):
    assert run(["dossier", DAY, "--on", "2026-03-09"]) == 0
    out, err = capsys.readouterr()
    folder = home / "build" / DAY / "dossier"
    assert {one.name for one in folder.glob("*.html")} == {
        "index.html", "dossier.html", "chair.html", "attendance.html", "entrance.html", "papers.html", "name-plates.html",
    }  # fmt: skip
    assert "7\u00a0chevalets sur 7\u00a0feuilles A4" in out
    assert "Sans durée" in err
    assert max(map(len, (out + err).splitlines())) <= 80


def test_two_plates_to_a_sheet(home, capsys):
    assert run(["dossier", DAY, "--plates", "2"]) == 0
    assert "sur 4\u00a0feuilles A4" in capsys.readouterr().out
    assert run(["dossier", DAY, "--plates", "3"]) == 2


def test_what_was_changed_by_hand_is_kept(home):
    assert run(["dossier", DAY]) == 0
    path = home / "build" / DAY / "dossier" / "chair.html"
    path.write_text("à moi", encoding="utf-8")
    assert run(["dossier", DAY]) == 1
    assert path.read_text(encoding="utf-8") == "à moi"
    assert run(["dossier", DAY, "--force"]) == 0


def test_the_register_of_another_day_has_other_rows(made):
    register, meeting = made(FOLLOWED)
    assert page(replace(register, on=date(2026, 2, 1)), meeting).open
