"""What is personal data in French text, and what only looks like it."""
# ruff: noqa: E501 - a case is a line of its table

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clu.privacy import Names, found, names
from clu.privacy.patterns import has_key
from clu.rules.engine import rules
from clu.store import load
from examples import REGISTER, TODAY

ROOT = Path(__file__).parent.parent
NOBODY = Names()

# A kind, then texts; in each, what stands between ⟦ and ⟧ is what must be found, whole.
PERSONAL = {
    "email": (
        "Écrire à ⟦jean.dupont@exemple.fr⟧.",
        "⟦j.dupont+clu@courriel.prefecture.gouv.fr⟧",
        "(⟦JEAN_DUPONT@EXEMPLE.ORG⟧)",
        "<⟦jean@exemple.fr⟧>",
        "[son adresse](mailto:⟦jean.dupont@exemple.fr⟧)",
        "⟦contact@association-46.asso.fr⟧ répondra",
        "⟦jean&#64;exemple.fr⟧",
        r"⟦jean.dupont\@exemple.fr⟧",
        "⟦jean.**dupont**@exemple.fr⟧",
        "⟦jean.du\u200bpont@exemple.fr⟧",
        "écrire à ⟦jean.dupont [at] exemple.fr⟧",
        "⟦jean.dupont (arobase) exemple (point) fr⟧",
        "⟦jean point dupont arobase exemple point fr⟧",
        "⟦jean.dupont(a)exemple.fr⟧",
        "⟦jean @ exemple.fr⟧",
        "⟦jean AT exemple DOT fr⟧",
    ),
    "phone": (
        "Appeler le ⟦0612345678⟧.",
        "au ⟦06 12 34 56 78⟧, le soir",
        "⟦06\u00a012\u202f34 56 78⟧",
        "⟦05.65.23.10.00⟧",
        "⟦06-12-34-56-78⟧",
        "⟦06/12/34/56/78⟧",
        "⟦06. 12. 34. 56. 78⟧.",
        "⟦06_12_34_56_78⟧",
        "⟦06 12 34.56.78⟧",
        "⟦0612 34 56 78⟧",
        "⟦0612 345 678⟧",
        "⟦06 1234 5678⟧",
        "⟦05 65 231000⟧",
        "⟦0692 12 34 56⟧",
        "⟦+33 6 12 34 56 78⟧",
        "⟦+33612345678⟧",
        "⟦+33 (0)6 12 34 56 78⟧",
        "⟦+33.6.12.34.56.78⟧",
        "⟦0033 6 12 34 56 78⟧",
        "⟦+32 475 12 34 56⟧",
        "⟦+590 590 12 34 56⟧",
        "le numéro vert ⟦0 800 00 00 00⟧",
        "⟦0 805 123 456⟧",
        "tél.⟦0565231000⟧",
        "[appeler](tel:⟦+33565231000⟧)",
        "⟦06 12 **34** 56 78⟧",
        "⟦06&nbsp;12&nbsp;34&nbsp;56&nbsp;78⟧",
        "⟦06\n12 34 56 78⟧",
        "⟦０６１２３４５６７８⟧",
    ),
    "address": (
        "Il habite ⟦12 bis, rue des Tilleuls⟧.",
        "⟦12 rue des Tilleuls⟧, 46000 Cahors",
        "⟦12, rue des tilleuls⟧",
        "⟦3 place de l’Église⟧ 46000",
        "⟦3, place de l'Église⟧",
        "⟦14B avenue Jean-Jaurès⟧",
        "⟦1250 route de Figeac⟧",
        "⟦7 ter bd Gambetta⟧",
        "⟦5 rue du 8 Mai 1945⟧",
        "⟦2 chemin des Vignes⟧",
        "⟦8 impasse du Puits Neuf⟧",
        "⟦1 lotissement Les Chênes⟧",
        "⟦lieu-dit Le Bosc, 46090 Flaujac⟧",
        "écrire à ⟦BP 40⟧",
        "⟦B.P. 90215⟧",
        "⟦CS 70001⟧",
        "⟦boîte postale 12⟧",
    ),
    "nir": (
        "⟦1 85 05 78 006 084 91⟧",
        "⟦185057800608491⟧",
        "⟦1 85 05 78 006 084 36⟧ (clé fausse, groupes d’un NIR)",
        "⟦2 69 05 49 588 157 80⟧",
        "⟦1 85 05 78 006 084⟧ sans sa clé",
        "⟦2.69.05.49.588.157.80⟧",
        "n° de sécurité sociale : ⟦1850578006084⟧",
        "⟦1 85 05 2A 006 084 26⟧ en Corse",
        "⟦1\u00a085\u00a005\u00a078\u00a0006\u00a0084\u00a091⟧",
    ),
    "name": (
        "⟦M. DUPONT⟧ demande",
        "⟦M.\u00a0Dupont⟧",
        "⟦M.&nbsp;DUPONT⟧",
        "⟦Mme de LA TOUR⟧",
        "⟦Mme de la Tour⟧",
        "⟦Mme d’Aubigny⟧ a dit",
        "⟦Mme d'AUBIGNY⟧",
        "⟦Monsieur Jean Dupont⟧",
        "⟦Monsieur Jean-Marie LE GOFF⟧",
        "⟦M. Le Goff⟧",
        "⟦Mme Élodie ÉVRARD⟧",
        "⟦Mme N’Diaye⟧",
        "⟦M. O’Brien⟧",
        "⟦M. J. DUPONT⟧",
        "⟦M. J.-P. Dupont⟧",
        "⟦Mlle Petit⟧",
        "⟦MME PETIT⟧",
        "⟦Mr Dupont⟧",
        "⟦M DUPONT⟧",
        "⟦Me PONS⟧, avocate",
        "⟦Dr Martin⟧",
        "l’avis du ⟦docteur Martin⟧".replace("docteur", "Docteur"),
        "⟦Madame MAIRE⟧",
        "M. et ⟦Mme DUPONT⟧",
        "⟦MM. DUPONT⟧ et ⟦MARTIN⟧",
        "⟦Mmes Petit⟧, ⟦Grand⟧ et ⟦d’Aubigny⟧ sont là",
        "⟦M. **DUPONT⟧**",
        "⟦M. [Dupont⟧](https://exemple.fr)",
        "⟦M.\nDupont⟧",
        "présenté par ⟦Mme Dupont-Durand⟧",
        "⟦Mme Sáez⟧",
        "⟦Mme E\u0301VRARD⟧",
        "Madame la présidente et ⟦M. Roux⟧",
    ),
}  # fmt: skip

