"""YAML as people type it: each text is read right, or refused with its place and the remedy."""
# ruff: noqa: E501 - a case is a line of its table

import os
import pickle
import re
import unicodedata
from pathlib import Path
from unittest import mock

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from clu import source
from clu.source import ORIGIN, Origin, Position, parser

FILE = Path("meeting.yaml")
LOADERS = {"libyaml": yaml.CBaseLoader, "python": parser.PurePython}
MEETING = """\
# Réunion du comité
time: 14:30
places:
  - {name: Préfecture du Lot, room: "Salle #3"}
recipients: [udaf, maires, cimade]
agenda:
  - id: resultats
    title: Résultats 😀 de l'année
    minutes:
  - id: divers
    papers:
      - name: a.pdf
note: |
  Objet:x
  -tiret
"""


@pytest.fixture(params=LOADERS)
def loader(request):
    return LOADERS[request.param]


def parsed(text, loader):
    data = text if isinstance(text, bytes) else text.encode()
    with mock.patch.object(parser, "LOADER", loader):
        document = source.parse(data, FILE)
        document.locate(())  # which finds all places, by the same loader
        return document


def bare(value):
    """A tree without its origins."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items() if key != ORIGIN}
    return [bare(inner) for inner in value] if isinstance(value, list) else value


READ = [
    pytest.param("a: 14:30", {"a": "14:30"}, id="hour with a colon"),
    pytest.param("a: 14h30", {"a": "14h30"}, id="hour with h"),
    pytest.param("a: 09:30", {"a": "09:30"}, id="hour with a leading zero"),
    pytest.param("a: 0565231000", {"a": "0565231000"}, id="telephone"),
    pytest.param("a: 07100", {"a": "07100"}, id="postcode"),
    pytest.param("a: No\nb: oui\nc: true", {"a": "No", "b": "oui", "c": "true"}, id="yes and no"),
    pytest.param("a: 2026-02-30", {"a": "2026-02-30"}, id="a day that does not exist"),
    pytest.param("a: 01/02/2026", {"a": "01/02/2026"}, id="an ambiguous day"),
    pytest.param("a: 010\nb: 1.0\nc: .inf", {"a": "010", "b": "1.0", "c": ".inf"}, id="numbers"),
    pytest.param("a: " + "9" * 5000, {"a": "9" * 5000}, id="5,000 digits"),
    pytest.param("a:\nb: ~\nc: null\nd: NULL", dict.fromkeys("abcd"), id="absent"),
    pytest.param("a: ''\nb: \"~\"\nc: 'null'", {"a": "", "b": "~", "c": "null"}, id="quoted: text"),
    pytest.param("", None, id="empty"),
    pytest.param("\ufeff", None, id="a BOM alone"),
    pytest.param("# rien\n\n#rien non plus\n", None, id="comments alone"),
    pytest.param("\ufeffa: é\n", {"a": "é"}, id="BOM"),
    pytest.param("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}, id="CRLF"),
    pytest.param("a: b\rc: d\r", {"a": "b", "c": "d"}, id="CR alone"),
    pytest.param("- a\n-\n- b: c\n", ["a", None, {"b": "c"}], id="a list where a table is due"),
    pytest.param("bonjour\n", "bonjour", id="a text where a table is due"),
    pytest.param("--- \na: b\n...\n", {"a": "b"}, id="document marks around"),
    pytest.param("a: b # c\n#d\n  #e\nf: g #\n", {"a": "b", "f": "g"}, id="comments"),
    pytest.param('a: "Salle #3"\nb: C#3', {"a": "Salle #3", "b": "C#3"}, id="# inside a text"),
    pytest.param('a: "b" #c\nd: #e\n  f: g', {"a": "b", "d": {"f": "g"}}, id="#c clearly a comment"),
    pytest.param("a: b ### c", {"a": "b"}, id="several #"),
    pytest.param("a: voir http://x.fr\nb:\n  http://y.fr\n", {"a": "voir http://x.fr", "b": "http://y.fr"}, id="addresses"),
    pytest.param("a : b", {"a": "b"}, id="a space before the colon"),
    pytest.param("a: Présents\u00a0; «\u00a0b\u00a0»\u202f!", {"a": "Présents\u00a0; «\u00a0b\u00a0»\u202f!"}, id="no-break spaces inside a text"),
    pytest.param("a: |\n  \u00a0b\n  c:d\n  -e\n  f #g\n", {"a": "\u00a0b\nc:d\n-e\nf #g\n"}, id="anything in a block"),
    pytest.param("a: >-\n  b\n  c\n", {"a": "b c"}, id="folded block"),
    pytest.param("a: b\n  c\n", {"a": "b c"}, id="text on two lines"),
    pytest.param("a:\tb\t# c\nd: e\tf\t\n", {"a": "b", "d": "e f"}, id="a tab as a space"),
    pytest.param('a: "b\\tc\\nd\\u00e9\\_"', {"a": "b\tc\ndé\u00a0"}, id="escapes"),
    pytest.param("a: {b: Que faire ?, c: Oui !}", {"a": {"b": "Que faire ?", "c": "Oui !"}}, id="question mark inside brackets"),
    pytest.param("a: R&D, l'usager - 5 * 3 & plus !", {"a": "R&D, l'usager - 5 * 3 & plus !"}, id="signs inside a text"),
    pytest.param("'<<': a\n\"null\": b", {"<<": "a", "null": "b"}, id="quoted keys"),
    pytest.param("? a\n: b\n", {"a": "b"}, id="explicit key"),
    pytest.param("a: 👨\u200d👩\u200d👧", {"a": "👨\u200d👩\u200d👧"}, id="a family of emoji"),
    pytest.param("a: " + "[" * 19 + "]" * 19, None, id="20 levels"),
    pytest.param(MEETING, {
        "time": "14:30",
        "places": [{"name": "Préfecture du Lot", "room": "Salle #3"}],
        "recipients": ["udaf", "maires", "cimade"],
        "agenda": [
            {"id": "resultats", "title": "Résultats 😀 de l'année", "minutes": None},
            {"id": "divers", "papers": [{"name": "a.pdf"}]},
        ],
        "note": "Objet:x\n-tiret\n",
    }, id="a meeting"),
]  # fmt: skip

# A text; then all its faults: kind, line, column, a part of the fact, a part of the hint.
YAML, FEATURE, UNSAFE = "invalid-yaml", "refused-feature", "unsafe-character"
QUOTE = "mettez la valeur entre guillemets\u00a0: "
SINGLE = "mettez la valeur entre guillemets simples\u00a0: "
REFUSED = [
    # spaces that are missing
    pytest.param("nom:Durand\n", [(YAML, 1, 4, "«\u00a0nom:Durand\u00a0»", "«\u00a0nom: Durand\u00a0»")], id="nom:Durand alone"),
    pytest.param("a: b\nnom:Durand\n", [(YAML, 2, 4, "nom:Durand", "nom: Durand")], id="nom:Durand last"),
    pytest.param("nom:Durand\nb: c\n", [(YAML, 1, 4, "nom:Durand", "nom: Durand")], id="nom:Durand first"),
    pytest.param("a: b\n  nom:Durand\n", [(YAML, 2, 6, "nom:Durand", "nom: Durand")], id="nom:Durand continues a text"),
    pytest.param("a:\n  nom:Durand\n", [(YAML, 2, 6, "nom:Durand", "nom: Durand")], id="nom:Durand nested"),
    pytest.param("a: {nom:Durand}", [(YAML, 1, 8, "nom:Durand", "nom: Durand\u00a0»")], id="nom:Durand inside brackets"),
    pytest.param("- titre:Bilan\n  b: c\n", [(YAML, 1, 8, "titre:Bilan", "titre: Bilan")], id="nom:Durand in an item"),
    pytest.param("a:\n  -b\n  -c\n", [(YAML, 2, 3, "-b", "- b"), (YAML, 3, 3, "-c", "- c")], id="dashes without a space"),
    pytest.param("- a\n-b\n", [(YAML, 2, 1, "-b", "- b")], id="a last dash without a space"),
    pytest.param("-a: b\n", [(YAML, 1, 1, "-a", "- a")], id="a key after a dash without a space"),
    # the sign #
    pytest.param("lieu: Salle #3\n", [(YAML, 1, 13, "«\u00a0#3\u00a0»", QUOTE + '"Salle #3"')], id="Salle #3"),
    pytest.param("- Salle  #3 bis # note\n", [(YAML, 1, 10, "#3 bis", '"Salle #3 bis')], id="Salle #3 in a list"),
    pytest.param("numero: #3\n", [(YAML, 1, 9, "#3", '"#3"')], id="#3 alone"),
    pytest.param("lieu: Salle #3\n  au fond\n", [(YAML, 1, 13, "#3", '"Salle #3"')], id="Salle #3 on two lines"),
    # the sign :
    pytest.param("titre: Bilan : résultats # x\n", [(YAML, 1, 14, "«\u00a0Bilan : résultats\u00a0»", QUOTE + '"Bilan : résultats"')], id="a colon in a title"),
    pytest.param('- a: dit "oui": non', [(YAML, 1, 15, "deux-points", SINGLE + "'dit \"oui\": non'")], id="a colon and quotes in a title"),
    pytest.param("titre: Présents\u00a0:\n", [(YAML, 1, 17, "deux-points", '"Présents\u00a0:"')], id="a colon at the end of a title"),
    pytest.param("nom Durand\nb: c\n", [(YAML, 1, 1, "nom Durand", "deux-points")], id="no colon"),
    pytest.param("a: un texte\nsuite du texte\nb: c", [(YAML, 2, 1, "suite du texte", "en retrait")], id="a text goes on without indentation"),
    # quotes
    pytest.param('titre: "type" du formulaire\n', [(YAML, 1, 15, "du formulaire", SINGLE + "'\"type\" du formulaire'")], id="text after a quote"),
    pytest.param("titre: 'l'usager'\n", [(YAML, 1, 11, "usager'", QUOTE + '"l\'usager"')], id="an apostrophe in quotes"),
    pytest.param('a: "dit "oui" ici"\n', [(YAML, 1, 10, "oui", SINGLE + "'dit \"oui\" ici'")], id="quotes in quotes"),
    pytest.param("a: 'b\nc: d\n", [(YAML, 1, 4, "'b", "refermez")], id="open quote"),
    pytest.param('a: b\nc: "d\ne: "f"\n', [(YAML, 2, 4, '"d', "refermez")], id="open quote, closed by the next one"),
    pytest.param('a: "C:\\Users"', [(YAML, 1, 7, "«\u00a0\\U\u00a0»", SINGLE + "'C:\\Users'")], id="unknown escape"),
    pytest.param('a: "b\\q"', [(YAML, 1, 6, "\\q", "barre oblique")], id="unknown short escape"),
    # signs that begin a value
    *(
        pytest.param(f"a: {text} # x\n", [(YAML, 1, 4, f"«\u00a0{text}\u00a0»", f'{QUOTE}"{text}"')], id=f"a value begins: {text}")
        for text in ("@durand", "`code`", "%b", ", b", "] b", "} b", "|b", "> b", "& b", "*b*", "- b", "? b")
    ),
    pytest.param("a: [b, c\nd: e\n", [(YAML, 1, 4, "[b, c", "«\u00a0]\u00a0»")], id="open bracket"),
    pytest.param("a: {b: c\n", [(YAML, 1, 4, "{b: c", "«\u00a0}\u00a0»")], id="open brace"),
    pytest.param("a: [Projet] Bilan\n", [(YAML, 1, 13, "Bilan", '"[Projet] Bilan"')], id="text after a bracket"),
    pytest.param("a: [b: c: d]\n", [(YAML, 1, 9, ": d]", "virgules")], id="colons inside brackets"),
    # indentation
    pytest.param("\ta: b\n", [(YAML, 1, 1, "tabulation", "espaces")], id="tab first"),
    pytest.param("a:\n \tb: c\n\td: e\n", [(YAML, 2, 2, "b: c", "espaces"), (YAML, 3, 1, "d: e", "espaces")], id="tabs as indentation"),
    pytest.param("a:\n  b: c\n d: e\n", [(YAML, 3, 2, "d: e", "alignez")], id="too little indentation"),
    pytest.param("  a: b\nc: d\n", [(YAML, 2, 1, "c: d", "alignez")], id="less than the first line"),
    pytest.param("a: b\n  c: d\n", [(YAML, 2, 3, "c: d", "alignez")], id="too much indentation"),
    pytest.param("a:\n  - b: c\n   d: e\n", [(YAML, 3, 4, "d: e", "alignez")], id="between dash and key"),
    pytest.param("a: b\n- c\n", [(YAML, 2, 1, "- c", "alignez")], id="a dash among keys"),
    pytest.param("- a\nb: c\n", [(YAML, 2, 1, "b: c", "alignez")], id="a key among dashes"),
    pytest.param("a:\n- b\n - c\n", [(YAML, 3, 2, "- c", "tirets")], id="a dash out of line"),
    pytest.param("a: b\n  - c\n", [(YAML, 2, 3, "- c", "tirets")], id="a list under a text"),
    pytest.param("a: |\n  b\n c\n", [(YAML, 3, 2, "c", "alignez")], id="a block ends too early"),
    # no-break spaces
    *(
        pytest.param(f"a: b\n{space}c: d\n", [(YAML, 2, 1, f"U+{ord(space):04X}", "espace ordinaire")], id=f"U+{ord(space):04X} as indentation")
        for space in "\u00a0\u202f\u2007\u3000"
    ),
    pytest.param("a:\u00a0b\n", [(YAML, 1, 3, "«\u00a0a:\u00a0b\u00a0»", "ordinaire")], id="no-break space after the colon"),
    pytest.param("a: b\nc:\u202fd\n", [(YAML, 2, 3, "U+202F", "ordinaire")], id="no-break space after a later colon"),
    pytest.param("- a:\u00a0b\n", [(YAML, 1, 5, "U+00A0", "ordinaire")], id="no-break space after an item's colon"),
    pytest.param("-\u00a0a\n", [(YAML, 1, 2, "U+00A0", "ordinaire")], id="no-break space after the dash"),
    pytest.param("a\u00a0: b\n", [(YAML, 1, 2, "U+00A0", "ordinaire")], id="no-break space before the colon"),
    pytest.param("a: \u00a0b\n", [(YAML, 1, 4, "U+00A0", "ordinaire")], id="no-break space first"),
    pytest.param("a: b\u00a0\n", [(YAML, 1, 5, "U+00A0", "supprimez")], id="no-break space last"),
    pytest.param("a: b\n  \u00a0c\n", [(YAML, 2, 3, "U+00A0", "ordinaire")], id="no-break space in a text on two lines"),
    pytest.param("a: b\n\u00a0\nc: d\n", [(YAML, 2, 1, "ligne vide", "supprimez")], id="no-break space alone"),
    # keys
    pytest.param("a: b\nc: d\na: e\n", [("duplicate-key", 3, 1, "«\u00a0a\u00a0» figure déjà à la ligne 1", "ne gardez")], id="equal keys"),
    pytest.param("a: {b: c, 'b': d}\ne:\n  f: g\n  f: h\n", [("duplicate-key", 1, 11, "ligne 1", ""), ("duplicate-key", 4, 3, "ligne 3", "")], id="equal keys, twice"),
    pytest.param("~: b\n", [(YAML, 1, 1, "«\u00a0~: b\u00a0»", "nom de clé")], id="null as a key"),
    pytest.param(": b\n", [(YAML, 1, 1, "«\u00a0: b\u00a0»", "nom de clé")], id="no key"),
    pytest.param("a: {{ b }}\n", [(YAML, 1, 5, "{ b }}", "guillemets")], id="a mapping as a key"),
    pytest.param("? [a]\n: b\n", [(YAML, 1, 3, "[a]", "nom de clé")], id="a list as a key"),
    pytest.param("'@': b\n", [(FEATURE, 1, 1, "'@'", "autre nom")], id="the key of the origin"),
    # what YAML can do, and files need not
    pytest.param("a: !!python/object/apply:os.system [b]\n", [(FEATURE, 1, 4, "!!python/object/apply", "supprimez")], id="python tag"),
    pytest.param("a: !b c\nd: ! e\n!f g: h\n", [(FEATURE, 1, 4, "!b", QUOTE + '"!b c"'), (FEATURE, 2, 4, "!", ""), (FEATURE, 3, 1, "!f", "")], id="tags"),
    pytest.param("a: !e!b c\n", [(FEATURE, 1, 4, "!e!b", "supprimez")], id="unknown tag"),
    pytest.param("a: &b c\nd: *b\n", [(FEATURE, 1, 4, "&b", QUOTE + '"&b c"'), (FEATURE, 2, 4, "*b", '"*b"')], id="anchor and alias"),
    pytest.param("a: *b c*\n", [(FEATURE, 1, 4, "*b", '"*b c*"')], id="one fault for an alias and what follows"),
    pytest.param("a: &b\n  c: d\n<<: *b\n", [(FEATURE, 1, 4, "&b", ""), (FEATURE, 3, 1, "<<", "recopiez"), (FEATURE, 3, 5, "*b", "")], id="merge key"),
    pytest.param("a: &a [x]\nb: &b [*a, *a]\n", [(FEATURE, 1, 4, "&a", ""), (FEATURE, 2, 4, "&b", ""), (FEATURE, 2, 8, "*a", ""), (FEATURE, 2, 12, "*a", "")], id="bomb"),
    pytest.param("a: b\n---\nc: d\n", [(FEATURE, 2, 1, "---", "supprimez")], id="two documents"),
    pytest.param("a: b\n...\nc: d\n", [(FEATURE, 2, 1, "...", "supprimez")], id="text after the end of the document"),
    pytest.param("%YAML 1.1\n---\na: b\n", [(FEATURE, 1, 1, "%YAML", "supprimez")], id="directive"),
    pytest.param("%CLU\na: b\n", [(FEATURE, 1, 1, "%CLU", "supprimez")], id="unknown directive"),
    pytest.param("# é\na: " + "[" * 500 + "]" * 500, [(FEATURE, 2, 23, "[[[", "niveaux")], id="500 nested brackets"),
    pytest.param("".join("  " * depth + "a:\n" for depth in range(30)), [(FEATURE, 21, 41, "a:", "niveaux")], id="30 nested keys"),
    # characters
    pytest.param("a: b\x00c\n", [(UNSAFE, 1, 5, "nul (U+0000) dans «\u00a0a: b�c\u00a0»", "supprimez")], id="NUL"),
    *(
        pytest.param(f"é: b\n😀: {character}c\n", [(UNSAFE, 2, 4, f"(U+{ord(character):04X})", "supprimez")], id=f"U+{ord(character):04X}")
        for character in "\x01\x07\x0b\x0c\x1b\x7f\x85\x9b\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff\ufffd\U000e0041"
    ),
    pytest.param("a: b\u202ec\n#\u2066\n\u200bd: e\n", [(UNSAFE, 1, 5, "U+202E", ""), (UNSAFE, 2, 2, "U+2066", ""), (UNSAFE, 3, 1, "U+200B", "")], id="several"),
    pytest.param('a: "b\\x00\\u202e"\nc: "\\0\\\\\\e"\n', [(UNSAFE, 1, 6, "\\x00", "supprimez"), (UNSAFE, 1, 10, "\\u202e", ""), (UNSAFE, 2, 5, "\\0", ""), (UNSAFE, 2, 9, "\\e", "")], id="escaped"),
    pytest.param('a: "b\\ud800"\nc: "\\UFFFFFFFF"\n', [(UNSAFE, 1, 6, "\\ud800", "supprimez"), (UNSAFE, 2, 5, "\\UFFFFFFFF", "")], id="escapes for no character"),
    pytest.param("a: b\u202ec\na: &d e\n", [(UNSAFE, 1, 5, "", ""), ("duplicate-key", 2, 1, "", ""), (FEATURE, 2, 4, "", "")], id="all kinds at once"),
    # bytes
    pytest.param("a: é\r\nnom: Préfète\r\n".encode("cp1252"), [("encoding", 1, 4, "Windows-1252", "Bloc-notes")], id="cp1252"),
    pytest.param(b"ab: c\r\n" + "nom: l’Été\r\n".encode("cp1252"), [("encoding", 2, 7, "«\u00a0nom: l’Été\u00a0»", "UTF-8")], id="cp1252 on the second line"),
    pytest.param("a: é\n".encode() + "b: é".encode("latin-1"), [("encoding", 2, 4, "«\u00a0b: é\u00a0»", "VS Code")], id="Latin-1 on one line alone"),
    pytest.param("nom: Été\nb: c".encode("utf-16"), [("encoding", 1, 1, "«\u00a0nom: Été\u00a0»", "UTF-8")], id="UTF-16 with its BOM"),
    pytest.param("nom: Été\n".encode("utf-16-le"), [("encoding", 1, 1, "UTF-16", "UTF-8")], id="UTF-16 little-endian"),
    pytest.param("nom: Été\n".encode("utf-16-be"), [("encoding", 1, 1, "nom: Été", "UTF-8")], id="UTF-16 big-endian"),
    pytest.param("nom: Été\n".encode("utf-32"), [("encoding", 1, 1, "UTF-32", "UTF-8")], id="UTF-32 with its BOM"),
    pytest.param("nom: Été\n".encode("utf-32-be"), [("encoding", 1, 1, "nom: Été", "UTF-8")], id="UTF-32 big-endian"),
    pytest.param(b"a: " + b"b" * 2_000_000, [("unreadable", 1, 1, "2\u202f000\u202f003", "texte")], id="2 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tree"), READ)
def test_is_read_as_typed(text, tree, loader):
    document = parsed(text, loader)
    assert document.faults == ()
    if tree is not None:
        assert bare(document.root) == tree


@pytest.mark.parametrize(("text", "faults"), REFUSED)
def test_is_refused_with_the_remedy(text, faults, loader):
    document = parsed(text, loader)
    found = [(fault.kind, fault.line, fault.column) for fault in document.faults]
    assert found == [expected[:3] for expected in faults]
    for fault, (*_, fact, hint) in zip(document.faults, faults, strict=True):
        assert fact in fault.fact
        assert hint in fault.hint


@pytest.mark.parametrize(("text", "faults"), REFUSED)
def test_messages_are_good_french(text, faults):
    for fault in parsed(text, yaml.CBaseLoader).faults:
        for message in (fault.fact, fault.hint):
            assert message[0] in "«’" or message[0].islower()
            assert not message.endswith(".")
            assert not any(unicodedata.category(character) in ("Cc", "Cf") for character in message)
            own = re.sub("«\u00a0.*?\u00a0»|(?<=\u00a0: )([\"']).*\\1", "", message)
            assert "'" not in own
            assert not re.search("[^\u00a0]:|[^\u202f][;!?]|«[^\u00a0]|[^\u00a0]»", own), own
        assert len(fault.fact) <= 200


@pytest.mark.parametrize(("text", "faults"), REFUSED)
def test_the_tree_is_kept_where_only_keys_are_equal(text, faults, loader):
    root = parsed(text, loader).root
    assert (root is not None) == all(kind == "duplicate-key" for kind, *_ in faults)


def test_the_first_of_equal_keys_counts(loader):
    assert bare(parsed("a: b\na: {c: d}\n", loader).root) == {"a": "b"}


def test_a_long_text_is_shortened(loader):
    fault = parsed(f"a: {'x' * 100} : b", loader).faults[0]
    assert f"«\u00a0{'x' * 59}…\u00a0»" in fault.fact


def test_not_more_faults_than_anybody_reads(loader):
    assert len(parsed("a: b\n" * 5000, loader).faults) == source.MOST_FAULTS
    assert len(parsed("a: b\x00c\n" * 5000, loader).faults) == source.MOST_FAULTS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" " * 10**6, id="spaces"),
        pytest.param("a: b" + " " * 10**6 + "c: d", id="spaces inside"),
        pytest.param("a: b" + " #" * 500_000, id="signs of comments"),
        pytest.param("[" * 10**6, id="brackets"),
        pytest.param("? " * 500_000, id="explicit keys"),
        pytest.param("a\x00\x01" * 300_000, id="control characters"),
        pytest.param("a: [" + "*b, " * 250_000, id="aliases"),
        pytest.param('a: "' + "\\u202e" * 150_000 + '"', id="escapes"),
        pytest.param("k: -a\n" + " -a\n" * 200_000, id="dashes"),
    ],
)
def test_a_hostile_file_costs_no_more_than_another(text):
    """Nothing to assert: what grew with the square of the length would take minutes here."""
    parsed(text, yaml.CBaseLoader)


# Positions


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        pytest.param((), 2, 1, id="the root: its first key"),
        pytest.param(("time",), 2, 7, id="a value"),
        pytest.param(("places",), 3, 1, id="a list: its key"),
        pytest.param(("places", 0), 4, 5, id="an item"),
        pytest.param(("places", 0, "room"), 4, 37, id="a value inside brackets"),
        pytest.param(("recipients", 2), 5, 28, id="an item of a list of texts"),
        pytest.param(("recipients", 7), 5, 1, id="an item that is missing: the list's key"),
        pytest.param(("agenda", 0, "title"), 8, 12, id="a value of an item"),
        pytest.param(("agenda", 0, "minutes"), 9, 5, id="an empty value: its key"),
        pytest.param(("agenda", 0, "topics"), 7, 5, id="a missing key: the item that lacks it"),
        pytest.param(("agenda", 1, "papers"), 11, 5, id="a nested list: its key"),
        pytest.param(("agenda", 1, "papers", 0, "title"), 12, 9, id="missing in a nested item"),
        pytest.param(("absent",), 2, 1, id="missing in the root"),
        pytest.param(("agenda", 0, "Item", "title"), 8, 12, id="a step unknown to the tree"),
        pytest.param(("agenda", 0, "title", "str"), 8, 12, id="a step after the last"),
        pytest.param(("note",), 13, 7, id="a block"),
    ],
)
def test_locates(path, line, column, loader):
    document = parsed(MEETING, loader)
    assert document.locate(path) == document.position(line, column)


def test_locates_keys(loader):
    document = parsed(MEETING, loader)
    assert document.locate(("agenda", 0, "title"), key=True) == document.position(8, 5)
    assert document.locate(("places", 0, "room"), key=True) == document.position(4, 31)
    assert document.locate(("agenda", 1), key=True) == document.position(10, 5)
    assert document.locate((), key=True) == document.position(2, 1)


def test_every_mapping_carries_its_origin(loader):
    document = parsed(MEETING, loader)
    origin = document.root[ORIGIN]
    assert isinstance(origin, Origin)
    assert origin.at() == document.position(2, 1)
    assert origin.at("time") == document.position(2, 7)
    assert origin.at("recipients", 2) == document.position(5, 28)
    assert origin.at("absent") == origin.at()
    item = document.root["agenda"][1][ORIGIN]
    assert item.at() == document.position(10, 5)
    assert item.at("papers", 0, "name") == document.position(12, 15)
    assert item.at("id", key=True) == document.position(10, 5)


def test_a_nested_mapping_stands_where_its_key_stands(loader):
    document = parsed("a: b\nsubstitute:\n  name: c\nd: {e: f}\n", loader)
    assert document.root["substitute"][ORIGIN].at("function") == document.position(2, 1)
    assert document.root["d"][ORIGIN].at() == document.position(4, 1)


def test_a_position_shows_the_users_line(loader):
    document = parsed("\ufeffa: é\r\nb: 😀 c\r\n", loader)
    assert document.locate(("b",)) == Position(FILE, 2, 4, "b: 😀 c")
    assert document.source.line(1) == "a: é"
    assert (
        document.source.line(0)
        == document.source.line(4)
        == parsed("a: é", loader).source.line(0)
        == ""
    )


def test_an_excerpt_shows_nothing_that_hides(loader):
    document = parsed("a: b\u202ec\x1b[31m\n", loader)
    assert document.position(1, 5).excerpt == "a: b�c�[31m"


def test_an_excerpt_of_a_foreign_encoding_is_legible():
    document = parsed("nom: Préfète\r\n".encode("cp1252"), yaml.CBaseLoader)
    fault = document.faults[0]
    assert document.position(fault.line, fault.column).excerpt == "nom: Préfète"
    assert parsed("nom: Été".encode("utf-16"), yaml.CBaseLoader).source.line(1) == "nom: Été"


def test_documents_travel_between_processes(loader):
    document = pickle.loads(pickle.dumps(parsed(MEETING, loader)))  # noqa: S301
    assert document.root[ORIGIN].at("time") == document.position(2, 7)


# Files


def test_a_file_is_read(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: b\n")
    document = source.read(file)
    assert (bare(document.root), document.faults, document.file) == ({"a": "b"}, (), file)


def kinds(document):
    assert document.root is None
    return [(fault.kind, fault.line, fault.column) for fault in document.faults]


def test_a_missing_file_is_unreadable(tmp_path):
    document = source.read(tmp_path / "a.yaml")
    assert kinds(document) == [("unreadable", 1, 1)]
    assert "introuvable" in document.faults[0].fact


def test_a_folder_is_unreadable(tmp_path):
    document = source.read(tmp_path)
    assert kinds(document) == [("unreadable", 1, 1)]
    assert "dossier" in document.faults[0].fact


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe in the file system")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.yaml")
    assert kinds(source.read(tmp_path / "a.yaml")) == [("unreadable", 1, 1)]


def test_a_file_without_permission_is_unreadable(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: b\n")
    with mock.patch.object(Path, "read_bytes", side_effect=PermissionError(13, "denied")):
        document = source.read(file)
    assert kinds(document) == [("unreadable", 1, 1)]
    assert "l’accès y est interdit" in document.faults[0].fact


def test_a_large_file_is_not_opened(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a" * (source.LARGEST + 1))
    with mock.patch.object(Path, "read_bytes", side_effect=AssertionError):
        assert kinds(source.read(file)) == [("unreadable", 1, 1)]
    file.write_bytes(b"a" * source.LARGEST)
    assert source.read(file).faults == ()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("target", ["secret.yaml", "missing.yaml", "."])
def test_a_symbolic_link_is_not_followed(tmp_path, target):
    (tmp_path / "secret.yaml").write_text("password: hunter2\n", encoding="utf-8")
    link = tmp_path / "meeting.yaml"
    link.symlink_to(target)
    document = source.read(link)
    assert kinds(document) == [("symbolic-link", 1, 1)]
    assert "meeting.yaml" in document.faults[0].fact
    assert document.text == document.position(1, 1).excerpt == ""


# Properties

FRAGMENTS = [
    *"abé😀0:-#,[]{}&*!|>%@`?'\"\\~<.\t\n\n\n \r\x00\u00a0\u202e\u2028\ufeff",
    *(": ", "- ", " #", "\n  ", "\n- ", "\n---\n", "...", "null", "&a ", "*a", "!!str ", "<<: "),
    *("\\u202e", "\\ud800", "|\n", ">\n", "a: ", "\na: ", "%YAML 1.1\n---\n", "\r\n"),
]
TYPED = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
KEYED = st.lists(TYPED, max_size=4).map(
    lambda values: "\n".join(f"k{number}: {value}" for number, value in enumerate(values))
)
EVERY_LOADER = st.sampled_from(list(LOADERS.values()))


@given(st.binary() | st.text().map(str.encode) | TYPED.map(str.encode), EVERY_LOADER)
@example(b"\0\0\0\0", yaml.CBaseLoader)
@example(b"\xff\xfe\x00", yaml.CBaseLoader)
def test_nothing_typed_raises(data, loader):
    document = parsed(data, loader)
    for fault in document.faults:
        assert 1 <= fault.line <= document.text.count("\n") + 1
        assert 1 <= fault.column <= len(document.source.line(fault.line)) + 1
    assert document.root is None or all(one.kind == "duplicate-key" for one in document.faults)


def scalars(value, path=()):
    """Every text of a tree, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != ORIGIN:
                yield from scalars(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from scalars(inner, (*path, index))
    elif value:
        yield path, value


@given(TYPED | KEYED, EVERY_LOADER)
def test_the_text_at_a_position_is_the_value(text, loader):
    document = parsed(text, loader)
    for path, value in scalars(document.root):
        position = document.locate(path)
        typed = position.excerpt[position.column - 1 :].replace("\t", " ")
        on_one_line = typed.startswith(value)
        assert typed[0] in "'\"|>" or on_one_line or value.startswith(typed.rstrip(" "))


TEXTS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs"],
        include_characters=" ",
    )
)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, min_size=1) | st.dictionaries(TEXTS, inner, min_size=1),
    max_leaves=8,
)


@given(TREES, st.booleans(), EVERY_LOADER)
def test_what_is_read_is_what_yaml_reads(tree, flow, loader):
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=10**6)
    document = parsed(text, loader)
    if not document.faults:
        assert bare(document.root) == tree


@pytest.mark.parametrize(("text", "tree"), READ)
def test_a_valid_file_is_read_as_yaml_reads_it(text, tree, loader):
    """Absent values apart, which are empty text there, and tabs, which only libyaml reads."""

    def without_none(value):
        if isinstance(value, dict):
            return {key: without_none(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [without_none(inner) for inner in value]
        return "" if value in (None, "~", "null", "NULL") else value

    base = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506
    if "\t" not in text:
        assert without_none(bare(parsed(text, loader).root)) == without_none(base or None)
