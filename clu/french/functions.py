"""What a function's words tell: their gender, their head, their form for a man or a woman.

The words are a closed list, with both forms as in *Femme, j'écris ton nom* (INALF, 1999) and the
circulaire of 21 November 2017 on the feminine of titles. A word that is not in the list has no
known gender: nothing is guessed from an ending. Names and the complement of a function are never
touched. The list knows words, not people: who holds an office, and what that person wants to be
called, is data.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from clu.french.grammar import Gender, capitalise, definite, elide, fold, split_article
from clu.french.spaces import tidy

# Offices: the appel of a letter names them.
OFFICES = """
    administrateur/administratrice ambassadeur/ambassadrice bâtonnier/bâtonnière chef/cheffe
    codirecteur/codirectrice commissaire conciliateur/conciliatrice conseiller/conseillère
    contrôleur/contrôleuse contrôleur/contrôleure coordinateur/coordinatrice
    coordonnateur/coordonnatrice coprésident/coprésidente défenseur/défenseure délégué/déléguée
    député/députée directeur/directrice doyen/doyenne gouverneur/gouverneure
    inspecteur/inspectrice intendant/intendante maire médiateur/médiatrice ministre
    préfet/préfète président/présidente procureur/procureure proviseur/proviseure
    recteur/rectrice responsable secrétaire sénateur/sénatrice trésorier/trésorière
"""
# Posts and conditions: the appel is "Madame" or "Monsieur".
POSTS = """
    accompagnant/accompagnante accueillant/accueillante adhérent/adhérente adjoint/adjointe
    analyste animateur/animatrice architecte archiviste artiste assistant/assistante
    attaché/attachée auditeur/auditrice avocat/avocate bénévole bibliothécaire cadre
    chargé/chargée citoyen/citoyenne collègue comptable consultant/consultante
    correspondant/correspondante documentaliste éducateur/éducatrice élu/élue employé/employée
    enquêteur/enquêtrice enseignant/enseignante étudiant/étudiante fonctionnaire
    fondateur/fondatrice formateur/formatrice gérant/gérante gestionnaire greffier/greffière
    guide habitant/habitante infirmier/infirmière instructeur/instructrice interprète
    intervenant/intervenante journaliste juriste locataire membre militant/militante notaire
    partenaire personnalité personne pilote porte-parole propriétaire psychologue
    rapporteur/rapporteure rapporteur/rapporteuse rédacteur/rédactrice régisseur/régisseuse
    référent/référente représentant/représentante retraité/retraitée salarié/salariée
    spécialiste stagiaire suppléant/suppléante technicien/technicienne témoin titulaire
    traducteur/traductrice travailleur/travailleuse universitaire volontaire webmestre
"""
# The first form is used for women too, so that only the second tells a gender.
COMMON_POSTS = """
    agent/agente auteur/autrice auteur/auteure écrivain/écrivaine ingénieur/ingénieure médecin
    officier/officière professeur/professeure usager/usagère
"""
ADJECTIVES = """
    académique adjoint/adjointe administratif/administrative associé/associée central/centrale
    communal/communale communautaire délégué/déléguée départemental/départementale diplomatique
    élu/élue exécutif/exécutive familial/familiale fédéral/fédérale financier/financière
    général/générale haut/haute honoraire intercommunal/intercommunale
    interdépartemental/interdépartementale intérimaire interministériel/interministérielle
    interrégional/interrégionale judiciaire juridique local/locale médical/médicale
    métropolitain/métropolitaine municipal/municipale national/nationale numérique parlementaire
    pédagogique premier/première deuxième troisième principal/principale qualifié/qualifiée
    régional/régionale sanitaire scientifique social/sociale spécial/spéciale
    suppléant/suppléante technique territorial/territoriale titulaire zonal/zonale
    1er/1re 1er/1ère 2e 3e 4e 5e 6e 7e 8e 9e
