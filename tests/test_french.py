"""What French typography, grammar and courtesy ask; the tables are the specification.

In the expected texts ~ stands for the no-break space and ^ for the narrow one.
"""

import contextlib
import pickle
import re
import unicodedata
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clu import french
from clu.french import NBSP, NNBSP


def spaced(text):
    return text.replace("~", NBSP).replace("^", NNBSP)


def nfd(text):
    return unicodedata.normalize("NFD", text)


def table(*rows):
    """Cases named by what goes in."""
    return [pytest.param(*row, id=ascii(row[0])[1:-1] or "empty") for row in rows]


# --- dates ---------------------------------------------------------------------------------------

DATES = table(
    ("2026-03-10", "mardi 10~mars 2026", "10~mars 2026", "10/03/2026"),
    ("2026-01-01", "jeudi 1er~janvier 2026", "1er~janvier 2026", "01/01/2026"),
    ("2026-05-01", "vendredi 1er~mai 2026", "1er~mai 2026", "01/05/2026"),
    ("2026-02-02", "lundi 2~février 2026", "2~février 2026", "02/02/2026"),
    ("2026-08-15", "samedi 15~août 2026", "15~août 2026", "15/08/2026"),
    ("2026-12-13", "dimanche 13~décembre 2026", "13~décembre 2026", "13/12/2026"),
    ("2026-07-21", "mardi 21~juillet 2026", "21~juillet 2026", "21/07/2026"),
    ("2024-02-29", "jeudi 29~février 2024", "29~février 2024", "29/02/2024"),
    ("2022-06-23", "jeudi 23~juin 2022", "23~juin 2022", "23/06/2022"),
    ("2026-11-11", "mercredi 11~novembre 2026", "11~novembre 2026", "11/11/2026"),
    ("0987-04-30", "lundi 30~avril 987", "30~avril 987", "30/04/0987"),
)


@pytest.mark.parametrize(("day", "long", "plain", "short"), DATES)
def test_a_date_is_written(day, long, plain, short):
    day = date.fromisoformat(day)
    assert french.long_date(day) == spaced(long)
    assert french.date_without_weekday(day) == spaced(plain)
    assert french.short_date(day) == short
    assert french.long_date(day).startswith(french.weekday(day))


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_long_date_names_one_day_only(day):
    """Read back by the reader itself: it refuses the text and names the day."""
    with pytest.raises(french.ReadingError) as caught:
        french.read_date(french.long_date(day))
    assert caught.value.remedy == f"écrivez {day.isoformat()}"
    assert french.long_date(day).split()[0] == french.weekday(day)
    assert french.weekday(day + timedelta(days=7)) == french.weekday(day)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    table(
        ("2026-02-16", "2026-02-16", "0~jour"),
        ("2026-02-15", "2026-02-16", "1~jour"),
        ("2026-02-03", "2026-02-16", "13~jours"),
        ("2026-02-02", "2026-02-16", "2~semaines"),
        ("2025-12-17", "2026-02-16", "8~semaines"),
        ("2025-12-16", "2026-02-16", "2~mois"),
        ("2025-12-31", "2026-02-27", "8~semaines"),
        ("2025-12-31", "2026-02-28", "2~mois"),
        ("2024-12-16", "2026-02-16", "14~mois"),
        ("2024-02-17", "2026-02-16", "23~mois"),
        ("2024-02-16", "2026-02-16", "2~ans"),
        ("2023-02-17", "2026-02-16", "2~ans"),
    ),
)
def test_an_age_is_told_in_whole_units(start, end, written):
    assert french.age(date.fromisoformat(start), date.fromisoformat(end)) == spaced(written)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    table(
        ("2026-03-10", "2026-03-10", "le 10~mars 2026"),
        ("2026-03-01", "2026-03-12", "du 1er au 12~mars 2026"),
        ("2026-02-28", "2026-03-01", "du 28~février au 1er~mars 2026"),
        ("2026-12-24", "2027-01-02", "du 24~décembre 2026 au 2~janvier 2027"),
        ("2026-03-09", "2027-03-10", "du 9~mars 2026 au 10~mars 2027"),
    ),
)
def test_a_period_repeats_nothing(first, last, written):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    assert french.period(first, last) == spaced(written)


@given(DAYS)
def test_a_date_is_read_from_iso(day):
    assert french.read_date(day.isoformat()) == day


DATES_REFUSED = table(
    ("01/02/2026", "1er~février ou 2~janvier~: écrivez 2026-02-01 ou 2026-01-02"),
    ("3.4.2026", "3~avril ou 4~mars~: écrivez 2026-04-03 ou 2026-03-04"),
    ("05-06-2026", "5~juin ou 6~mai~: écrivez 2026-06-05 ou 2026-05-06"),
    ("25/12/2026", "n’est pas une date sous la forme AAAA-MM-JJ~: écrivez 2026-12-25"),
    ("12/25/2026", "AAAA-MM-JJ~: écrivez 2026-12-25"),
    ("05/05/2026", "AAAA-MM-JJ~: écrivez 2026-05-05"),
    ("2026-1-5", "AAAA-MM-JJ~: écrivez 2026-01-05"),
    ("2026/01/05", "AAAA-MM-JJ~: écrivez 2026-01-05"),
    ("20260105", "AAAA-MM-JJ~: écrivez 2026-01-05"),
    (" 2026-01-05", "AAAA-MM-JJ~: écrivez 2026-01-05"),
    ("2026-01-05\n", "AAAA-MM-JJ~: écrivez 2026-01-05"),
    ("2026\u201101\u201105", "AAAA-MM-JJ~: écrivez 2026-01-05"),
    ("2026-01-05T14:30", "AAAA-MM-JJ~: écrivez 2026-01-05"),
    ("2026-01-05 14:30", "AAAA-MM-JJ~: écrivez 2026-01-05"),
    ("10 mars 2026", "AAAA-MM-JJ~: écrivez 2026-03-10"),
    ("10\u00a0mars 2026", "AAAA-MM-JJ~: écrivez 2026-03-10"),
    ("1er mai 2026", "AAAA-MM-JJ~: écrivez 2026-05-01"),
    ("le Mardi 10 Mars 2026", "AAAA-MM-JJ~: écrivez 2026-03-10"),
    ("15 aout 2026", "AAAA-MM-JJ~: écrivez 2026-08-15"),
    (nfd("15 août 2026"), "AAAA-MM-JJ~: écrivez 2026-08-15"),
    (nfd("2 février 2026"), "AAAA-MM-JJ~: écrivez 2026-02-02"),
    ("2026-02-30", "n’existe pas (février 2026 compte 28 jours)~: corrigez le jour"),
    ("2024-02-30", "(février 2024 compte 29 jours)~: corrigez"),
    ("2026-04-31", "(avril 2026 compte 30 jours)~: corrigez"),
    ("2026-03-00", "(mars 2026 compte 31 jours)~: corrigez"),
    ("2026-13-01", "(il n’y a pas de mois 13)~: corrigez"),
    ("2026-00-10", "(il n’y a pas de mois 00)~: corrigez"),
    ("0000-01-01", "(il n’y a pas d’année 0)~: corrigez"),
    ("30/02/2026", "(février 2026 compte 28 jours)~: corrigez"),
    ("31 avril 2026", "(avril 2026 compte 30 jours)~: corrigez"),
    ("01/02/26", "n’est pas une date~: écrivez par exemple 2026-03-10"),
    ("10 marz 2026", "n’est pas une date~: écrivez par exemple 2026-03-10"),
    ("86400", "n’est pas une date~: écrivez par exemple 2026-03-10"),
    ("٢٠٢٦-٠٣-١٠", "n’est pas une date~: écrivez par exemple 2026-03-10"),
    ("demain", "n’est pas une date~: écrivez par exemple 2026-03-10"),
    ("", "n’est pas une date~: écrivez par exemple 2026-03-10"),
)


