"""Every message that clu prints, on one page, reviewed as a diff: tests/golden/messages.txt."""

import errno
import os
import re
import shutil
from pathlib import Path

import pytest
import typer

from clu import report, source
from clu.cli.app import USAGE, run
from clu.cli.refusal import told
from clu.judging import Judged
from clu.outbox import OutboxError, deliver, failure
from examples import NOON, TODAY, examples, judge, write
from gallery import (
    DISK,
    GUEST,
    NAMES,
    NO_KNOWN_SLIP,
    REPLY,
    RULES,
    TEMPLATES,
    USES,
    VALUES,
    YAML,
    Case,
    Use,
)
from gallery_messages import NEVER_SAID, ROOMS, Watch, messages, plain
from test_reading import REFUSED
from test_source import REFUSED as SLIPS

READING = "CLU001 CLU002 CLU008 CLU009 CLU010 CLU011 CLU012 CLU015"


def said(folder, on, codes, committed=None):
    """The findings of those codes, as a person reads them; the order of a page's marks is kept."""
    found = [one for one in judge(folder, on, committed=committed) if one.code in codes.split()]
    judgement = report.Judgement((Judged(folder, on, tuple(found), 0, (), ()),))
    return report.text(judgement).rpartition("\n\n")[0]


def shown(home, case):
    return said(home(case.files) / "data", case.on, case.codes, case.committed)


def slips():
    """What people get wrong in YAML."""
    for case in REFUSED:
        content, code, *_ = case.values
        yield Case(f"{code} {case.id}", code, {REPLY: content})
    texts = {case.id: case.values[0] for case in SLIPS}
    yield from (Case(name, READING, {REPLY: texts[name]}) for name in YAML)
    yield Case("no slip that clu knows", READING, {REPLY: NO_KNOWN_SLIP})


