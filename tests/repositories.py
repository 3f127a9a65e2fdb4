"""Repositories of the tests' own: how git is set up on the machine is no matter."""

import os
import shutil
import subprocess
from pathlib import Path

from examples import write

OUTER = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
CONFIG = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Odile TRÉVISE"), ("EMAIL", "clu@haute-breve.example"))
}


class Repository:
    """A folder under git; the days of its commits are given, never those of the clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words, **variables):
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={**OUTER, **CONFIG, **WHO, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stderr}"
        return done.stdout.strip()

    def commit(self, day, *names, author=None):
        """Commit all that changed, or what `names` say, at noon of a day; the commit's hash."""
        self.git("add", "--all", "--", *(names or (".",)))
        dates = {"GIT_AUTHOR_DATE": f"{author or day}T12:00:00Z"}
        dates["GIT_COMMITTER_DATE"] = f"{day}T12:00:00Z"
        self.git("commit", "--quiet", "--allow-empty", "--message", "Un changement", **dates)
        return self.git("rev-parse", "HEAD")

    def misdate(self, written):
        """Let the last commit have another author's date, in whatever words."""
        lines = self.git("cat-file", "commit", "HEAD").splitlines()
        old = next(line for line in lines if line.startswith("author "))
        new = f"{old[: old.index('>') + 1]} {written}"
        content = "\n".join(new if line == old else line for line in lines) + "\n"
        raw = self.folder / ".git" / "misdated"
        raw.write_text(content, encoding="utf-8")
        made = self.git("hash-object", "-t", "commit", "-w", "--literally", str(raw))
        self.git("update-ref", "HEAD", made)

    def put(self, name, content):
        """Write a file; None takes it away."""
        path = self.folder / name
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def clone(self, folder, *words):
        """A clone, as a forge's CI makes one."""
        self.git("clone", "--quiet", *words, self.folder.as_uri(), str(folder))
        found = object.__new__(Repository)
        found.folder = folder
        return found


def with_register(folder: Path, files=None, *, inside=".") -> Repository:
    """A repository that holds the fictional register, nothing committed yet."""
    made = Repository(folder)
    home = folder / inside
    home.mkdir(parents=True, exist_ok=True)
    write(home, files or {})
    return made


def with_example(folder: Path) -> Repository:
    """A repository that holds the committee that has lived."""
    from clu.founding import CARRIED

    made = Repository(folder)
    shutil.copytree(CARRIED, folder, dirs_exist_ok=True)
    return made
