"""Chapter 0: what cannot be read, handed on from the store that met it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clu.diagnostic import Problem
from clu.rules.engine import CHAPTERS, Verdict, rule, rules
from clu.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.register import Register


def _faults(register: Register, kind: str) -> Iterator[Problem]:
    for fault in register.faults:
        if fault.kind == kind:
            meeting = _meeting_of(register, fault.position)
            yield Problem(
                fault.position,
                fault.fact,
                fault.hint,
                meeting=meeting,
                key=f"{_inside(register, fault.position.file)} {fault.fact}",
            )


def _inside(register: Register, file: Path) -> str:
    """The file within the register: where that lies, on this machine, identifies nothing."""
    within = file.is_relative_to(register.folder)
    return (file.relative_to(register.folder) if within else Path(file.name)).as_posix()


def _meeting_of(register: Register, position: Position) -> str | None:
    try:
        parts = position.file.relative_to(register.folder / "meetings").parts
    except ValueError:
        return None
    return parts[0] if len(parts) > 1 else None


@rule("CLU001")
def invalid_yaml(register: Register) -> Iterator[Problem]:
    """Le fichier n’est pas du YAML : il ne peut pas être lu.

    Un fichier du registre s’écrit en clés suivies de deux-points et d’une espace, une par ligne.
    Tant qu’il ne se lit pas, ce qu’il contient ne peut pas être vérifié.

    Bon : decisions.yaml

        settled: []

    Fautif : decisions.yaml

        settled: []
        waivers:[]  # CLU001 CLU014
    """
    yield from _faults(register, "invalid-yaml")


@rule("CLU002")
def duplicate_key(register: Register) -> Iterator[Problem]:
    """Une clé est écrite deux fois dans le même tableau.

    Le YAML ne garderait que la dernière valeur, sans le dire. clu refuse de choisir à votre place.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12
        state: excusé  # CLU002 CLU014
    """
    yield from _faults(register, "duplicate-key")


@rule("CLU003")
def unknown_key(register: Register) -> Iterator[Problem]:
    """Une clé est inconnue : ce qu’elle porte ne serait jamais lu.

    Le plus souvent une faute de frappe ; le constat nomme la clé connue la plus proche.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: présent  # CLU004 CLU014
        recieved: 2026-02-12  # CLU003
    """
    yield from _faults(register, "unknown-key")


@rule("CLU004")
def missing_value(register: Register) -> Iterator[Problem]:
    """Une clé nécessaire est absente ou vide.

    Une valeur vide, « ~ » ou « null » vaut absence.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: excusé
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: excusé
        received:  # CLU004 CLU014
    """
    yield from _faults(register, "missing-value")


@rule("CLU005")
def wrong_value(register: Register) -> Iterator[Problem]:
    """Une valeur n’est pas de la forme attendue.

    Les dates s’écrivent AAAA-MM-JJ, car « 01/02/2026 » se lit de deux façons ; les heures 14h30 ;
    oui ou non ; les nombres en chiffres, sans unité. Ce qui est écrit est lu tel quel : ni
    « 14:30 », ni « 0565… », ni « No » ne sont changés en autre chose.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 12/02/2026  # CLU005 CLU014
    """
    yield from _faults(register, "wrong-value")


@rule("CLU007")
def misplaced_file(register: Register) -> Iterator[Problem]:
    """Un fichier ou un dossier n’est pas à sa place, ou porte un nom que clu ne connaît pas.

    Le nom d’un fichier dit un fait : le jour d’une version, le siège d’une suppléance. Un fichier
    mal nommé ne serait lu par personne.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/reponses/maires.yaml

        state: présent
        received: 2026-02-12

    Constat : meetings/2026-03-10/reponses, CLU007
    """
    yield from _faults(register, "misplaced-file")


@rule("CLU008")
def refused_yaml_feature(register: Register) -> Iterator[Problem]:
    """Le fichier use d’une forme de YAML que clu refuse.

    Étiquettes, ancres et renvois, documents multiples, imbrications profondes et fichiers démesurés
    n’apportent rien à un registre et ouvrent la porte aux erreurs comme aux attaques.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: !etat présent  # CLU008 CLU014
        received: 2026-02-12
    """
    yield from _faults(register, "refused-feature")


@rule("CLU009")
def wrong_encoding(register: Register) -> Iterator[Problem]:
    """Le fichier n’est pas enregistré en UTF-8.

    Un ancien éditeur de Windows enregistre parfois en « ANSI » (Latin-1) ou en UTF-16 : les accents
    seraient perdus. Enregistrez de nouveau le fichier en choisissant l’encodage UTF-8.
    """
    yield from _faults(register, "encoding")


@rule("CLU010")
def symbolic_link(register: Register) -> Iterator[Problem]:
    """Un lien symbolique se trouve dans le registre.

    Le constat d’un fichier cite sa ligne : un lien ferait lire, et montrer, un fichier d’ailleurs.
    """
    yield from _faults(register, "symbolic-link")


@rule("CLU011")
def unsafe_character(register: Register) -> Iterator[Problem]:
    """Le fichier contient un caractère invisible qui change le sens de ce qu’on lit.

    Caractères de commande, inversion du sens d’écriture, séparateurs de lignes : souvent venus d’un
    copier-coller. Effacez-le et tapez de nouveau le passage.
    """
    yield from _faults(register, "unsafe-character")


@rule("CLU012")
def unreadable_file(register: Register) -> Iterator[Problem]:
    """Le fichier ne peut pas être ouvert, ou il est démesuré.

    Un droit de lecture manque, le disque a refusé, ou le fichier dépasse la taille d’un
    registre : rien de ce qu’il contient n’a été vérifié.
    """
    yield from _faults(register, "unreadable")


@rule("CLU013")
def missing_file(register: Register) -> Iterator[Problem]:
    """Un fichier nécessaire manque.

    Un comité est un dossier qui contient committee.yaml ; une réunion, un dossier qui contient
    meeting.yaml.

    Fautif : sans meetings/2025-11-18/meeting.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU013 CLU014
    """
    yield from _faults(register, "missing-file")


CHECKOUT = Path(__file__).parents[2] / "templates"
"""In clu's own checkout the committee's templates are clu's, which the tests of clu try."""


