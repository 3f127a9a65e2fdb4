"""Personal data in what goes online: rendered pages, and the texts of the register."""
# ruff: noqa: E501 - a case is a line of its table

import re

import pytest

from clu import privacy
from clu.rules.engine import rules
from clu.store import load
from examples import REGISTER, TODAY, found_in, judge, write

HELD = "meetings/2025-11-18"
PROSE = f"{HELD}/minutes/02-reclamations.md"


def leaked(tmp_path, audience, page, files=None, meeting="2025-11-18"):
    register = load(write(tmp_path, files or {}), TODAY)
    return privacy.leaks(register, register.meeting(meeting), audience, {"page.html": page})


@pytest.mark.parametrize(
    ("page", "kind", "text"),
    [
        ("<p>Appeler le 06&nbsp;12&nbsp;34 <b>56</b> 78.</p>", "phone", "06 12 34 56 78"),
        ('<a href="mailto:jean%40exemple.fr">Écrire</a>', "email", "mailto:jean@exemple.fr"),
        ('<p>Voir <a href="tel:+33565231000">le service</a></p>', "phone", "+33565231000"),
        ('<p><abbr title="jean@exemple.fr">J.</abbr></p>', "email", "jean@exemple.fr"),
        ('<p><img src="a.png" alt="M. Jean DUPONT"></p>', "name", "M. Jean DUPONT"),
        ("<p>M. DU<em>PONT</em></p>", "name", "M. DUPONT"),
        ("<!-- jean@exemple.fr -->", "email", "jean@exemple.fr"),
        ("<p>Claire <b>Pons</b></p>", "name", "Claire Pons"),
        ("# Suites\n\nAppeler le 06 12 34 56 78.\n", "phone", "06 12 34 56 78"),
        ("Appeler le 06\\\\ 12 34 56 78 ou \\\\+33 6 12 34 56 78.\n", "phone", "+33 6 12 34 56 78"),
    ],
)  # fmt: skip
def test_a_page_is_read_as_it_is_shown(tmp_path, page, kind, text):
    found = leaked(tmp_path, "internet", page)
    assert (kind, text.removeprefix("mailto:")) in [
        (one.kind, " ".join(one.text.split())) for one in found
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<p>65</p><p>06</p><p>12</p><p>34</p><p>56</p><p>78</p>",
        "<table><tr><td>06</td><td>12</td><td>34</td><td>56</td><td>78</td></tr></table>",
        "<style>@media print { a@b.fr }</style>",
        '<time datetime="2026-03-10T14:30">le mardi 10 mars 2026</time>',
        "<p>1 place des Tilleuls, 00000 Valbrume</p>",
        '<a href="https://haute-breve.example/clu/2025">page</a>',
        "<p>R&amp;D, Mme la préfète</p>",
    ],
)  # fmt: skip
def test_a_clean_page_is_clean(tmp_path, page):
    assert leaked(tmp_path, "internet", page) == ()


@pytest.mark.parametrize(
    ("setting", "audience", "page", "leaks"),
    [
        ("", "internet", "Mme Odile Trévise", True),
        ("  internet: {names: agents}\n", "internet", "Mme Odile Trévise", False),
        ("  internet: {names: agents}\n", "internet", "Mme Claire Pons", True),
        ("  internet: {names: agents}\n", "internet", "M. Jean DUPONT", True),
        ("  internet: {names: agents}\n", "internet", "M. Trévise", True),
        ("", "intranet", "Mme Odile Trévise, M. Jean DUPONT", False),
        ("  intranet: {names: agents}\n", "intranet", "Mme Trévise", False),
        ("  intranet: {names: agents}\n", "intranet", "Mme Pons", True),
        ("  intranet: {names: personne}\n", "intranet", "Mme Trévise", True),
        ("  intranet: {names: personne}\n", "intranet", "06 12 34 56 78, jean@exemple.fr", False),
        ("  intranet: {names: personne}\n", "participants", "Mme Pons, M. Jean DUPONT", False),
        ("", "participants", "2 69 05 49 588 157 80", True),
        ("", "intranet", "2 69 05 49 588 157 80", True),
    ],
)  # fmt: skip
def test_each_audience_is_kept_from_what_the_policy_hides(tmp_path, setting, audience, page, leaks):
    text = (REGISTER / "committee.yaml").read_text(encoding="utf-8")
    files = {"committee.yaml": f"{text}audiences:\n{setting}" if setting else text}
    assert bool(leaked(tmp_path, audience, page, files)) is leaks


@pytest.mark.parametrize(("revoked", "leaks"), [("", False), (", revoked: 2026-02-16", True)])
def test_an_agreement_lets_a_name_pass_until_it_is_revoked(tmp_path, revoked, leaks):
    agreement = f"agreements:\n  - {{name: Jean Dupont, given: 2026-01-10{revoked}}}\n"
    found = leaked(tmp_path, "internet", "M. Jean DUPONT", {"agreements.yaml": agreement})
    assert bool(found) is leaks


