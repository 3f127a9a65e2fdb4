"""Chapter 7: what the pages of its rules cannot show well."""

from datetime import date

import pytest

from clu.rules.engine import rules
from examples import TODAY, judge, write

SEATS = {
    "secretaire-generale": "{id: secretaire-generale, letter: administrative, title: Le SG}",
    "citoyennete": "{id: citoyennete, letter: administrative, title: Le directeur}",
    "referente-qualite": "{id: referente-qualite, letter: administrative, title: La référente}",
    "maires": "{id: maires, letter: personal, title: Un maire}",
    "defenseur-des-droits": "{id: defenseur-des-droits, letter: personal, title: Le délégué}",
    "udaf": "{id: udaf, letter: personal, title: Un représentant de l’UDAF}",
}
UDAF_LINE = 24
BASE = "roster/2025-01-06.yaml"


@pytest.fixture
def found(tmp_path):
    """The findings of a code on the fictional register with files replaced."""

    def judged(code, files, on=TODAY):
        folder = write(tmp_path, files)
        return [
            (one.position.file.relative_to(folder).as_posix(), one.position.line, one.severity)
            for one in judge(folder, on)
            if one.code == code
        ]

    return judged


def sheet(*without, articles="articles: []"):
    """A version with the seats of the fictional register but some, and with articles."""
    seats = ", ".join(text for name, text in SEATS.items() if name not in without)
    return (
        f"reference: fiche\ntitle: Comité\n{articles}\n"
        f"composition:\n- {{college: tous, title: Tous, seats: [{seats}]}}\n"
    )


def designations(*lines):
    return "".join(["designations:\n", *(f"- {{{line}}}\n" for line in lines)])


def table(cases):
    return [pytest.param(*row[1:], id=row[0]) for row in cases]


# CLU701 no version ---------------------------------------------------------------------------

OLD_SHEET = "time: 14h30\nplaces: [{name: Préfecture}]\nagenda: [{id: a, title: A}]\n"
COMMITTEE = """\
name: comité local des usagers
abbreviation: CLU
institution: la préfecture
department: "15"
place: Valbrume
register_from: 2021-01-01
"""
EARLY = "meetings/2022-01-{}/meeting.yaml"
CANCELLED = "on: 2022-01-03\nreason: neige\n"


@pytest.mark.parametrize(
    ("day", "more", "fires"),
    table(
        [
            ("the eve of the first version", "09", {}, True),
            ("the first day of the first version", "10", {}, False),
            ("cancelled", "09", {"meetings/2022-01-09/cancelled.yaml": CANCELLED}, False),
        ]
    ),
)
def test_meeting_under_no_version(found, day, more, fires):
    files = {"committee.yaml": COMMITTEE, EARLY.format(day): OLD_SHEET, **more}
    expected = [(EARLY.format(day), 1, "error")] if fires else []
    assert found("CLU701", files) == expected


def test_a_meeting_before_the_register_is_kept_is_not_judged(found):
    assert found("CLU701", {EARLY.format("09"): OLD_SHEET}) == []


# CLU702 composition and roster ---------------------------------------------------------------

V1, V2 = "procedure/2026-06-01.yaml", "procedure/2027-06-01.yaml"
DROPPED = {V1: sheet("udaf")}
ALBY = "{civility: Mme, first_name: Anne, last_name: ALBY}"
MANDATES = [
    ("still running", DROPPED, "2026-02-16", [UDAF_LINE]),
    ("still running, once in force", DROPPED, "2026-06-01", [UDAF_LINE]),
    (
        "ended the day before",
        {**DROPPED, "roster/2026-05-31-udaf.yaml": designations("seat: udaf, until: 2026-05-31")},
        "2026-02-16",
        [],
    ),
    (
        "ended on the very day",
        {**DROPPED, "roster/2026-06-01-udaf.yaml": designations("seat: udaf, until: 2026-06-01")},
        "2026-02-16",
        [UDAF_LINE],
    ),
    (
        "left vacant",
        {**DROPPED, "roster/2026-06-01-udaf.yaml": designations("seat: udaf, vacant: oui")},
        "2026-02-16",
        [],
    ),
    (
        "two versions without it, one finding",
        {**DROPPED, V2: sheet("udaf")},
        "2026-02-16",
        [UDAF_LINE],
    ),
    ("a version of the past", {**DROPPED, V2: sheet()}, "2027-06-01", []),
    ("the same, on its last day", {**DROPPED, V2: sheet()}, "2027-05-31", [UDAF_LINE]),
    (
        "designated for the version that brings the seat back",
        {
            **DROPPED,
            V2: sheet(),
            "roster/2026-05-31-udaf.yaml": designations("seat: udaf, until: 2026-05-31"),
            "roster/2027-06-01.yaml": designations(f"seat: udaf, holder: {ALBY}"),
        },
        "2026-02-16",
        [],
    ),
    ("the same composition", {V1: sheet()}, "2026-02-16", []),
]


