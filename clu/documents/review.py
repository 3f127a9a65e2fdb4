"""The review of a committee's own templates: syntax, names, parts, access; nothing is rendered.

The names that an override may use are those that the original uses, its parts included; a document
of the committee's own has the committee and a meeting. A part, whose name begins with "_", stands
inside documents of any kind, and may use whatever one of them knows or sets.
"""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args, get_type_hints

from jinja2 import TemplateNotFound, meta, nodes

from clu import occasion
from clu.documents import fault
from clu.documents.fault import TemplateFault
from clu.documents.templates import DOCUMENT, NAME, Templates, read, refuse_link
from clu.french import quoted
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ALWAYS = {"register": occasion.Presented, "meeting": occasion.Occasion}
GLOBALS = frozenset(["line_break", "loop", "self", "super", "caller", "varargs", "kwargs"])
REFERENCES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


def review(folder: Path) -> Iterator[TemplateFault]:
    """The faults of every template in a committee's folder of templates, file by file."""
    try:
        refuse_link(folder, "le dossier")
    except TemplateFault as found:
        yield found
        return
    templates = Templates(folder.parent)
    if len(templates.folders) == 1:
        return  # a checkout of clu: the templates are the package's own
    for path in sorted(folder.glob("*.[jJ]2")):
        yield from _of_file(path, templates)


def _of_file(path: Path, templates: Templates) -> Iterator[TemplateFault]:
    if not NAME.fullmatch(path.name):
        fact = f"le nom {quoted(path.name)} n’est pas celui d’un modèle : il n’est jamais lu"
        yield TemplateFault(path, 1, fact, suggestion(path.name, sorted(Templates().names())))
        return
    try:
        tree = _parsed(path, templates)
    except TemplateFault as found:
        yield found
        return
    every = [*_absent(path, tree, templates), *_unknown(path, tree), *_forbidden(path, tree)]
    yield from sorted(every, key=lambda one: one.line) or _silence(path, tree)


def _parsed(path: Path, templates: Templates) -> nodes.Template:
    """The tree of a template that compiles.

    Raises:
        TemplateFault: it does not, or cannot be read.
    """
    source = read(path)
    texts, pages = templates.environments()
    environment = texts if path.name.endswith(".md.j2") else pages
    try:
        environment.compile(source, path.name, str(path))
        return environment.parse(source, path.name, str(path))
    except Exception as error:  # noqa: BLE001 - whatever the compiler may raise
        raise fault.fault(error, path, templates.names()) from None


def _silence(path: Path, tree: nodes.Template) -> Iterator[TemplateFault]:
    """A document that writes nothing at all."""
    written = (
        not isinstance(part, nodes.TemplateData) or part.data.strip()
        for output in tree.find_all(nodes.Output)
        for part in output.nodes
    )
    refers = next(tree.find_all(REFERENCES), None)
    if DOCUMENT.fullmatch(path.name) and refers is None and not any(written):
        hint = "écrivez-le, ou ôtez-le pour reprendre l’original"
        yield TemplateFault(path, 1, "le modèle n’écrit rien", hint)


def _absent(path: Path, tree: nodes.Template, templates: Templates) -> Iterator[TemplateFault]:
    """Parts that are nowhere."""
    for node in tree.find_all(REFERENCES):
        part = getattr(node, "template", None)
        if getattr(node, "ignore_missing", False) or not isinstance(part, nodes.Const):
            continue
        if templates.find(str(part.value)) is None:
            told = fault.fault(TemplateNotFound(str(part.value)), path, templates.names())
            yield TemplateFault(path, node.lineno, told.fact, told.hint)


def _unknown(path: Path, tree: nodes.Template) -> Iterator[TemplateFault]:
    """Names that such a document does not receive, and fields that a record does not have."""
    free = meta.find_undeclared_variables(tree)
    known = _received(path.name)
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name in free - known - GLOBALS:
            yield _unknown_name(path, node.lineno, node.name, known)
    for access in tree.find_all(nodes.Getattr):
        owner = _record(access.node, free)
        if owner and access.attr not in _fields(owner) and not access.attr.startswith("_"):
            yield _unknown_name(path, access.lineno, access.attr, _fields(owner))


def _unknown_name(path: Path, line: int, name: str, known: Iterable[str]) -> TemplateFault:
    hint = suggestion(name, sorted(known))
    return TemplateFault(path, line, f"nom {quoted(name)} inconnu", hint)


def _record(node: nodes.Expr, free: set[str]) -> type | None:
    """The record that an expression names, where its text alone tells: `register.committee`."""
    if isinstance(node, nodes.Name):
        return ALWAYS.get(node.name) if node.name in free else None
    if isinstance(node, nodes.Getattr):
        owner = _record(node.node, free)
        return _fields(owner).get(node.attr) if owner else None
    return None


@cache
def _fields(owner: type) -> dict[str, type | None]:
    """The fields of a record, and the record that each holds, if it holds one."""
    hints = get_type_hints(owner)
    kinds = {name: (hint, *get_args(hint)) for name, hint in hints.items()}
    return {name: next(filter(_is_record, kind), None) for name, kind in kinds.items()}


def _is_record(kind: object) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


def _forbidden(path: Path, tree: nodes.Template) -> Iterator[TemplateFault]:
    """Private attributes, and calls of what is no macro."""
    for access in tree.find_all(nodes.Getattr):
        if access.attr.startswith("_"):
            fact = f"accès interdit à {quoted(access.attr)}"
            yield TemplateFault(path, access.lineno, fact, fault.FORBIDDEN)
    macros = {node.target for node in tree.find_all(nodes.Import)} | {"self"}
    for call in tree.find_all(nodes.Call):
        called = call.node
        owner = called.node if isinstance(called, nodes.Getattr) else called
        if not isinstance(owner, nodes.Name) or (owner is not called and owner.name not in macros):
            yield TemplateFault(path, call.lineno, "appel interdit", fault.FORBIDDEN)


def _received(name: str) -> frozenset[str]:
    """The names that a template of this name receives."""
    known = Templates().names()
    if name in known and not name.startswith("_"):
        used = _used(name)
        return used | frozenset(ALWAYS) if frozenset(ALWAYS) & used else used
    if DOCUMENT.fullmatch(name):
        return frozenset(ALWAYS)
    return frozenset(ALWAYS).union(*map(_used, known), *map(_set, known))


@cache
def _used(name: str) -> frozenset[str]:
    """The names that the package's template and its parts take from outside."""
    tree = _original(name)
    references = tree.find_all((nodes.Include, nodes.Extends))
    parts = [getattr(node, "template", None) for node in references]
    names = [str(part.value) for part in parts if isinstance(part, nodes.Const)]
    own = frozenset(meta.find_undeclared_variables(tree)) - GLOBALS
    return own.union(*(_used(one) for one in names if one != name))


@cache
def _set(name: str) -> frozenset[str]:
    """The names that the package's template sets, for parts that it includes."""
    names = _original(name).find_all(nodes.Name)
    return frozenset(node.name for node in names if node.ctx in ("store", "param"))


@cache
def _original(name: str) -> nodes.Template:
    templates = Templates()
    return _parsed(templates.folders[-1][1] / name, templates)
