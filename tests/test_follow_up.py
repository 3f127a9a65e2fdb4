"""What became of proposals and actions, derived from minutes and from the steps between them."""

from datetime import date

import pytest

from clu.follow_up import OPEN, matters, raised, rows
from clu.store import load
from examples import TODAY, write

SHEET = "time: 14h30\nplaces: [{name: Préfecture}]\nagenda: [{id: tout, title: Tout}]\n"
FIRST, SECOND = "2024-12-10", "2025-11-18"
WIFI = "{id: borne, author: udaf, text: Installer une borne}"
NO_MINUTES = {f"meetings/{SECOND}/minutes/minutes.yaml": None}


def meeting(day, *records, kind="proposals"):
    """A meeting whose minutes record proposals, or actions, under an item."""
    body = "".join(f"      - {one}\n" for one in records)
    head = f"on: {day[:10]}\nitems:\n  - item: tout\n    {kind}:\n"
    folder = f"meetings/{day}"
    return {f"{folder}/meeting.yaml": SHEET, f"{folder}/minutes/minutes.yaml": head + body}


def steps(texts):
    """Files of a matter, by day."""
    return {f"follow-up/borne/{day}.yaml": f"{text}\n" for day, text in texts.items()}


@pytest.fixture
def derived(tmp_path):
    """The matters of the fictional register with files replaced, by id."""

    def load_them(files, on=TODAY):
        register = load(write(tmp_path, files), on)
        return {one.id: one for one in matters(register)}

    return load_them


def day(text):
    return date.fromisoformat(text)


KEPT = "answer: {verdict: retenue}"
STUDIED = "answer: {verdict: à l’étude, until: 2026-06-30}"
REFUSED = "answer: {verdict: non retenue, reason: trop cher}"


@pytest.mark.parametrize(
    ("between", "status"),
    [
        pytest.param({}, "sans réponse", id="nothing said"),
        pytest.param({"2025-01-10": STUDIED}, "à l’étude", id="under study"),
        pytest.param({"2025-01-10": KEPT}, "à réaliser", id="kept"),
        pytest.param(
            {"2025-01-10": "answer: {verdict: retenue en partie, reason: trop cher}"},
            "à réaliser",
            id="kept in part",
        ),
        pytest.param({"2025-01-10": REFUSED}, "non retenue", id="not kept"),
        pytest.param(
            {"2025-01-10": "answer: {verdict: hors compétence, referred_to: la SNCF}"},
            "hors compétence",
            id="another body's",
        ),
        pytest.param(
            {"2025-01-10": KEPT, "2025-03-01": "done: 2025-02-20"}, "réalisée", id="kept, then done"
        ),
        pytest.param(
            {"2025-01-10": f"{KEPT}\ndone: 2025-01-09"}, "réalisée", id="kept and done at once"
        ),
        pytest.param({"2025-01-10": "done: 2025-01-09"}, "sans réponse", id="done, and never kept"),
        pytest.param(
            {"2025-01-10": KEPT, "2025-03-01": "done: 2026-12-31"},
            "à réaliser",
            id="to be done on a day still to come",
        ),
        pytest.param(
            {"2025-01-10": f"{KEPT}\ndone: 2025-01-09", "2025-02-10": STUDIED, "2025-03-01": KEPT},
            "à réaliser",
            id="undone by another answer",
        ),
        pytest.param(
            {"2025-01-10": f"{KEPT}\ndone: 2025-01-09", "2025-02-10": KEPT},
            "réalisée",
            id="kept said twice",
        ),
        pytest.param({"2025-01-10": KEPT, "2025-03-01": REFUSED}, "non retenue", id="the latest"),
        pytest.param({"2026-02-16": KEPT}, "à réaliser", id="today"),
        pytest.param({"2026-02-17": KEPT}, "sans réponse", id="tomorrow"),
        pytest.param(
            {"2025-01-10": REFUSED, "2025-01-10.2": KEPT}, "à réaliser", id="twice on a day"
        ),
        pytest.param(
            {
                f"2025-01-10{n}": v
                for n, v in zip(("", *(f".{i}" for i in range(2, 10))), [REFUSED] * 9, strict=True)
            }
            | {"2025-01-10.10": KEPT},
            "à réaliser",
            id="the tenth of a day",
        ),
        pytest.param(
            {"2025-01-10": KEPT, "2025-01-10.2": "outcome: en cours"},
            "à réaliser",
            id="a second step of a day adds to the first",
        ),
        pytest.param(
            {"2025-01-10": KEPT, "2025-01-10.2": "withdrawn: oui"},
            "sans réponse",
            id="withdrawn by the day's next",
        ),
        pytest.param(
            {"2025-01-10": f"{KEPT}\nwithdrawn: oui"}, "sans réponse", id="withdrawn in place"
        ),
        pytest.param(
            {"2025-01-10": KEPT, "2025-01-12": f"amends: 2025-01-10.yaml\n{REFUSED}"},
            "non retenue",
            id="amended",
        ),
        pytest.param(
            {"2025-01-10": KEPT, "2025-01-09": "amends: 2025-01-10.yaml\noutcome: rien"},
            "sans réponse",
            id="amended by a file of an earlier day",
        ),
        pytest.param(
            {
                "2025-01-10": REFUSED,
                "2025-01-12": KEPT,
                "2025-01-12.2": "amends: 2025-01-12.yaml\nwithdrawn: oui",
            },
            "non retenue",
            id="what a withdrawal leaves",
        ),
    ],
)
def test_the_status_of_a_proposal(derived, between, status):
    one = derived(NO_MINUTES | meeting(FIRST, WIFI) | steps(between))["borne"]
    assert one.status == status
    assert one.open == (status in OPEN)


