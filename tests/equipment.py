"""Programs and packages that some tests need beyond `make test`'s own.

Where one is missing, its tests are skipped and say what to install. Where CI is set they fail:
a green CI has run every test.
"""

import os
import shutil
from importlib import import_module

import pytest

TO_INSTALL = "apt-get install {}"


def program(*names, package):
    """The path of a program, by the first of its names that is installed."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or absent(names[0], TO_INSTALL.format(package))


def module(name, remedy):
    """A module of a package that is not among the locked ones."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return absent(name, remedy)


def file(path, remedy):
    """A file that some tool has installed."""
    return path if path.is_file() else absent(path.name, remedy)


def absent(what, remedy):
    """Skip the test, or in CI fail it."""
    end = pytest.fail if os.environ.get("CI", "").lower() in {"1", "true"} else pytest.skip
    return end(f"{what} is not installed: {remedy}")
