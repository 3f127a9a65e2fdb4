"""Why the disk refuses, in French: the system says it in English, and only to those who know.

It knows the numbers of the system's errors; it opens nothing. The remedy is for whoever knows
what was being done.
"""

import errno

WHY = {
    errno.EACCES: "l’accès y est interdit",
    errno.EPERM: "l’accès y est interdit",
    errno.EROFS: "ce disque est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.EFBIG: "le disque n’admet pas de fichier de cette taille",
    errno.EDQUOT: "le quota de disque est atteint",
    errno.ENOENT: "ce fichier est introuvable",
    errno.ENOTDIR: "un fichier porte le nom d’un dossier",
    errno.EEXIST: "un fichier porte le nom d’un dossier",
    errno.EISDIR: "un dossier porte le nom d’un fichier",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.ELOOP: "trop de liens symboliques se suivent",
    errno.EIO: "le disque répond par une erreur",
    errno.EBUSY: "un autre programme s’en sert",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENFILE: "trop de fichiers sont ouverts",
    errno.ETIMEDOUT: "le disque ne répond pas",
    errno.ESTALE: "le disque du réseau ne répond plus",
}


def why(error: OSError) -> str:
    """The reason of a refusal, to stand after a colon or in brackets: no capital, no full stop.

    A number that has no words here is told by its name, which whoever runs the machine can look up.
    """
    number = error.errno or 0
    return WHY.get(number) or f"erreur {errno.errorcode.get(number, 'inconnue')}"
