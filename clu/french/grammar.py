"""Articles, contractions, elision, plurals and lists.

Elision follows the sound, and spelling tells it only in part: the tables below name the usual words
with an aspirated h and the vowels that count as consonants. An acronym that begins with a vowel
elides, as it does in use ("d’UFC", "d’APF"); one that begins with a consonant never does, since
nothing tells whether it is spelled out ("RSA") or read as a word ("SAMU"). A name that takes an
article ("l’UDAF", "l’Hérault") has it in the data: none is ever added here.
"""

import re
from collections.abc import Sequence
from typing import Literal
from unicodedata import normalize

from clu.french.spaces import NBSP, NNBSP, tidy

Gender = Literal["masculine", "feminine"]

ARTICLE = r"(?i)(?:(?P<word>les?|la|une?)\s+|(?P<elided>l)\s?['’]\s*)(?=\S)"
WITH_DE = {
    "le": "du ",
    "la": "de la ",
    "l’": "de l’",
    "les": "des ",
    "un": "d’un ",
    "une": "d’une ",
}
WITH_A = {"le": "au ", "la": "à la ", "l’": "à l’", "les": "aux ", "un": "à un ", "une": "à une "}
PLURAL_MINIMUM = 2  # "0 lettre", "1 lettre", "2 lettres"

FIRST_WORD = r"[^\W\d_]+"
# Words and beginnings of words, without their accents, as the lookup has them.
NOT_ELIDED = ("onze", "onzieme", "onziemes", "oui", "ouistiti", "uhlan")
ELIDED_Y = ("yeu", "yonne", "yerres")  # y elides before a consonant ("Yvelines"), else it does not
ASPIRATED_WORDS = (
    r"halls?|halles?|haltes?|heros|hors|huit|huitaine|huitiemes?|hubs?|huis|haies?|haines?"
)
ASPIRATED_BEGINNINGS = (
    r"hache|hamac|hameau|hanche|hand|hangar|hanse|harangu|haras|harce|hardi|hareng|haricot|harnais"
    r"|harpe|hasard|hatif|hativ|hauss|haut|havre|haye|hague|hainaut|hambourg|hanovre|herni|heris"
    r"|heurt|hibou|hierarch|hobby|hockey|holding|holland|homard|hongr|hont|honfleur|hotte|houbl"
    r"|houill|houle|housse|hublot|huguenot|hurl|hussard|hutte|hate"
)
LONGEST_ACRONYM = 4  # "HLM", "HAS": an h that is spelled or aspirated

UNACCENTED = str.maketrans("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy", "") | {
    ord("œ"): "oe",
    ord("æ"): "ae",
}

PREPOSITION = r"(?i)(?:de|du|des|à|au|aux|en|pour|par|sans|sur|hors)\Z|d’"
PLURALS = {"compte-rendu": "comptes-rendus", "coupon-réponse": "coupons-réponse"}
PLURAL_ENDINGS = (("al", "aux"), ("eau", "eaux"), ("au", "aux"), ("eu", "eux"))


def number(n: int) -> str:
    """A number with its thousands set apart: "2 594 350". Not for years and postcodes."""
    return f"{n:,}".replace(",", NNBSP).replace("-", "−")


def agree(n: int, singular: str, plural: str | None = None) -> str:
    """The noun alone, as n of it is written."""
    if abs(n) < PLURAL_MINIMUM:
        return singular
    return _plural_of(singular) if plural is None else plural


def plural(n: int, singular: str, plural: str | None = None) -> str:
    """The number and its noun: "1 lettre", "0 lettre", "2 lettres", "2 jours ouvrables"."""
    return f"{number(n)}{NBSP}{agree(n, singular, plural)}"


def _plural_of(noun: str) -> str:
    """Each word up to a preposition: "ordres du jour". Give what is irregular as `plural`."""
    words = noun.split(" ")
    end = next((i for i, word in enumerate(words) if re.match(PREPOSITION, word)), len(words))
    return " ".join([*map(_plural_of_word, words[:end]), *words[end:]])


def _plural_of_word(word: str) -> str:
    if word in PLURALS or word.endswith(("s", "x", "z")):
        return PLURALS.get(word, word)
    for ending, plural_ending in PLURAL_ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + plural_ending
    return f"{word}s"


def join(items: Sequence[str], last: str = "et") -> str:
    """A list in a sentence: "a, b et c"."""
    if len(items) < PLURAL_MINIMUM:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capitalise(text: str) -> str:
    """The first letter alone as a capital, which keeps its accent: "état" → "État"."""
    text = normalize("NFC", text)
    start = re.match(r"[\W_]*", text)
    at = start.end() if start else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def fold(text: str) -> str:
    """Lower case without accents, to look words up."""
    return normalize("NFC", text).lower().translate(UNACCENTED)


def split_article(title: str) -> tuple[str, str]:
    """The article in front, in lower case and empty if there is none, and the rest of the title."""
    title = tidy(title)
    match = re.match(ARTICLE, title)
    if match is None:
        return "", title
    article = "l’" if match["elided"] else match["word"].lower()
    return article, title[match.end() :]


def lower_article(title: str) -> str:
    """A title within a sentence: "le secrétaire général de la préfecture"."""
    article, rest = split_article(title)
    return rest if not article else article + ("" if article == "l’" else " ") + rest


def of(title: str) -> str:
    """The title after "de": "du directeur", "de l’Association", "des usagers", "d’UFC"."""
    article, rest = split_article(title)
    return WITH_DE[article] + rest if article else elide("de", rest)


def to(title: str) -> str:
    """The title after "à": "au directeur", "à l’Association", "aux usagers"."""
    article, rest = split_article(title)
    return WITH_A.get(article, "à ") + rest


def elide(word: str, following: str) -> str:
    """Both words, the first one elided where it must be: "d’UFC", "qu’elle", "de Haute-Garonne"."""
    if starts_with_vowel_sound(following):
        return f"{word[:-1]}’{following}"
    return f"{word} {following}"


def definite(gender: Gender, noun: str) -> str:
    """The noun with its definite article: "le directeur", "la directrice", "l’adjointe"."""
    return elide("le" if gender == "masculine" else "la", noun)


def starts_with_vowel_sound(text: str) -> bool:
    """Whether "de" elides before the text."""
    text = normalize("NFC", text)
    start = re.search(FIRST_WORD, text)
    if start is None or re.search(r"[0-9]", text[: start.start()]):
        return False
    word = fold(start[0])
    if word.startswith("h"):
        return not (_aspirated(word) or (start[0].isupper() and len(word) <= LONGEST_ACRONYM))
    if word.startswith("y"):
        return word.startswith(ELIDED_Y) or re.match(r"y[^aeiouy]", word) is not None
    return word[0] in "aeiou" and word not in NOT_ELIDED


def _aspirated(word: str) -> bool:
    return bool(re.fullmatch(ASPIRATED_WORDS, word) or re.match(ASPIRATED_BEGINNINGS, word))
