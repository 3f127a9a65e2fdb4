"""« Vous nous l’avez demandé, on l’a fait »: honest, complete, and nobody named."""

from datetime import date

import pytest

from clu import asked
from clu.documents import html
from clu.store import load
from examples import TODAY, write

FIRST, SECOND = "2025-01-14", "2025-11-18"
SHEET = "time: 14h30\nplaces: [{name: Préfecture}]\nagenda: [{id: tout, title: Tout}]\n"
ONLINE = "to: internet\non: 2025-02-03\naddress: https://haute-breve.example/2024\n"
STAGE = "stage: validé\non: 2025-02-01\nby: Irène CASTELNAU\n"
REMARKS = "stage: soumis à observations\non: 2025-01-21\nuntil: 2025-01-31\n"
LATER = """\
on: 2025-12-01
items: [{item: propositions, proposals: [{id: hall, answer: {verdict: retenue}}]}]
"""
MINUTES = """\
on: 2025-01-20
items:
  - item: tout
    proposals:
      - {id: samedi, author: maires, text: Ouvrir le samedi., answer: {verdict: non retenue, reason: Le règlement de {udaf} s’y oppose.}}
      - {id: gare, author: udaf, text: Ouvrir la gare., answer: {verdict: hors compétence, referred_to: la SNCF}}
      - {id: hall, author: udaf, text: Flécher le hall.}
      - {id: etude, author: defenseur-des-droits, text: Étudier., answer: {verdict: à l’étude, until: 2025-06-30}}
      - {id: rampe, author: udaf, text: Poser une rampe., answer: {verdict: retenue, until: 2026-06-30}}
      - {id: livret, author: udaf, text: Écrire un livret., answer: {verdict: retenue en partie, reason: Pas les formulaires.}}
    actions:
      - {id: afficher, text: Afficher, owner: citoyennete}
"""  # noqa: E501 - a proposal a line
MINUTES = MINUTES.replace(
    "Le règlement de {udaf} s’y oppose.", '"Le règlement, dit {udaf}, s’y oppose."'
)
HELD = {
    f"meetings/{FIRST}/meeting.yaml": SHEET,
    f"meetings/{FIRST}/minutes/minutes.yaml": MINUTES,
    f"meetings/{SECOND}/minutes/minutes.yaml": "on: 2025-12-01\n",
}
VALIDATED = {f"meetings/{FIRST}/minutes/stages/01.yaml": STAGE}
DONE = {"follow-up/livret/2026-01-20.yaml": "done: 2026-01-15\noutcome: Il est à l’accueil.\n"}
EVERYTHING = HELD | VALIDATED | DONE


@pytest.fixture
def register(tmp_path):
    def loaded(files, on=TODAY):
        return load(write(tmp_path, files), on)

    return loaded


def groups(page):
    return {group.id: [entry.id for entry in group.entries] for group in page.groups}


def test_each_proposal_stands_under_what_became_of_it_and_actions_nowhere(register):
    page = asked.page(register(EVERYTHING), "internet")
    assert list(groups(page).items()) == [
        ("done", ["livret"]),
        ("kept", ["rampe"]),
        ("studied", ["etude"]),
        ("waiting", ["hall"]),
        ("refused", ["samedi"]),
        ("elsewhere", ["gare"]),
    ]
    assert page.count == 6


def test_every_status_of_a_proposal_has_its_place():
    from typing import get_args

    from clu.follow_up.matters import Status

    placed = [status for _, statuses, _ in asked.GROUPS for status in statuses]
    of_actions = {"à faire", "en cours", "faite", "abandonnée"}
    assert sorted(placed) == sorted(set(get_args(Status)) - of_actions)


@pytest.mark.parametrize(
    ("files", "title"),
    [
        pytest.param(EVERYTHING, "Vous nous l’avez demandé, on l’a fait", id="something was done"),
        pytest.param(HELD | VALIDATED, "Vous nous l’avez demandé", id="nothing was"),
        pytest.param(
            {f"meetings/{SECOND}/minutes/minutes.yaml": None},
            "Vous nous l’avez demandé",
            id="nothing was asked",
        ),
    ],
)
def test_the_title_claims_no_more_than_was_done(register, files, title):
    page = register(files)
    assert asked.page(page, "internet").title == title
    assert asked.markdown(page, "internet").startswith(f"# {title}\n")


def test_the_page(register, golden):
    golden("documents/follow-up.md", asked.markdown(register(EVERYTHING), "internet"))