@pytest.mark.parametrize(
    ("between", "status"),
    [
        pytest.param({}, "à faire", id="nothing said"),
        pytest.param({"2025-01-10": "state: en cours"}, "en cours", id="under way"),
        pytest.param({"2025-01-10": "state: faite"}, "faite", id="done"),
        pytest.param({"2025-01-10": "state: abandonnée"}, "abandonnée", id="given up"),
        pytest.param(
            {"2025-01-10": "state: faite", "2025-01-11": "outcome: affiché"},
            "faite",
            id="as before",
        ),
    ],
)
def test_the_status_of_an_action(derived, between, status):
    files = meeting(FIRST, "{id: borne, text: Commander}", kind="actions")
    assert derived(NO_MINUTES | files | steps(between))["borne"].status == status


@pytest.mark.parametrize(
    ("between", "due", "overdue"),
    [
        pytest.param({}, None, False, id="no term"),
        pytest.param(
            {"2025-01-10": "answer: {verdict: à l’étude, until: 2026-02-15}"},
            "2026-02-15",
            True,
            id="the day after",
        ),
        pytest.param(
            {"2025-01-10": "answer: {verdict: à l’étude, until: 2026-02-16}"},
            "2026-02-16",
            False,
            id="the last day",
        ),
        pytest.param(
            {"2025-01-10": "answer: {verdict: à l’étude, until: 2025-06-30}", "2025-07-01": KEPT},
            None,
            False,
            id="an answer ends the term of the study",
        ),
        pytest.param(
            {
                "2025-01-10": "answer: {verdict: retenue, until: 2025-06-30}",
                "2025-07-01": "until: 2026-06-30",
            },
            "2026-06-30",
            False,
            id="a new term",
        ),
        pytest.param(
            {
                "2025-01-10": "answer: {verdict: retenue, until: 2025-06-30}",
                "2025-07-01": "done: 2025-07-01",
            },
            "2025-06-30",
            False,
            id="done, whatever the term was",
        ),
    ],
)
def test_when_it_is_due(derived, between, due, overdue):
    one = derived(NO_MINUTES | meeting(FIRST, WIFI) | steps(between))["borne"]
    assert one.due == (day(due) if due else None)
    assert one.overdue(TODAY) is overdue


def test_a_later_meeting_takes_it_up_and_adds_what_is_new(derived):
    files = meeting(FIRST, WIFI) | meeting(SECOND, f"{{id: borne, {KEPT}}}")
    one = derived(files)["borne"]
    assert (one.meeting.id, one.taken_up.id) == (FIRST, SECOND)
    assert (one.text, one.author) == ("Installer une borne", "udaf")
    assert (one.status, one.answered_on) == ("à réaliser", day(SECOND))


def test_an_author_that_the_first_minutes_forgot_comes_from_the_next(derived):
    files = meeting(FIRST, "{id: borne}") | meeting(SECOND, WIFI)
    one = derived(files)["borne"]
    assert (one.text, one.author) == ("Installer une borne", "udaf")


def test_a_step_of_the_meeting_s_own_day_comes_after_the_meeting(derived):
    files = meeting(SECOND, f"{{id: borne, author: udaf, {REFUSED}}}") | steps({SECOND: KEPT})
    assert derived(files)["borne"].status == "à réaliser"


def test_two_meetings_of_a_day_count_in_the_order_of_their_names(derived):
    files = meeting(SECOND, WIFI) | meeting(f"{SECOND}-soir", f"{{id: borne, {KEPT}}}")
    one = derived(files)["borne"]
    assert (one.meeting.id, one.taken_up.id, one.status) == (SECOND, f"{SECOND}-soir", "à réaliser")


def test_an_answer_may_bear_a_day_of_its_own(derived):
    files = meeting(FIRST, WIFI) | steps(
        {"2025-01-10": "answer: {verdict: retenue, on: 2025-01-03}"}
    )
    assert derived(NO_MINUTES | files)["borne"].answered_on == day("2025-01-03")


def test_nothing_later_than_the_day_asked_is_looked_at(derived):
    files = meeting(FIRST, WIFI) | meeting(SECOND, f"{{id: borne, {KEPT}}}")
    assert derived(files, day("2025-11-17"))["borne"].status == "sans réponse"


