"""Chapter 1: what the pages of its rules cannot show well."""

from datetime import date
from textwrap import dedent

import pytest

from clu.rules.engine import rules
from examples import REGISTER, TODAY, judge, write

EMPTY = "designations: []\n"
MEETING = "meetings/2026-03-10/meeting.yaml"
MINUTES = "meetings/2026-03-10/minutes/minutes.yaml"
SENT = "meetings/2026-03-10/convocations/01.yaml"
CANCELLED = {"meetings/2026-03-10/cancelled.yaml": "on: 2026-02-10\nreason: grève\n"}
BASE = "roster/2025-01-06.yaml"
ALBY = "{civility: Mme, first_name: Anne, last_name: ALBY}"
BRUN = "{civility: M., first_name: Luc, last_name: BRUN}"


@pytest.fixture
def found(tmp_path):
    """The findings of a code on the fictional register with files replaced."""

    def judged(code, files, on=TODAY, *, timeless=False):
        given = {name: text if text is None else dedent(text) for name, text in files.items()}
        folder = write(tmp_path, given)
        return [
            (one.position.file.relative_to(folder).as_posix(), one.position.line, one.severity)
            for one in judge(folder, on, timeless=timeless)
            if one.code == code
        ]

    return judged


def designations(*lines):
    """The text of a roster file, a designation a line."""
    return "".join(["designations:\n", *(f"- {{{line}}}\n" for line in lines)])


def table(cases):
    """Parameters from rows whose first cell is the id."""
    return [pytest.param(*row[1:], id=row[0]) for row in cases]


# CLU101 two holders --------------------------------------------------------------------------

TWO_HOLDERS = [
    ("same day, two files", {"roster/2025-01-06-udaf.yaml": [f"seat: udaf, holder: {ALBY}"]}, 2),
    (
        "same day by `from`",
        {"roster/2026-01-05.yaml": [f"seat: udaf, from: 2025-01-06, holder: {ALBY}"]},
        2,
    ),
    ("the day after", {"roster/2025-01-07.yaml": [f"seat: udaf, holder: {ALBY}"]}, None),
    (
        "attested on the day somebody else begins",
        {"roster/2025-01-06-udaf.yaml": [f"seat: udaf, attested: oui, holder: {ALBY}"]},
        2,
    ),
    (
        "the same person twice, written otherwise",
        {
            "roster/2025-01-06-udaf.yaml": [
                "seat: udaf, holder: {first_name: claire, last_name: Pons}"
            ]
        },
        None,
    ),
    (
        "somebody without a name",
        {"roster/2025-01-06-udaf.yaml": ["seat: udaf, holder: {function: administrateur}"]},
        None,
    ),
    (
        "until the eve of the next one",
        {
            "roster/2026-01-05.yaml": [
                f"seat: udaf, until: 2026-01-31, holder: {ALBY}",
                f"seat: udaf, from: 2026-02-01, holder: {BRUN}",
            ]
        },
        None,
    ),
    (
        "until the first day of the next one",
        {
            "roster/2026-01-05.yaml": [
                f"seat: udaf, until: 2026-02-01, holder: {ALBY}",
                f"seat: udaf, from: 2026-02-01, holder: {BRUN}",
            ]
        },
        3,
    ),
    (
        "an early departure before the next one",
        {
            "roster/2026-01-05.yaml": [
                f"seat: udaf, until: 2026-12-31, holder: {ALBY}",
                "seat: udaf, from: 2026-02-01, vacant: oui",
                f"seat: udaf, from: 2026-02-15, holder: {BRUN}",
            ]
        },
        None,
    ),
    (
        "a term renewed before its end",
        {
            "roster/2026-01-05.yaml": [
                f"seat: udaf, until: 2026-12-31, holder: {ALBY}",
                f"seat: udaf, from: 2026-02-01, holder: {ALBY}",
            ]
        },
        None,
    ),
    (
        "a last day written by the confirmation",
        {
            "roster/2026-01-05.yaml": [
                f"seat: udaf, holder: {ALBY}",
                f"seat: udaf, from: 2026-01-10, attested: oui, until: 2026-12-31, holder: {ALBY}",
                f"seat: udaf, from: 2026-02-01, holder: {BRUN}",
            ]
        },
        4,
    ),
    (
        "two persons on two seats",
        {
            "roster/2026-01-05.yaml": [
                f"seat: udaf, holder: {ALBY}",
                f"seat: maires, holder: {BRUN}",
            ]
        },
        None,
    ),
]