"""
BEFORE_NOUN = ("premier", "deuxième", "troisième", "haut", "1er", *(f"{n}e" for n in range(2, 10)))
# Words whose grammatical gender says nothing of the person, nor do their article and adjectives:
# "une personne qualifiée", "un membre élu".
OF_ONE_GENDER = ("cadre", "membre", "personnalité", "personne", "témoin")
PREFIXES = ("sous", "vice", "co")

# What belongs to the name of an office, by the masculine noun: "directrice de cabinet".
COMPLEMENTS = {
    "adjoint": "au maire",
    "chargé": "de mission",
    "directeur": "de cabinet",
    "procureur": "de la République",
    "secrétaire": "de mairie",
}
# A chief is named with the kind of unit, without its article: "cheffe de service". An acronym is a
# name, and keeps the article: "chef du SIDSIC".
UNIT = r"\s(?P<of>de\sla\s|de\sl’|des\s|du\s|de\s|d’)(?P<unit>[\w-]+)"

CIVILITY = r"(?i)(?:monsieur|madame|mme|m\.)\s+(?=l[ea]\s|l['’])"


def _pairs(table: str) -> tuple[tuple[str, str], ...]:
    """Both forms of each word: "préfet/préfète maire" → (préfet, préfète), (maire, maire)."""
    forms = [entry.partition("/") for entry in table.split()]
    return tuple((masculine, feminine or masculine) for masculine, _, feminine in forms)


def _forms(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Both forms of a word, found by either of them; the first pair is the preferred one."""
    forms: dict[str, tuple[str, str]] = {}
    for masculine, feminine in pairs:
        forms.setdefault(fold(masculine), (masculine, feminine))
        forms[fold(feminine)] = (masculine, feminine)
    return forms


@cache
def _words() -> dict[str, tuple[str, str]]:
    common = {fold(masculine): (masculine, masculine) for masculine, _ in _pairs(COMMON_POSTS)}
    own_forms = map(_pairs, (OFFICES, POSTS, ADJECTIVES, COMMON_POSTS))
    return {**_forms(chain.from_iterable(own_forms)), **common}


@cache
def _offices() -> frozenset[str]:
    return frozenset(_forms(_pairs(OFFICES)))


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(_forms(_pairs(ADJECTIVES)))


class _Function(NamedTuple):
    """A function taken apart: "la" + "secrétaire", "générale" + " de la préfecture"."""

    article: str
    head: tuple[str, ...]
    rest: str


def gender_of_function(function: str) -> Gender | None:
    """The gender that the words show; None where they show none, both, or are not known.

    An article in front decides: "la secrétaire" is feminine, "le secrétaire" masculine.
    """
    parts = _take_apart(function)
    if _noun(parts) in OF_ONE_GENDER:
        return None
    by_article = _gender_of_article(parts.article)
    shown = {by_article} if by_article else set(map(_gender_of_word, parts.head))
    shown |= set(map(_gender_of_word, _alternative(parts.rest)))
    known = [gender for gender in ("masculine", "feminine") if gender in shown]
    return known[0] if len(known) == 1 else None


def head_of_function(function: str) -> str:
    """What the function is called by: "directrice", "secrétaire général", "cheffe de service"."""
    return _head(_take_apart(function))


def in_gender(function: str, gender: Gender) -> str:
    """The same function for a man or a woman: "La secrétaire générale de la préfecture".

    The head changes and its article; what follows it, and words that are not known, stay.
    """
    parts = _take_apart(function)
    if _noun(parts) in OF_ONE_GENDER or parts.article == "les":
        return tidy(function)
    text = bare_function(function, gender)
    if parts.article in ("le", "la", "l’"):
        text = definite(gender, text)
    elif parts.article in ("un", "une"):
        text = f"{'un' if gender == 'masculine' else 'une'} {text}"
    return capitalise(text) if tidy(function)[:1].isupper() else text


def bare_function(function: str, gender: Gender) -> str:
    """The same to follow "Madame la"; empty where the word's gender is not the person's."""
    parts = _inflected(function, gender)
    return "" if _noun(parts) in OF_ONE_GENDER else " ".join(parts.head) + parts.rest


