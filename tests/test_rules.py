"""The pages of the rules are the specification: each example is run, and compared to the line."""

import re

import pytest

from clu.rules.engine import CHAPTERS, rules
from examples import REGISTER, TODAY, examples, found_in, judge, write

EXAMPLES = examples()
# What a page cannot show in YAML text; tests/test_reading.py makes each of them fire.
NOT_SHOWN = {"CLU009", "CLU010", "CLU011", "CLU012", "CLU015"}
# A path that does not begin with the name of the register's folder.
BARE = re.compile(
    r"(?<!data/)\b(?:meetings|roster|procedure|private)/|(?<![\w/])(?:authorities|decisions)\.yaml"
)
ARTICLES = {
    *("composition", "compte-rendu", "frequence", "internet", "intranet", "invites"),
    *("representant", "role-services", "role-usagers", "secretariat", "suppleance"),
}


def test_the_fictional_register_is_silent():
    assert judge(REGISTER, TODAY) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.id)
def test_example(example, tmp_path):
    folder = write(tmp_path, example.files)
    found = found_in(folder, example.on, committed=example.committed)
    unplaced = {(code, file) for code, file, line in example.expected if line is None}
    found = {(code, file, None if (code, file) in unplaced else line) for code, file, line in found}
    assert found == example.expected


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if one.kind == "Fautif"], ids=lambda one: one.id
)
def test_files_are_named_below_the_register(example, tmp_path):
    folder = write(tmp_path, example.files)
    for one in judge(folder, example.on, committed=example.committed):
        assert not BARE.search(f"{one.problem.fact} {one.problem.hint}"), one.problem
        assert str(tmp_path) not in f"{one.problem.fact} {one.problem.hint}"


@pytest.mark.parametrize("rule", rules().values(), ids=lambda one: one.code)
def test_page_is_whole(rule):
    kinds = {one.kind for one in EXAMPLES if one.code == rule.code}
    fires = any(rule.code == code for one in EXAMPLES for code, _, _ in one.expected)
    assert rule.page.partition("\n\n")[2], "a sentence, then why it matters"
    assert rule.code in NOT_SHOWN or (fires and "Fautif" in kinds)
    assert rule.code in NOT_SHOWN or rule.code == "CLU013" or "Bon" in kinds


@pytest.mark.parametrize("rule", rules().values(), ids=lambda one: one.code)
def test_rule_is_named_and_placed_well(rule):
    module = rule.function.__module__.rpartition(".")[2]
    assert re.fullmatch(r"CLU\d{3}", rule.code)
    assert module in CHAPTERS[rule.code[3]][0]
    assert not re.match(r"(check|validate|must|no)-", rule.name)
    assert rule.severity == "warning" or rule.article or rule.code[3] in "0123579"


@pytest.mark.parametrize("rule", rules().values(), ids=lambda one: one.code)
def test_articles_are_of_the_closed_vocabulary(rule):
    assert set(rule.articles) <= ARTICLES


def test_names_are_unique():
    names = [rule.name for rule in rules().values()]
    assert len(names) == len(set(names))