def test_minutes_that_were_withdrawn_raise_nothing(derived):
    files = meeting(FIRST, WIFI)
    files[f"meetings/{FIRST}/minutes/minutes.yaml"] += "withdrawn: oui\n"
    assert derived(NO_MINUTES | files) == {}


def test_a_folder_of_no_proposal_is_no_matter(derived):
    assert derived(NO_MINUTES | steps({"2025-01-10": KEPT})) == {}


def test_matters_come_in_the_order_in_which_they_were_raised(tmp_path):
    files = meeting(FIRST, "{id: zebre}", "{id: borne}") | meeting(
        SECOND, "{id: abeille}", "{id: borne}"
    )
    register = load(write(tmp_path, files), day("2025-01-01"))
    assert [one.id for one in matters(register)] == ["zebre", "borne"]
    assert raised(register) == ("zebre", "borne", "abeille")


def test_who_is_in_charge_is_the_last_one_named(derived):
    files = meeting(FIRST, "{id: borne, text: Commander, owner: citoyennete}", kind="actions")
    one = derived(NO_MINUTES | files | steps({"2025-01-10": "service: le standard"}))["borne"]
    assert (one.owner, one.service) == (None, "le standard")


def test_as_it_stood_on_a_day(derived):
    one = derived(NO_MINUTES | meeting(FIRST, WIFI) | steps({"2025-01-10": KEPT}))["borne"]
    assert one.as_of(day("2024-12-09")) is None
    assert one.as_of(day("2025-01-09")).status == "sans réponse"
    assert one.as_of(day("2025-01-10")).status == "à réaliser"


# Rows ------------------------------------------------------------------------------------------


def found(tmp_path, files, **options):
    return rows.rows(load(write(tmp_path, NO_MINUTES | files), TODAY), **options)


def test_rows_are_grouped_and_what_is_closed_is_shown_on_demand(tmp_path):
    files = meeting(
        FIRST,
        f"{{id: closed, {REFUSED}}}",
        "{id: waiting}",
        f"{{id: kept, {KEPT}}}",
        f"{{id: studied, {STUDIED}}}",
    )
    folder = write(tmp_path, NO_MINUTES | files)
    register = load(folder, TODAY)
    assert [one.id for one in rows.rows(register)] == ["waiting", "studied", "kept"]
    assert [one.id for one in rows.rows(register, every=True)][-1] == "closed"


def test_a_row_says_how_old_how_late_and_whose(tmp_path):
    files = meeting(
        FIRST, "{id: a, author: udaf, text: T, answer: {verdict: à l’étude, until: 2026-01-12}}"
    )
    (row,) = found(tmp_path, files)
    assert (row.age, row.late) == ("14\u00a0mois", "5\u00a0semaines")
    assert row.author == "l’Union départementale des associations familiales"
    assert "dépassée depuis 5\u00a0semaines" in rows.table([row], 200)


@pytest.mark.parametrize(
    ("owner", "charge"),
    [
        pytest.param("owner: citoyennete", "le directeur de la citoyenneté", id="an office"),
        pytest.param("owner: referente-qualite", "la référente qualité", id="a woman's office"),
        pytest.param(
            "owner: secretaire-generale",
            "la secrétaire générale de la préfecture de la Haute-Brève",
            id="the title of the one who holds it",
        ),
        pytest.param(
            "owner: udaf", "l’Union départementale des associations familiales", id="a body"
        ),
        pytest.param("service: le standard", "le standard", id="a service"),
        pytest.param("owner: personne-connue", "personne-connue", id="a name of nobody"),
        pytest.param("text: x", "", id="nobody"),
    ],
)
def test_who_is_in_charge_is_an_office_or_a_body(tmp_path, owner, charge):
    (row,) = found(tmp_path, meeting(FIRST, f"{{id: a, {owner}}}", kind="actions"))
    assert row.charge == charge


def test_every_line_of_the_table_fits_into_the_width(tmp_path):
    long = "mot " * 60
    answer = f"answer: {{verdict: retenue en partie, reason: {long}}}"
    files = meeting(FIRST, f"{{id: a, author: udaf, text: {long}, {answer}}}")
    table = rows.table(found(tmp_path, files), 80)
    assert max(map(len, table.splitlines())) <= 80
    assert len(table.splitlines()) > 8


def test_cells_stand_under_their_headings(tmp_path):
    files = meeting(FIRST, "{id: a, author: udaf, text: '=1+1 | x'}")
    cells = list(rows.cells(found(tmp_path, files)))
    assert {len(row) for row in cells} == {len(rows.HEADINGS)}
    assert dict(zip(rows.HEADINGS, cells[0], strict=True))["Réunion"] == "10/12/2024"
    assert r"=1+1 \| x" in rows.markdown(found(tmp_path / "b", files))
