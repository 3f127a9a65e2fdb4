"""The schemas say every key in French, take every register that clu takes, and are as strict as it.

Three promises: no key without words, and no words without a key; what a schema refuses, clu
refuses; what an editor is for is refused by both: an unknown key, a wrong word, a missing key.
"""

import json
import re
from functools import cache, partial
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from clu import layout, reading, schema, source
from clu.founding import CARRIED
from clu.model import values
from clu.model.record import Record
from clu.model.values import Reads
from clu.reading import fields
from clu.schema import records, scalars, words
from clu.schema.conditions import CONDITIONS
from clu.source import ORIGIN
from clu.store import MODELS
from yaml_types import ParseError, typed

ROOT = Path(__file__).parent.parent
REGISTERS = (CARRIED / "data", ROOT / "data", ROOT / "tests/register")
FILES = [
    (entry.kind, entry.path)
    for register in REGISTERS
    for entry in layout.walk(register)
    if isinstance(entry, layout.Entry) and entry.kind in MODELS
]
ENDS = re.compile(r"[.…»]$")


@cache
def document(kind):
    return schema.document(kind)


@cache
def validator(kind):
    return Draft202012Validator(document(kind))


@cache
def model(kind):
    module, name = MODELS[kind]
    return getattr(import_module(module), name)


def records_below(record, seen):
    """The record and all that it holds."""
    if record not in seen:
        seen.add(record)
        for field in record.model_fields.values():
            kind = records._kind(field)
            inner = getattr(kind, "__args__", (kind,))[0]
            if isinstance(inner, type) and issubclass(inner, Record):
                records_below(inner, seen)
    return seen


RECORDS = sorted(
    {one for kind in MODELS for one in records_below(model(kind), set())},
    key=lambda one: (one.__module__, one.__name__),
)
KEYS = [(one, key) for one in RECORDS for key in fields(one) if key != ORIGIN]


def called(value):
    return value.__name__ if isinstance(value, type) else str(value)


# Words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("record", "key"), KEYS, ids=called)
def test_every_key_has_a_name_an_explanation_and_an_example(record, key):
    said = words.of_key(record, key)
    shown = records.Writer().key(record, key, fields(record)[key])
    assert said.title[0].isupper()
    assert ENDS.search(said.text)
    assert shown["examples"]
    assert all(one not in ([], {}, "", None) for one in shown["examples"])
    assert not re.search(r"[ '](?=[;:!?]\s)|\w'\w|\.\.\.|« | »", said.title + said.text)


@pytest.mark.parametrize("record", RECORDS, ids=called)
def test_every_record_has_words(record):
    said = words.of_record(record)
    assert said.title
    assert ENDS.search(said.text)


@pytest.mark.parametrize(("record", "key"), KEYS, ids=called)
def test_what_may_be_left_empty_is_told(record, key):
    """An optional value says what its absence means, that it may be absent, or when it is due."""
    kind = records._kind(fields(record)[key])
    if fields(record)[key].is_required() or records_of(kind):
        return
    told = re.search(
        r"[Ss]i vide|Facultatif|Attendu|vide veut dire|clu \w+ l’écrit",
        words.of_key(record, key).text,
    )
    assert told


def records_of(kind):
    inner = getattr(kind, "__args__", (kind,))[0]
    return isinstance(inner, type) and issubclass(inner, Record)


def spoken():
    """Every record and key that the files of words speak of."""
    for path in sorted(words.FOLDER.glob("*.yaml")):
        document = source.read(path)
        assert not document.faults, document.faults
        for name, said in words.plain(document.root).items():
            yield path.stem, name, None
            yield from ((path.stem, name, key) for key in said.get("keys", {}))


def used():
    """Every record and key that the schemas take words from."""
    for record in RECORDS:
        for one in words.lineage(record):
            yield one.__module__.rpartition(".")[2], one.__name__, None
        for key in (key for key in fields(record) if key != ORIGIN):
            first = next(
                one
                for one in words.lineage(record)
                if key in words._tables(one.__module__).get(one.__name__, {}).get("keys", {})
            )
            yield first.__module__.rpartition(".")[2], first.__name__, key


def test_no_words_are_left_over():
    assert set(spoken()) - set(used()) == set()


def test_words_that_are_missing_are_told():
    class Forgotten(Record):
        """A record of nobody."""

    with pytest.raises(words.MissingWordsError):
        words.of_record(Forgotten)
    with pytest.raises(words.MissingWordsError):
        words.of_key(Forgotten, "name")