def rules():
    """The cases of the rules by code, those of a rule's page first."""
    pages = (one for one in examples() if one.kind == "Fautif")
    more = (case for room in ROOMS for case in room.RULES)
    shown = (Case(one.id, one.code, one.files, one.on, one.committed) for one in pages)
    found = [*shown, *RULES, *more]
    return sorted(found, key=lambda one: one.codes.split()[0])


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A new folder for each case, in which one stands: the page has relative paths alone."""
    monkeypatch.setattr("clu.cli.place.now", lambda: NOON)
    numbers = iter(range(10_000))

    def new(files):
        place = tmp_path / str(next(numbers))
        place.mkdir()
        monkeypatch.chdir(place)
        write(place, files)
        return place

    return new


def used(home, capsys, use):
    """A command line, what it says and its exit code."""
    place = home(use.files)
    for line in use.before:
        run(line.split())
    for name, content in use.edits.items():
        edit(place / name, content)
    capsys.readouterr()
    code = run(use.line.split())
    out, err = capsys.readouterr()
    shown = out if use.line.startswith("check") and code < USAGE else err
    return f"clu {use.line} ({code})", shown.strip("\n")


def edit(path, content):
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def changing(home, patch, change):
    """A register whose files change between the moment of listing and that of reading them."""
    folder = home({GUEST: "x"}) / "data"
    read = source.read

    def late(file, *rest):
        if file.name == "authorities.yaml":
            change(file, patch)
        return read(file, *rest)

    patch.setattr(source, "read", late)
    return said(folder, TODAY, READING)


def file_becomes_a_link(file, _):
    file.unlink()
    file.symlink_to("committee.yaml")


def file_becomes_a_folder(file, _):
    file.unlink()
    file.mkdir()


def file_becomes_a_pipe(file, _):
    file.unlink()
    os.mkfifo(file)


def file_goes(file, _):
    file.unlink()


def file_is_forbidden(file, patch):
    refuse, give = refusing(errno.EACCES), Path.read_bytes
    patch.setattr(Path, "read_bytes", lambda one: refuse(one) if one == file else give(one))


def folder_is_forbidden(file, patch):
    scan = os.scandir
    roster = file.parent / "roster"
    refuse = refusing(errno.EACCES)
    patch.setattr(os, "scandir", lambda one: refuse(one) if Path(one) == roster else scan(one))


def template_is_forbidden(_, patch):
    patch.setattr(Path, "read_text", lambda *_, **__: refusing(errno.EACCES)("guest.md.j2"))


MEANWHILE = (
    file_becomes_a_link,
    file_becomes_a_folder,
    file_becomes_a_pipe,
    file_goes,
    file_is_forbidden,
    folder_is_forbidden,
    template_is_forbidden,
)


def parts(home, capsys, monkeypatch):
    """The page, part by part."""
    for case in (*VALUES, *NAMES):
        yield case.title, shown(home, case)
    yield from (used(home, capsys, use) for use in USES)
    yield from (used(home, capsys, use) for room in ROOMS for use in room.USES)
    yield from templates(home, capsys, monkeypatch)
    for case in (*slips(), *rules()):
        yield case.title, shown(home, case)
    for name in (REPLY, GUEST, "../templates"):
        place = home({})
        (place / "data" / name).parent.mkdir(exist_ok=True)
        (place / "data" / name).symlink_to(place / "data")
        yield f"a link: {name}", said(place / "data", TODAY, READING)
    for change in MEANWHILE:
        with monkeypatch.context() as patch:
            title = change.__name__.replace("_", " ")
            yield f"meanwhile: {title}", changing(home, patch, change)
    yield from disks(home, capsys, monkeypatch)


def disks(home, capsys, monkeypatch):
    """Letters, then a page, for which the disk has no room or no right."""
    home({})
    for number in DISK:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", lambda _, path, number=number: refusing(number)(path))
            with pytest.raises(OutboxError) as refused:
                deliver(Path("lettres"), {"udaf.md": b"Madame,\n"})
        yield f"letters and a disk: {errno.errorcode[number]}", told(refused.value)
    for number in (errno.EACCES, errno.ENAMETOOLONG):
        refusal = failure(Path("data/meetings"), OSError(number, os.strerror(number)))
        yield f"a register and a disk: {errno.errorcode[number]}", told(refusal)
    with monkeypatch.context() as patch:
        patch.setattr(typer, "echo", full(typer.echo))
        title, text = used(home, capsys, Use("roster"))
    yield f"{title} > a full disk", text


def full(echo):
    """To write to stdout is refused."""

    def write(text="", *, err=False, **_):
        echo(text, err=True) if err else refusing(errno.ENOSPC)("")

    return write


def refusing(number):
    def refuse(target):
        raise OSError(number, os.strerror(number), str(target))

    return refuse


def templates(home, capsys, monkeypatch):
    for title, text in TEMPLATES.items():
        yield f"a template: {title}", template(home, capsys, text)
    with monkeypatch.context() as patch:  # by hand, as real depth would end the watching
        patch.setattr("clu.documents.templates.read", endless)
        yield "a template: a part of itself", template(home, capsys, "{% include 'guest.md.j2' %}")


def template(home, capsys, text):
    """What the check says of a template; else what the command says that writes letters by it."""
    place = home({GUEST: text})
    found = said(place / "data", TODAY, READING)
    if not found:
        capsys.readouterr()
        run(["convene", "--guest", "association-roulement"])
        found = capsys.readouterr().err.strip("\n")
    return found


def endless(_):
    raise RecursionError


def test_every_message(home, golden, capsys, monkeypatch):
    wanted = messages()
    with Watch(wanted) as watch:
        page = [f"== {title}\n\n{text}\n" for title, text in parts(home, capsys, monkeypatch)]
    assert str(Path.home().anchor) + "tmp" not in "".join(page)
    golden("messages.txt", "\n".join(page))
    texts = [plain(part) for part in page]
    lacking = [
        one
        for one in wanted
        if (one.made and one not in watch.seen) or not any(map(one.stands_in, texts))
    ]
    unknown = [
        f"clu/{one.file}:{one.span[0]}: {one.words}"
        for one in lacking
        if one.name not in NEVER_SAID
    ]
    assert not unknown, "on no case of the gallery:\n" + "\n".join(unknown)
    assert {one.name for one in lacking} == set(NEVER_SAID)


def test_every_message_is_spaced_as_french_is():
    """U+202F before a semicolon and the like, U+00A0 before a colon: one as the other, anywhere."""
    page = (Path(__file__).parent / "golden" / "messages.txt").read_text(encoding="utf-8")
    assert not re.findall(r".*(?:(?<!«)\u00a0[;?!]|\u202f:).*", page)