ORDINARY = (
    # offices and courtesies
    "M. le maire", "Mme la préfète", "M. le Maire de Pré-l’Abbé", "Mme la Préfète",
    "Monsieur le Préfet", "Madame la Présidente, Monsieur le Président", "Madame, Monsieur,",
    "Mesdames et Messieurs les maires", "Mesdames, Messieurs", "MONSIEUR LE PRÉFET",
    "MADAME LA PRÉFÈTE DU LOT", "Monsieur Le Préfet", "Madame Présidente", "Monsieur le Sous-préfet",
    "M. le secrétaire général", "M. le directeur du SGCD", "Madame la Directrice", "MM. les maires",
    "Mme la cheffe du bureau", "Monsieur le Haut-Commissaire", "M. ou Mme", "Monsieur, Madame",
    "Monsieur Tout-le-Monde", "Mme la députée", "M. l’adjoint au maire", "Mme l’Inspectrice",
    # letters that name nobody
    "Mme X", "M. Y", "M. X…", "Mme X.", "M. A. et Mme B.", "Mme Unetelle", "Monsieur Untel", "M. XX",
    # streets and houses named after people, or in a discussion of works
    "rue du Docteur Fleming", "l’avenue du Docteur Calmette", "salle Monsieur Vincent",
    "rue piétonne", "le 12 rue", "la rue des Tilleuls est en travaux", "rue Jean-Jaurès",
    "les travaux de la place de l’Église", "2 rues seront refaites", "une place réservée",
    "1 place de stationnement", "une place pour fauteuil", "12 places de parking", "3 voies",
    "1 passage piéton", "2 cours de français", "1 chemin d’accès", "deux allées", "1 quai de livraison",
    "En 2026, rue des Tilleuls, les travaux reprennent", "à 14 h 30, rue des Tilleuls",
    "le mardi 12, place de l’Église", "article 3, avenue Foch", "1 rue piétonne", "la cité scolaire",
    "le BP 2026 est voté", "46000 Cahors", "Cahors Cedex", "le parvis de la préfecture",
    # numbers
    "2 594 350", "2\u202f594\u202f350 habitants", "12/03/2026", "du 01/02/2026 au 05/02/2026",
    "le 06/12/2026 à 14 h 30", "06/12/26 14.30.10", "05 12 2026 14 h", "14 h 30", "9h-12h", "2026-03-10 14:30",
    "SIRET 130 005 481 00010", "SIREN 130 005 481", "13000548100010", "article 3.3", "articles 3.3 et 16.3",
    "engagements 3.3 et 16.3 du module 1", "pages 12 à 15", "p. 06", "n° 1", "n° 2025-001",
    "65 réclamations : 1 courrier, 2 courriels, 62 fiches", "94,5 %", "0,123456789", "12 500,50 €",
    "le 3939", "le 115, le 17 ou le 112", "le 36 46", "01, 02, 03, 04, 05", "| 01 | 02 | 03 | 04 | 05 |",
    "+12 %", "+1 250 000 €", "2022-2026", "L312-1-2", "D312-1-3", "version 1.2.3.4",
    "W463001234", "FR76", "https://exemple.fr/2026/12/15/0612", "ISBN 978-2-07-036822-8",
    "1 850 578 006 084", "1234567890123", "1234567890123456789", "185057800608492",
    # names of bodies, words in capitals, at signs
    "Union fédérale", "Union fédérale des consommateurs - UFC Que Choisir", "UDAF", "la Cimade 46",
    "APF France handicap", "Défenseur des droits", "France Services de Cajarc", "Services Publics +",
    "Association des Maires de France", "le bâtiment M. Cette salle", "COMPTE-RENDU DE LA RÉUNION",
    "Me voici", "le Dr", "suivez @prefet46", "une arobase", "la touche arobase du clavier. Le reste",
    "rendez-vous @ 14.30", "un écart (a) de 2 points", "le CLU [at] work", "12 M. de dépenses", "C. civ.",
    "les tarifs A, B et C.", "{udaf} demande", "l’avis de {defenseur-des-droits}",
    # nothing at all
    "", " ", "…", "**", "&", "&amp;", "\\", "_",
)  # fmt: skip