# Types --------------------------------------------------------------------------------------------


def readers():
    """Every type of single value that clu has."""
    for name, value in vars(values).items():
        metadata = getattr(value, "__metadata__", ())
        if any(isinstance(one, Reads) for one in metadata):
            yield name


def test_every_type_of_value_has_a_schema():
    assert set(readers()) == set(scalars.TABLE)
    assert len(scalars.NAMES) == len(scalars.TABLE)


def test_every_record_with_a_validator_has_its_condition():
    judged = {one for one in RECORDS if one.__pydantic_decorators__.model_validators}
    assert judged == set(CONDITIONS)


@pytest.mark.parametrize("kind", schema.KINDS)
def test_a_schema_is_one(kind):
    found = document(kind)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in schema.text(kind)


def subschemas(value, whole):
    """Every schema with examples, and what it is judged by: itself among the definitions."""
    if isinstance(value, dict):
        if "examples" in value and "description" in value:
            yield value, {**value, "$defs": whole.get("$defs", {})}
        for one in value.values():
            yield from subschemas(one, whole)
    elif isinstance(value, list):
        for one in value:
            yield from subschemas(one, whole)


@pytest.mark.parametrize("kind", schema.KINDS)
def test_every_example_is_valid(kind):
    for shown, judged in subschemas(document(kind), document(kind)):
        for example in shown["examples"]:
            faults = list(Draft202012Validator(judged).iter_errors(example))
            assert not faults, (shown["title"], example, faults)


def dumped(value):
    """A value as YAML: JSON is YAML, but for numbers, which clu reads as they are typed."""
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(("record", "key"), KEYS, ids=called)
def test_every_example_is_read(record, key):
    shown = records.Writer().key(record, key, fields(record)[key])
    for example in shown["examples"]:
        text = f"{key}: {dumped(example)}\n"
        _, faults = reading.record(source.parse(text.encode(), Path("x.yaml")), record)
        wrong = [one for one in faults if one.kind != "missing-value" and key in one.fact]
        assert not wrong, (example, wrong)


# Never stricter than clu --------------------------------------------------------------------------


def faults(kind, text):
    """What clu finds wrong with a file on its own."""
    return reading.record(source.parse(text.encode(), Path("x.yaml")), model(kind))[1]


def named(one):
    kind, path = one
    return f"{kind} {path.relative_to(ROOT)}"


@pytest.mark.parametrize("one", FILES, ids=named)
def test_every_file_of_every_register_is_valid(one):
    kind, path = one
    found = list(validator(kind).iter_errors(typed(path.read_text(encoding="utf-8"))))
    assert not found, found[0].message


@pytest.mark.parametrize("kind", MODELS)
def test_every_kind_of_file_stands_in_the_examples_or_is_private(kind):
    assert kind == "contacts" or any(one == kind for one, _ in FILES)


ODD = [
    "0565231000", "2026", "2026.5", "-3", "+3", "007", "12", "366", "367", "9999", "10000", "true",
    "True", "TRUE", "oui", "Non", "no", "false", "~", "null", "''", '" "', "[a]", "{a: b}", "[]",
    "14:30", "14h30", "9 h", "24h", "14h60", "2026-03-10", "2026-3-10", "2026-02-29", "2026-02-30",
    "1949-12-31", "2100-12-31", "2026-03-10 17:05", "2026-03-10T17h05", "2026-03-10 17:05:00",
    "01/02/2026", "10-01", "02-29", "présent", "Présent", '" présent"', "pre\u0301sent",
    "à l'étude", "à l’étude", "a\u0300 l'étude", "à faire", "2 594", "2\u202f594", "94,5", "94.5",
    ".5", "1e3", "0x1f", "0o17", "1_000", ".inf", ".nan", "1e-3", "a@b.example", "a..b@c.example",
    "https://a.example/x", "http://", "ouvres", "OUVRÉS", "calendaires", "un-siege", "Un siège",
    "con", "toutes-les-lettres", "2a", "2A", "20", "01", "1", "971", "../x.pdf", "x.pdf", ".x",
    "M.", "Mme", '"a\\nb"', '"\\n a \\n"', "a" * 65, "personal", "masculine", "internet",
]  # fmt: skip
VALUE = re.compile(r"(?P<key>[a-z_]+): ?(?P<value>[^,}\n]*)")
ADDED = (
    "seat: udaf",
    "guest: udaf",
    "vacant: oui",
    "title: x",
    "state: absent",
    "until: 2027-01-01",
    "xyz:",
)


