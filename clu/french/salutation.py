"""How a letter calls the person it is written to: civility, appel, politesse.

Practice of the prefectures (field facts, "Convening"): civilities in full in the address, the appel
and the politesse, "M." and "Mme" for third persons only; the title of the office with a capital in
the appel, "Madame la Directrice", and in lower case elsewhere; "Madame, Monsieur" where the gender
is not known. Only an office is named in the appel: a volunteer or an agent is "Madame" or
"Monsieur". The politesse repeats the appel to the letter. A form that a person prefers is data: it
wins.

"Mademoiselle" is read as "Madame" (circulaire n° 5575/SG of 21 February 2012).
"""

from clu.french.functions import bare_function, title_for_appel
from clu.french.grammar import Gender, capitalise, definite, fold
from clu.french.spaces import NBSP, quoted, tidy

IN_FULL: dict[Gender, str] = {"masculine": "Monsieur", "feminine": "Madame"}
IN_SHORT: dict[Gender, str] = {"masculine": "M.", "feminine": "Mme"}
BOTH = "Madame, Monsieur"
CIVILITIES: dict[str, Gender] = {
    "m": "masculine",
    "mr": "masculine",
    "monsieur": "masculine",
    "mme": "feminine",
    "madame": "feminine",
    "mlle": "feminine",
    "mademoiselle": "feminine",
}


def gender_of_civility(civility: str | None) -> Gender | None:
    """The gender that "M." or "Mme" tells; None for any other word."""
    return CIVILITIES.get(fold(tidy(civility or "")).removesuffix("."))


def civility_in_full(civility: str) -> str:
    """As the address, the appel and the politesse have it: "Monsieur", "Madame"."""
    return IN_FULL[_gender(civility)]


def civility_in_short(civility: str) -> str:
    """As a third person is named: "M.", "Mme"."""
    return IN_SHORT[_gender(civility)]


def _gender(civility: str) -> Gender:
    gender = gender_of_civility(civility)
    if gender is None:
        raise ValueError(f"civilité {quoted(civility)} inconnue{NBSP}: écrivez M. ou Mme")
    return gender


def salutation(gender: Gender | None, function: str | None, *, override: str | None = None) -> str:
    """The appel, without its comma: "Madame la Directrice", "Monsieur le Secrétaire général".

    The title follows the person: "directeur" for a woman makes "Madame la Directrice".
    """
    chosen = _without_comma(override)
    if chosen:
        return chosen
    if gender is None:
        return BOTH
    title = title_for_appel(function or "", gender)
    civility = IN_FULL[gender]
    return f"{civility} {definite(gender, capitalise(title))}" if title else civility


def salutation_both(masculine: str, feminine: str) -> str:
    """The appel where the holder is not known: "Madame la Présidente, Monsieur le Président"."""
    return f"{salutation('feminine', feminine)}, {salutation('masculine', masculine)}"


def styled(gender: Gender, function: str | None) -> str:
    """A person within a text or a suscription: "Monsieur le directeur des services du cabinet"."""
    title = bare_function(function or "", gender)
    return f"{IN_FULL[gender]} {definite(gender, title)}" if title else IN_FULL[gender]


def politesse(salutation: str, *, override: str | None = None) -> str:
    """The sentence that closes a letter; an override replaces it whole."""
    chosen = tidy(override or "")
    if chosen:
        return chosen
    appel = _without_comma(salutation)
    return f"Je vous prie d’agréer, {appel}, l’expression de ma considération distinguée."


def _without_comma(text: str | None) -> str:
    return tidy(text or "").rstrip(", ")