def marked(kind, text):
    """The text without its marks, and the pieces between them."""
    return text.replace("⟦", "").replace("⟧", ""), re.findall(r"⟦(.*?)⟧", text, re.DOTALL)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in PERSONAL.items() for text in texts]
)
def test_personal_data_is_found(kind, text):
    text, wanted = marked(kind, text)
    seen = found(text, NOBODY)
    assert [(one.kind, one.text) for one in seen] == [(kind, piece) for piece in wanted]
    assert all(text[one.start : one.end] == one.text for one in seen)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_holds_none(text):
    assert found(text, NOBODY) == ()


@pytest.mark.parametrize(
    ("number", "whole"),
    [
        ("1 85 05 78 006 084 91", True),
        ("1 85 05 78 006 084 36", False),
        ("2 69 05 49 588 157 80", True),
        ("1 85 05 2A 006 084 26", None),
        ("1 85 05 78 006 084", False),
    ],
)
def test_key_of_a_social_security_number(number, whole):
    digits = re.sub(r"\s", "", number).replace("2A", "19").replace("2B", "18")
    expected = len(digits) == 15 and (int(digits[:13]) + int(digits[13:])) % 97 == 0
    assert has_key(number) is expected
    assert whole is None or whole is expected


# Names that the register knows --------------------------------------------------------------------

KNOWN = names(load(REGISTER, TODAY))
NAMED = (
    ("⟦Claire PONS⟧ a dit", "Claire PONS"),
    ("⟦claire pons⟧ a dit", "Claire PONS"),
    ("⟦Claire Pons⟧", "Claire PONS"),
    ("⟦PONS Claire⟧", "Claire PONS"),
    ("⟦PONS, Claire⟧", "Claire PONS"),
    ("⟦C. Pons⟧", "Claire PONS"),
    ("⟦Claire\nPONS⟧", "Claire PONS"),
    ("⟦Claire **PONS⟧**", "Claire PONS"),
    ("⟦PONS⟧ le rappelle", "Claire PONS"),
    ("⟦Mme Pons⟧", "Claire PONS"),
    ("⟦Madame Pons⟧", "Claire PONS"),
    ("⟦Odile Trevise⟧", "Odile TRÉVISE"),
    ("⟦Odile Tre\u0301vise⟧", "Odile TRÉVISE"),
    ("⟦Armand de La Tour⟧", "Armand de LA TOUR"),
    ("⟦M. de LA TOUR⟧", "Armand de LA TOUR"),
    ("⟦Rose DELMAS⟧ (correspondante)", "Rose DELMAS"),
    ("⟦Simon Aubry⟧ (suppléant)", "Simon AUBRY"),
    ("⟦Paul Estève⟧ (invité)", "Paul ESTÈVE"),
    ("⟦Solange Vermeil⟧ (autorité)", "Solange VERMEIL"),
)
NOT_NAMED = (
    "la ville de Pons", "pons", "un pont", "au pied de la tour", "la Tour Eiffel", "Claire", "une voix claire",
    "PONS UDAF", "COMPTE-RENDU PONS ET AUTRES", "Delmas", "l’Estève", "responsable", "éclaire ponsard",
)  # fmt: skip


