"""The minutes as each audience reads them: one text, what each may see of it, and the page."""
# ruff: noqa: E501 - a case is a line of its table

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from clu.audience import AUDIENCES
from clu.cli.app import run
from clu.minutes import printing
from clu.store import load
from committees import FEMININE, wide
from examples import write
from minuted import DRAFT, FINAL, HERE, MEETING, MINUTES, ON, SHEET, SUBMITTED

NBSP, NNBSP = "\u00a0", "\u202f"
FORMER = "meetings/2025-11-18"


def said(text):
    """A text with plain spaces, as one would type it."""
    return text.replace(NBSP, " ").replace(NNBSP, " ")


RENDERED = {}
"""The texts made so far: most tests look at one and the same."""


@pytest.fixture
def markdown(tmp_path):
    """The minutes of a register in Markdown, with plain spaces."""

    def render(files=FINAL, audience="participants", on=ON, meeting=MEETING):
        key = (frozenset(files.items()), audience, on, meeting)
        if key not in RENDERED:
            found = load(write(tmp_path / str(len(RENDERED)), files), on)
            RENDERED[key] = said(printing.markdown(found, found.meeting(meeting), audience))
        return RENDERED[key]

    return render


@pytest.fixture
def page(tmp_path):
    """The page of a register's minutes."""

    def render(files=FINAL, audience="participants"):
        found = load(write(tmp_path, files), ON)
        written = printing.files(found, found.meeting(MEETING), audience)
        return written[f"minutes-{audience}.html"].decode()

    return render