@pytest.mark.parametrize(("text", "message"), DATES_REFUSED)
def test_another_date_is_refused_with_the_remedy(text, message):
    with pytest.raises(ValueError, match=re.escape(spaced(message))) as caught:
        french.read_date(text)
    assert french.quoted(text) in str(caught.value)


def test_a_refusal_tells_fact_and_remedy_apart():
    with pytest.raises(french.ReadingError) as caught:
        french.read_date("25/12/2026")
    error = caught.value
    assert error.fact == spaced("«~25/12/2026~» n’est pas une date sous la forme AAAA-MM-JJ")
    assert error.remedy == "écrivez 2026-12-25"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


@given(st.text(max_size=20))
def test_any_other_text_is_refused_without_surprise(text):
    for read in (french.read_date, french.read_hour):
        with contextlib.suppress(french.ReadingError):
            read(text)


# --- hours ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "written"),
    table(
        ("14:30", "14~h~30"),
        ("09:00", "9~h"),
        ("09:05", "9~h~05"),
        ("00:00", "0~h"),
        ("00:15", "0~h~15"),
        ("23:59", "23~h~59"),
        ("10:10", "10~h~10"),
    ),
)
def test_an_hour_is_written(moment, written):
    assert french.hour(time.fromisoformat(moment)) == spaced(written)


@pytest.mark.parametrize(
    ("text", "read"),
    table(
        ("14:30", "14:30"),
        ("14h30", "14:30"),
        ("14H30", "14:30"),
        ("14 h 30", "14:30"),
        ("14\u00a0h\u00a030", "14:30"),
        ("14\u202fh\u202f30", "14:30"),
        ("  14  h   30 ", "14:30"),
        ("14 : 30", "14:30"),
        ("14 heures 30", "14:30"),
        ("9h", "09:00"),
        ("9 h", "09:00"),
        ("9 heures", "09:00"),
        ("1 heure", "01:00"),
        ("09:30", "09:30"),
        ("9:30", "09:30"),
        ("09h05", "09:05"),
        ("0h", "00:00"),
        ("00:00", "00:00"),
        ("23:59", "23:59"),
    ),
)
def test_an_hour_is_read_tolerantly(text, read):
    assert french.read_hour(text) == time.fromisoformat(read)


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_an_hour_as_written_is_read_back(moment):
    assert french.read_hour(french.hour(moment)) == moment
    assert french.read_hour(f"{moment:%H:%M}") == moment