def changed(text, at, how, value):
    """The text with one of its keys, in a block or in brackets, changed, renamed, or gone."""
    found = list(VALUE.finditer(text))
    one = found[at % len(found)]
    column = one.start() - text.rfind("\n", 0, one.start()) - 1
    new = {
        "valued": f"{one['key']}: {value}",
        "renamed": f"{one['key']}s: {one['value']}",
        "emptied": f"{one['key']}:",
        "dropped": "",
        "added": f"{value}\n{' ' * column}{one[0]}",
    }
    return text[: one.start()] + new[how] + text[one.end() :]


@given(
    st.sampled_from(FILES),
    st.integers(0, 400),
    st.one_of(
        st.tuples(st.just("valued"), st.sampled_from(ODD)),
        st.tuples(st.just("valued"), st.text(" 0123456789hH:-,.éaeà'’\u00a0", max_size=12)),
        st.tuples(st.sampled_from(["dropped", "renamed", "emptied"]), st.just("")),
        st.tuples(st.just("added"), st.sampled_from(ADDED)),
    ),
)
@settings(deadline=None)
def test_what_a_schema_refuses_clu_refuses(one, at, change):
    kind, path = one
    text = changed(path.read_text(encoding="utf-8"), at, *change)
    try:
        refused = list(validator(kind).iter_errors(typed(text)))
    except (ParseError, ValueError):
        return
    if refused:
        assert faults(kind, text), (text, refused[0].message, list(refused[0].path))


@pytest.mark.parametrize("name", scalars.TABLE)
def test_a_value_that_clu_reads_is_valid(name):
    taken = [one for one in map(partial(read_by_both, name), ODD) if one is not None]
    assert taken
    for value in taken:
        for one in (scalars.TABLE[name], scalars.never_empty(scalars.TABLE[name])):
            assert Draft202012Validator(one).is_valid(value[0]), value


def read_by_both(name, value):
    """The value as an editor types it, where clu takes it; else None."""
    try:
        tree = source.parse(f"key: {value}\n".encode(), Path("x.yaml"))
        typed_value = typed(f"key: {value}\n")["key"]
    except (ParseError, ValueError):
        return None
    if tree.faults or tree.root["key"] is None:
        return None
    try:
        values_reader(name)(tree.root["key"])
    except values.PydanticCustomError:
        return None
    return (typed_value, value)


def values_reader(name):
    return scalars.reader(getattr(values, name))


@given(
    st.sampled_from(sorted(scalars.TABLE)),
    st.one_of(
        st.text(max_size=20),
        st.from_regex(r"\s*[-+−]?[0-9 \u00a0\u202f]{1,9}[.,]?[0-9]{0,3}\s*", fullmatch=True),
        st.from_regex(r"\s*[0-9]{1,2}\s*[hH:]\s*[0-9]{0,2}\s*", fullmatch=True),
        st.from_regex(
            r"(19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9]([T ][0-9]{1,2}[h:][0-9]{2})?", fullmatch=True
        ),
        st.from_regex(
            r"[a-z0-9-]{1,8}(\.[a-z]{1,3})?(@[a-z0-9-]{1,5}\.[a-z]{1,3})?", fullmatch=True
        ),
        st.from_regex(r"[01][0-9]-[0-3][0-9]", fullmatch=True),
        st.sampled_from(
            ["à l'étude", "à l’étude", "a\u0300 faire", " retenue ", "Ouvrés", "OUVRES", "OUI"]
        ),
    ),
)
def test_a_text_that_clu_reads_is_valid(name, text):
    """Quoted, so that YAML takes it for a text."""
    document = source.parse(f"key: {json.dumps(text, ensure_ascii=False)}\n".encode(), Path("x"))
    assume(not document.faults)
    try:
        values_reader(name)(document.root["key"])
    except values.PydanticCustomError:
        return
    assert Draft202012Validator(scalars.TABLE[name]).is_valid(document.root["key"])


# As strict as it can be ---------------------------------------------------------------------------

