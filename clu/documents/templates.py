"""Templates: where they lie, which one wins, and how they are rendered.

The committee's own `templates/`, beside its `data/`, is looked into first, then the package's. A
template is somebody's text, not code: it runs in an immutable sandbox, on the values that it is
given, with a few filters and no function but its own macros. A symbolic link is refused: it could
lead anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import BaseLoader, StrictUndefined, Undefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import BlockReference, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from clu import french
from clu.disk import why
from clu.documents import fault, markup
from clu.documents.fault import MissingTemplate, TemplateFault
from clu.french import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    Writer: TypeAlias = Callable[[str], Markup]

Origin = Literal["committee", "package"]

NAME = re.compile(r"_?[a-z0-9]+(?:-[a-z0-9]+)*\.(?:md|html|css)\.j2")
DOCUMENT = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)\.md\.j2")
SENTENCE = re.compile(r"\A\s*\{#-?\s*(?P<text>.*?)\s*-?#\}", re.DOTALL)
BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
FILTERS = ("default", "first", "join", "last", "length", "lower", "replace", "trim", "upper")
TESTS = ("defined", "undefined", "none", "string", "number", "eq", "ne", "in", "odd", "even")


def template_folder() -> Path:
    """The package's templates: `clu/templates` once installed, `templates/` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that can be written: its name, its sentence of comment, whose template it is."""

    name: str
    sentence: str
    origin: Origin
    file: Path


class Templates:
    """The templates that hold for a committee, whose folder is the one that holds `data/`."""

    def __init__(self, committee: Path | None = None) -> None:
        package = template_folder()
        own = committee / "templates" if committee else None
        folders: list[tuple[Origin, Path]] = [("package", package)]
        if own and own.is_dir() and own.resolve() != package.resolve():
            folders.insert(0, ("committee", own))
        self.folders = tuple(folders)

    def documents(self) -> tuple[Listed, ...]:
        """Every document, by name. A template whose name begins with "_" is a part of others."""
        listed: dict[str, Listed] = {}
        for origin, folder in reversed(self.folders):
            for path in sorted(folder.glob("*.md.j2")):
                found = DOCUMENT.fullmatch(path.name)
                if found:
                    sentence = _sentence(read(path))
                    listed[found["name"]] = Listed(found["name"], sentence, origin, path)
        return tuple(listed[name] for name in sorted(listed))

    def markdown(self, name: str, /, **values: object) -> str:
        """The text of `NAME.md.j2`.

        Raises:
            TemplateFault: the template is missing or wrong.
        """
        text = self._render(self._markdown, f"{name}.md.j2", values)
        return BLANK_LINES.sub("\n\n", french.typeset(text)).strip("\n") + "\n"

    def html(self, name: str, /, **values: object) -> str:
        """The page of `NAME.html.j2`.

        Raises:
            TemplateFault: the template is missing or wrong.
        """
        page = self._render(self._html, f"{name}.html.j2", values)
        return BLANK_LINES.sub("\n\n", page).strip("\n") + "\n"

    def style(self, name: str) -> str:
        """The style sheet of `NAME.css.j2`.

        Raises:
            TemplateFault: the template is missing or wrong.
        """
        return self._render(self._html, f"{name}.css.j2", {}).strip("\n") + "\n"

    def find(self, name: str) -> Path | None:
        """The file of a template: the committee's, else the package's."""
        found = (folder / name for _, folder in self.folders if NAME.fullmatch(name))
        return next((path for path in found if path.exists() or path.is_symlink()), None)

    def fault(self, name: str, fact: str, hint: str) -> TemplateFault:
        """What is wrong with the text that `NAME.md.j2` has written."""
        file = self.find(f"{name}.md.j2") or self.folders[-1][1] / f"{name}.md.j2"
        return TemplateFault(file, 1, fact, hint)

    def names(self) -> set[str]:
        """The names of all templates, parts and layouts included."""
        found = (path.name for _, folder in self.folders for path in folder.glob("*.j2"))
        return {name for name in found if NAME.fullmatch(name)}

    def environments(self) -> tuple[Environment, Environment]:
        """What texts are rendered in, and what pages are."""
        return self._markdown, self._html

    def _render(self, environment: Environment, name: str, values: dict[str, object]) -> str:
        try:
            return environment.get_template(name).render(values)
        except TemplateFault:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the code of a template may raise
            file = self.find(name) or self.folders[-1][1] / name
            raise fault.fault(error, file, self.names()) from None

    @cached_property
    def _markdown(self) -> Environment:
        environment = Environment(self, markup.markdown, Markup("  \n"))
        environment.filters["drawing"] = lambda id_: markup.drawing(_text(id_))
        return environment

    @cached_property
    def _html(self) -> Environment:
        environment = Environment(self, escape, Markup("<br>\n"))
        environment.filters["inline"] = lambda value: markup.inline(french.typeset(_text(value)))
        return environment


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox that writes each value once, with `write`, and knows the few filters above."""

    def __init__(self, templates: Templates, write: Writer, line_break: Markup) -> None:
        super().__init__(
            loader=Loader(templates),
            undefined=Absent,
            autoescape=True,
            finalize=lambda value: value if isinstance(value, Markup) else write(_typeset(value)),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.globals = {"line_break": line_break}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.filters = {name: self.filters[name] for name in FILTERS} | {
            "lines": lambda values: line_break.join(_written(values, write)),
            "of": french.of,
            "to": french.to,
            "capitalise": french.capitalise,
        }

    def unsafe_undefined(self, obj: object, attribute: str) -> Undefined:
        """Refuse a private attribute or a method, in French."""
        fact = f"accès interdit à {quoted(attribute)} ; {fault.FORBIDDEN}"
        return self.undefined(fact, obj=obj, name=attribute, exc=SecurityError)

    def call(self, context: Any, called: Any, /, *values: Any, **named: Any) -> Any:
        """Call the macros and blocks of templates, and nothing else."""
        if isinstance(called, Undefined):
            str(called)  # raises, with the name that is not known
        if not isinstance(called, Macro | BlockReference):
            raise SecurityError(f"appel interdit ; {fault.FORBIDDEN}")
        return super().call(context, called, *values, **named)


class Absent(StrictUndefined):
    """A name that nothing defines, told in French with the nearest one that is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        owner = None if self._undefined_obj is missing else self._undefined_obj
        return fault.unknown_name(str(self._undefined_name), owner)