@pytest.mark.parametrize(
    ("text", "message"),
    table(
        ("24:00", "n’est pas une heure (elles vont de 0 à 23)~: écrivez par exemple 14h30"),
        ("25h", "(elles vont de 0 à 23)~: écrivez par exemple 14h30"),
        ("14:75", "n’est pas une heure (59 minutes au plus)~: écrivez par exemple 14h30"),
        ("14h60", "(59 minutes au plus)~: écrivez par exemple 14h30"),
        ("870", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("midi", "n’est pas une heure~: écrivez 12h"),
        ("Minuit", "n’est pas une heure~: écrivez 0h"),
        ("2 pm", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("14", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("1430", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("14h5", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("14:5", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("9:", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("14:30:00", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("-9:30", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("14.30", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("١٤:٣٠", "n’est pas une heure~: écrivez par exemple 14h30"),
        ("", "n’est pas une heure~: écrivez par exemple 14h30"),
    ),
)
def test_another_hour_is_refused_with_the_remedy(text, message):
    with pytest.raises(ValueError, match=re.escape(spaced(message))) as caught:
        french.read_hour(text)
    assert french.quoted(text) in str(caught.value)


def test_a_meeting_has_a_date_and_an_hour():
    written = french.date_and_hour(date(2026, 3, 10), time(14, 30))
    assert written == spaced("mardi 10~mars 2026 à 14~h~30")


def test_a_meeting_lasts_from_one_hour_to_another():
    assert french.hours(time(14, 30), time(16)) == spaced("de 14~h~30 à 16~h")


# --- numbers, lists, capitals --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "written"),
    table(
        (0, "0"),
        (999, "999"),
        (1000, "1^000"),
        (46000, "46^000"),
        (2594350, "2^594^350"),
        (-1200, "−1^200"),
    ),
)
def test_thousands_are_set_apart(n, written):
    assert french.number(n) == spaced(written)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("94", "94"),
        ("94.5", "94,5"),
        ("94.50", "94,50"),
        ("0.75", "0,75"),
        ("-0.5", "−0,5"),
        ("2594.5", "2^594,5"),
        ("-1234567", "−1^234^567"),
        ("999999999.123456", "999^999^999,123456"),
    ],
)
def test_a_decimal_has_a_comma(value, written):
    assert french.decimal(Decimal(value)) == spaced(written)


@pytest.mark.parametrize(
    ("value", "written"), [("3", "+3"), ("0.5", "+0,5"), ("-2", "−2"), ("0", "0")]
)
def test_a_difference_has_a_sign(value, written):
    assert french.signed(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("94.5", "%", "94,5~%"),
        ("94.5", "% des usagers", "94,5~% des usagers"),
        ("2594", None, "2^594"),
        ("4.2", "/5", "4,2/5"),
        ("4.2", "/ 20", "4,2/20"),
        ("1.99", "jours", "1,99~jour"),
        ("2", "jour", "2~jours"),
        ("-1.5", "jours", "−1,5~jour"),
        ("0", "jours ouvrés", "0~jour ouvré"),
        ("12", "jours ouvrés", "12~jours ouvrés"),
        ("1", "mois", "1~mois"),
        ("3", "an", "3~ans"),
        ("1", "étoiles", "1~étoiles"),
        ("3", "euro", "3~euro"),
        ("12.5", "€", "12,5~€"),
    ],
)
def test_a_quantity_has_its_unit(value, unit, written):
    assert french.quantity(Decimal(value), unit) == spaced(written)


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("3", "%", "+3~points"),
        ("-1", "%", "−1~point"),
        ("3", "% des usagers", "+3~points"),
        ("-1.5", "jours", "−1,5~jour"),
        ("7", None, "+7"),
    ],
)
def test_percentages_move_by_points(value, unit, written):
    assert french.difference(Decimal(value), unit) == spaced(written)


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (612, 1204, "50,8~%"),
        (1, 2, "50~%"),
        (0, 7, "0~%"),
        (7, 7, "100~%"),
        (1, 3, "33,3~%"),
        (2, 3, "66,7~%"),
        (1, 2000, "0,1~%"),
        (1, 10_000, "0~%"),
        (0, 0, "sans objet"),
    ],
)
def test_a_share_is_in_hundredths(part, whole, written):
    assert french.share(part, whole) == spaced(written)


@pytest.mark.parametrize(
    ("n", "singular", "plural", "written"),
    [
        (0, "lettre", None, "0~lettre"),
        (1, "lettre", None, "1~lettre"),
        (2, "lettre", None, "2~lettres"),
        (1500, "lettre", None, "1^500~lettres"),
        (-1, "jour", None, "−1~jour"),
        (-2, "jour", None, "−2~jours"),
        (2, "avis", None, "2~avis"),
        (2, "voix", None, "2~voix"),
        (2, "jour ouvrable", None, "2~jours ouvrables"),
        (1, "jour ouvrable", None, "1~jour ouvrable"),
        (2, "ordre du jour", None, "2~ordres du jour"),
        (2, "lettre d’invitation", None, "2~lettres d’invitation"),
        (2, "suite à donner", None, "2~suites à donner"),
        (2, "procès-verbal", None, "2~procès-verbaux"),
        (2, "bureau", None, "2~bureaux"),
        (2, "compte-rendu", None, "2~comptes-rendus"),
        (2, "coupon-réponse", None, "2~coupons-réponse"),
        (2, "siège pourvu", "sièges pourvus", "2~sièges pourvus"),
        (1, "est", "sont", "1~est"),
        (2, "œil", "yeux", "2~yeux"),
    ],
)
def test_a_noun_agrees_with_its_number(n, singular, plural, written):
    assert french.plural(n, singular, plural) == spaced(written)
    number, _, noun = spaced(written).partition(NBSP)
    assert french.agree(n, singular, plural) == noun
    assert french.number(n) == number


@pytest.mark.parametrize(
    ("items", "written"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a et b"),
        (["a", "b", "c"], "a, b et c"),
        (("a", "b", "c", "d"), "a, b, c et d"),
    ],
)
def test_a_list_ends_with_et(items, written):
    assert french.join(items) == written
    assert french.join(items, "ou") == written.replace(" et ", " ou ")


@pytest.mark.parametrize(
    ("text", "written"),
    table(
        ("élu", "Élu"),
        (nfd("élu"), "Élu"),
        ("à savoir", "À savoir"),
        ("œuvre", "Œuvre"),
        ("préfète du Lot", "Préfète du Lot"),
        ("l’UDAF", "L’UDAF"),
        ("«~déjà~»", "«~Déjà~»"),
        ("UDAF", "UDAF"),
        ("2 lettres", "2 lettres"),
        ("", ""),
        ("…", "…"),
    ),
)
def test_only_the_first_letter_becomes_a_capital(text, written):
    assert french.capitalise(spaced(text)) == spaced(written)


# --- articles, contractions, elision -------------------------------------------------------------

TITLES = table(
    # The seats of the procedure sheet.
    (
        "Le secrétaire général de la préfecture du Lot",
        "le secrétaire général de la préfecture du Lot",
        "du secrétaire général de la préfecture du Lot",
        "au secrétaire général de la préfecture du Lot",
    ),
    (
        "Le directeur de la citoyenneté et de la légalité",
        "le directeur de la citoyenneté et de la légalité",
        "du directeur de la citoyenneté et de la légalité",
        "au directeur de la citoyenneté et de la légalité",
    ),
    (
        "Le directeur des services du cabinet",
        "le directeur des services du cabinet",
        "du directeur des services du cabinet",
        "au directeur des services du cabinet",
    ),
    (
        "Le chef du service des sécurités",
        "le chef du service des sécurités",
        "du chef du service des sécurités",
        "au chef du service des sécurités",
    ),
    (
        "Le directeur du SGCD",
        "le directeur du SGCD",
        "du directeur du SGCD",
        "au directeur du SGCD",
    ),
    (
        "Le chef du service des systèmes d'information et de communication",
        "le chef du service des systèmes d’information et de communication",
        "du chef du service des systèmes d’information et de communication",
        "au chef du service des systèmes d’information et de communication",
    ),
    (
        "La cheffe du pôle de la communication interministérielle",
        "la cheffe du pôle de la communication interministérielle",
        "de la cheffe du pôle de la communication interministérielle",
        "à la cheffe du pôle de la communication interministérielle",
    ),
    (
        "La cheffe du bureau mission de proximité et titres et référente qualité",
        "la cheffe du bureau mission de proximité et titres et référente qualité",
        "de la cheffe du bureau mission de proximité et titres et référente qualité",
        "à la cheffe du bureau mission de proximité et titres et référente qualité",
    ),
    (
        "Un représentant de l'Association des Maires de France",
        "un représentant de l’Association des Maires de France",
        "d’un représentant de l’Association des Maires de France",
        "à un représentant de l’Association des Maires de France",
    ),
    (
        "Un représentant de la France Services du Grand Cahors",
        "un représentant de la France Services du Grand Cahors",
        "d’un représentant de la France Services du Grand Cahors",
        "à un représentant de la France Services du Grand Cahors",
    ),
    (
        "Un représentant de la France Services de Cauvaldor",
        "un représentant de la France Services de Cauvaldor",
        "d’un représentant de la France Services de Cauvaldor",
        "à un représentant de la France Services de Cauvaldor",
    ),
    (
        "Un représentant de la France Services de Cajarc",
        "un représentant de la France Services de Cajarc",
        "d’un représentant de la France Services de Cajarc",
        "à un représentant de la France Services de Cajarc",
    ),
    (
        "Le délégué du défenseur des droits",
        "le délégué du défenseur des droits",
        "du délégué du défenseur des droits",
        "au délégué du défenseur des droits",
    ),
    (
        "Un représentant de l'Union fédérale des consommateurs - UFC Que Choisir",
        "un représentant de l’Union fédérale des consommateurs - UFC Que Choisir",
        "d’un représentant de l’Union fédérale des consommateurs - UFC Que Choisir",
        "à un représentant de l’Union fédérale des consommateurs - UFC Que Choisir",
    ),
    (
        "Un représentant de l'Union départementale des associations familiales – UDAF",
        "un représentant de l’Union départementale des associations familiales – UDAF",
        "d’un représentant de l’Union départementale des associations familiales – UDAF",
        "à un représentant de l’Union départementale des associations familiales – UDAF",
    ),
    (
        "Un représentant de la Cimade 46",
        "un représentant de la Cimade 46",
        "d’un représentant de la Cimade 46",
        "à un représentant de la Cimade 46",
    ),
    (
        "Un représentant de l'association APF France handicap",
        "un représentant de l’association APF France handicap",
        "d’un représentant de l’association APF France handicap",
        "à un représentant de l’association APF France handicap",
    ),
    # Authorities and other holders.
    ("Le préfet du Lot", "le préfet du Lot", "du préfet du Lot", "au préfet du Lot"),
    ("La préfète du Lot", "la préfète du Lot", "de la préfète du Lot", "à la préfète du Lot"),
    ("Le haut-commissaire", "le haut-commissaire", "du haut-commissaire", "au haut-commissaire"),
    (
        "La sous-préfète de Figeac",
        "la sous-préfète de Figeac",
        "de la sous-préfète de Figeac",
        "à la sous-préfète de Figeac",
    ),
    ("Une élue", "une élue", "d’une élue", "à une élue"),
    ("L'Association", "l’Association", "de l’Association", "à l’Association"),
    ("L’Association", "l’Association", "de l’Association", "à l’Association"),
    ("l' Association", "l’Association", "de l’Association", "à l’Association"),
    ("L 'Association", "l’Association", "de l’Association", "à l’Association"),
    ("Le bureau n°\u00a03", "le bureau n°\u00a03", "du bureau n°\u00a03", "au bureau n°\u00a03"),
    ("Les usagers", "les usagers", "des usagers", "aux usagers"),
    ("  Le\u00a0 directeur ", "le directeur", "du directeur", "au directeur"),
    (nfd("L'Élue"), "l’Élue", "de l’Élue", "à l’Élue"),
    ("LE PRÉFET DU LOT", "le PRÉFET DU LOT", "du PRÉFET DU LOT", "au PRÉFET DU LOT"),
    # Without an article none is added.
    ("UDAF", "UDAF", "d’UDAF", "à UDAF"),
    ("Cimade 46", "Cimade 46", "de Cimade 46", "à Cimade 46"),
    ("Leclerc", "Leclerc", "de Leclerc", "à Leclerc"),
    ("Lacapelle-Marival", "Lacapelle-Marival", "de Lacapelle-Marival", "à Lacapelle-Marival"),
    ("Unicef", "Unicef", "d’Unicef", "à Unicef"),
    ("Anaïs DE SOUSA", "Anaïs DE SOUSA", "d’Anaïs DE SOUSA", "à Anaïs DE SOUSA"),
    ("M. de LA TOUR", "M. de LA TOUR", "de M. de LA TOUR", "à M. de LA TOUR"),
    ("Madame la préfète", "Madame la préfète", "de Madame la préfète", "à Madame la préfète"),
)


@pytest.mark.parametrize(("title", "lowered", "of", "to"), TITLES)
def test_an_article_contracts(title, lowered, of, to):
    assert french.lower_article(title) == lowered
    assert french.of(title) == of
    assert french.to(title) == to
    assert french.of(lowered) == of, "the lowered title contracts alike"


ELIDED = """
    Association Élue élu état APF UFC UDAF UNAFAM ADIL INSEE Emmaüs Indre Oise Yonne Yvelines Yvetot
    Œuvre œuvre Æsculape HÉRAULT usager un hôpital hôtel Hérault Haïti habitant homme huissier
    huître héroïne hémicycle Hélène Hyères Hendaye harmonie humanitaire heure école île où
"""
WHOLE = """
    Cimade France maire haut haute Haut-Rhin Haute-Garonne Hauts-de-France Hautes-Pyrénées hauteur
    handicap HANDICAP handicapés harcèlement hausse hameau halle hall hangar hiérarchie Hollande
    Hongrie Honfleur Havre Hainaut huit huitaine huitième héros hors huis HLM HAS hub hâte haine
    onze onzième oui yaourt Yémen Youssouf SGCD SNCF RSA 11 8 1er 46 «
"""


@pytest.mark.parametrize(
    ("text", "elided"),
    [*table(*((w, True) for w in ELIDED.split())), *table(*((w, False) for w in WHOLE.split()))],
)
def test_elision_follows_the_sound(text, elided):
    assert french.starts_with_vowel_sound(text) is elided
    assert french.starts_with_vowel_sound(nfd(text)) is elided
    assert french.elide("de", text) == (f"d’{text}" if elided else f"de {text}")
    assert french.elide("que", text) == (f"qu’{text}" if elided else f"que {text}")


def test_elision_looks_behind_quotation_marks():
    assert french.elide("de", spaced("«~Emmaüs~»")) == spaced("d’«~Emmaüs~»")


@pytest.mark.parametrize(
    ("gender", "noun", "written"),
    [
        ("masculine", "directeur", "le directeur"),
        ("feminine", "directrice", "la directrice"),
        ("masculine", "adjoint", "l’adjoint"),
        ("feminine", "Adjointe", "l’Adjointe"),
        ("masculine", "haut-commissaire", "le haut-commissaire"),
        ("feminine", "Haute-commissaire", "la Haute-commissaire"),
    ],
)
def test_the_definite_article_follows_gender_and_sound(gender, noun, written):
    assert french.definite(gender, noun) == written


# --- functions -----------------------------------------------------------------------------------

M, F = "masculine", "feminine"

# function, gender that the words show, head, appel of a man, appel of a woman
FUNCTIONS = table(
    # The seats of the procedure sheet.
    (
        "Le secrétaire général de la préfecture du Lot",
        M,
        "secrétaire général",
        "Monsieur le Secrétaire général",
        "Madame la Secrétaire générale",
    ),
    (
        "Le directeur de la citoyenneté et de la légalité",
        M,
        "directeur",
        "Monsieur le Directeur",
        "Madame la Directrice",
    ),
    (
        "Le directeur des services du cabinet",
        M,
        "directeur",
        "Monsieur le Directeur",
        "Madame la Directrice",
    ),
    (
        "Le chef du service des sécurités",
        M,
        "chef de service",
        "Monsieur le Chef de service",
        "Madame la Cheffe de service",
    ),
    ("Le directeur du SGCD", M, "directeur", "Monsieur le Directeur", "Madame la Directrice"),
    (
        "Le chef du service des systèmes d'information et de communication",
        M,
        "chef de service",
        "Monsieur le Chef de service",
        "Madame la Cheffe de service",
    ),
    (
        "La cheffe du pôle de la communication interministérielle",
        F,
        "cheffe de pôle",
        "Monsieur le Chef de pôle",
        "Madame la Cheffe de pôle",
    ),
    (
        "La cheffe du bureau mission de proximité et titres et référente qualité",
        F,
        "cheffe de bureau",
        "Monsieur le Chef de bureau",
        "Madame la Cheffe de bureau",
    ),
    ("Un représentant de la Cimade 46", M, "représentant", "Monsieur", "Madame"),
    (
        "Le délégué du défenseur des droits",
        M,
        "délégué",
        "Monsieur le Délégué",
        "Madame la Déléguée",
    ),
    ("Le directeur du SGCD ou son représentant", M, "directeur", "Monsieur le Directeur", None),
    # Authorities.
    ("préfet du Lot", M, "préfet", "Monsieur le Préfet", "Madame la Préfète"),
    ("préfète du Lot", F, "préfète", "Monsieur le Préfet", "Madame la Préfète"),
    ("la préfète", F, "préfète", "Monsieur le Préfet", "Madame la Préfète"),
    ("Madame la préfète", F, "préfète", None, "Madame la Préfète"),
    ("Madame le préfet", M, "préfet", None, None),
    (
        "haut-commissaire de la République en Nouvelle-Calédonie",
        M,
        "haut-commissaire",
        "Monsieur le Haut-commissaire",
        "Madame la Haute-commissaire",
    ),
    ("haut commissaire", M, "haut commissaire", "Monsieur le Haut commissaire", None),
    (
        "sous-préfet de l’arrondissement de Figeac",
        M,
        "sous-préfet",
        "Monsieur le Sous-préfet",
        "Madame la Sous-préfète",
    ),
    ("Sous-Préfète de Gourdon", F, "sous-préfète", None, "Madame la Sous-préfète"),
    ("directrice de cabinet du préfet", F, "directrice de cabinet", None, None),
    ("chef de cabinet", M, "chef de cabinet", "Monsieur le Chef de cabinet", None),
    # Elected and judicial offices.
    ("maire de Cahors", None, "maire", "Monsieur le Maire", "Madame la Maire"),
    (
        "adjointe au maire de Cahors",
        F,
        "adjointe au maire",
        "Monsieur l’Adjoint au maire",
        "Madame l’Adjointe au maire",
    ),
    (
        "première adjointe au maire",
        F,
        "première adjointe au maire",
        "Monsieur le Premier adjoint au maire",
        "Madame la Première adjointe au maire",
    ),
    ("1re adjointe au maire", F, "1re adjointe au maire", None, "Madame la 1re adjointe au maire"),
    (
        "maire adjointe",
        F,
        "maire adjointe",
        "Monsieur le Maire adjoint",
        "Madame la Maire adjointe",
    ),
    ("maire-adjoint", M, "maire-adjoint", "Monsieur le Maire-adjoint", None),
    (
        "présidente du conseil départemental",
        F,
        "présidente",
        "Monsieur le Président",
        "Madame la Présidente",
    ),
    ("président de l’UDAF", M, "président", "Monsieur le Président", "Madame la Présidente"),
    (
        "vice-présidente chargée du social",
        F,
        "vice-présidente",
        "Monsieur le Vice-président",
        "Madame la Vice-présidente",
    ),
    ("secrétaire-trésorière", F, "secrétaire-trésorière", None, "Madame la Secrétaire-trésorière"),
    (
        "conseillère municipale",
        F,
        "conseillère municipale",
        "Monsieur le Conseiller municipal",
        "Madame la Conseillère municipale",
    ),
    ("députée du Lot", F, "députée", "Monsieur le Député", "Madame la Députée"),
    (
        "procureur de la République",
        M,
        "procureur de la République",
        "Monsieur le Procureur de la République",
        "Madame la Procureure de la République",
    ),
    # Services and associations.
    (
        "déléguée départementale du Défenseur des droits",
        F,
        "déléguée départementale",
        "Monsieur le Délégué départemental",
        "Madame la Déléguée départementale",
    ),
    ("secrétaire générale", F, "secrétaire générale", None, "Madame la Secrétaire générale"),
    ("SECRETAIRE GENERALE", F, "secrétaire générale", None, "Madame la Secrétaire générale"),
    (nfd("secrétaire générale adjointe"), F, "secrétaire générale adjointe", None, None),
    ("la secrétaire", F, "secrétaire", None, "Madame la Secrétaire"),
    ("un secrétaire", M, "secrétaire", None, None),
    ("secrétaire de mairie", None, "secrétaire de mairie", None, "Madame la Secrétaire de mairie"),
    ("directrice, référente qualité", F, "directrice", None, "Madame la Directrice"),
    ("directrice, adjointe au maire", F, "directrice", None, "Madame la Directrice"),
    ("Mme l'adjointe au maire", F, "adjointe au maire", None, "Madame l’Adjointe au maire"),
    ("directeur\u00a0général\u00a0adjoint", M, "directeur général adjoint", None, None),
    ("chef de l'unité territoriale", M, "chef d’unité", "Monsieur le Chef d’unité", None),
    ("cheffe d’état-major", F, "cheffe d’état-major", None, "Madame la Cheffe d’état-major"),
    ("chef du SIDSIC", M, "chef du SIDSIC", "Monsieur le Chef du SIDSIC", None),
    ("chef des services", M, "chef des services", "Monsieur le Chef des services", None),
    ("inspectrice", F, "inspectrice", "Monsieur l’Inspecteur", "Madame l’Inspectrice"),
    ("responsable", None, "responsable", "Monsieur le Responsable", "Madame la Responsable"),
    (
        "responsable adjointe",
        F,
        "responsable adjointe",
        "Monsieur le Responsable adjoint",
        "Madame la Responsable adjointe",
    ),
    # Posts and conditions are no offices.
    ("référente qualité", F, "référente", "Monsieur", "Madame"),
    ("chargée de mission", F, "chargée de mission", "Monsieur", "Madame"),
    ("adjointe administrative", F, "adjointe administrative", "Monsieur", "Madame"),
    ("juriste déléguée", F, "juriste déléguée", "Monsieur", "Madame"),
    ("agente d’accueil", F, "agente", "Monsieur", "Madame"),
    ("membre", None, "membre", "Monsieur", "Madame"),
    ("bénévole à la Cimade", None, "bénévole", "Monsieur", "Madame"),
    ("juriste", None, "juriste", "Monsieur", "Madame"),
    ("architecte", None, "architecte", "Monsieur", "Madame"),
    # Grammatical gender alone.
    ("personne qualifiée", None, "personne qualifiée", "Monsieur", "Madame"),
    ("Une personnalité qualifiée", None, "personnalité qualifiée", "Monsieur", "Madame"),
    ("Un membre élu", None, "membre élu", "Monsieur", "Madame"),
    ("agent d’accueil", None, "agent", "Monsieur", "Madame"),
    ("médecin", None, "médecin", "Monsieur", "Madame"),
    # Unknown, doubled or contradictory: nothing is guessed.
    ("zorglubrice du Lot", None, "zorglubrice", "Monsieur", "Madame"),
    ("président(e)", None, "président(e)", "Monsieur", "Madame"),
    ("directeur/directrice", None, "directeur/directrice", "Monsieur", "Madame"),
    ("directeur / directrice", None, "directeur", None, None),
    ("Le directeur ou la directrice", None, "directeur", None, None),
    ("directrice général", None, "directrice général", None, None),
    ("Les usagers", None, "usagers", "Monsieur", "Madame"),
    ("", None, "", "Monsieur", "Madame"),
)


@pytest.mark.parametrize(("function", "gender", "head", "of_man", "of_woman"), FUNCTIONS)
def test_a_function_tells_gender_head_and_appel(function, gender, head, of_man, of_woman):
    assert french.gender_of_function(function) == gender
    assert french.head_of_function(function) == head
    assert of_man is None or french.salutation("masculine", function) == of_man
    assert of_woman is None or french.salutation("feminine", function) == of_woman


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    table(
        ("Le secrétaire général de la préfecture", "La secrétaire générale de la préfecture"),
        ("le chef du service des sécurités", "la cheffe du service des sécurités"),
        ("Un représentant de l’UDAF", "Une représentante de l’UDAF"),
        ("L’adjoint au maire", "L’adjointe au maire"),
        ("sous-préfet de Figeac", "sous-préfète de Figeac"),
        ("Le haut-commissaire", "La haute-commissaire"),
        ("Préfet du Lot", "Préfète du Lot"),
        ("premier vice-président", "première vice-présidente"),
        ("maire de Cahors", "maire de Cahors"),
        ("Le maire de Cahors", "La maire de Cahors"),
        ("contrôleur général", "contrôleuse générale"),
        ("zorglub du directeur", "zorglub du directeur"),
    ),
)
def test_a_title_follows_its_holder(masculine, feminine):
    for title in (masculine, feminine):
        assert french.in_gender(title, "masculine") == masculine
        assert french.in_gender(title, "feminine") == feminine


def test_an_accepted_form_for_a_woman_is_not_changed():
    assert french.in_gender("agent d’accueil", "feminine") == "agent d’accueil"
    assert french.in_gender("agente d’accueil", "masculine") == "agent d’accueil"
    assert french.in_gender("Une personne qualifiée", "masculine") == "Une personne qualifiée"
    assert french.in_gender("Les délégués", "feminine") == "Les délégués"
    assert french.in_gender("contrôleure", "masculine") == "contrôleur"


def test_every_word_of_the_list_has_two_forms_that_tell_apart():
    from clu.french import functions

    for tables in (functions.OFFICES, functions.POSTS, functions.ADJECTIVES):
        for masculine, feminine in functions._pairs(tables):
            epicene = masculine == feminine or masculine in functions.OF_ONE_GENDER
            assert french.gender_of_function(feminine) == (None if epicene else "feminine")
            assert french.gender_of_function(masculine) == (None if epicene else "masculine")


# --- civility, appel, politesse ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("civility", "gender", "full", "short"),
    table(
        ("M.", M, "Monsieur", "M."),
        ("M", M, "Monsieur", "M."),
        ("Mr", M, "Monsieur", "M."),
        ("Monsieur", M, "Monsieur", "M."),
        (" monsieur ", M, "Monsieur", "M."),
        ("MONSIEUR", M, "Monsieur", "M."),
        ("Mme", F, "Madame", "Mme"),
        ("Mme.", F, "Madame", "Mme"),
        ("Madame", F, "Madame", "Mme"),
        ("Mlle", F, "Madame", "Mme"),
        ("Mademoiselle", F, "Madame", "Mme"),
    ),
)
def test_a_civility_tells_the_gender(civility, gender, full, short):
    assert french.gender_of_civility(civility) == gender
    assert french.civility_in_full(civility) == full
    assert french.civility_in_short(civility) == short