@pytest.mark.parametrize(("files", "line"), table(TWO_HOLDERS))
def test_two_holders(found, files, line):
    given = {name: designations(*lines) for name, lines in files.items()}
    expected = [(next(iter(files)), line, "error")] if line else []
    assert found("CLU101", given) == expected


def test_three_holders_of_a_day_bring_a_finding_for_each_further_one(found):
    text = designations(f"seat: udaf, holder: {ALBY}", f"seat: udaf, holder: {BRUN}")
    assert [line for _, line, _ in found("CLU101", {"roster/2025-01-06-udaf.yaml": text})] == [2, 3]


def test_two_holders_are_both_named_with_their_files(tmp_path):
    text = designations(f"seat: udaf, holder: {ALBY}")
    fact = next(
        one.problem.fact
        for one in judge(write(tmp_path, {"roster/2025-01-06-udaf.yaml": text}))
        if one.code == "CLU101"
    )
    for part in ("Claire PONS", "Anne ALBY", BASE, "roster/2025-01-06-udaf.yaml", "lundi 6"):
        assert part.replace(" 6", "\u00a06") in fact.replace(" 6", "\u00a06")


# CLU102 periods that end before they begin ---------------------------------------------------

PERIODS = [
    (
        "a mandate of a day",
        "roster/2026-01-05.yaml",
        f"seat: udaf, until: 2026-01-05, holder: {ALBY}",
        False,
    ),
    (
        "over the eve of its file",
        "roster/2026-01-05.yaml",
        f"seat: udaf, until: 2026-01-04, holder: {ALBY}",
        True,
    ),
    (
        "begun before its file",
        "roster/2026-01-05.yaml",
        f"seat: udaf, from: 2025-12-01, until: 2026-01-04, holder: {ALBY}",
        False,
    ),
    (
        "a vacancy",
        "roster/2026-01-05.yaml",
        "seat: udaf, from: 2026-02-01, until: 2026-01-31, vacant: oui",
        True,
    ),
    ("a last day alone", "roster/2026-01-05.yaml", "seat: udaf, until: 2025-12-31", False),
]


@pytest.mark.parametrize(("file", "line", "fires"), table(PERIODS))
def test_period_of_a_seat(found, file, line, fires):
    expected = [(file, 2, "error")] if fires else []
    assert found("CLU102", {file: designations(line)}) == expected


def test_periods_of_authority_and_signature(found):
    text = """\
        authority:
          - {title: Le préfet, from: 2024-09-02, until: 2024-09-01}
          - {title: Le préfet, from: 2024-09-02, until: 2024-09-02}
          - {title: Le préfet, until: 2024-09-01}
          - {title: La préfète}
        signature:
          - capacity: intérim
            from: 2024-09-02
            until: 2024-08-31
            title: Le sous-préfet
    """
    assert found("CLU102", {"authorities.yaml": text}) == [
        ("authorities.yaml", 2, "error"),
        ("authorities.yaml", 9, "error"),
    ]


# CLU103 unknown seats ------------------------------------------------------------------------


def test_unknown_seat_of_any_designation(found):
    text = designations(
        f"seat: udaf, holder: {ALBY}",
        "seat: udafs, contact: {email: udaf@example.org}",
        "seat: prefet, vacant: oui",
    )
    assert found("CLU103", {"roster/2026-01-05.yaml": text}) == [
        ("roster/2026-01-05.yaml", 3, "error"),
        ("roster/2026-01-05.yaml", 4, "error"),
    ]


def test_a_seat_that_a_single_version_has_is_known(found):
    sheet = """\
        reference: fiche
        title: Comité
        composition:
          - college: usagers
            title: Usagers
            seats: [{id: cimade, letter: personal, title: Un représentant de la Cimade}]
    """
    files = {
        "procedure/2027-01-01.yaml": sheet,
        "roster/2027-01-01.yaml": designations(f"seat: cimade, holder: {ALBY}"),
    }
    assert found("CLU103", files) == []


