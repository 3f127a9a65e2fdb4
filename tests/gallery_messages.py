"""Every message that clu/ holds, found in its source; and which of them were made during a run.

A message is a text in French: in the body of a function it must have been made, on whichever branch
it stands; there and in a table at the top of a module, its words must stand on the page.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Self

import clu

ROOT = Path(clu.__file__).parent
ROOMS = tuple(
    import_module(path.stem) for path in sorted(Path(__file__).parent.glob("gallery_of_*.py"))
)
"""What rooms of clu bring to the gallery by themselves: RULES, USES, ELSEWHERE, NEVER_SAID."""
ELSEWHERE = {
    "cli/__init__.py": "the last words: test_cli",
    "cli/app.py": "help: test_cli",
    "cli/commands/": "help: test_help_examples",
    "cli/convene.py:list_documents": "what was written: test_letters",
    "cli/deadline.py:_text READINGS": "the count: test_cli",
    "cli/defect.py": "a defect of clu: test_cli",
    "cli/language.py:TERMS HELP": "help: test_cli",
    "cli/roster.py:_page": "the table of `clu roster`: test_roster",
    "cli/rules.py:page _kind _marked _row _by_article _nobody": "the table of `clu rules`",
    "cli/sent.py:_told": "what was recorded: test_sending",
    "documents/markup.py": "the marks of Markdown and HTML: test_documents",
    "documents/sheet.py": "the sheet printed back: test_documents",
    "duties.py:FILES": "names of files",
    "french/dates.py:MONTHS WEEKDAYS": "names of days: test_french",
    "french/functions.py": "words that are inflected: test_french",
    "french/grammar.py": "articles and plurals: test_french",
    "french/salutation.py": "how letters begin and end: test_french",
    "french/spaces.py": "typography: test_french",
    "letters/": "what a letter says: test_letters",
    "occasion.py": "what templates receive: test_letters",
    "outbox.py:_refuse_strange": "for whoever writes clu: test_outbox",
    "pitfalls/alphabet.py:INVISIBLE": "characters",
    "recording.py": "what stands in the files recorded: test_sending",
    "rules/engine.py:CHAPTERS rule": "the table of `clu rules`; for whoever writes a rule",
    "sitting.py": "the table of `clu roster`: test_roster",
    "source/": "the parser: what it says stands in pitfalls",
    "stated.py:nature": "words of the data",
    "workdays.py:_zones _holidays NAMES CUSTOMS GOOD_FRIDAY WITHOUT_TEXT": "names: test_workdays",
    "writing.py": "the files that clu adds: test_writing",
} | {name: why for room in ROOMS for name, why in room.ELSEWHERE.items()}
"""What holds French and no message (a folder, a module, or names in one), and who reads it."""

NEVER_SAID = {
    "cli/language.py: Valeur refusée … : … ; un nombre entier est attendu.": "no option is an int",
    "cli/language.py: l’option": "no option must be given",
    "cli/language.py: un argument": "typer always names the parameter",
    "documents/meeting.py: le modèle n’écrit rien": "no command writes a document of one’s own",
    "documents/meeting.py: écrivez-le, ou ôtez-le": "the same",
    "reading.py: corrigez la valeur": "what our models refuse has its own words",
    "reading.py: n’est pas admis ici": "the same",
    "workdays.py: délai de … jours … : donnez un nombre positif ou nul": "values.py asks first",
    "workdays.py: unité « … » inconnue … : écrivez l’une de": "the same",
} | {name: why for room in ROOMS for name, why in room.NEVER_SAID.items()}
"""Messages that no input brings, kept for what may come; by the reason."""

LEAST_WORDS = re.compile(r"[^\W\d_]{2,}.*[^\x00-\x7f ]|[^\W\d_]{2,}\W* \W*[^\W\d_]|[^\x00-\x7f]\w")
DATA = frozenset(["ouvrés", "complète", "délégation", "excusé", "suppléé"])
"""Words of the YAML files that the code compares with."""
FACT_AND_HINT = re.compile(" ; ?")
"""Without a no-break space: what is taken apart before it is shown."""

PLACEHOLDER = re.compile(r"\{\w*\}|%\w")

Span = tuple[int, int, int, int]


@dataclass(frozen=True)
class Message:
    """A text of the source: where it stands, its literal parts, whether a function makes it."""

    file: str
    span: Span
    parts: tuple[str, ...]
    made: bool
    around: tuple[Span, ...] = field(compare=False)

    @property
    def name(self) -> str:
        """Where it stands, without the line, and its words: « reading.py: valeur inconnue »."""
        return f"{self.file}: {self.words}"

    @property
    def words(self) -> str:
        return " … ".join(part.strip() for part in self.parts if part.strip())

    def stands_in(self, text: str) -> bool:
        """Whether a text, made `plain`, has the literal parts in their order."""
        at = 0
        for part in map(plain, self.parts):
            at = text.find(part, at)
            if at < 0:
                return False
            at += len(part)
        return True


def plain(text: str) -> str:
    """A text for comparison: in lower case, every run of spaces of any kind one space."""
    return re.sub(r"\s+", " ", text).strip().lower()


def messages() -> list[Message]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        if not any(file.startswith(name) for name in ELSEWHERE if ":" not in name):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += list(_Reader(file).read(tree))
    return found


class _Reader:
    """Walks a module down to its texts, and knows what each stands in."""

    def __init__(self, file: str) -> None:
        self.file = file
        left_out = (name.partition(":") for name in ELSEWHERE)
        self.names = {one for name, _, own in left_out if name == file for one in own.split()}

    def read(
        self, node: ast.AST, around: tuple[ast.AST, ...] = (), *, made: bool = False
    ) -> Iterator[Message]:
        if isinstance(node, ast.JoinedStr):
            yield from self.text(node, _parts(node), around, made=made)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from self.text(node, (node.value,), around, made=made)
        function = isinstance(node, ast.FunctionDef | ast.Lambda)
        for child in self.inside(node):
            yield from self.read(child, (*around, node), made=made or function)

    def inside(self, node: ast.AST) -> list[ast.AST]:  # noqa: PLR0911 - a case, an answer
        """What may hold a message: no docstring, no signature, no pattern, no name of a key."""
        match node:
            case ast.FunctionDef() if node.name in self.names:
                return []
            case ast.Module() | ast.ClassDef() | ast.FunctionDef():
                return [one for one in node.body if not _docstring(one)]
            case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
                return []
            case ast.Assign() | ast.AnnAssign():
                return [node.value] if node.value and not self.names & _targets(node) else []
            case ast.Call() if _called(node) in {"compile", "fullmatch"}:
                return []
            case ast.Compare() | ast.Subscript():
                return []
            case ast.Dict():
                return list(node.values)
            case ast.JoinedStr():
                return [one for one in node.values if isinstance(one, ast.FormattedValue)]
            case ast.FormattedValue():
                return [node.value]
            case _:
                return list(ast.iter_child_nodes(node))

    def text(
        self, node: ast.expr, parts: tuple[str, ...], around: tuple[ast.AST, ...], *, made: bool
    ) -> Iterator[Message]:
        literal = "".join(parts)
        if "(?P" in literal or literal in DATA or not any(map(str.isalpha, literal)):
            return
        gap = FACT_AND_HINT if made else PLACEHOLDER
        parts = tuple(piece for part in parts for piece in gap.split(part))
        if LEAST_WORDS.search(literal) or (made and _handed_on(node, around)):
            yield Message(self.file, _span(node), parts, made, tuple(_folded_into(around)))


def _docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _targets(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {getattr(one, "id", "") for one in targets}


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _parts(node: ast.JoinedStr) -> tuple[str, ...]:
    """The literal parts, a gap between them wherever a value stands."""
    parts = [""]
    for one in node.values:
        if isinstance(one, ast.Constant):
            parts[-1] += one.value
        else:
            parts.append("")
    return tuple(parts)


def _handed_on(node: ast.expr, around: tuple[ast.AST, ...]) -> bool:
    """Whether a single word is a function's answer, or one of two words of a sentence."""
    for outer in reversed(around):
        if isinstance(outer, ast.IfExp):
            if node is outer.test:
                return False
        elif isinstance(outer, ast.Yield | ast.Return | ast.FormattedValue):
            return True
        elif not (isinstance(outer, ast.BoolOp) or _sum(outer)):
            return False
        node = outer
    return False