@pytest.mark.parametrize("civility", ["Maître", "Dr", "MM.", "x", ""])
def test_another_civility_is_refused(civility):
    assert french.gender_of_civility(civility) is None
    with pytest.raises(ValueError, match=re.escape(spaced("inconnue~: écrivez M. ou Mme"))):
        french.civility_in_full(civility)


def test_no_civility_tells_no_gender():
    assert french.gender_of_civility(None) is None


@pytest.mark.parametrize(
    ("gender", "function", "override", "appel"),
    [
        (M, None, None, "Monsieur"),
        (F, None, None, "Madame"),
        (F, "  ", None, "Madame"),
        (None, None, None, "Madame, Monsieur"),
        (None, "directrice", None, "Madame, Monsieur"),
        (F, "préfète du Lot", "Madame le préfet", "Madame le préfet"),
        (F, "préfète du Lot", " Madame le préfet , ", "Madame le préfet"),
        (None, None, "Maître", "Maître"),
        (M, "commandant", "Mon colonel,", "Mon colonel"),
        (F, "maire", "Madame l'Adjointe", "Madame l’Adjointe"),
        (F, "directrice", "", "Madame la Directrice"),
        (F, "directrice", "  ", "Madame la Directrice"),
    ],
)
def test_the_appel_names_the_office_unless_somebody_prefers_otherwise(
    gender, function, override, appel
):
    assert french.salutation(gender, function, override=override) == appel