def test_without_any_version_no_seat_is_called_unknown(found):
    assert found("CLU103", {"procedure/2022-01-10.yaml": None}) == []


# CLU104, CLU105, CLU107 vacancies ------------------------------------------------------------

ROSTER = "roster/2026-01-05.yaml"
GONE_ON_THE_DAY = "seat: citoyennete, from: 2026-03-10, vacant: oui"
GONE_THE_DAY_AFTER = "seat: citoyennete, from: 2026-03-11, vacant: oui"
LAST_DAY_IS_THE_EVE = "seat: citoyennete, until: 2026-03-09"
LAST_DAY_IS_THE_DAY = "seat: citoyennete, until: 2026-03-10"
VACANCIES = [
    ("vacant since the day itself", [GONE_ON_THE_DAY], {("CLU104", 2)}),
    ("vacant since the day after", [GONE_THE_DAY_AFTER], set()),
    ("ended the day before", [LAST_DAY_IS_THE_EVE], {("CLU104", 2)}),
    ("ending that day", [LAST_DAY_IS_THE_DAY], set()),
    (
        "ended and followed",
        [LAST_DAY_IS_THE_EVE, f"seat: citoyennete, from: 2026-03-10, holder: {ALBY}"],
        set(),
    ),
    ("an eligible body", ["seat: udaf, vacant: oui"], set()),
    (
        "a whole eligible college",
        ["seat: udaf, vacant: oui", "seat: defenseur-des-droits, vacant: oui"],
        set(),
    ),
    ("the secretary's seat", ["seat: referente-qualite, vacant: oui"], {("CLU105", 2)}),
    ("a college of one seat", ["seat: maires, vacant: oui"], {("CLU107", 2)}),
    (
        "all seats of a college, the last to leave counts",
        [
            "seat: citoyennete, from: 2026-02-01, vacant: oui",
            "seat: secretaire-generale, from: 2026-02-20, vacant: oui",
            "seat: referente-qualite, vacant: oui",
        ],
        {("CLU107", 3), ("CLU105", 4)},
    ),
    (
        "all but one seat of a college",
        [
            "seat: citoyennete, vacant: oui",
            "seat: secretaire-generale, from: 2026-02-20, vacant: oui",
        ],
        {("CLU104", 2), ("CLU104", 3)},
    ),
]


def vacancies(folder, on=TODAY):
    return {
        (one.code, one.position.line)
        for one in judge(folder, on)
        if one.code in {"CLU104", "CLU105", "CLU107"}
    }


@pytest.mark.parametrize(("lines", "expected"), table(VACANCIES))
def test_vacancies_on_a_meeting_day(tmp_path, lines, expected):
    assert vacancies(write(tmp_path, {ROSTER: designations(*lines)})) == expected


@pytest.mark.parametrize("on", ["2026-01-05", "2026-03-10", "2026-06-01"])
def test_a_vacancy_is_judged_on_the_meeting_day_whenever_it_is_asked(tmp_path, on):
    folder = write(tmp_path, {ROSTER: designations(GONE_ON_THE_DAY)})
    assert vacancies(folder, date.fromisoformat(on)) == {("CLU104", 2)}


def test_unknown_is_not_vacant(tmp_path):
    assert vacancies(write(tmp_path, {BASE: EMPTY})) == set()


@pytest.mark.parametrize(
    "closed", [CANCELLED, {MINUTES: "on: 2026-03-20\n"}], ids=["cancelled", "minutes written"]
)
def test_no_advice_for_a_meeting_that_is_not_open(tmp_path, closed):
    lines = ["seat: citoyennete, vacant: oui", "seat: referente-qualite, vacant: oui"]
    lines += ["seat: maires, vacant: oui"]
    assert vacancies(write(tmp_path, {ROSTER: designations(*lines), **closed})) == set()