@pytest.mark.parametrize(("text", "who"), NAMED)
def test_known_name_is_found(text, who):
    text, wanted = marked("name", text)
    seen = found(text, KNOWN)
    assert [(one.kind, one.text) for one in seen] == [("name", piece) for piece in wanted]
    assert [one.name for one in seen[0].people] == [who]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_ordinary_word_is_no_known_name(text):
    assert found(text, KNOWN) == ()


def test_a_name_ends_with_its_line():
    (one,) = found("Présenté par Mme Trévise\nLe service répond.", KNOWN)
    assert [who.name for who in one.people] == ["Odile TRÉVISE"]


def test_a_man_is_not_the_woman_of_that_name():
    (one,) = found("M. PONS", KNOWN)
    assert one.people == ()


def test_the_postal_address_of_the_service_is_public():
    assert found("au 1 place des Tilleuls, 00000 Valbrume", KNOWN) == ()
    assert [one.kind for one in found("au 11 place des Tilleuls", KNOWN)] == ["address"]


# Generated ----------------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(["le", "service", "répond", "aux", "usagers", "dans", "la", "journée", "et"]),
    max_size=8,
).map(" ".join)
SEPARATOR = st.sampled_from(["", " ", ".", "-", "\u00a0", "\u202f", " - ", "/", "·"])
PAIR = st.integers(0, 99).map("{:02}".format)


@given(WORDS, st.integers(1, 9), st.lists(PAIR, min_size=4, max_size=4), SEPARATOR, WORDS)
def test_any_french_number_in_any_prose(before, first, pairs, separator, after):
    number = separator.join([f"0{first}", *pairs])
    if len(separator) < 3:
        seen = found(f"{before} {number} {after}", NOBODY)
        assert ("phone", number) in [(one.kind, one.text) for one in seen]


LABEL = st.from_regex(r"[a-z][a-z0-9]{0,8}(?:-[a-z0-9]{1,4})?", fullmatch=True)


@given(
    WORDS, st.lists(LABEL, min_size=1, max_size=3), st.lists(LABEL, min_size=1, max_size=3), WORDS
)
def test_any_address_in_any_prose(before, local, domain, after):
    address = f"{'.'.join(local)}@{'.'.join(domain)}.fr"
    seen = found(f"{before} {address}, {after}", NOBODY)
    assert [(one.kind, one.text) for one in seen] == [("email", address)]


@given(st.text(max_size=300))
def test_no_text_defeats_the_detector(text):
    for one in found(text, KNOWN):
        assert text[one.start : one.end] == one.text != ""


def prose_of(page):
    """The running text of a rule's page, without its examples."""
    return "\n\n".join(block for block in page.split("\n\n") if not block.startswith("    "))


@pytest.mark.parametrize("rule", rules().values(), ids=lambda one: one.code)
def test_the_pages_of_the_rules_hold_none(rule):
    assert [one.text for one in found(prose_of(rule.page), NOBODY)] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").glob("*.md.j2")), ids=lambda one: one.name
)
def test_the_templates_hold_none(path):
    assert [one.text for one in found(path.read_text(encoding="utf-8"), NOBODY)] == []


def test_the_procedure_holds_its_two_signatures_alone():
    sheet = (Path(__file__).parent / "procedure-sheet.md").read_text(encoding="utf-8")
    assert [one.text for one in found(sheet, NOBODY)] == []


def test_the_detector_is_quick():
    text = ("Les usagers demandent un second guichet : 65 réclamations, le 12/03/2026. " * 70)[
        :5120
    ]
    best = min(timed(lambda: found(text, KNOWN)) for _ in range(7))
    assert best < 0.01  # about 1 ms on a quiet machine


def timed(function):
    start = time.perf_counter()
    function()
    return time.perf_counter() - start
