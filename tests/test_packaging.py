"""What is handed out works where the checkout is not: wheel, source archive, lock files, paths."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import clu

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-extras.txt")
}
OFFLINE = ("--no-index", "--no-deps", "--no-build-isolation")
PURELIB = "import sysconfig; print(sysconfig.get_path('purelib'))"
HOMES = re.compile(rb"(?<![\w.])/(?:home|Users|root)/\w")
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==\S+", re.MULTILINE)


def run(*arguments, cwd):
    """Run a program as a user would, the checkout not on its path, and expect success."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env={**environment, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(target, source, folder):
    """Build a wheel or a source archive without network, and return the file."""
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (built,) = folder.iterdir()
    return built


def names_in_wheel(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def source(tmp_path_factory):
    """Return the folder that the source archive unpacks to."""
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))) as archive:
        # The first releases of Python 3.11 have no filters, and later ones want one.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)  # noqa: S202 (our own archive)
    (unpacked,) = folder.iterdir()
    return unpacked


@dataclass(frozen=True)
class Installation:
    """A virtual environment with clu in it, and a committee that it is tried on."""

    python: Path
    committee: Path

    def clu(self, *arguments):
        return run(self.python.parent / "clu", *arguments, cwd=self.committee)

    def evaluate(self, expression):
        code = f"from clu.documents import template_folder; print({expression})"
        return run(self.python, "-c", code, cwd=self.committee).strip()