def changed(*pairs, text=MINUTES, name=f"{HERE}/minutes/minutes.yaml", files=FINAL):
    """The register with words of a file replaced."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return {**files, name: text}


def section(text, heading):
    """What stands under a heading, up to the next one of the same level."""
    level = heading.partition(" ")[0]
    found = text.partition(f"\n{heading}\n")[2]
    return re.split(rf"\n#{{1,{len(level)}}} ", found)[0]


# The whole document --------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_whole_text(tmp_path, golden, audience):
    found = load(write(tmp_path, FINAL), ON)
    files = printing.files(found, found.meeting(MEETING), audience)
    golden(f"minutes/{audience}.md", files[f"minutes-{audience}.md"].decode())


def test_the_whole_text_of_a_draft(tmp_path, golden):
    found = load(write(tmp_path, SUBMITTED), ON)
    text = printing.markdown(found, found.meeting(MEETING), "participants")
    golden("minutes/draft.md", text)


def test_the_whole_text_as_a_page_has_it(tmp_path, golden):
    found = load(write(tmp_path, FINAL), ON)
    golden("minutes/internet.html", f"{printing.body(found, found.meeting(MEETING), 'internet')}")


def test_the_same_bytes_again(tmp_path):
    folder = write(tmp_path, FINAL)
    first, second = (
        printing.files(one, one.meeting(MEETING), "internet")
        for one in (load(folder, ON), load(folder, date(2026, 12, 1)))
    )
    assert first == second


ORDER = (
    "Réunion", "Participants", "Ordre du jour", "Suites données aux réunions précédentes",
    "Examen de l’ordre du jour", "Résultats présentés", "Actions à mener",
    "Observations reçues sur le projet", "Prochaine réunion", "Établissement du compte-rendu",
)  # fmt: skip


def test_the_order_is_that_of_real_minutes(markdown):
    assert tuple(re.findall(r"(?m)^## (.*)$", markdown())) == ORDER


# Audiences -----------------------------------------------------------------------------------------

AGENTS = changed(
    ("internet: {names: personne", "internet: {names: agents"),
    ("intranet: {names: tous", "intranet: {names: personne"),
    text=FINAL["committee.yaml"],
    name="committee.yaml",
)
AGREED = FINAL | {
    "agreements.yaml": (
        "agreements:\n"
        "  - {name: Claire PONS, given: 2026-01-05, evidence: formulaire}\n"
        "  - {name: Simon AUBRY, given: 2026-01-05, revoked: 2026-04-01}\n"
    )
}
ALL = {"participants", "intranet", "internet"}
INSIDE = ALL - {"internet"}
SEEN = {
    "an agent": (FINAL, "CASTELNAU", INSIDE),
    "an agent where the names of agents are shown": (AGENTS, "CASTELNAU", ALL - {"intranet"}),
    "a private person where the names of agents are shown": (AGENTS, "HADDAD", {"participants"}),
    "a private person": (FINAL, "HADDAD", INSIDE),
    "a private person who agreed": (AGREED, "Claire PONS", ALL),
    "one whose agreement was revoked": (AGREED, "AUBRY", INSIDE),
    "a guest": (FINAL, "ESTÈVE", INSIDE),
    "a representative": (FINAL, "ROUVIER", INSIDE),
    "a representative where the names of agents are shown": (AGENTS, "ROUVIER", ALL - {"intranet"}),
    "somebody who came along": (FINAL, "BELKACEM", INSIDE),
    "somebody of no seat": (AGENTS, "FONTAINE", {"participants"}),
    "the drafter": (FINAL, "Odile TRÉVISE, référente qualité", INSIDE),
    "the drafter's function": (FINAL, "**Rédaction** : référente qualité", {"internet"}),
    "the reviewer where the names of agents are shown": (AGENTS, "Relecture** : Baptiste LORMEL", ALL - {"intranet"}),
    "who validated": (FINAL, "** par Irène CASTELNAU, secrétaire générale.", INSIDE),
    "the function of who validated": (FINAL, "** par la secrétaire générale.", {"internet"}),
    "who speaks in the prose": (FINAL, "Mme Odile TRÉVISE (référente qualité) présente", INSIDE),
    "the office that speaks in the prose": (FINAL, "La référente qualité présente", {"internet"}),
    "a substitute who speaks": (FINAL, "M. Simon AUBRY (pour l’Union départementale", INSIDE),
    "the mailbox and the phone": (FINAL, "clu@haute-breve.example, 01 99 00 00 00", INSIDE),
    "the page of contact": (FINAL, "(https://haute-breve.example/contact)", {"internet"}),
    "the address of the remote meeting": (FINAL, "visio", set()),
    "the address of the place": (FINAL, "Tilleuls", set()),
    "the remarks": (FINAL, "vacances de Noël", {"participants"}),
    "the title": (FINAL, "# Compte-rendu de la réunion du comité local des usagers (CLU) du mardi 10 mars 2026", ALL),
    "the body of an opinion": (FINAL, "**L’Union départementale des associations familiales** : Le délai", ALL),
}  # fmt: skip


@pytest.mark.parametrize(("files", "words", "readers"), SEEN.values(), ids=SEEN)
def test_what_each_audience_sees(markdown, files, words, readers):
    assert {one for one in AUDIENCES if words in markdown(files, one)} == readers


def test_one_who_speaks_for_a_seat_is_never_taken_for_its_holder(markdown):
    prose = section(markdown(), "### 4. Accès du hall aux personnes à mobilité réduite")
    assert "AUBRY" in prose
    assert "PONS" not in prose


SIGNED = {
    "a name alone, known to the register": ("Odile TRÉVISE", "Odile TRÉVISE, référente qualité", "référente qualité"),
    "a name nobody knows": ("Jean DURAND", "Jean DURAND", None),
    "a name nobody knows, with a function": ("Jean DURAND, stagiaire", "Jean DURAND, stagiaire", "stagiaire"),
    "two names": ("Jean DURAND, Luc PETIT", "Jean DURAND, Luc PETIT", None),
    "a function alone": ("la mission qualité", "la mission qualité", "la mission qualité"),
    "the authority": ("Solange VERMEIL", "Solange VERMEIL, préfète de la Haute-Brève", "préfète de la Haute-Brève"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "inside", "outside"), SIGNED.values(), ids=SIGNED)
@pytest.mark.parametrize("audience", ["participants", "internet"])
def test_who_wrote_it(markdown, audience, line, inside, outside):
    files = changed(("drafted_by: Odile TRÉVISE, référente qualité", f"drafted_by: {line}"))
    found = re.search(r"\*\*Rédaction\*\* : (.*)", markdown(files, audience))
    assert (found and found[1]) == (inside if audience == "participants" else outside)


# Stages --------------------------------------------------------------------------------------------

STAGES = {
    "a draft": (DRAFT, "Projet de compte-rendu de la réunion", "n’est pas encore validé", "draft"),
    "submitted": (
        SUBMITTED, "Projet de compte-rendu de la réunion",
        "soumis à observations jusqu’au mercredi 1er avril 2026", "draft",
    ),
    "validated": (FINAL, "Compte-rendu de la réunion", "validé le mardi 7 avril 2026", "final"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "title", "banner", "kind"), STAGES.values(), ids=STAGES)
def test_draft_and_final_are_told_apart(page, files, title, banner, kind):
    html = said(page(files))
    assert re.search(rf"<title>{title} .* – Préfecture de la Haute-Brève</title>", html)
    assert re.search(rf"<h1 [^>]*>{title} ", html)
    top = re.sub(r"<[^>]*>", "", html.partition("</h1>")[2].partition("<h2")[0])
    assert banner in top
    assert f'class="sheet account {kind}"' in html


def test_observations_are_asked_for_only_while_they_are(markdown):
    assert "soumis à observations jusqu’au" not in markdown().partition("## Réunion")[0]


# People --------------------------------------------------------------------------------------------


def test_states_stand_in_their_order_and_colleges_in_the_sheet_s(markdown):
    people = section(markdown(), "## Participants")
    assert re.findall(r"(?m)^### (.*)$", people) == [
        "Présents (3)", "Suppléés (1)", "Représentés (1)", "À distance (1)", "Invités (2)",
        "Autres participants (2)",
    ]  # fmt: skip
    assert re.findall(r"(?m)^- (.*)$", people.partition("### Suppléés")[0]) == [
        "Représentants des services de la préfecture",
        "Représentants des collectivités territoriales",
    ]


WRITTEN = {
    "how many": "6 sièges au comité local des usagers : 3 présents, 1 suppléé, 1 représenté, 1 à distance.",
    "late and early": "représentant de l’Association des maires (arrivée à 15 h, départ à 16 h 10)",
    "for some items": "déléguée du Défenseur des droits (présence pour les points 1 et 2 seulement)",
    "for one item": "(présence pour le point 4 seulement)",
    "a substitute": "Mme Claire PONS, administratrice, représentante de l’Union départementale des associations familiales, suppléée par M. Simon AUBRY, directeur",
    "a representative": "M. Baptiste LORMEL, directeur de la citoyenneté, représenté par Mme Hélène ROUVIER, adjointe au directeur",
    "an apology of a guest": "Mme Jeanne ORSINI, architecte des bâtiments de l’État (excusée)",
    "a companion": "M. Karim BELKACEM, chargé de mission, accompagnant le directeur de la citoyenneté",
    "a body without seat": "Mme Lise FONTAINE, trésorière, Association des parents d’élèves (à distance)",
    "the hours": "mardi 10 mars 2026, de 14 h 35 à 16 h 40",
    "the chair": "**Présidence** : Mme Irène CASTELNAU, secrétaire générale de la préfecture de la Haute-Brève",
    "the secretary": "**Secrétariat de séance** : Mme Odile TRÉVISE, référente qualité",
}  # fmt: skip


@pytest.mark.parametrize("words", WRITTEN.values(), ids=WRITTEN)
def test_people_are_written_with_their_quality(markdown, words):
    assert words in markdown()


HIDDEN = {
    "a substitute": "Un représentant de l’Union départementale des associations familiales, administratrice, suppléé par le directeur",
    "a representative": "Le directeur de la citoyenneté, représenté par l’adjointe au directeur",
    "a companion": "- Chargé de mission, accompagnant le directeur de la citoyenneté",
    "no gender of a private person": "Le délégué du Défenseur des droits (présence",
    "the gender of an agent": "  - La secrétaire générale de la préfecture",
}  # fmt: skip


@pytest.mark.parametrize("words", HIDDEN.values(), ids=HIDDEN)
def test_without_names_quality_is_left(markdown, words):
    assert words in markdown(audience="internet")


OTHER_PEOPLE = {
    "a late substitute who came": (
        {f"{HERE}/substitutions/udaf.yaml": (
            "substitute: {civility: M., first_name: Simon, last_name: AUBRY, function: directeur}\n"
            "received: 2026-03-09\nevidence: courriel\n"
        )},
        (), "AUBRY, directeur (suppléance annoncée hors délai)",
    ),
    "an apology with nobody named": (
        {}, (("{seat: referente-qualite, state: présent}", "{seat: referente-qualite, state: excusé}"),),
        "### Excusés (1)",
    ),
    "a secretary of one's own": (
        {}, (("opened:", "secretary: {civility: M., last_name: PETIT, function: adjoint}\nopened:"),),
        "**Secrétariat de séance** : M. PETIT, adjoint",
    ),
    "a chair who was away": (
        {}, (("{seat: secretaire-generale, state: présent}", "{seat: secretaire-generale, state: excusé}"),),
        "**Présidence** : non renseignée",
    ),
    "a seat that nobody holds": (
        {"roster/2026-03-01-maires.yaml": "designations:\n  - {seat: maires, vacant: oui}\n"},
        (("{seat: maires, state: présent, arrived: 15h, left: 16h10}", "{seat: maires, state: absent}"),),
        "2 présents, 1 suppléé, 1 représenté, 1 à distance, 1 vacant.",
    ),
    "its heading": (
        {"roster/2026-03-01-maires.yaml": "designations:\n  - {seat: maires, vacant: oui}\n"},
        (("{seat: maires, state: présent, arrived: 15h, left: 16h10}", "{seat: maires, state: absent}"),),
        "### Sièges vacants (1)",
    ),
    "a seat that somebody holds, and nobody came": (
        {}, (("{seat: maires, state: présent, arrived: 15h, left: 16h10}", "{seat: maires, state: absent}"),),
        "### Absents (1)",
    ),
    "one body, here and excused": (
        {}, (("  - {seat: udaf, state: suppléé}", "  - {seat: udaf, state: suppléé}\n  - {seat: udaf, state: excusé}"),),
        "Excusés (1)",
    ),
    "a companion of a body's": (
        {}, (("accompanies: citoyennete", "accompanies: udaf"),),
        "chargé de mission, accompagnant le représentant de l’Union départementale",
    ),
    "no end": ({}, (("closed: 16h40\n", ""),), "mardi 10 mars 2026, ouverture à 14 h 35"),
    "no beginning": ({}, (("opened: 14h35\n", ""),), "mardi 10 mars 2026, clôture à 16 h 40"),
}  # fmt: skip


@pytest.mark.parametrize(("more", "pairs", "words"), OTHER_PEOPLE.values(), ids=OTHER_PEOPLE)
def test_other_cases_of_people(markdown, more, pairs, words):
    assert words in markdown(changed(*pairs) | more)


# What was said -------------------------------------------------------------------------------------


def test_headings_of_the_prose_stand_below_their_item_s(markdown):
    item = section(markdown(), "### 1. Résultats des exigences qualité : indicateurs et enquêtes")
    assert re.findall(r"(?m)^#+ .*$", item) == [
        "#### Les enquêtes mystères", "#### Avis", "#### Décision", "#### Documents examinés",
    ]  # fmt: skip


ANSWERS = {
    "kept": "- **Réponse** : retenue\n",
    "kept in part": "- **Réponse** : retenue en partie, à réaliser au plus tard le jeudi 31 décembre 2026. Précision : Une borne",
    "not kept": "- **Réponse** : non retenue. Motif : Les photographes",
    "under study": "- **Réponse** : à l’étude, réponse attendue au plus tard le mercredi 30 septembre 2026\n",
    "another's": "- **Réponse** : hors compétence, transmise à la communauté de communes de Valbrume\n",
    "none": "- **Réponse** : à donner\n",
    "taken up again": "** (proposition de la réunion du mardi 18 novembre 2025) : Installer une borne d’accueil",
}  # fmt: skip


@pytest.mark.parametrize("words", ANSWERS.values(), ids=ANSWERS)
def test_proposals_have_their_author_and_their_answer(markdown, words):
    assert words in section(markdown(), "### 3. Propositions des représentants des usagers")


def test_an_answer_given_between_two_meetings_keeps_its_day(markdown):
    files = changed(
        (
            'answer: {verdict: retenue en partie, on: 2026-03-10, reason: "Une borne est posée côté rue ; celle du hall attend les travaux.", until: 2026-12-31}',
            "author: udaf",
        )
    )
    more = {"follow-up/borne-accueil/2026-02-10.yaml": "answer: {verdict: retenue}\n"}
    assert "**Réponse** : retenue le mardi 10 février 2026\n" in markdown(files | more)


def test_actions_say_what_who_until_when_and_in_what_state(markdown):
    rows = re.findall(r"(?m)^\| \*\*.*$", section(markdown(), "## Actions à mener"))
    assert rows == [
        "| **Renforcer le standard le lundi matin.** | 2 | Le directeur de la citoyenneté | 30 juin 2026 | En cours |",
        "| **Réécrire le formulaire de réclamation, avec les associations.** | 2 | Le service de la communication | non fixée | À faire |",
        "| **Afficher un plan d’accès dans les mairies.** | 3 | L’Association des maires | 31 janvier 2026 | Faite |",
    ]  # fmt: skip


def test_earlier_points_are_told_as_the_meeting_left_them(markdown):
    later = FINAL | {
        "follow-up/plan-acces/2026-04-15.yaml": "state: abandonnée\n",
        "follow-up/consigne/2026-04-15.yaml": "answer: {verdict: retenue}\n",
    }
    text = markdown(later)
    rows = re.findall(r"(?m)^\| \*\*(.*?)\*\* .* \| (.*) \|$", section(text, f"## {ORDER[3]}"))
    assert rows == [
        ("Installer une borne d’accueil à l’entrée du hall.", "Retenue en partie, à réaliser (échéance : 31 décembre 2026). Une borne est posée côté rue ; celle du hall attend les travaux."),
        ("Mettre en place une navette depuis Pré-l’Abbé.", "Hors compétence, transmise à la communauté de communes de Valbrume"),
        ("Afficher un plan d’accès dans les mairies.", "Faite"),
    ]  # fmt: skip
    assert "abandonnée" not in text.lower()


def test_a_guest_of_an_earlier_meeting_is_named_as_that_meeting_called_it(markdown):
    sheet = """\
