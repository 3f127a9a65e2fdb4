"""Grammalecte finds no fault of grammar, typography or spelling in any letter."""

import re
from pathlib import Path

import pytest

import equipment
import proofreading
from committees import COMMITTEES
from minutes_of_register import letters_after

GOLDEN = Path(__file__).parent / "golden" / "letters"
# Faults that are none: the rule, where it errs, why the words stand as they are.
RIGHT = (
    ("p_sigle2", r"^P\.J\.", "the abbreviation of administrative letters has its points"),
    ("typo_tiret_incise2", r"Pilotage - CLU", "a reference, as the procedure sheet writes it"),
    ("typo_tiret_incise2", r"consommateurs - UFC", "a body's name, as the sheet writes it"),
    ("num_grand_nombre_soudé", r"\b\d{5} [A-ZÉ]", "a postcode is no number to be parted"),
    ("unit_nbsp_avant_unités3", r"\b\d{5} [A-ZÉ]", "after a postcode stands a town, no unit"),
    ("g2__eleu_élisions_superflues__b2_a1_1", r"d’Hure", "a town, not the head of a boar"),
    ("g2__typo_ordinaux_chiffres_exposants__b1_a1_1", r"\b1er\b", "raised in the HTML alone"),
)


@pytest.fixture(scope="module")
def grammalecte(tmp_path_factory):
    """Read lines: `grammalecte(lines)` gives their faults."""
    program = equipment.program("grammalecte-cli", package="grammalecte-cli")
    folder = tmp_path_factory.mktemp("grammalecte")
    return lambda lines: proofreading.faults(program, lines, folder)


@pytest.fixture(scope="module")
def letters(grammalecte, tmp_path_factory):
    """Each line that any letter holds, and the first letter that holds it."""
    found = {}
    for name, text in texts(tmp_path_factory):
        for line in proofreading.lines(text):
            found.setdefault(line, name)
    return found


@pytest.fixture(scope="module")
def faults(letters, grammalecte):
    return grammalecte([*letters])


def texts(folders):
    """Every letter by name: the golden copies, and those of all committees."""
    for path in sorted(GOLDEN.rglob("*.md")):
        yield f"golden/{path.name}", path.read_text(encoding="utf-8")
    for committee in COMMITTEES:
        before = committee.letters(folders.mktemp("committee"))
        after = letters_after(committee, folders.mktemp("committee"))
        for name, content in [*before.items(), *after.items()]:
            if name.endswith(".md"):
                yield f"{committee.id}/{name}", content.decode()


def reason(fault):
    """Why a fault is none; nothing if it is one."""
    reasons = (
        why for rule, words, why in RIGHT if rule == fault.rule and re.search(words, fault.line)
    )
    return next(reasons, None)


def test_no_letter_holds_a_fault(letters, faults):
    assert not [(letters[fault.line], fault) for fault in faults if not reason(fault)]


@pytest.mark.parametrize(
    ("rule", "words", "why"), RIGHT, ids=[f"{one[0]} {one[1]}" for one in RIGHT]
)
def test_every_fault_let_pass_is_met(faults, rule, words, why):
    assert any(fault.rule == rule and re.search(words, fault.line) for fault in faults)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("L'ordre du jour est le suivant.", "L'"),
        ("L’ordre du jour est le suivant : rien.", " :"),
        ("La réunion se tiendra  à Cahors.", "  "),
        ("Les association sont invitées.", "association"),
        ("La réunion est ouvert.", "ouvert"),
        ("Merci d’indiquer la dâte.", "dâte"),
        ("Présents ; absents.", " ;"),
        ("Le « comité » siège.", "« "),
    ],
)
def test_a_fault_is_seen(grammalecte, line, words):
    assert words in [fault.words for fault in grammalecte([line])]


def test_a_sound_line_has_no_fault(grammalecte):
    assert grammalecte(["L’ordre du jour est le suivant\u00a0: rien\u202f; c’est tout."]) == []