def test_the_secretary_alone_in_a_college_is_told_once(tmp_path):
    sheet = """\
        reference: fiche
        title: Comité
        composition:
          - college: secretariat
            title: Secrétariat
            seats:
              - {id: referente-qualite, letter: administrative, title: La référente, secretary: oui}
    """
    folder = write(
        tmp_path,
        {
            "procedure/2026-03-01.yaml": dedent(sheet),
            ROSTER: designations("seat: referente-qualite, vacant: oui"),
        },
    )
    assert vacancies(folder) == {("CLU105", 2)}


def test_severities_of_vacancies():
    table = rules()
    assert [table[code].severity for code in ("CLU104", "CLU105", "CLU107")] == [
        "warning",
        "error",
        "warning",
    ]


# CLU106 who can be reached -------------------------------------------------------------------

MUTE = {ROSTER: designations(f"seat: defenseur-des-droits, holder: {ALBY}")}
PRIVATE = "private/contacts.yaml"
REACHED = [
    ("nobody knows how", MUTE, True),
    (
        "by e-mail on the roster",
        {
            **MUTE,
            "roster/2026-01-06.yaml": designations(
                "seat: defenseur-des-droits, contact: {email: a@example.org}"
            ),
        },
        False,
    ),
    (
        "by post on the roster",
        {
            **MUTE,
            "roster/2026-01-06.yaml": designations(
                "seat: defenseur-des-droits, contact: {address: [1 rue Haute, 00000 Valbrume]}"
            ),
        },
        False,
    ),
    (
        "through whom one writes to",
        {
            **MUTE,
            "roster/2026-01-06.yaml": designations(
                "seat: defenseur-des-droits, addressed_to: {last_name: X, contact: {email: a@b.fr}}"
            ),
        },
        False,
    ),
    (
        "by phone alone",
        {
            **MUTE,
            "roster/2026-01-06.yaml": designations(
                'seat: defenseur-des-droits, contact: {phone: "0102030405"}'
            ),
        },
        True,
    ),
    (
        "by a private address",
        {**MUTE, PRIVATE: "contacts:\n- {seat: defenseur-des-droits, email: a@example.org}\n"},
        False,
    ),
    (
        "by a private phone beside an address on the roster",
        {PRIVATE: 'contacts:\n- {seat: defenseur-des-droits, phone: "0102030405"}\n'},
        False,
    ),
    (
        "once the new holder comes, after the meeting",
        {ROSTER: designations(f"seat: defenseur-des-droits, from: 2026-03-11, holder: {ALBY}")},
        False,
    ),
    (
        "vacant, and nobody designates",
        {ROSTER: designations("seat: defenseur-des-droits, vacant: oui")},
        False,
    ),
    (
        "vacant, and its body designates",
        {ROSTER: designations("seat: maires, vacant: oui, addressed_to: {last_name: X}")},
        True,
    ),
    (
        "a seat of the administration",
        {ROSTER: designations(f"seat: citoyennete, holder: {ALBY}")},
        False,
    ),
    ("nobody known at all", {BASE: EMPTY}, True),
]


@pytest.mark.parametrize(("files", "fires"), table(REACHED))
def test_who_can_be_reached(found, files, fires):
    assert found("CLU106", files) == ([(MEETING, 1, "warning")] if fires else [])


@pytest.mark.parametrize(
    ("on", "files", "fires"),
    table(
        [
            ("the eve", "2026-03-09", {}, True),
            ("the day itself", "2026-03-10", {}, True),
            ("the day after", "2026-03-11", {}, False),
            ("once sent", "2026-03-01", {SENT: "sent: 2026-02-20\nchannel: courriel\n"}, False),
            (
                "once sent and withdrawn",
                "2026-03-01",
                {SENT: "sent: 2026-02-20\nchannel: courriel\nwithdrawn: oui\n"},
                True,
            ),
            ("cancelled", "2026-03-01", CANCELLED, False),
        ]
    ),
)
def test_reaching_counts_until_the_convocation_has_left(found, on, files, fires):
    assert bool(found("CLU106", {**MUTE, **files}, date.fromisoformat(on))) == fires


def test_unreachable_seats_are_named_once_in_the_order_of_the_sheet(tmp_path):
    findings = [one for one in judge(write(tmp_path, {BASE: EMPTY})) if one.code == "CLU106"]
    assert len(findings) == 1
    places = [
        findings[0].problem.fact.index(f"({seat})")
        for seat in ("maires", "defenseur-des-droits", "udaf")
    ]
    assert places == sorted(places)


