"""What clu is measured against, as a user would run it on the same files.

check-jsonschema takes one schema a run, so it runs once for each kind of file, with the schemas
that `clu schema` writes. Since that starts it eleven times, it also runs once on all files with a
schema that lets everything pass: less than that it cannot take. yamale runs once, with a schema of
the same kind; yamllint with its own rules, the length of lines left out. The floor is `floor.py`.
None of them judges what clu judges; each is what there is otherwise.
"""

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from programs import BIN, CLU, Program

KINDS = {
    "committee": "committee.yaml",
    "authorities": "authorities.yaml",
    "procedure": "procedure/*.yaml",
    "roster": "roster/*.yaml",
    "meeting": "meetings/*/meeting.yaml",
    "results": "meetings/*/results.yaml",
    "convocation": "meetings/*/convocations/*.yaml",
    "reply": "meetings/*/replies/*.yaml",
    "substitution": "meetings/*/substitutions/*.yaml",
    "minutes": "meetings/*/minutes/minutes.yaml",
    "publication": "meetings/*/publications/*.yaml",
}
"""The kinds of files in the corpus, by the names of clu's schemas."""
PERMISSIVE = "all.json"
MOST = 10_000
"""How many files one command line names: systems bound its length."""
LINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"


def schemas(folder: Path, ready: Path | None) -> Path:
    """Write the schemas for the peers into a folder, clu's own unless they are ready in another."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PERMISSIVE).write_text(json.dumps({"type": ["array", "object"]}), encoding="utf-8")
    (folder / "all.yaml").write_text("include('record')\n---\nrecord: any()\n", encoding="utf-8")
    command = [CLU, "schema", "--output", str(folder)]
    if ready is None:
        subprocess.run(command, capture_output=True, check=False)
    for kind in KINDS if ready else ():
        content = (ready or folder).joinpath(f"{kind}.schema.json").read_bytes()
        (folder / f"{kind}.schema.json").write_bytes(content)
    return folder


def clu(corpus: Path, committees: Sequence[str], on: str, *, one: bool = False) -> Program:
    """`clu check` on committees; `one`: on one processor."""
    name = "clu check, one processor" if one else "clu check"
    data = itertools.chain.from_iterable(("--data", f"{each}/data") for each in committees)
    return Program(name, ((CLU, "check", "--on", on, *data),), corpus, one)


def floor(corpus: Path, committees: Sequence[str]) -> Program:
    """Reading alone: CSafeLoader and pydantic, no rules."""
    script = str(Path(__file__).with_name("floor.py"))
    return Program("the floor", ((sys.executable, script, *committees),), corpus, one=True)


def peers(corpus: Path, committees: Sequence[str], schemas: Path) -> Iterator[Program]:
    """The others, on the same files."""
    check = str(BIN / "check-jsonschema")
    kinds = [kind for kind in KINDS if (schemas / f"{kind}.schema.json").is_file()]
    commands = (
        (check, "--schemafile", str(schemas / f"{kind}.schema.json"), *several)
        for kind in kinds
        for several in _files(corpus, committees, KINDS[kind])
    )
    if kinds:
        yield Program("check-jsonschema", tuple(commands), corpus)
    everything = list(_files(corpus, committees, "**/*.yaml"))
    permissive = (check, "--schemafile", str(schemas / PERMISSIVE))
    yield Program(
        "check-jsonschema, no schema", tuple((*permissive, *few) for few in everything), corpus
    )
    yamale = (str(BIN / "yamale"), "--schema", str(schemas / "all.yaml"), "--no-strict")
    yield Program("yamale", tuple((*yamale, *few) for few in everything), corpus)
    yield Program("yamllint", ((str(BIN / "yamllint"), "-d", LINT, *committees),), corpus)


def _files(corpus: Path, committees: Sequence[str], pattern: str) -> Iterator[tuple[str, ...]]:
    """The files that match, relative to the corpus, as many at once as a command line takes."""
    found = (
        str(path.relative_to(corpus))
        for each in committees
        for path in sorted((corpus / each / "data").glob(pattern))
    )
    while several := tuple(itertools.islice(found, MOST)):
        yield several
