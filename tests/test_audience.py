"""What each audience may see of a person, by policy, agreement and day."""
# ruff: noqa: E501 - a case is a line of its table

from datetime import date

import pytest

from clu.audience import AUDIENCES, View, body
from clu.model.person import Person
from clu.model.procedure import Seat
from clu.store import load
from examples import REGISTER, TODAY, write

COMMITTEE = (REGISTER / "committee.yaml").read_text(encoding="utf-8")
PONS = {"civility": "Mme", "first_name": "Claire", "last_name": "PONS"}
NEXT = "2026-03-10"


def register(tmp_path, audiences="", agreements="", on=TODAY):
    files = {"committee.yaml": f"{COMMITTEE}audiences:\n{audiences}" if audiences else COMMITTEE}
    if agreements:
        files["agreements.yaml"] = f"agreements:\n{agreements}"
    return load(write(tmp_path, files), on)


def person(**parts):
    return Person.model_construct(**(PONS | parts))


INTERNET_AGENTS = "  internet: {names: agents}\n"
INTRANET = "  intranet: {{names: {}}}\n"


@pytest.mark.parametrize(
    ("audiences", "audience", "agent", "stranger"),
    [
        ("", "participants", True, True),
        ("", "intranet", True, True),
        ("", "internet", False, False),
        (INTERNET_AGENTS, "internet", True, False),
        ("  internet: {names: personne}\n", "internet", False, False),
        ("  internet: {contact: https://haute-breve.example/clu}\n", "internet", False, False),
        (INTRANET.format("agents"), "intranet", True, False),
        (INTRANET.format("personne"), "intranet", False, False),
        (INTRANET.format("personne"), "participants", True, True),
        (INTRANET.format("tous"), "internet", False, False),
    ],
)
def test_policy(tmp_path, audiences, audience, agent, stranger):
    view = View(register(tmp_path, audiences), audience, TODAY)
    assert view.shows(person(), agent=True) is agent
    assert view.shows(person(), agent=False) is stranger


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nobody_is_named_whose_name_is_not_known(tmp_path, audience):
    view = View(register(tmp_path), audience, TODAY)
    assert not view.shows(None, agent=True)
    assert not view.shows(person(last_name=None, function="directrice"), agent=True)


@pytest.mark.parametrize(
    ("agreement", "day", "shown"),
    [
        ("  - {name: Claire PONS, given: 2026-01-10}\n", "2026-01-09", False),
        ("  - {name: Claire PONS, given: 2026-01-10}\n", "2026-01-10", True),
        ("  - {name: claire pons, given: 2026-01-10}\n", "2026-02-16", True),
        ("  - {name: Mme Claire Pons, given: 2026-01-10}\n", "2026-02-16", True),
        ("  - {name: Claire PONT, given: 2026-01-10}\n", "2026-02-16", False),
        ("  - {name: Pons, given: 2026-01-10}\n", "2026-02-16", False),
        ("  - {name: Claire PONS, given: 2026-01-10, revoked: 2026-02-16}\n", "2026-02-15", True),
        ("  - {name: Claire PONS, given: 2026-01-10, revoked: 2026-02-16}\n", "2026-02-16", False),
        (
            "  - {name: Claire PONS, given: 2025-01-10, revoked: 2025-02-16}\n  - {name: Claire PONS, given: 2026-01-10}\n",
            "2026-02-16",
            True,
        ),
    ],
)
def test_an_agreement_is_dated_and_revocable(tmp_path, agreement, day, shown):
    found = register(tmp_path, INTRANET.format("personne"), agreement)
    for audience in ("internet", "intranet"):
        view = View(found, audience, date.fromisoformat(day))
        assert view.shows(person(), agent=False) is shown


def test_when_an_agreement_ended(tmp_path):
    agreements = (
        "  - {name: Claire PONS, given: 2025-01-10, revoked: 2026-02-01}\n"
        "  - {name: Paul ESTÈVE, given: 2025-01-10, revoked: 2026-12-01}\n"
    )
    view = View(register(tmp_path, agreements=agreements), "internet", TODAY)
    assert view.revoked("Claire Pons") == date(2026, 2, 1)
    assert view.revoked("Paul Estève") is None
    assert view.revoked("Yves Marchand") is None