@pytest.mark.parametrize(
    ("masculine", "feminine", "appel"),
    table(
        ("président", "présidente", "Madame la Présidente, Monsieur le Président"),
        ("Le président", "La présidente", "Madame la Présidente, Monsieur le Président"),
        ("directeur", "directrice", "Madame la Directrice, Monsieur le Directeur"),
        ("maire de Cahors", "maire de Cahors", "Madame la Maire, Monsieur le Maire"),
        ("membre", "membre", "Madame, Monsieur"),
    ),
)
def test_an_unknown_holder_is_called_both_ways(masculine, feminine, appel):
    assert french.salutation_both(masculine, feminine) == appel


@pytest.mark.parametrize(
    ("gender", "function", "written"),
    [
        (
            M,
            "Le directeur des services du cabinet",
            "Monsieur le directeur des services du cabinet",
        ),
        (F, "Le directeur du SGCD", "Madame la directrice du SGCD"),
        (F, "L’adjointe au maire", "Madame l’adjointe au maire"),
        (F, "PRÉFÈTE du Lot", "Madame la préfète du Lot"),
        (M, "Secrétaire Général", "Monsieur le secrétaire général"),
        (M, "Une personne qualifiée", "Monsieur"),
        (F, None, "Madame"),
    ],
)
def test_within_a_text_the_title_is_in_lower_case(gender, function, written):
    assert french.styled(gender, function) == written