def install(folder, *what):
    """Install clu into an environment of its own, which borrows all other packages from ours.

    A .pth file names our site-packages; Python does not read the .pth files in there, so that the
    checkout, which stands in one of them, stays out of reach.
    """
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / Path(sys.executable).relative_to(sys.prefix)
    purelib = run(python, "-c", PURELIB, cwd=folder).strip()
    borrowed = sysconfig.get_path("purelib") + "\n"
    (Path(purelib) / "borrowed.pth").write_text(borrowed, encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--quiet", *OFFLINE, *what, cwd=folder)
    ignored = shutil.ignore_patterns("private")
    shutil.copytree(ROOT / "data", folder / "committee" / "data", ignore=ignored)
    return Installation(python, folder / "committee")


@pytest.fixture(scope="session")
def from_wheel(wheel, tmp_path_factory):
    return install(tmp_path_factory.mktemp("from_wheel"), wheel)


@pytest.fixture(scope="session")
def from_checkout(tmp_path_factory):
    return install(tmp_path_factory.mktemp("from_checkout"), "--editable", ROOT)


@pytest.fixture(params=["from_wheel", "from_checkout"])
def installation(request):
    return request.getfixturevalue(request.param)


def names_a_machine(content):
    """Say whether a file names a home folder, or this checkout unless it lies just below /."""
    here = f"{ROOT}/".encode()
    return bool(HOMES.search(content)) or (len(ROOT.parts) > 2 and here in content)


def letters(installation):
    """Write the letters of the coming meeting, and return the bytes of each file by its name."""
    output = installation.committee / "letters"
    installation.clu("convene", "--output", output)
    return {path.name: path.read_bytes() for path in output.iterdir() if path.is_file()}


def test_the_wheel_carries_every_template(wheel):
    templates = {
        f"clu/templates/{path.relative_to(ROOT / 'templates').as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    assert templates
    assert templates <= names_in_wheel(wheel)


def test_the_wheel_carries_the_whole_example(wheel):
    folder = ROOT / "clu" / "example"
    files = {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert "clu/example/data/committee.yaml" in files
    assert files <= names_in_wheel(wheel)


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    tops = {name.split("/")[0] for name in names_in_wheel(wheel)}
    assert tops == {"clu", f"clu_comite-{clu.__version__}.dist-info"}


def test_the_wheel_declares_the_command_and_carries_the_licence(wheel):
    information = f"clu_comite-{clu.__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        assert b"clu = clu.cli:main" in archive.read(f"{information}/entry_points.txt")
        licence = archive.read(f"{information}/licenses/LICENSE")
    assert licence == (ROOT / "LICENSE").read_bytes()


def test_the_source_archive_builds_the_same_wheel(source, wheel, tmp_path):
    again = build("wheel", source, tmp_path)
    assert names_in_wheel(again) == names_in_wheel(wheel)


def test_the_source_archive_leaves_out_personal_data_and_the_letters(source, tmp_path):
    for folder in ("data/private", "build"):
        (source / folder).mkdir()
        (source / folder / "addresses.yaml").write_text("udaf: 1, rue Secrète\n", encoding="utf-8")
    with tarfile.open(build("sdist", source, tmp_path)) as archive:
        assert not [name for name in archive.getnames() if name.endswith("addresses.yaml")]


def test_an_installed_clu_says_its_version(installation):
    assert clu.__version__ in installation.clu("--version")


@pytest.mark.parametrize("arguments", [["--help"], ["procedure", "--help"]], ids=" ".join)
def test_an_installed_clu_explains_itself(installation, arguments):
    assert installation.clu(*arguments).strip()


def test_the_wheel_takes_the_templates_from_itself(from_wheel):
    folder = Path(from_wheel.evaluate("template_folder()"))
    assert folder.parts[-2:] == ("clu", "templates")
    assert ROOT not in folder.parents


def test_the_checkout_takes_the_templates_that_stand_beside_the_package(from_checkout):
    assert Path(from_checkout.evaluate("template_folder()")) == ROOT / "templates"


def test_an_installed_clu_convenes_outside_the_checkout(installation):
    written = letters(installation)
    suffixes = {Path(name).suffix for name in written}
    assert {".md", ".html"} <= suffixes
    assert "SHA256SUMS" in written


def test_an_installed_clu_writes_the_example_and_judges_it(installation):
    folder = installation.committee / "essai"
    installation.clu("init", folder, "--example")
    installation.clu("check", "--data", folder / "data", "--timeless")


def test_wheel_and_checkout_write_the_same_letters(from_wheel, from_checkout):
    assert letters(from_wheel) == letters(from_checkout)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_folder(lock):
    assert not re.findall(r"^.*(?:://|file:|(?<![\w=])/\w|^-).*$", LOCKS[lock], re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock):
    blocks = re.split(r"\n(?=\S)", LOCKS[lock])
    bare = [block for block in blocks if LOCKED.match(block) and "--hash=sha256:" not in block]
    assert not bare


@pytest.mark.parametrize(
    ("lock", "group"),
    [
        ("requirements.txt", "build"),
        ("requirements-dev.txt", "build"),
        ("requirements-dev.txt", "dev"),
    ],
)
def test_every_declared_dependency_is_locked(lock, group):
    declared = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    declared += [each for each in PROJECT["dependency-groups"][group] if isinstance(each, str)]
    wanted = {canonicalize_name(Requirement(each).name) for each in declared}
    assert wanted <= {canonicalize_name(name) for name in LOCKED.findall(LOCKS[lock])}


def test_every_optional_dependency_is_locked():
    extras = [
        each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra
    ]
    declared = [*extras, *PROJECT["dependency-groups"]["paper"]]
    wanted = {canonicalize_name(Requirement(each).name) for each in declared}
    locked = {canonicalize_name(name) for name in LOCKED.findall(LOCKS["requirements-extras.txt"])}
    assert wanted <= locked


def test_what_several_locks_hold_has_one_version():
    runtime, dev, extras = (
        dict(re.findall(r"^(\S+)==(\S+)", LOCKS[lock], re.MULTILINE)) for lock in LOCKS
    )
    assert runtime.items() <= dev.items()
    assert {name: extras[name] for name in extras.keys() & dev.keys()}.items() <= dev.items()


def test_no_file_of_the_repository_names_a_path_of_a_machine():
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    files = [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    assert files
    assert not [path for path in files if names_a_machine(path.read_bytes())]