MEETING = "time: 14h30\n"
REFUSED = {
    "an unknown key": ("meeting", "tmie: 14h30\n" + MEETING),
    "a missing key": ("meeting", "ends: 17h\n"),
    "a key left empty that must not be": ("meeting", "time:\n"),
    "an empty file": ("meeting", ""),
    "a list for a table": ("meeting", "- time: 14h30\n"),
    "no hour": ("meeting", "time: 25h\n"),
    "a number for an hour": ("meeting", "time: 14\n"),
    "a table for a text": ("meeting", MEETING + "remote: {a: b}\n"),
    "a text for a list": ("meeting", MEETING + "agenda: tout\n"),
    "an empty item of a list": ("meeting", MEETING + "agenda: [null]\n"),
    "an empty text": ("meeting", MEETING + "remote: ''\n"),
    "a text of two lines": ("meeting", MEETING + 'remote: "a\\nb"\n'),
    "an unknown key further down": ("meeting", MEETING + "places: [{name: a, rom: b}]\n"),
    "an identifier in capitals": ("meeting", MEETING + "agenda: [{id: Suivi, title: x}]\n"),
    "an identifier of Windows": ("meeting", MEETING + "agenda: [{id: con, title: x}]\n"),
    "a path for a file": (
        "meeting",
        MEETING + "agenda: [{id: a, title: x, papers: [{title: y, file: ../z}]}]\n",
    ),
    "minutes in words": ("meeting", MEETING + "agenda: [{id: a, title: x, minutes: vingt}]\n"),
    "a wrong form of letter": (
        "meeting",
        MEETING + "guests: [{id: a, title: x, letter: lettre}]\n",
    ),
    "a wrong state": ("reply", "state: présente\nreceived: 2026-05-20\n"),
    "a state without its accents": ("reply", "state: present\nreceived: 2026-05-20\n"),
    "an ambiguous day": ("reply", "state: présent\nreceived: 01/02/2026\n"),
    "no such day": ("reply", "state: présent\nreceived: 2026-04-31\n"),
    "neither yes nor no": ("reply", "state: présent\nreceived: 2026-05-20\nwithdrawn: si\n"),
    "a wrong verdict": ("follow-up", "answer: {verdict: acceptée}\n"),
    "a wrong unit": ("procedure", "articles: [{id: a, notice: {days: 2, unit: heures}}]\n"),
    "a delay of years": ("procedure", "articles: [{id: a, notice: {days: 900, unit: ouvrés}}]\n"),
    "a department unknown": ("committee", "department: '20'\n"),
    "a department unknown, as a number": ("committee", "department: 20\n"),
    "no address": ("contacts", "contacts: [{seat: a, email: a.b.example}]\n"),
    "no page": ("committee", "sites: {internet: www.a.example}\n"),
    "no day of the year": ("committee", "settings: {year_alert: 13-01}\n"),
    "nobody's state": ("minutes", "attendance: [{state: présent}]\n"),
    "a state of two": ("minutes", "attendance: [{seat: a, guest: b, state: présent}]\n"),
    "a designation of nothing": ("roster", "designations: [{seat: a}]\n"),
    "a seat both held and vacant": (
        "roster",
        "designations: [{seat: a, vacant: oui, holder: {last_name: B}}]\n",
    ),
    "no number": ("results", "complaints: {period: '2025', total: beaucoup}\n"),
    "half a person": ("results", "complaints: {period: '2025', total: 2.5}\n"),
}


@pytest.mark.parametrize(("kind", "text"), REFUSED.values(), ids=REFUSED)
def test_what_an_editor_should_mark_is_refused(kind, text):
    found = list(validator(kind).iter_errors(typed(text)))
    wanted = [one for one in found if one.validator != "required" or "missing" in str(one)]
    assert wanted or found
    assert faults(kind, text)


ACCEPTED = {
    "empty keys": ("meeting", MEETING + "ends:\nplaces:\nremote: ~\nguests:\n"),
    "a department as a number": ("committee", None),
    "a phone as a number": ("contacts", "contacts: [{seat: a, phone: 0565231000}]\n"),
    "a year as a number": ("results", "complaints: {period: 2025, total: 2 594}\n"),
    "a comma": (
        "results",
        "surveys: [{id: a, title: b, period: c, value: 88,2}]\n".replace("88,2", "'88,2'"),
    ),
    "a straight apostrophe": ("follow-up", "answer: {verdict: à l'étude}\n"),
    "both ways to say yes": ("stage", "stage: projet\non: 2026-01-05\nwithdrawn: true\n"),
}


@pytest.mark.parametrize(("kind", "text"), ACCEPTED.values(), ids=ACCEPTED)
def test_what_clu_reads_tolerantly_is_taken(kind, text):
    text = text or (ROOT / "data/committee.yaml").read_text("utf-8").replace('"46"', "46")
    assert not faults(kind, text)
    assert validator(kind).is_valid(typed(text))