@pytest.mark.parametrize(
    "appel",
    ["Madame la Directrice", "Madame, Monsieur", "Madame la Présidente, Monsieur le Président"],
)
def test_the_politesse_repeats_the_appel_to_the_letter(appel):
    expected = f"Je vous prie d’agréer, {appel}, l’expression de ma considération distinguée."
    assert french.politesse(appel) == expected
    assert french.politesse(f"{appel},") == expected


def test_a_politesse_of_ones_own_wins():
    own = "Je vous prie de croire, Madame le préfet, à l'assurance de mon profond respect."
    assert french.politesse("Madame", override=own) == own.replace("'", "’")
    assert french.politesse("Madame", override=" ") == french.politesse("Madame")


# --- typesetting ---------------------------------------------------------------------------------

TYPESET = table(
    # Colon: a no-break space.
    ("Objet: réunion", "Objet~: réunion"),
    ("Objet : réunion", "Objet~: réunion"),
    ("Objet  : réunion", "Objet~: réunion"),
    ("Objet\u202f: réunion", "Objet~: réunion"),
    ("Objet\u2009: réunion", "Objet~: réunion"),
    ("Objet\u00a0: réunion", "Objet~: réunion"),
    ("Objet:", "Objet~:"),
    ("Objet :\nréunion", "Objet~:\nréunion"),
    ("Article 3: x (voir plus bas): y", "Article 3~: x (voir plus bas)~: y"),
    ("taux de 94 %: bon", "taux de 94~%~: bon"),
    ("etc.: x", "etc.~: x"),
    ("**Objet:** x", "**Objet~:** x"),
    ("**Objet**: x", "**Objet**~: x"),
    ("*Objet* : x", "*Objet*~: x"),
    ("_Objet_: x", "_Objet_~: x"),
    ("*94 %*: x **(a)**: y", "*94~%*~: x **(a)**~: y"),
    ("Pourquoi ? : x", "Pourquoi^?~: x"),
    # Semicolon, exclamation and question marks: a narrow one.
    ("Présents; excusés", "Présents^; excusés"),
    ("Présents ; excusés", "Présents^; excusés"),
    ("Présents\u00a0; excusés", "Présents^; excusés"),
    ("Oui! Non ?", "Oui^! Non^?"),
    ("Quoi?!", "Quoi^?!"),
    ("Vraiment ?…", "Vraiment^?…"),
    ("(Vraiment?)", "(Vraiment^?)"),
    ('"Vraiment?"', '"Vraiment^?"'),
    ("**Vraiment?**", "**Vraiment^?**"),
    ("Oui ! ?", "Oui^! ?"),
    # Quotation marks.
    ("«bonjour»", "«~bonjour~»"),
    ("« bonjour »", "«~bonjour~»"),
    ("« bonjour ! »", "«~bonjour^!~»"),
    ("dit:«oui»", "dit~:«~oui~»"),
    ("« »", "«~»"),
    ('"droit"', '"droit"'),
    # Hours.
    ("à 14h30.", "à 14~h~30."),
    ("à 14 h 30", "à 14~h~30"),
    ("à 14\u202fh\u202f30", "à 14~h~30"),
    ("à 9h, puis 10h", "à 9~h, puis 10~h"),
    ("de 9h-12h", "de 9~h-12~h"),
    ("9h: accueil", "9~h~: accueil"),
    ("1h00", "1~h~00"),
    ("à 9 heures", "à 9 heures"),
    ("14H30", "14H30"),
    ("à 10:30", "à 10:30"),
    ("10:30: début", "10:30~: début"),
    ("24h/24", "24h/24"),
    ("9h75", "9h75"),
    ("salle A-14h30", "salle A-14h30"),
    # Percent, units, numbers, days.
    ("94%", "94~%"),
    ("94 % des", "94~% des"),
    ("12€", "12~€"),
    ("5 km", "5~km"),
    ("5%d", "5%d"),
    ("n°3", "n°~3"),
    ("n° 3", "n°~3"),
    ("N°3 bis", "N°~3 bis"),
    ("n°s 3 et 4", "n°s~3 et 4"),
    ("le 10 mars 2026", "le 10~mars 2026"),
    ("le 1er mai", "le 1er~mai"),
    ("05 65 23 10 00", "05 65 23 10 00"),
    ("46000 Cahors", "46000 Cahors"),
    # Civility and name.
    ("M. DUPONT", "M.~DUPONT"),
    ("Mme DE SOUSA", "Mme~DE SOUSA"),
    ("Mme  d’ORMESSON", "Mme~d’ORMESSON"),
    ("M. de LA TOUR", "M.~de LA TOUR"),
    ("M. le préfet", "M.~le préfet"),
    ("MM. DUPONT et DURAND", "MM.~DUPONT et DURAND"),
    ("Mmes DUPONT et DURAND", "Mmes~DUPONT et DURAND"),
    ("Dr Émile PETIT, Me LEROY", "Dr~Émile PETIT, Me~LEROY"),
    ("Me de LA TOUR", "Me~de LA TOUR"),
    ("Me voici", "Me voici"),
    ("M.\nDUPONT", "M.\nDUPONT"),
    # Apostrophes, dots, accents.
    ("l'accueil d'une élue", "l’accueil d’une élue"),
    ("L'UDAF qu'il aujourd'hui", "L’UDAF qu’il aujourd’hui"),
    ("l'« accueil »", "l’«~accueil~»"),
    ("'mot' et 5'30", "'mot' et 5'30"),
    ("Ah...", "Ah…"),
    ("[...]", "[…]"),
    ("Quoi?...", "Quoi^?…"),
    ("....", "...."),
    ("a...b ../x .../x", "a...b ../x .../x"),
    (nfd("élève: été"), "élève~: été"),
    # The number of a house stays with its street.
    ("3 place de l'Horloge, 12 bis rue du Lac", "3~place de l’Horloge, 12 bis rue du Lac"),
    ("12 rues, 3 placements", "12 rues, 3 placements"),
    # Left alone.
    ("http://x.fr/a?b=1:2 et HTTPS://x.fr;a", "http://x.fr/a?b=1:2 et HTTPS://x.fr;a"),
    ("https://x.fr/l'accueil!", "https://x.fr/l'accueil!"),
    ("«https://x.fr»", "«~https://x.fr~»"),
    ("www.x.fr/l'accueil", "www.x.fr/l'accueil"),
    ("o'neil@x.fr, 9h@x.fr", "o'neil@x.fr, 9h@x.fr"),
    ("`a: b; c` et ``d: `e` f``", "`a: b; c` et ``d: `e` f``"),
    ("```\na: b\n```\nc: d", "```\na: b\n```\nc~: d"),
    ("```\na: b\n", "```\na: b\n"),
    ('<b title="a: b">', '<b title="a: b">'),
    ("[l'ordre](a: b.html) : x", "[l’ordre](a: b.html)~: x"),
    ("[site]: https://x.fr", "[site]: https://x.fr"),
    ("<https://x.fr>", "<https://x.fr>"),
    ("Objet:rapport.pdf, l'avis.odt, 14h30.md", "Objet:rapport.pdf, l'avis.odt, 14h30.md"),
    ("Pièces: a.pdf; b.pdf", "Pièces~: a.pdf^; b.pdf"),
    ("C:\\l'avis C:/l'avis", "C:\\l'avis C:/l'avis"),
    ("3:1, std::vector, a:b", "3:1, std::vector, a:b"),
    ("merci :) ;-) :D :-( :smile: ok", "merci :) ;-) :D :-( :smile: ok"),
    ("a&nbsp;b &#233; c", "a&nbsp;b &#233; c"),
    ("a?b a!b a;b f(x?y) !=", "a?b a!b a;b f(x?y) !="),
    # Markdown keeps its structure.
    ("| a : | b: |\n|:---|---:|", "| a~: | b~: |\n|:---|---:|"),
    ("- ! attention\n* ? x\n1. ; y\n> : z", "- ! attention\n* ? x\n1. ; y\n> : z"),
    ("# Objet: x  \nsuite", "# Objet~: x  \nsuite"),
    ("    : définition", "    : définition"),
    ("a\t: b", "a\t: b"),
    ("", ""),
)