def _sum(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)


def _folded_into(around: tuple[ast.AST, ...]) -> Iterator[Span]:
    """The constants that a text may be a part of, once compiled."""
    for outer in reversed(around):
        if not isinstance(outer, ast.Tuple | ast.List | ast.Set | ast.BinOp | ast.Compare):
            return
        yield _span(outer)


def _span(node: ast.expr) -> Span:
    return node.lineno, node.end_lineno or 0, node.col_offset, node.end_col_offset or 0


class Watch:
    """Notes the messages that are made while it watches: each by the instruction that makes it."""

    def __init__(self, wanted: list[Message]) -> None:
        self.wanted: dict[str, list[Message]] = {}
        for one in wanted:
            if one.made:
                self.wanted.setdefault(str(ROOT / one.file), []).append(one)
        self.seen: set[Message] = set()
        self.codes: dict[int, tuple[object, dict[int, list[Message]]]] = {}

    def __enter__(self) -> Self:
        self.before = sys.gettrace()
        sys.settrace(self.call)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self.before)

    def call(self, frame, *_):
        """Follow a function that has messages still to be made, and no other."""
        known = self.codes.get(id(frame.f_code))
        if known is None:
            known = (frame.f_code, self.places(frame.f_code))  # kept, so that its id stays its own
            self.codes[id(frame.f_code)] = known
        if not known[1]:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return self.step

    def step(self, frame, event, _):
        if event == "opcode":
            self.seen.update(self.codes[id(frame.f_code)][1].pop(frame.f_lasti, ()))
        return self.step

    def places(self, code) -> dict[int, list[Message]]:
        """The messages of a function, by the instruction that makes each."""
        wanted = self.wanted.get(code.co_filename, ())
        found: dict[int, list[Message]] = {}
        spans = {span: 2 * number for number, span in enumerate(code.co_positions())}
        for one in wanted:
            span = next((span for span in (one.span, *one.around) if span in spans), None)
            if span:
                found.setdefault(spans[span], []).append(one)
        return found