# CLU108 civility and function ----------------------------------------------------------------

AGREEMENT = [
    ("feminine", "civility: Mme, last_name: X, function: présidente", False),
    ("masculine function", "civility: Mme, last_name: X, function: président", True),
    ("feminine function", "civility: M., last_name: X, function: directrice", True),
    ("by its article", "civility: M., last_name: X, function: la secrétaire", True),
    ("epicene", "civility: Mme, last_name: X, function: maire de Valbrume", False),
    ("common form", "civility: Mme, last_name: X, function: médecin", False),
    ("unknown word", "civility: Mme, last_name: X, function: zélateur", False),
    ("no civility", "last_name: X, function: président", False),
    ("no function", "civility: Mme, last_name: X", False),
    (
        "chosen form",
        "civility: Mme, last_name: X, function: préfet, salutation: Madame le préfet",
        False,
    ),
]


@pytest.mark.parametrize(("person", "fires"), table(AGREEMENT))
def test_civility_and_function_of_a_holder(found, person, fires):
    files = {ROSTER: designations(f"seat: udaf, holder: {{{person}}}")}
    assert found("CLU108", files) == ([(ROSTER, 2, "warning")] if fires else [])


WRONG = "{civility: Mme, last_name: X, function: directeur}"
UNTITLED = f"{{capacity: intérim, holder: {WRONG}}}"
TITLED = "{capacity: intérim, title: Le sous-préfet, holder: {civility: Mme, last_name: X}}"
SUBSTITUTE = "meetings/2026-03-10/substitutions/udaf.yaml"
GUEST = f"""\
time: 14h30
places: [{{name: Préfecture}}]
agenda: [{{id: tout, title: Tout, topics: [resultats, reclamations, propositions]}}]
guests:
  - id: invite
    item: tout
    letter: personal
    title: Le président de l’association
    person: {WRONG}
"""
EVERYWHERE = [
    ("addressed to", ROSTER, designations(f"seat: udaf, addressed_to: {WRONG}"), 2),
    ("authority", "authorities.yaml", f"authority:\n- {{title: Le préfet, holder: {WRONG}}}\n", 2),
    (
        "signatory",
        "authorities.yaml",
        f"authority: [{{title: Le préfet}}]\nsignature:\n- {UNTITLED}\n",
        3,
    ),
    (
        "signatory by the title",
        "authorities.yaml",
        f"authority: [{{title: Le préfet}}]\nsignature:\n- {TITLED}\n",
        3,
    ),
    ("substitute", SUBSTITUTE, f"substitute: {WRONG}\nreceived: 2026-03-05\nevidence: lettre\n", 1),
    ("guest", MEETING, GUEST, 9),
]


@pytest.mark.parametrize(("file", "text", "line"), table(EVERYWHERE))
def test_civility_and_function_of_everybody(found, file, text, line):
    assert found("CLU108", {file: text}) == [(file, line, "warning")]


def test_the_title_of_the_authority_follows_the_holder(found):
    text = "authority:\n- {title: Le préfet, holder: {civility: Mme, last_name: X}}\n"
    assert found("CLU108", {"authorities.yaml": text}) == []


@pytest.mark.parametrize("file", [SUBSTITUTE, MEETING])
def test_people_around_a_meeting_that_is_over_are_left_alone(found, file):
    text = next(text for _, name, text, _ in EVERYWHERE if name == file)
    assert found("CLU108", {file: text, MINUTES: "on: 2026-03-20\n"}) == []


# CLU109 names attested long ago --------------------------------------------------------------