def title_for_appel(function: str, gender: Gender) -> str:
    """The title by which a letter calls the person; empty where "Madame" or "Monsieur" is enough.

    Offices have one. A volunteer, a member, a post or a word that is not known has none.
    """
    parts = _inflected(function, gender)
    title = _head(parts)
    return title if _is_office(_noun(parts)) or title.endswith(" au maire") else ""


def _inflected(function: str, gender: Gender) -> _Function:
    parts = _take_apart(function)
    if _noun(parts) in OF_ONE_GENDER:
        return parts
    return parts._replace(head=tuple(_in_gender(word, gender) for word in parts.head))


def _head(parts: _Function) -> str:
    head = " ".join(parts.head)
    complement = COMPLEMENTS.get(_masculine(_noun(parts)))
    if complement and re.match(rf"{complement}\b", " ".join(parts.rest.split())):
        return f"{head} {complement}"
    unit = re.match(UNIT, parts.rest)
    if unit and fold(parts.head[0]) in ("chef", "cheffe"):
        name = unit["unit"]
        if name.isupper() or unit["of"].startswith("des"):
            return " ".join((head + unit[0]).split())
        return f"{head} {elide('de', name)}"
    return head


def _noun(parts: _Function) -> str:
    nouns = (word for word in parts.head if _masculine(word) not in BEFORE_NOUN)
    return next(nouns, parts.head[0])


def is_function(word: str) -> bool:
    """Whether a single word names an office, a post or a condition."""
    return _lookup(word) is not None and fold(word) not in _adjectives() - _offices()


def _take_apart(function: str) -> _Function:
    article, text = split_article(re.sub(CIVILITY, "", tidy(function)))
    words = list(_head_words(text))
    end = words[-1].end() if words else 0
    return _Function(article, tuple(_spelled(word[0]) for word in words) or ("",), text[end:])


def _head_words(text: str) -> Iterator[re.Match[str]]:
    """The noun, the adjective before it, and the adjectives that follow, up to any other word."""
    words = list(re.finditer(r"[^\s,;:]+", text))
    yield from words[:1]
    for previous, word in pairwise(words):
        separated = text[previous.end() : word.start()].strip()
        leading = previous is words[0] and _masculine(previous[0]) in BEFORE_NOUN
        if separated or not (leading or fold(word[0]) in _adjectives()):
            return
        yield word


def _alternative(rest: str) -> tuple[str, ...]:
    """The first word of another form or function: "directeur / directrice", "ou la directrice"."""
    match = re.match(r"\s(?:/|ou|et)\s(?:(?:le|la|une?)\s|l’)?(\S+)", rest)
    return (match[1],) if match else ()


def _lookup(word: str) -> tuple[str, str] | None:
    """Both forms of a word or of a compound ("sous-préfète", "haut-commissaire")."""
    key = fold(word)
    if key in _words() or "-" not in key:
        return _words().get(key)
    parts = [(part, part) if part in PREFIXES else _words().get(part) for part in key.split("-")]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    return "-".join(part[0] for part in known), "-".join(part[1] for part in known)


def _gender_of_word(word: str) -> Gender | None:
    masculine, feminine = _lookup(word) or (word, word)
    if masculine == feminine:
        return None
    return "masculine" if fold(word) == fold(masculine) else "feminine"


def _gender_of_article(article: str) -> Gender | None:
    if article in ("le", "un"):
        return "masculine"
    return "feminine" if article in ("la", "une") else None


def _in_gender(word: str, gender: Gender) -> str:
    masculine, feminine = _lookup(word) or (word, word)
    return masculine if gender == "masculine" else feminine


def _masculine(word: str) -> str:
    return _in_gender(word, "masculine")


def _spelled(word: str) -> str:
    """A known word as the list spells it, in lower case and with its accents; others as typed."""
    gender = _gender_of_word(word)
    return _in_gender(word, gender or "masculine")


def _is_office(word: str) -> bool:
    return any(part in _offices() for part in fold(word).split("-"))