class Loader(BaseLoader):
    """Reads a template by its bare name."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def get_source(
        self, _environment: object, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source, its file and a promise that it does not change while clu runs."""
        path = self.templates.find(template)
        if path is None:
            raise MissingTemplate(template)
        return read(path), str(path), lambda: True


def read(path: Path) -> str:
    """The source of a template.

    Raises:
        TemplateFault: it is a symbolic link or a folder, or cannot be read.
    """
    refuse_link(path.parent, "le dossier")
    refuse_link(path, "le modèle")
    if path.is_dir():
        fact = f"un dossier porte le nom de modèle {quoted(path.name)}"
        raise TemplateFault(path, 1, fact, "renommez ce dossier, ou ôtez-le")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        fact = "le modèle n’est pas en UTF-8"
        raise TemplateFault(path, 1, fact, "enregistrez-le en UTF-8") from None
    except OSError as error:
        fact = f"modèle illisible ({why(error)})"
        raise TemplateFault(path, 1, fact, "rendez le fichier lisible") from None


def refuse_link(path: Path, kind: str) -> None:
    """Refuse a symbolic link: it could lead anywhere.

    Raises:
        TemplateFault: it is one.
    """
    if path.is_symlink():
        fact = f"{kind} {quoted(path.name)} est un lien symbolique"
        raise TemplateFault(path, 1, fact, f"remplacez le lien par {kind} lui-même")


def _sentence(source: str) -> str:
    """The comment on top of a template, on one line; empty where there is none."""
    found = SENTENCE.match(source)
    return " ".join(found["text"].split()) if found else ""


def _written(values: Iterable[object], write: Writer) -> Iterator[Markup]:
    """Each value that is one, written; what is absent leaves no empty line."""
    present = (one for one in values if one is not None)
    return (one if isinstance(one, Markup) else write(_typeset(one)) for one in present)


def _typeset(value: object) -> str:
    return french.typeset(_text(value))


def _text(value: object) -> str:
    """A value as text. Nothing that has no wording of its own gets into a document."""
    if isinstance(value, str | StrictUndefined):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    kind = "vide" if value is None else "composée" if not isinstance(value, bool) else "oui ou non"
    raise UndefinedError(f"valeur {kind} écrite telle quelle ; testez-la avec « if » d’abord")