def test_a_page_without_proposals_says_so(register):
    page = register({f"meetings/{SECOND}/minutes/minutes.yaml": None})
    assert "aucune proposition" in asked.markdown(page, "internet")


@pytest.mark.parametrize(
    ("files", "audience", "told"),
    [
        pytest.param(HELD, "internet", False, id="a draft"),
        pytest.param(HELD | VALIDATED, "internet", True, id="validated"),
        pytest.param(
            HELD | {f"meetings/{FIRST}/publications/01-internet.yaml": ONLINE},
            "internet",
            True,
            id="put online",
        ),
        pytest.param(
            HELD | {f"meetings/{FIRST}/publications/01-internet.yaml": ONLINE},
            "intranet",
            False,
            id="put online elsewhere",
        ),
        pytest.param(
            HELD | {f"meetings/{FIRST}/minutes/stages/01.yaml": REMARKS},
            "internet",
            False,
            id="open to remarks",
        ),
    ],
)
def test_a_site_tells_of_no_draft(register, files, audience, told):
    assert (asked.page(register(files), audience).count > 0) is told


def test_what_a_draft_answers_is_not_told_yet(register):
    files = EVERYTHING | {f"meetings/{SECOND}/minutes/minutes.yaml": LATER}
    draft = {f"meetings/{SECOND}/minutes/stages/{n}.yaml": None for n in ("01", "02")}
    out = {
        f"meetings/{SECOND}/publications/{n}.yaml": None
        for n in ("01-participants", "02-internet", "03-intranet")
    }
    assert groups(asked.page(register(files | draft | out), "internet"))["waiting"] == ["hall"]


def test_the_same_once_it_is_validated(register):
    files = EVERYTHING | {f"meetings/{SECOND}/minutes/minutes.yaml": LATER}
    assert groups(asked.page(register(files), "internet"))["kept"] == ["hall", "rampe"]


@pytest.mark.parametrize("audience", ["internet", "intranet", "participants"])
def test_the_author_is_a_body_and_never_a_person(register, audience):
    text = asked.markdown(register(EVERYTHING), audience)
    assert "Proposition de l’Union départementale des associations familiales" in text
    assert "Proposition du délégué du Défenseur des droits" in text
    assert not any(name in text for name in ("LA TOUR", "DELMAS", "HADDAD", "MARCHAND"))


def test_a_mention_names_nobody_on_the_internet(register):
    page = register(EVERYTHING)
    assert "PONS" not in asked.markdown(page, "internet")
    assert "Mme\u00a0Claire PONS" in asked.markdown(page, "intranet")


def test_free_text_is_safe_and_stays_in_its_item(register):
    hostile = (
        "Titre :\\n\\n# Un\\n\\n- deux <script>x</script> ![i](http://x/y.png) [a](javascript:b)"
    )
    files = EVERYTHING | {
        f"meetings/{FIRST}/minutes/minutes.yaml": MINUTES.replace(
            "text: Flécher le hall.", f'text: "{hostile}"'
        )
    }
    page = html(asked.markdown(register(files), "internet"))
    assert page.count("<h1>") == 1
    assert not any(tag in page for tag in ("<script", "<img", 'href="javascript'))
    assert page.count("<h2>") == len(asked.GROUPS)


def test_a_term_that_has_passed_is_told_as_passed(register):
    text = asked.markdown(register(EVERYTHING), "internet")
    assert "lundi 30\u00a0juin 2025 (échéance dépassée)" in text
    assert "mardi 30\u00a0juin 2026\n" in text


def test_a_reason_that_is_missing_is_told_as_missing(register):
    text = MINUTES.replace(', reason: "Le règlement, dit {udaf}, s’y oppose."', "")
    assert text != MINUTES
    files = EVERYTHING | {f"meetings/{FIRST}/minutes/minutes.yaml": text}
    assert "non indiqué" in asked.markdown(register(files), "internet")


def test_on_an_earlier_day_the_page_says_what_was_so_then(register):
    page = asked.page(register(EVERYTHING, date(2026, 1, 19)), "internet")
    assert "done" not in groups(page)
    assert groups(page)["kept"] == ["rampe", "livret"]


def test_a_committee_may_write_the_page_its_own_way(register):
    page = register(
        EVERYTHING | {"../templates/follow-up.md.j2": "{# À nous. #}\n# {{ page.count }}\n"}
    )
    assert asked.markdown(page, "internet") == "# 6\n"