@pytest.mark.parametrize(("typed", "expected"), TYPESET)
def test_a_text_is_set(typed, expected):
    assert french.typeset(typed) == spaced(expected)
    assert french.typeset(spaced(expected)) == spaced(expected)


PIECES = st.sampled_from(
    [
        *"aéMhHnLe019:;!?«»…'’\"`´.,/\\()[]*_-|@#&%€°<> \n\t",
        *(NBSP, NNBSP, "\u2009", "\u0301", "\u0338", "\ue000", "ʼ", "‘", "\u037e", "²", "٣"),
        *(
            "...",
            "http://",
            "www.",
            ".pdf",
            "M.",
            "Mme ",
            "1er",
            " mars",
            "14h30",
            "n°",
            ":a:",
            "&a;",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=25)


def without_spaces(text):
    """What typeset may not change: all but spaces, apostrophes and the three dots."""
    text = unicodedata.normalize("NFC", text).replace("...", "…")
    return re.sub(r"['ʼ‘´]", "’", "".join(text.split()))


@given(TEXTS)
@example("\ue000`a: b`\ue000 : x")
@example("a:_:")
@example("l'\u0301e ʼ'ʼa")
def test_typesetting_is_idempotent_and_loses_nothing(text):
    once = french.typeset(text)
    assert french.typeset(once) == once
    assert without_spaces(once) == without_spaces(text)
    assert once == unicodedata.normalize("NFC", once)
    assert once.count("\n") == text.count("\n")


@given(TEXTS)
def test_tidying_is_idempotent_and_loses_nothing(text):
    once = french.tidy(text)
    assert french.tidy(once) == once
    assert without_spaces(once) == without_spaces(text)
    assert once == once.strip()


@given(DAYS, st.times())
def test_what_this_module_writes_is_set_already(day, moment):
    written = french.date_and_hour(day, moment)
    assert french.typeset(written) == written
    assert (
        french.typeset(f"n°{NBSP}3 à {french.hour(moment)}") == f"n°{NBSP}3 à {french.hour(moment)}"
    )


def test_a_quotation_fits_on_one_line():
    assert french.quoted("a\nb\u202ec") == spaced("«~a b�c~»")
    assert french.quoted("x" * 100) == spaced(f"«~{'x' * 60}…~»")


@pytest.mark.parametrize("title", [row.values[0] for row in (*TITLES, *FUNCTIONS)])
def test_all_that_is_written_has_the_typographic_apostrophe(title):
    written = [french.of(title), french.to(title), french.lower_article(title)]
    written += [french.head_of_function(title), french.in_gender(title, "feminine")]
    assert not [text for text in written if "'" in text]