ATTESTED = {"roster/2025-02-03.yaml": designations(f"seat: udaf, attested: oui, holder: {ALBY}")}
CONFIRMED = {"roster/2026-02-01.yaml": designations(f"seat: udaf, attested: oui, holder: {ALBY}")}
COMMITTEE = """\
name: comité local des usagers
abbreviation: CLU
institution: la préfecture
department: "15"
place: Valbrume
register_from: 2025-01-01
settings: {attestation_months: 24}
"""
ATTESTATIONS = [
    ("the last day of the twelve months", ATTESTED, "2026-02-03", None),
    ("the day after", ATTESTED, "2026-02-04", "roster/2025-02-03.yaml"),
    ("a longer delay", {**ATTESTED, "committee.yaml": COMMITTEE}, "2026-02-04", None),
    ("confirmed since", {**ATTESTED, **CONFIRMED}, "2026-02-04", None),
    ("confirmed, long ago", {**ATTESTED, **CONFIRMED}, "2027-02-02", "roster/2026-02-01.yaml"),
    (
        "followed since",
        {**ATTESTED, "roster/2026-02-01.yaml": designations(f"seat: udaf, holder: {BRUN}")},
        "2026-02-04",
        None,
    ),
    (
        "gone since",
        {**ATTESTED, "roster/2026-02-01.yaml": designations("seat: udaf, vacant: oui")},
        "2026-02-04",
        None,
    ),
    ("designated long ago", {}, "2026-09-01", None),
]


@pytest.mark.parametrize(("files", "on", "file"), table(ATTESTATIONS))
def test_names_attested_too_long_ago(found, files, on, file):
    expected = [(file, 2, "warning")] if file else []
    assert found("CLU109", files, date.fromisoformat(on)) == expected


def test_one_warning_names_all_that_are_to_be_confirmed(tmp_path):
    lines = [
        f"seat: udaf, attested: oui, holder: {ALBY}",
        f"seat: citoyennete, attested: oui, holder: {BRUN}",
    ]
    folder = write(tmp_path, {"roster/2025-02-03.yaml": designations(*lines)})
    findings = [one for one in judge(folder) if one.code == "CLU109"]
    assert [one.position.line for one in findings] == [3]  # the sheet's order
    assert all(name in findings[0].problem.fact for name in ("Anne ALBY", "Luc BRUN"))
    assert "clu holder citoyennete udaf --confirm" in findings[0].problem.hint


# CLU110, CLU111 in whose name ----------------------------------------------------------------

AUTHORITIES = "authorities.yaml"
UNTIL_FEBRUARY = {AUTHORITIES: "authority:\n- {title: Le préfet, until: 2026-02-20}\n"}
SIGNED = "signed: {}\nsent: 2026-02-24\nchannel: courriel\n"
LETTER_DAYS = [
    ("before anything is sent, today", "2026-02-20", {}, None),
    ("before anything is sent, the day after", "2026-02-21", {}, MEETING),
    ("after the meeting, its own day", "2027-01-01", {}, MEETING),
    ("signed in time", "2026-03-01", {SENT: SIGNED.format("2026-02-20")}, None),
    ("signed too late", "2026-02-16", {SENT: SIGNED.format("2026-02-21")}, SENT),
    (
        "sent too late, never signed",
        "2026-02-16",
        {SENT: "sent: 2026-02-24\nchannel: courrier\n"},
        SENT,
    ),
    (
        "withdrawn",
        "2026-02-20",
        {SENT: SIGNED.format("2026-02-21") + "withdrawn: oui\n"},
        None,
    ),
    (
        "a second issue, too late",
        "2026-02-16",
        {
            SENT: SIGNED.format("2026-02-20"),
            SENT.replace("01", "02"): SIGNED.format("2026-02-22"),
        },
        SENT.replace("01", "02"),
    ),
    ("cancelled", "2026-02-21", CANCELLED, None),
    ("minutes written", "2026-03-21", {MINUTES: "on: 2026-03-20\n"}, None),
]


@pytest.mark.parametrize(("on", "files", "file"), table(LETTER_DAYS))
def test_authority_on_the_day_of_the_letter(found, on, files, file):
    expected = [(file, 1, "error")] if file else []
    assert found("CLU110", {**UNTIL_FEBRUARY, **files}, date.fromisoformat(on)) == expected