def test_who_was_an_agent_may_stay_named_on_the_pages_of_that_time(tmp_path):
    committee = (REGISTER / "committee.yaml").read_text(encoding="utf-8")
    files = {
        "committee.yaml": f"{committee}audiences:\n  internet: {{names: agents}}\n",
        "roster/2026-01-05.yaml": (
            "designations:\n"
            "  - {seat: citoyennete, vacant: oui}\n"
            "  - {seat: udaf, holder: {civility: M., first_name: Baptiste, last_name: LORMEL}}\n"
        ),
    }
    page = "M. Baptiste LORMEL"
    for meeting, leaks in (("2025-11-18", False), ("2026-03-10", True), ("none", False)):
        target = tmp_path / meeting
        assert bool(leaked(target, "internet", page, files, meeting)) is leaks


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        (PROSE, "Bonjour.\n\nAppeler le 06 12 34\n56 78.\n", (3, 12)),
        (f"{HELD}/results.yaml", "indicators: []\nsuggestions:\n  period: au 06 12 34 56 78\n  total: 0\n", (3, 14)),
        (f"{HELD}/meeting.yaml", "time: 14h30\nagenda:\n  - {id: a, title: 'L''appel au 06 12 34 56 78'}\n", (3, 33)),
        ("follow-up/navette-mairie/2026-01-05.yaml", "outcome: >-\n  appeler\n  le 06 12\n  34 56 78\n", (3, 6)),
    ],
)  # fmt: skip
def test_a_leak_stands_at_the_user_s_own_words(tmp_path, name, content, place):
    (leak,) = leaked(tmp_path, "internet", "<p>le 06\u00a012 34 56\n78</p>", {name: content})
    where = leak.position
    assert where.file.relative_to(tmp_path / "data").as_posix() == name
    assert (where.line, where.column) == place


def test_a_leak_that_no_file_has_stands_in_the_page(tmp_path):
    (leak,) = leaked(tmp_path, "internet", "<p>Bonjour</p>\n<p>Appeler le\n06 12 34 56 78</p>\n")
    assert (str(leak.position.file), leak.position.line, leak.position.column) == (
        "page.html",
        3,
        1,
    )


AFTER_WORDS = (
    (PROSE, "Bien.\n\nLa **suite** : 06 12 34 56 78.\n", "CLU604", (3, 16)),
    (f"{HELD}/minutes/minutes.yaml", "items:\n  - item: resultats\n    decisions:\n      - Rien.\n      - >-\n        Écrire à\n        jean@exemple.fr.\n", "CLU604", (7, 9)),
    (f"{HELD}/minutes/minutes.yaml", "on: 2025-12-01\nothers:\n  - {person: {first_name: A, last_name: B, function: adjoint de M. Roux}}\n", "CLU605", (3, 65)),
    (f"{HELD}/minutes/stages/02.yaml", "stage: validé\non: 2025-12-08\nfunction: pour Mme Roux\n", "CLU605", (3, 16)),
    (f"{HELD}/results.yaml", "indicators:\n  - {id: a, title: Selon M. Roux, period: 2025, value: 1}\n", "CLU605", (2, 26)),
    (f"{HELD}/meeting.yaml", 'time: 14h30\nagenda:\n  - {id: resultats, title: "Exposé de M. Roux"}\n', "CLU605", (3, 39)),
    ("follow-up/navette-mairie/2026-01-05.yaml", "outcome: |\n  Vu.\n  M. Roux et M. Roux.\n", "CLU605", (3, 3)),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "code", "place"), AFTER_WORDS)
def test_the_check_stands_at_the_user_s_own_words(tmp_path, name, content, code, place):
    folder = write(tmp_path, {name: content})
    found = [one for one in judge(folder) if one.code in {"CLU604", "CLU605"}]
    places = [(one.code, one.position.line, one.position.column) for one in found]
    assert places[0] == (code, *place)
    assert {one.position.file for one in found} == {folder / name}


@pytest.mark.parametrize(
    ("files", "severity"),
    [
        ({}, {"CLU604": "error", "CLU605": "error"}),
        ({f"{HELD}/publications/02-internet.yaml": None}, {"CLU604": "error", "CLU605": "error"}),
        (
            {f"{HELD}/minutes/stages/02.yaml": None},
            {"CLU604": "error", "CLU605": "error"},  # it is online all the same
        ),
        (
            {f"{HELD}/minutes/stages/02.yaml": None, f"{HELD}/publications/02-internet.yaml": None},
            {"CLU604": "warning", "CLU605": "warning"},
        ),
        ({f"{HELD}/cancelled.yaml": "on: 2025-11-10\nreason: grève\n"}, {}),
    ],
)
def test_a_draft_warns(tmp_path, files, severity):
    text = "Mme Pons est au 06 12 34 56 78.\n"
    found = judge(write(tmp_path, {PROSE: text, **files}))
    own = {one.code: one.severity for one in found if one.code in {"CLU604", "CLU605"}}
    assert own == severity


def test_an_agent_s_name_warns_even_when_it_is_online(tmp_path):
    (one,) = [
        one
        for one in judge(write(tmp_path, {PROSE: "Vu par Mme Trévise.\n"}))
        if one.code == "CLU605"
    ]
    assert one.severity == "warning"
    assert "{referente-qualite}" in one.problem.hint


def test_nothing_is_judged_where_the_procedure_puts_nothing_online(tmp_path):
    name = "procedure/2022-01-10.yaml"
    sheet = (REGISTER / name).read_text(encoding="utf-8")
    sheet = sheet.replace("  - {id: internet, within: compte-rendu}\n", "")
    folder = write(tmp_path, {PROSE: "Mme Pons, 06 12 34 56 78\n", name: sheet})
    assert not {"CLU604", "CLU605"} & {code for code, _, _ in found_in(folder)}


def test_no_message_claims_that_git_forgets():
    for name in ("CLU604", "CLU605"):
        assert not re.search(r"efface|supprim|disparaî", rules()[name].page)
    assert "ne l’ôte pas de l’historique" in rules()["CLU604"].page.replace("\n", " ")
