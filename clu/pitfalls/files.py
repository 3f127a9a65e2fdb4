"""Files that are no text, are too large, or that the system does not give."""

import stat
from typing import Final

from clu.disk import why
from clu.pitfalls.lines import line_at, quote
from clu.pitfalls.pitfall import Pitfall

TO_UTF8: Final = (
    "enregistrez le fichier en UTF-8\u00a0: dans le Bloc-notes, Fichier, Enregistrer sous, "
    "Encodage\u00a0: UTF-8\u202f; dans VS Code, cliquez sur l’encodage en bas à droite, "
    "«\u00a0Rouvrir avec l’encodage\u00a0» {encoding}, puis "
    "«\u00a0Enregistrer avec l’encodage\u00a0» UTF-8"
)


def encoding(text: str, offset: int, name: str) -> Pitfall:
    """A file in another encoding; `text` is what it reads as in the one called `name`."""
    line = quote(line_at(text, offset)[1])
    fact = (
        f"le fichier semble enregistré en {name}, et non en UTF-8\u00a0: cette ligne se lit {line}"
    )
    return Pitfall("encoding", offset, fact, TO_UTF8.format(encoding=name))


def too_large(size: int, largest: int) -> Pitfall:
    """A file larger than any that a person writes."""
    found, most = (f"{number:,}".replace(",", "\u202f") for number in (size, largest))
    fact = f"le fichier pèse {found}\u00a0octets, pour {most} au plus"
    hint = "vérifiez qu’il s’agit bien de texte\u202f; sinon, rangez-le ailleurs"
    return Pitfall("unreadable", 0, fact, hint)


def no_file(name: str, mode: int) -> Pitfall:
    """A link, a folder or a device where a file is due."""
    if stat.S_ISLNK(mode):
        hint = "remplacez le lien par le fichier lui-même"
        return Pitfall("symbolic-link", 0, f"{quote(name)} est un lien symbolique", hint)
    kind = "un dossier" if stat.S_ISDIR(mode) else "un fichier spécial"
    fact = f"{quote(name)} est {kind}, et non un fichier"
    return Pitfall("unreadable", 0, fact, "remplacez-le par un fichier de texte")


def unreadable(name: str, error: OSError) -> Pitfall:
    """A file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        hint = "vérifiez le nom et l’emplacement du fichier"
        return Pitfall("unreadable", 0, f"{quote(name)} est introuvable", hint)
    fact = f"le système refuse la lecture de {quote(name)} ({why(error)})"
    return Pitfall("unreadable", 0, fact, "demandez le droit de lecture sur ce fichier")
