"""`clu schema`: the JSON Schemas of the files and of the reports, for editors and programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import french, outbox, schema
from clu.cli import place
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.modeline import SCHEMAS
from clu.report import shown_path
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.outbox import Delivery

NO_FILE = "ce que donne clu {command} --format json"


def write_schemas(
    kind: str | None,
    data: str | None,
    output: str | None,
    *,
    listed: bool,
    settings: bool,
    force: bool,
) -> int:
    """Write all schemas, or print what was asked for.

    Raises:
        typer.BadParameter: no such kind, or options that do not go together; exit code 2.
        OutboxError: a schema was changed by hand, or the disk refused; exit code 1.
    """
    asked = sum((kind is not None, listed, settings))
    if asked > 1 or (asked and (output is not None or force)):
        raise typer.BadParameter(
            f"GENRE, --list et --settings affichent{NNBSP}; sans eux, clu schema écrit les"
            f" schémas. Donnez l’un d’eux seul, ou --output DOSSIER."
        )
    if asked:
        say(_printed(kind, listed=listed), nl=False)
        return 0
    folder = _folder(data, output)
    delivery = outbox.deliver(folder, schema.files(), force=force)
    say("\n".join(_told(delivery)))
    return 0


def _printed(kind: str | None, *, listed: bool) -> str:
    if listed:
        return "".join(f"{line}\n" for line in _list())
    if kind is None:
        return schema.vscode_settings().decode()
    if kind not in schema.KINDS:
        hint = suggestion(kind, schema.KINDS)
        raise typer.BadParameter(
            f"{kind}{NBSP}: genre de fichier inconnu{NNBSP}; {hint}. La liste{NBSP}: clu schema"
            " --list"
        )
    return schema.text(kind)


def _list() -> Iterator[str]:
    width = max(map(len, schema.KINDS))
    places = schema.places()
    for kind in schema.KINDS:
        where = ", ".join(places[kind]) if kind in places else _no_file(kind)
        yield f"{kind.ljust(width)}  {schema.document(kind)['title']}"
        yield f"{' ' * width}  {where}"


def _no_file(kind: str) -> str:
    return NO_FILE.format(command=schema.REPORTS[kind])


def _folder(data: str | None, output: str | None) -> Path:
    """Where the schemas go: what is asked for, else `build/` of the committee, or here."""
    if output is not None:
        return Path(output)
    try:
        home = place.folder(data).resolve().parent
    except typer.BadParameter:
        if data is not None:
            raise
        home = Path.cwd()
    return home / "build" / "schemas"


def _told(delivery: Delivery) -> Iterator[str]:
    folder = delivery.folder
    count = len(delivery.written) + len(delivery.unchanged)
    state = "" if delivery.written else ", inchangés"
    yield f"{french.plural(count, 'schéma')} dans {shown_path(folder)}/{state}"
    if folder.resolve().as_posix().endswith(SCHEMAS):
        yield f"Votre éditeur les y trouve{NNBSP}; ses réglages{NBSP}: clu schema --settings"
    else:
        yield f"Pour votre éditeur, à côté de data/{NBSP}: clu schema --output {SCHEMAS}"