@rule("CLU015")
def wrong_template(register: Register) -> Iterator[Problem]:
    """Un modèle du comité ne peut pas servir.

    Les modèles du dossier templates/, à côté du registre, remplacent ceux de clu : une faute de
    syntaxe, un nom inconnu ou un accès interdit arrêterait l’écriture des lettres le jour où l’on
    en a besoin. Chaque modèle est donc essayé à chaque contrôle.
    """
    own = register.home / "templates"
    if own == CHECKOUT or not (own.is_dir() or own.is_symlink()):
        return
    from clu.documents import faults

    for fault in faults(register.home):
        yield Problem(
            Position(fault.file, fault.line, 1, _line(fault.file, fault.line)),
            fault.fact,
            fault.hint,
            key=f"{fault.file.name} {fault.fact}",
        )


def _line(file: Path, number: int) -> str:
    """The line of a file; nothing where it cannot be shown."""
    try:
        lines = [] if file.is_symlink() else file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeError):
        return ""
    return lines[number - 1].rstrip() if 0 < number <= len(lines) else ""


@rule("CLU014", "warning", per="verdict")
def unjudged_rules(register: Register, verdict: Verdict) -> Iterator[Problem]:
    """Des règles n’ont pas été jugées, faute d’avoir pu lire un fichier.

    Une règle ne conclut jamais sur la moitié des faits. Corrigez le fichier : les règles nommées
    seront jugées au prochain contrôle.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: hier  # CLU005 CLU014
    """
    for position, codes in verdict.unread.items():
        yield Problem(
            position,
            f"à cause de ce fichier, n’ont pas été jugées\u00a0: {_named(sorted(codes))}",
            "corrigez ce fichier, ou créez-le s’il manque, puis relancez le contrôle",
            key=_inside(register, position.file),
        )


def _named(codes: Sequence[str]) -> str:
    """The codes, those of a whole chapter by the chapter's name."""
    known = list(rules())
    parts = []
    for digit, (_, title) in CHAPTERS.items():
        own = [code for code in codes if code[3] == digit]
        whole = [code for code in known if code[3] == digit]
        if len(own) > 1 and own == whole:
            parts.append(f"toutes les règles du chapitre {digit} ({title})")
        else:
            parts.extend(own)
    return ", ".join(parts)