time: 14h30
agenda:
  - {id: propositions, title: Propositions}
guests:
  - {id: parents, item: propositions, letter: personal, body: l'Association des parents, title: La présidente}
"""
    raised = """\
items:
  - item: propositions
    proposals:
      - {id: garde, author: parents, text: Ouvrir une garderie.}
    actions:
      - {id: chiffrage, owner: parents, text: Chiffrer une garderie.}
"""
    before = {f"{FORMER}/meeting.yaml": sheet, f"{FORMER}/minutes/minutes.yaml": raised}
    rows = section(markdown(FINAL | before), f"## {ORDER[3]}")
    assert "| **Ouvrir une garderie.** | L’Association des parents |" in rows
    assert "| **Chiffrer une garderie.** | L’Association des parents |" in rows


def test_what_stands_beside_the_agenda_is_not_lost(markdown):
    more = {f"{HERE}/minutes/09-divers.md": "Un mot de plus.\n"}
    assert "### divers\n\nUn mot de plus." in markdown(FINAL | more)


def test_minutes_just_begun_hide_nothing_that_is_missing(markdown):
    bare = {
        name: text for name, text in DRAFT.items() if not name.startswith((HERE, "follow-up"))
    } | {
        f"{HERE}/meeting.yaml": SHEET,
        f"{HERE}/minutes/minutes.yaml": "chair: secretaire-generale\n",
    }
    text = markdown(bare)
    assert "Les présences ne sont pas encore renseignées." in text
    assert text.count("Rien n’est consigné sur ce point.") == 4
    assert "**Présidence** : Mme Irène CASTELNAU" in text
    assert "Résultats présentés" not in text


def test_the_next_meeting_is_said_only_where_it_is_known(markdown):
    assert "Prochaine réunion" not in markdown(changed(("next_meeting: 2027-03-09\n", "")))


# Hostile data --------------------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script> ![x](https://pixel.example/x.png) [y](javascript:z) | **a**"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_hostile_text_stays_text(page, audience):
    quoted = "'" + HOSTILE + "'"
    files = changed(
        ("Publier les pages de démarches en français facile à lire et à comprendre.", quoted),
        ('"Renforcer le standard le lundi matin."', quoted),
        ("approuvé sans réserve", quoted),
        ("title: Lettre type d'accusé de réception", f"title: {quoted}"),
        ("La rampe provisoire est conservée jusqu'aux travaux.", quoted),
        ("la communauté de communes de Valbrume", quoted),
        ("Le service de la communication", quoted),
        ("function: chargé de mission", f"function: {quoted}"),
    )  # fmt: skip
    html = page(
        files | {f"{HERE}/minutes/04-acces-handicap.md": f"{HOSTILE}\n\n# a\n\n{HOSTILE}\n"}
    )
    assert not re.search(r"<(script|img|iframe)|javascript:[^<]*\"|pixel\.example/x\.png\"", html)
    assert html.count("&lt;script&gt;") >= 8


@pytest.mark.parametrize(("audience", "there"), [("participants", True), ("internet", False)])
def test_a_link_to_a_mailbox_is_words_alone_on_the_internet(page, audience, there):
    prose = {f"{HERE}/minutes/04-acces-handicap.md": "Écrire à [nous](mailto:a@b.example).\n"}
    assert ('href="mailto:a@b.example"' in page(FINAL | prose, audience)) == there


# The page ------------------------------------------------------------------------------------------


class Outline(HTMLParser):
    """The headings, ids, links, tables and landmarks of a page."""

    def __init__(self, page):
        super().__init__()
        self.levels, self.ids, self.links, self.tags = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_page_is_well_built(page, audience):
    html = page(audience=audience)
    outline = Outline(html)
    assert outline.levels.count(1) == 1
    assert outline.levels[0] == 1
    steps = zip(outline.levels, outline.levels[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert len(set(outline.ids)) == len(outline.ids)
    assert all(one[1:] in outline.ids for one in outline.links if one.startswith("#"))
    assert '<html lang="fr">' in html
    tags = [tag for tag, _ in outline.tags]
    assert tags.count("main") == tags.count("header") == tags.count("nav") == 1
    assert tags.count("table") == tags.count("caption") > 3
    assert all(found.get("scope") for tag, found in outline.tags if tag == "th")
    assert tags.count("abbr") == 1
    assert '<abbr title="comité local des usagers">CLU</abbr>' in html
    assert '<time datetime="2026-03-10">' in html
    assert "<script" not in html
    drawings = [found for tag, found in outline.tags if tag == "svg"]
    assert drawings
    assert all(found["role"] == "img" for found in drawings)


def test_cells_of_a_table_of_texts_know_their_column(page):
    html = said(page())
    assert '<th scope="row" data-label="Action">Renforcer' in html
    assert '<td data-label="Échéance">30 juin 2026</td>' in html


def test_the_body_alone_is_lowered_for_a_longer_page(tmp_path):
    found = load(write(tmp_path, FINAL), ON)
    body = printing.body(found, found.meeting(MEETING), "internet", deeper=1)
    assert "<main" not in body
    assert min(Outline(body).levels) == 2
    assert "\x02" not in body


def test_no_mark_of_a_drawing_is_left_in_the_files(tmp_path):
    found = load(write(tmp_path, FINAL), ON)
    for content in printing.files(found, found.meeting(MEETING), "internet").values():
        assert b"\x02" not in content


# Other committees ----------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
def test_another_committee_is_named_by_its_data(markdown, audience):
    files = FINAL | {"committee.yaml": FEMININE.replace("CLU", "CLUAC")}
    text = markdown(files, audience)
    assert "de la réunion de la commission locale des usagers (CLUAC) du" in text
    assert "comité" not in text.replace("Secrétariat du comité", "")


def test_ninety_seats(tmp_path):
    files = {k: v for k, v in FINAL.items() if not k.startswith((FORMER, "follow-up"))} | wide()
    seats = re.findall(
        r'"id": "([a-z0-9-]+)"', next(v for k, v in wide().items() if "procedure" in k)
    )
    rows = "".join(f"  - {{seat: {one}, state: présent}}\n" for one in dict.fromkeys(seats))
    files[f"{HERE}/minutes/minutes.yaml"] = f"attendance:\n{rows}"
    found = load(write(tmp_path, files), ON)
    text = said(printing.markdown(found, found.meeting(MEETING), "internet"))
    assert len(re.findall(r"(?m)^  - ", text)) >= 90


# The command ---------------------------------------------------------------------------------------


@pytest.fixture
def clu(tmp_path, monkeypatch, capsys):
    def call(*arguments, files=FINAL, on="2026-04-20"):
        monkeypatch.chdir(tmp_path)
        if not (tmp_path / "data").exists():
            write(tmp_path, files)
        code = run(["minutes", *arguments, "--on", on])
        out, err = capsys.readouterr()
        return code, said(out), said(err)

    return call


def test_the_files_are_written_and_named(clu, tmp_path):
    code, out, err = clu("--for", "intranet")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Compte-rendu de la réunion du mardi 10 mars 2026, pour l’intranet :",
        "  build/2026-03-10/minutes-intranet.md",
        "  build/2026-03-10/minutes-intranet.html",
    ]
    assert "build/2026-03-10/minutes-intranet.md, inchangé" in clu("--for", "intranet")[1]
    assert (tmp_path / "build/2026-03-10/SHA256SUMS").exists()


def test_they_may_go_elsewhere(clu, tmp_path):
    assert clu("2026-03-10", "--for", "internet", "--output", "ici")[0] == 0
    assert sorted(path.name for path in (tmp_path / "ici").iterdir()) == [
        "SHA256SUMS", "minutes-internet.html", "minutes-internet.md",
    ]  # fmt: skip


def test_what_was_changed_by_hand_is_kept(clu, tmp_path):
    clu("--for", "internet")
    path = tmp_path / "build/2026-03-10/minutes-internet.md"
    path.write_text("à moi", encoding="utf-8")
    code, _, err = clu("--for", "internet")
    assert code == 1
    assert "modifié à la main" in err
    assert path.read_text(encoding="utf-8") == "à moi"
    assert clu("--for", "internet", "--force")[0] == 0


def test_a_draft_is_not_to_go_online(clu):
    assert clu("--for", "participants", files=DRAFT)[2] == ""
    assert "ne le mettez en ligne qu’une fois validé" in clu("--for", "internet")[2]


WRONG = {
    "no audience": ((), "--for PUBLIC : participants, intranet ou internet."),
    "a misspelt one": (("--for", "intrenet"), "Le plus proche : intranet."),
    "another one": (("--for", "presse"), "Choisissez participants, intranet ou internet."),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_wrong_use(clu, arguments, words):
    code, out, err = clu(*arguments)
    assert (code, out) == (2, "")
    assert words in " ".join(err.split())


NO_MINUTES = {k: v for k, v in FINAL.items() if not k.startswith(f"{HERE}/minutes")}
REFUSED = {
    "no minutes": ("participants", NO_MINUTES, "clu minutes 2026-03-10 --begin"),
    "broken minutes": (
        "participants", FINAL | {f"{HERE}/minutes/minutes.yaml": "on: 16 mars\n"}, "minutes.yaml:1 : CLU005",
    ),
    "an unknown seat": (
        "participants", changed(("body: maires", "body: mairies")), "minutes.yaml:28 : CLU006",
    ),
    "a name in the prose": (
        "internet", FINAL | {f"{HERE}/minutes/02-reclamations.md": "\nMme Nour HADDAD le confirme.\n"},
        "data/meetings/2026-03-10/minutes/02-reclamations.md:2 : nom « Mme Nour HADDAD »",
    ),
    "an address in the prose": (
        "internet", FINAL | {f"{HERE}/minutes/02-reclamations.md": "Écrire à nour@haddad.example.\n"},
        "02-reclamations.md:1 : adresse électronique",
    ),
    "a phone number in an opinion": (
        "internet", changed(("**trop long** en été", "trop long : 06 12 34 56 78")), "minutes.yaml:27 : numéro de téléphone",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("audience", "files", "words"), REFUSED.values(), ids=REFUSED)
def test_what_stands_in_the_way_is_named_and_nothing_written(clu, tmp_path, audience, files, words):
    code, out, err = clu("2026-03-10", "--for", audience, files=files)
    assert (code, out) == (1, "")
    assert words in err
    assert not (tmp_path / "build").exists()


def test_each_leak_is_named_once(clu):
    files = FINAL | {f"{HERE}/minutes/02-reclamations.md": "Mme Nour HADDAD le confirme.\n"}
    assert clu("--for", "internet", files=files)[2].count("HADDAD") == 1


def test_participants_may_read_names(clu):
    files = FINAL | {f"{HERE}/minutes/02-reclamations.md": "Mme Nour HADDAD le confirme.\n"}
    assert clu("--for", "participants", files=files)[0] == 0


def test_left_out_the_meeting_is_the_latest_one_with_minutes(clu):
    code, out, _ = clu("--for", "participants", on="2026-02-16")
    assert code == 0
    assert "18 novembre 2025" in out