def office(letter):
    return Seat.model_construct(
        id="siege",
        letter=letter,
        title="La déléguée du Défenseur des droits",
        masculine="Le délégué du Défenseur des droits",
    )


@pytest.mark.parametrize(
    ("audience", "letter", "label"),
    [
        ("participants", "personal", "M.\u00a0Claude PONS, Le délégué du Défenseur des droits"),
        ("internet", "personal", "La déléguée du Défenseur des droits"),
        ("internet", "administrative", "Le délégué du Défenseur des droits"),
    ],
)
def test_the_title_of_somebody_hidden_tells_nothing_of_a_private_person(
    tmp_path, audience, letter, label
):
    view = View(register(tmp_path), audience, TODAY)
    man = person(civility="M.", first_name="Claude")
    assert view.seat(office(letter), man).label == label


@pytest.mark.parametrize(
    ("audience", "text", "read"),
    [
        (
            "participants",
            "{udaf} le demande",
            "Mme\u00a0Claire PONS (représentante de l’Union départementale des associations familiales) le demande",
        ),
        (
            "internet",
            "{udaf} le demande",
            "Un représentant de l’Union départementale des associations familiales le demande",
        ),
        ("internet", "l’avis de {citoyennete} est suivi", "l’avis du directeur de la citoyenneté est suivi"),
        ("internet", "remis à {citoyennete}", "remis au directeur de la citoyenneté"),
        ("internet", "À {citoyennete} de répondre", "Au directeur de la citoyenneté de répondre"),
        ("internet", "à l’avis d’{referente-qualite}", "à l’avis de la référente qualité"),
        ("internet", "Soit. {referente-qualite} répond", "Soit. La référente qualité répond"),
        ("internet", "pour {referente-qualite}", "pour la référente qualité"),
        ("participants", "l’avis de {citoyennete}", "l’avis de M.\u00a0Baptiste LORMEL (directeur de la citoyenneté)"),
        ("internet", "{association-roulement}", "Le président de l’association Roulement"),
        ("internet", "{inconnu} et {udaf", "{inconnu} et {udaf"),
    ],
)  # fmt: skip
def test_a_mention_reads_as_the_audience_may_read_it(tmp_path, audience, text, read):
    found = register(tmp_path)
    written = View(found, audience, TODAY).mentioned(found.meeting(NEXT), text)
    assert written.replace("'", "’") == read


def test_a_mention_is_followed_by_an_agreement(tmp_path):
    found = register(tmp_path, agreements="  - {name: Claire PONS, given: 2026-01-10}\n")
    written = View(found, "internet", TODAY).mentioned(found.meeting(NEXT), "{udaf}")
    assert written.startswith("Mme\u00a0Claire PONS (")


def test_addresses_and_numbers_of_the_service_are_not_for_the_internet(tmp_path):
    found = register(tmp_path, "  internet: {contact: https://haute-breve.example/contact}\n")
    views = {audience: View(found, audience, TODAY) for audience in AUDIENCES}
    assert [view.contacts for view in views.values()] == [True, True, False]
    assert views["internet"].contact_page == "https://haute-breve.example/contact"


def test_no_page_of_contact_is_made_up(tmp_path):
    assert View(register(tmp_path), "internet", TODAY).contact_page is None


def test_an_opinion_is_that_of_a_body(tmp_path):
    found = register(tmp_path)
    meeting = found.meeting(NEXT)
    said = {
        id_: body(found, meeting, id_)
        for id_ in ("udaf", "citoyennete", "association-roulement", "x")
    }
    assert {id_: text and text.replace("'", "’") for id_, text in said.items()} == {
        "udaf": "l’Union départementale des associations familiales",
        "citoyennete": "le directeur de la citoyenneté",
        "association-roulement": "le président de l’association Roulement",
        "x": None,
    }