@pytest.mark.parametrize(("files", "on", "lines"), table(MANDATES))
def test_mandates_on_a_seat_that_the_sheet_no_longer_has(found, files, on, lines):
    expected = [(BASE, line, "error") for line in lines]
    assert found("CLU702", files, date.fromisoformat(on)) == expected


def test_designated_on_a_seat_after_it_was_dropped(found):
    files = {
        **DROPPED,
        "roster/2026-05-31-udaf.yaml": designations("seat: udaf, until: 2026-05-31"),
        "roster/2026-09-01.yaml": designations(f"seat: udaf, holder: {ALBY}"),
    }
    assert found("CLU702", files) == [("roster/2026-09-01.yaml", 2, "error")]


def test_designated_before_the_version_that_brings_the_seat(found):
    more = sheet().replace("seats: [", "seats: [{id: cimade, letter: personal, title: Un}, ")
    files = {V1: more, "roster/2026-02-02.yaml": designations(f"seat: cimade, holder: {ALBY}")}
    assert found("CLU702", files) == []


def test_the_remedy_ends_the_mandate(tmp_path):
    problem = next(one.problem for one in judge(write(tmp_path, DROPPED)) if one.code == "CLU702")
    assert "data/roster/2026-05-31-udaf.yaml" in problem.hint
    assert "until: 2026-05-31" in problem.hint


# CLU703 unchecked articles -------------------------------------------------------------------

VOUCHED = "vouched: {by: Odile TRÉVISE, on: 2026-02-02, how: un tableau tenu à jour}"
ARTICLES = [
    ("checked by a rule", "{id: secretariat, text: Le secrétariat.}", False),
    ("within another", "{id: internet, within: compte-rendu}", False),
    ("known to nobody", "{id: quorum, text: Le quorum est de 5.}", True),
    ("known to nobody, within another", "{id: extranet, within: secretariat}", True),
    ("vouched for", f"{{id: quorum, text: Le quorum est de 5., {VOUCHED}}}", False),
    ("with its number", "{id: frequence, text: Une fois par an., meetings_per_year: 1}", False),
    ("without its number", "{id: frequence, text: Aussi souvent que possible.}", True),
    ("without its delay", "{id: suppleance, text: Une suppléance est possible.}", True),
    ("without its number, vouched", f"{{id: frequence, text: Souvent., {VOUCHED}}}", False),
]


@pytest.mark.parametrize(("article", "fires"), table(ARTICLES))
def test_articles_that_no_rule_checks(found, article, fires):
    files = {V1: sheet(articles=f"articles:\n- {article}")}
    assert found("CLU703", files) == ([(V1, 4, "warning")] if fires else [])


@pytest.mark.parametrize(
    ("on", "expected"),
    table(
        [
            ("to come", "2026-02-16", [(V1, 4, "warning")]),
            ("in force", "2027-05-31", [(V1, 4, "warning")]),
            ("of the past", "2027-06-01", []),
        ]
    ),
)
def test_versions_whose_articles_are_looked_at(found, on, expected):
    files = {V1: sheet(articles="articles:\n- {id: quorum, text: Cinq.}"), V2: sheet()}
    assert found("CLU703", files, date.fromisoformat(on)) == expected


def test_a_misspelt_article_is_named(tmp_path):
    text = sheet(articles="articles:\n- {id: suppleances, text: Une suppléance.}")
    findings = judge(write(tmp_path, {V1: text}))
    assert "suppleance\u00a0»" in next(one.problem.hint for one in findings if one.code == "CLU703")


def test_every_article_of_the_real_sheet_is_checked():
    checked = {article for rule in rules().values() for article in rule.articles}
    assert {"role-services", "role-usagers", "compte-rendu", "internet", "intranet"} <= checked


def test_chapter_7_does_not_wait_for_a_day():
    assert not any(rule.clock for rule in rules().values() if rule.code[3] == "7")


# CLU704 nothing in force -----------------------------------------------------------------------

ALONE = {
    "procedure/2022-01-10.yaml": None,
    "meetings/2025-11-18/cancelled.yaml": "on: 2025-11-10\nreason: crue\n",
    "meetings/2026-03-10/cancelled.yaml": "on: 2026-02-10\nreason: crue\n",
}


@pytest.mark.parametrize(
    ("files", "fires"),
    [
        pytest.param({}, False, id="a version in force"),
        pytest.param(ALONE, True, id="none at all"),
        pytest.param(ALONE | {"procedure/2026-02-17.yaml": sheet()}, True, id="from tomorrow on"),
        pytest.param(ALONE | {"procedure/2026-02-16.yaml": sheet()}, False, id="from today on"),
        pytest.param({"procedure/2022-01-10.yaml": None}, False, id="CLU701 tells it of a meeting"),
    ],
)
def test_no_version_in_force(found, files, fires):
    assert found("CLU704", files) == ([("committee.yaml", 8, "warning")] if fires else [])


def test_a_committee_alone_is_told_what_to_add(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/committee.yaml").write_text(COMMITTEE, encoding="utf-8")
    (one,) = judge(tmp_path / "data")
    assert one.code == "CLU704"
    assert "data/procedure/AAAA-MM-JJ.yaml" in one.problem.hint