SIGNATORIES = [
    ("the seat is vacant", {ROSTER: designations("seat: secretaire-generale, vacant: oui")}, True),
    (
        "vacant from the next day on",
        {ROSTER: designations("seat: secretaire-generale, from: 2026-02-17, vacant: oui")},
        False,
    ),
    ("its holder is not known", {BASE: EMPTY}, False),
    (
        "the version in force has no such seat",
        {
            "procedure/2026-02-16.yaml": "reference: f\ntitle: C\ncomposition:\n"
            "- {college: a, title: A, seats: [{id: udaf, letter: personal, title: Un}]}\n"
        },
        True,
    ),
    (
        "the next version will not have it",
        {
            "procedure/2026-02-17.yaml": "reference: f\ntitle: C\ncomposition:\n"
            "- {college: a, title: A, seats: [{id: udaf, letter: personal, title: Un}]}\n"
        },
        False,
    ),
]


@pytest.mark.parametrize(("files", "fires"), table(SIGNATORIES))
def test_seat_of_the_signatory(found, files, fires):
    assert found("CLU110", files) == ([(AUTHORITIES, 8, "error")] if fires else [])


def test_a_seat_that_no_version_knows_is_told_by_chapter_0_alone(found):
    text = "authority: [{title: Le préfet}]\nsignature: [{seat: prefet, capacity: intérim}]\n"
    assert found("CLU110", {AUTHORITIES: text}) == []


@pytest.mark.parametrize("text", [None, "authority:\n"], ids=["no file", "nothing in it"])
def test_no_authority_at_all_is_one_warning(found, text):
    other = MEETING.replace("03-10", "04-14")
    sheet = "time: 14h30\nplaces: [{name: Préfecture}]\nagenda: [{id: a, title: A}]\n"
    assert found("CLU110", {AUTHORITIES: text, other: sheet}) == [(MEETING, 1, "warning")]


BEFORE = "authority: [{title: Le préfet, from: 2026-01-05}]\n"
SIGNATURE = "signature:\n- {{seat: secretaire-generale, capacity: {}, from: {}}}\n"
DELEGATIONS = [
    ("given by a former authority", BEFORE + SIGNATURE.format("délégation", "2026-01-04"), True),
    ("given on the first day", BEFORE + SIGNATURE.format("délégation", "2026-01-05"), False),
    ("suppléance", BEFORE + SIGNATURE.format("suppléance", "2026-01-04"), False),
    ("intérim", BEFORE + SIGNATURE.format("intérim", "2026-01-04"), False),
    (
        "an authority whose arrival is not known",
        "authority: [{title: Le préfet}]\n" + SIGNATURE.format("délégation", "2026-01-04"),
        False,
    ),
    (
        "a delegation whose day is not known",
        BEFORE + "signature:\n- {seat: secretaire-generale, capacity: délégation}\n",
        False,
    ),
    (
        "ended since",
        BEFORE + "signature:\n- {seat: secretaire-generale, capacity: délégation,"
        " from: 2024-01-01, until: 2026-01-04}\n",
        False,
    ),
    (
        "another one given since",
        BEFORE + "signature:\n- {seat: secretaire-generale, capacity: délégation,"
        " from: 2024-01-01}\n- {seat: secretaire-generale, capacity: délégation,"
        " from: 2026-01-05}\n",
        False,
    ),
    (
        "the same person under another title",
        "authority:\n"
        "- {title: Le préfet, from: 2024-01-01, until: 2026-01-04, holder: {last_name: X}}\n"
        "- {title: Le haut-commissaire, from: 2026-01-05, holder: {last_name: X}}\n"
        + SIGNATURE.format("délégation", "2025-01-01"),
        False,
    ),
]


@pytest.mark.parametrize(("text", "fires"), table(DELEGATIONS))
def test_delegation_and_authority(found, text, fires):
    findings = found("CLU111", {AUTHORITIES: text})
    assert [severity for _, _, severity in findings] == (["warning"] if fires else [])


DELEGATES = [
    ("somebody new", f"seat: secretaire-generale, holder: {BRUN}", True),
    (
        "renewed",
        "seat: secretaire-generale, holder: {first_name: Irène, last_name: CASTELNAU}",
        False,
    ),
    (
        "attested, arrival not known",
        f"seat: secretaire-generale, attested: oui, holder: {BRUN}",
        False,
    ),
    ("only next month", f"seat: secretaire-generale, from: 2026-03-01, holder: {BRUN}", False),
]


