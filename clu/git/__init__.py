"""What git knows of a folder: a commit, the files of a commit or of the index, when each came.

The one room that calls git, and it only reads. A date that git gives is what a commit claims.
"""

from clu.git.arrivals import first_seen
from clu.git.calling import GitError
from clu.git.contents import Blob, committed, export, staged
from clu.git.repository import Commit, Repository, commit, repository

__all__ = [
    "Blob",
    "Commit",
    "GitError",
    "Repository",
    "commit",
    "committed",
    "export",
    "first_seen",
    "repository",
    "staged",
]