@pytest.mark.parametrize(("line", "fires"), table(DELEGATES))
def test_delegation_and_delegate(found, line, fires):
    expected = [(AUTHORITIES, 7, "warning")] if fires else []
    assert found("CLU111", {ROSTER: designations(line)}) == expected


def test_what_depends_on_the_clock_is_not_judged_timeless(found):
    files = {**UNTIL_FEBRUARY, **MUTE}
    clocked = [one.code for one in rules().values() if one.clock and one.code[3] == "1"]
    assert clocked == ["CLU106", "CLU109", "CLU110", "CLU111"]
    assert found("CLU110", files, date(2026, 2, 21), timeless=True) == []


def test_the_real_register_is_told_two_things_that_can_be_done():
    findings = judge(REGISTER.parent.parent / "data", date(2026, 11, 23))
    own = [(one.code, one.severity) for one in findings if one.code[3] in "17"]
    assert sorted(own) == [("CLU106", "warning"), ("CLU109", "warning")]


# What is quoted, and what is said of a day -----------------------------------------------------


def test_a_finding_on_no_known_seat_quotes_nothing(tmp_path):
    text = designations("seat: udaff, holder: {civility: M., last_name: ROCHE}")
    folder = write(tmp_path, {"roster/2026-01-05.yaml": text})
    (one,) = [one for one in judge(folder) if one.code == "CLU103"]
    assert one.article is None


@pytest.mark.parametrize(
    ("on", "files", "words"),
    [
        pytest.param("2026-02-21", {}, "jour de ce contrôle", id="not sent yet"),
        pytest.param("2027-01-01", {}, "jour de la réunion", id="the meeting is past"),
        pytest.param(
            "2026-02-24", {SENT: SIGNED.format("2026-02-21")}, "jour de la signature", id="signed"
        ),
        pytest.param(
            "2026-02-24",
            {SENT: "sent: 2026-02-24\nchannel: courrier\n"},
            "jour de l’envoi",
            id="sent, not signed",
        ),
    ],
)
def test_the_day_of_an_authority_is_called_what_it_is(tmp_path, on, files, words):
    folder = write(tmp_path, {**UNTIL_FEBRUARY, **files})
    (one,) = [one for one in judge(folder, date.fromisoformat(on)) if one.code == "CLU110"]
    assert one.problem.fact.endswith(words)


# Who is in office ------------------------------------------------------------------------------


def authorities(*periods, kind="authority", **keys):
    """authorities.yaml with one authority a period, or with these signatures under one."""
    if kind == "authority":
        return "authority:\n" + "".join(
            f"  - {{title: Le préfet n° {n}{days}}}\n" for n, days in enumerate(periods)
        )
    lines = "".join(f"  - {{seat: secretaire-generale, {days}}}\n" for days in periods)
    return f"authority:\n  - title: Le préfet\nsignature:\n{lines}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(authorities(""), 0, id="one"),
        pytest.param(authorities("", ""), 1, id="two without a day"),
        pytest.param(
            authorities(", until: 2026-01-31", ", from: 2026-02-01"), 0, id="one after the other"
        ),
        pytest.param(
            authorities(", until: 2026-02-01", ", from: 2026-02-01"), 1, id="on one day, included"
        ),
        pytest.param(authorities("", ", from: 2026-02-01"), 1, id="the first one has no end"),
        pytest.param(
            authorities(", from: 2026-02-01", ""), 1, id="the second one has no beginning"
        ),
        pytest.param(authorities("", "", ""), 3, id="three"),
        pytest.param(
            authorities("capacity: délégation", "capacity: délégation", kind="signature"),
            1,
            id="two delegations",
        ),
        pytest.param(
            authorities(
                "capacity: délégation", "capacity: intérim, from: 2026-02-01", kind="signature"
            ),
            0,
            id="an intérim beside a delegation",
        ),
    ],
)
def test_two_authorities_on_one_day(tmp_path, text, expected):
    found = [
        one for one in judge(write(tmp_path, {"authorities.yaml": text})) if one.code == "CLU112"
    ]
    assert len(found) == expected
    assert all("janvier 1\u00a0" not in one.problem.fact for one in found)
