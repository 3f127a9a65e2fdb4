"""Who is written to, in which form, with which words; each letter has its golden copy."""

import re
from datetime import date, time
from pathlib import Path
from shutil import copytree

import pytest

from clu import documents, french, letters, stated
from clu.documents import Templates
from clu.letters import addressee, record
from clu.letters.printing import files
from clu.model.event import SentLetter
from clu.model.person import Person
from clu.model.titled import Titled
from clu.store import load

REGISTER = Path(__file__).parent / "register"
TODAY = date(2026, 2, 16)
HOSTILE = "Anne <x> *y* | {{7*7}} [absent]"
NBSP = "\u00a0"


def spaced(text):
    """The text with plain spaces: what is tested here is the words."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def changed(path, change):
    """The new text of a file: `change` itself, or the file's with `old` replaced by `new`."""
    if isinstance(change, str):
        return change
    old, new = change
    text = path.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


@pytest.fixture
def convene(tmp_path):
    """Convene the fictional committee, some of whose files are changed: text, or (old, new)."""

    def convened(changes=None, on=TODAY, **options):
        data = copytree(REGISTER, tmp_path / "data")
        for name, change in (changes or {}).items():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(changed(path, change), encoding="utf-8")
        register = load(data, on)
        assert not register.faults
        return letters.convocation(register, register.meeting("2026-03-10"), **options)

    return convened


@pytest.fixture
def written(convene, tmp_path):
    """The Markdown of one letter, with plain spaces."""

    def text(id_, changes=None, on=TODAY, **options):
        return spaced(files(convene(changes, on, **options), tmp_path)[f"{id_}.md"].decode())

    return text


def by_id(convocation):
    return {letter.id: letter for letter in convocation.letters}


MEETING = "meetings/2026-03-10/meeting.yaml"
LATER = "roster/2026-01-05.yaml"
AUTHORITIES = "authorities.yaml"


def designations(*lines):
    return {LATER: "designations:\n" + "".join(f"  - {{{line}}}\n" for line in lines)}


# Golden letters ----------------------------------------------------------------------------------

EVERY_FORM = {
    "procedure/2022-01-10.yaml": (
        "    open_clause: Toute association",
        """      - id: consommateurs
        letter: personal
        title: Un représentant de l'Union des consommateurs
        body: L'Union des consommateurs
      - id: maison-services
        letter: personal
        title: Un représentant de la Maison des services d'Hure
        body: La Maison des services d'Hure
        head: Le responsable
      - id: retraites
        letter: personal
        title: Un représentant de l'Association des retraités
        body: L'Association des retraités
      - id: parents
        letter: personal
        title: Un représentant de la Fédération des parents d'élèves
        body: La Fédération des parents d'élèves
      - id: mediateur
        letter: personal
        title: Le médiateur départemental
        feminine: La médiatrice départementale
      - id: cabinet
        letter: administrative
        title: Le directeur des services du cabinet
        feminine: La directrice des services du cabinet
        representative: ou son représentant
      - id: numerique
        letter: administrative
        title: Le chef du service des systèmes d'information
        feminine: La cheffe du service des systèmes d'information
        representative: ou son représentant
    open_clause: Toute association""",
    ),
    LATER: """designations:
  - seat: retraites
    addressed_to: {civility: Mme, function: présidente de l'Association des retraités}
    contact: {address: [3 rue Haute, 00000 Valbrume], email: retraites@exemple.example}
  - seat: parents
    holder: {first_name: Dominique, last_name: ORY, function: membre du bureau}
  - seat: mediateur
    vacant: oui
  - seat: numerique
    holder: {civility: Mme, first_name: Aude, last_name: d'ORMES}
""",
    MEETING: """time: 9h
places:
  - {name: Préfecture de la Haute-Brève, room: salle Mirabeau, address: [1 place des Tilleuls]}
  - {name: Sous-préfecture de Hure}
remote: https://visio.example/clu
agenda:
  - id: resultats
    title: "Résultats : 94 % d'appels décrochés !"
    presenter: citoyennete
    papers:
      - {file: resultats-2025.pdf, title: Tableau des résultats 2025}
      - {title: Plan du hall, on_table: oui}
      - {file: bilan.pdf, title: Bilan des réclamations}
  - {id: acces, title: Accès du hall aux personnes à mobilité réduite}
guests:
  - id: roulement
    item: acces
    letter: personal
    title: Le président de l'association Roulement
    feminine: La présidente de l'association Roulement
  - id: prefet-delegue
    item: acces
    letter: personal
    title: Le préfet délégué
    person: {civility: Mme, last_name: VASSEUR, first_name: Ève, salutation: Madame le préfet}
    contact: {address: [Préfecture, 00000 Amont]}
  - id: finances
    item: resultats
    letter: administrative
    title: Le directeur départemental des finances publiques
    feminine: La directrice départementale des finances publiques
    person: {civility: Mme, first_name: Lise, last_name: BONNET}
    contact: {email: lise.bonnet@finances.example}
  - id: secours
    item: acces
    letter: personal
    title: Un représentant du Secours d'Amont
    body: Le Secours d'Amont
  - {id: architecte, letter: administrative, title: Architecte des bâtiments de France}
""",
}


def test_the_letters_of_the_fictional_committee(convene, golden, tmp_path):
    for name, content in files(convene(dated=date(2026, 2, 16)), tmp_path).items():
        if name.endswith(".md") or name == "udaf.html":
            golden(f"letters/{name}", content.decode())


def test_every_form_and_gender(convene, golden, tmp_path):
    convocation = convene(EVERY_FORM)
    for name, content in files(convocation, tmp_path).items():
        if name.endswith(".md"):
            golden(f"letters/every-form/{name}", content.decode())
    rows = (
        f"{row.id} | {row.addressee} | {row.kind} | {row.form} | {row.channel} | {row.notes}\n"
        for row in letters.summary(convocation)
    )
    golden("letters/every-form/summary.txt", "".join(rows))


def test_a_letter_that_only_some_asked_for_leaves_out_the_page_of_all(convene, tmp_path):
    names = files(convene(only={"udaf", "association-roulement"}), tmp_path)
    assert sorted(names) == [
        "association-roulement.html",
        "association-roulement.md",
        "udaf.html",
        "udaf.md",
        "udaf.suppleant.html",
        "udaf.suppleant.md",
    ]


def test_the_same_register_gives_the_same_bytes(convene, tmp_path):
    convocation = convene()
    assert files(convocation, tmp_path) == files(convocation, tmp_path)


def test_every_seat_and_every_guest_gets_a_letter_in_the_sheet_s_order_the_chair_first(convene):
    change = {"committee.yaml": ("chair: secretaire-generale", "chair: maires")}
    assert [letter.id for letter in convene(change).letters] == [
        "maires",
        "secretaire-generale",
        "citoyennete",
        "referente-qualite",
        "defenseur-des-droits",
        "udaf",
        "udaf.suppleant",
        "association-roulement",
    ]


def test_the_signatory_s_seat_and_the_secretariat_s_get_a_slip_for_information(convene):
    kinds = {letter.id: letter.kind for letter in convene().letters}
    assert kinds["secretaire-generale"] == kinds["referente-qualite"] == "information"


def test_where_the_authority_signs_itself_its_secretary_general_gets_a_letter(convene):
    convocation = convene(signed(""))
    assert by_id(convocation)["secretaire-generale"].kind == "convocation"


# The addressee -----------------------------------------------------------------------------------


def person(**fields):
    return Person.model_construct(
        **{
            name: fields.get(name)
            for name in ("civility", "first_name", "last_name", "function", "salutation", "closing")
        }
    )


def office(title, masculine=None, feminine=None):
    return Titled.model_construct(title=title, masculine=masculine, feminine=feminine)


YVES = {"civility": "M.", "first_name": "Yves", "last_name": "DE LA TOUR"}
EVE_D_ORMES = {"civility": "Mme", "first_name": "Ève", "last_name": "d'ORMES"}
CHIEF = office("Le chef du service des sécurités", feminine="La cheffe du service des sécurités")
GENERAL = office("Le secrétaire général de la préfecture du Lot")
OFFICES = {
    "by name, personal": (
        CHIEF, EVE_D_ORMES, "personal",
        ("Madame Ève d'ORMES", "Cheffe du service des sécurités"),
        "Madame la Cheffe de service",
    ),
    "by name, administrative": (
        CHIEF, YVES, "administrative",
        ("Monsieur Yves DE LA TOUR,", "chef du service des sécurités"),
        "Monsieur le Chef de service",
    ),
    "holder unknown, administrative": (
        CHIEF, None, "administrative",
        ("Madame la cheffe ou Monsieur le chef du service des sécurités",),
        "Madame la Cheffe de service, Monsieur le Chef de service",
    ),
    "holder unknown, personal": (
        office("Le délégué du défenseur des droits"), None, "personal",
        ("Madame la Déléguée", "ou Monsieur le Délégué", "du défenseur des droits"),
        "Madame la Déléguée, Monsieur le Délégué",
    ),
    "the difference is in the second word": (
        GENERAL, None, "administrative",
        (("Madame la secrétaire générale ou Monsieur le secrétaire général "
         "de la préfecture du Lot"),),
        "Madame la Secrétaire générale, Monsieur le Secrétaire général",
    ),
    "one word for both": (
        office("Le responsable de la Maison d'Hure"), None, "personal",
        ("Madame la Responsable", "ou Monsieur le Responsable", "de la Maison d’Hure"),
        "Madame la Responsable, Monsieur le Responsable",
    ),
    "elided in both": (
        office("L'adjoint au maire"), None, "administrative",
        ("Madame l’adjointe ou Monsieur l’adjoint au maire",),
        "Madame l’Adjointe au maire, Monsieur l’Adjoint au maire",
    ),
    "gender known, name unknown": (
        GENERAL, {"civility": "Mme"}, "personal",
        ("Madame la Secrétaire générale", "de la préfecture du Lot"),
        "Madame la Secrétaire générale",
    ),
    "name known, gender unknown": (
        GENERAL, {"first_name": "Dominique", "last_name": "ORY"}, "personal",
        ("Dominique ORY", "Secrétaire générale ou secrétaire général de la préfecture du Lot"),
        "Madame, Monsieur",
    ),
    "name known, gender unknown, one word for both": (
        office("Le responsable de la Maison d'Hure"), {"last_name": "ORY"}, "personal",
        ("ORY", "Responsable de la Maison d’Hure"),
        "Madame, Monsieur",
    ),
    "more than the head differs": (
        office("La cheffe du bureau des titres et référente qualité",
               masculine="Le chef du bureau des titres et référent qualité"),
        None, "administrative",
        (("Madame la cheffe du bureau des titres et référente qualité "
         "ou Monsieur le chef du bureau des titres et référent qualité"),),
        "Madame la Cheffe de bureau, Monsieur le Chef de bureau",
    ),
    "no article": (
        office("Architecte des bâtiments de France"), None, "administrative",
        ("Architecte des bâtiments de France",),
        "Madame, Monsieur",
    ),
    "appel of one's own": (
        office("Le préfet du Lot"), {**EVE_D_ORMES, "salutation": "Madame le préfet"}, "personal",
        ("Madame Ève d'ORMES", "Préfète du Lot"),
        "Madame le préfet",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "cited"),
    [
        ("FP – Pilotage - CLU", "FP – Pilotage - CLU, mise à jour"),
        ("Fiche de procédure", "mise à jour"),
        ("Fiche de procédure n° 3", "n° 3, mise à jour"),
    ],
)
def test_a_sheet_is_called_a_sheet_once(convene, reference, cited):
    change = ("FP – Pilotage - CLU", reference)
    sent = convene({"procedure/2022-01-10.yaml": change})
    assert sent.letters[0].heading.reference.startswith(cited)


@pytest.mark.parametrize(("one", "holder", "form", "lines", "appel"), OFFICES.values(), ids=OFFICES)
def test_an_office_is_written_to(one, holder, form, lines, appel):
    found = addressee.office(one, person(**holder) if holder else None, form)
    assert found.lines == lines
    assert found.appel == appel
    assert f", {appel}, " in found.politesse


BODIES = {
    "president by name": (
        {**YVES, "function": "président de l'Union des familles"}, None,
        ("Monsieur Yves DE LA TOUR", "Président de l’Union des familles"),
        "Monsieur le Président",
    ),
    "president by name, function alone": (
        {**EVE_D_ORMES, "function": "présidente"}, None,
        ("Madame Ève d'ORMES", "Présidente", "Union des familles"),
        "Madame la Présidente",
    ),
    "function alone": (
        {"function": "présidente"}, None,
        ("Madame la Présidente", "de l’Union des familles"),
        "Madame la Présidente",
    ),
    "nobody known": (
        None, None,
        ("Madame la Présidente", "ou Monsieur le Président", "de l’Union des familles"),
        "Madame la Présidente, Monsieur le Président",
    ),
    "nobody known, headed by a director": (
        None, "Le directeur",
        ("Madame la Directrice", "ou Monsieur le Directeur", "de l’Union des familles"),
        "Madame la Directrice, Monsieur le Directeur",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "head", "lines", "appel"), BODIES.values(), ids=BODIES)
def test_a_body_is_written_to_through_its_head(one, head, lines, appel):
    known = person(**one) if one else None
    found = addressee.head_of_body(known, "L'Union des familles", head, "personal")
    assert (found.lines, found.appel) == (lines, appel)


def test_a_name_that_is_attested_too_long_ago_is_not_used_nor_its_address(convene):
    changes = {
        "roster/2024-06-03.yaml": """designations:
  - seat: citoyennete
    attested: oui
    holder: {civility: M., first_name: Luc, last_name: RIEU}
    contact: {email: luc.rieu@exemple.example}
""",
        "roster/2025-01-06.yaml": (
            "  - seat: citoyennete\n",
            "  - seat: citoyennete\n    from: 2026-12-01\n",
        ),
    }
    letter = by_id(convene(changes))["citoyennete"]
    assert letter.addressee.name is None
    assert letter.email is None
    assert letter.channel == "interne"
    assert spaced(letter.notes[0]).startswith("nom connu au 3 juin 2024, à confirmer")


def test_a_body_without_anybody_is_asked_to_designate(written):
    changes = designations("seat: udaf, vacant: oui") | {
        "meetings/2026-03-10/substitutions/udaf.yaml": "received: 2026-03-05\nwithdrawn: oui\n"
    }
    text = written("udaf", changes)
    assert "Monsieur Yves MARCHAND  \nPrésident de l’Union départementale" in text
    assert "Je vous prie de bien vouloir désigner la personne" in text
    assert "Personne désignée :" in text


# Signature ---------------------------------------------------------------------------------------

SEAT = "secretaire-generale"
OWN = "title: Le sous-préfet, holder: {civility: Mme, first_name: Ève, last_name: RUY}"
CABINET = (
    "title: Le directeur de cabinet, holder: {civility: Mme, first_name: Ève, last_name: NOËL}"
)
ERIC = (
    "title: Le secrétaire général de la sous-préfecture,"
    " holder: {civility: M., first_name: Éric, last_name: NOËL}"
)
CHIEF_OF_CABINET = f"{CABINET.replace('Le directeur', 'Le chef')}, feminine: La chef de cabinet"
SIGNATURES = {
    "delegation": (
        f"{{seat: {SEAT}, capacity: délégation}}",
        ("La préfète de la Haute-Brève", "Pour la préfète et par délégation,",
         "La secrétaire générale,", "Irène CASTELNAU"),
    ),
    "suppléance": (
        f"{{seat: {SEAT}, capacity: suppléance}}",
        ("La préfète de la Haute-Brève", "Pour la préfète et par suppléance,",
         "La secrétaire générale,", "Irène CASTELNAU"),
    ),
    "intérim": (
        f"{{seat: {SEAT}, capacity: intérim}}",
        ("La préfète de la Haute-Brève par intérim", "La préfète de la Haute-Brève par intérim,",
         "Irène CASTELNAU"),
    ),
    "intérim, by a title of its own": (
        f"{{seat: {SEAT}, capacity: intérim, title: La préfète par intérim}}",
        ("La préfète par intérim", "La préfète par intérim,", "Irène CASTELNAU"),
    ),
    "intérim, by an office of his own": (
        f"{{{ERIC}, capacity: intérim}}",
        ("Le préfet de la Haute-Brève par intérim",
         "Le secrétaire général de la sous-préfecture,", "préfet par intérim,", "Éric NOËL"),
    ),
    "intérim, by a title that follows its holder": (
        f"{{{CABINET}, capacity: intérim}}",
        ("La préfète de la Haute-Brève par intérim", "La directrice de cabinet,",
         "préfète par intérim,", "Ève NOËL"),
    ),
    "a title whose feminine is in the data": (
        f"{{{CHIEF_OF_CABINET}, capacity: délégation}}",
        ("La préfète de la Haute-Brève", "Pour la préfète et par délégation,",
         "La chef de cabinet,", "Ève NOËL"),
    ),
    "somebody who has no seat": (
        f"{{{OWN}, capacity: délégation}}",
        ("La préfète de la Haute-Brève", "Pour la préfète et par délégation,",
         "La sous-préfète,", "Ève RUY"),
    ),
    "an unknown holder": (
        "{title: Le sous-préfet de Hure, capacity: délégation}",
        ("La préfète de la Haute-Brève", "Pour la préfète et par délégation,",
         "Le sous-préfet de Hure,", None),
    ),
    "not yet": (
        f"{{seat: {SEAT}, capacity: délégation, from: 2026-02-17}}",
        ("La préfète de la Haute-Brève", "La préfète de la Haute-Brève,", "Solange VERMEIL"),
    ),
}  # fmt: skip


def signed(record_):
    head = (REGISTER / AUTHORITIES).read_text(encoding="utf-8").partition("signature:")[0]
    return {AUTHORITIES: f"{head}signature: [{record_}]\n"}


@pytest.mark.parametrize(("record_", "expected"), SIGNATURES.values(), ids=SIGNATURES)
def test_the_wording_of_the_signature_follows_the_case(convene, record_, expected):
    found = convene(signed(record_))
    letter = by_id(found)["udaf"]
    assert (letter.heading.issuer, *letter.signature.lines, letter.signature.name) == expected
    assert bool(found.warnings) == (letter.signature.name is None)


def test_a_letter_is_signed_by_whoever_is_in_office_on_its_day(convene):
    record_ = f"{{seat: {SEAT}, capacity: délégation, from: 2026-02-17}}"
    letter = by_id(convene(signed(record_), dated=date(2026, 2, 17)))["udaf"]
    assert letter.signature.lines[0] == "Pour la préfète et par délégation,"


def test_an_interim_whose_authority_is_not_known_is_still_told(convene):
    record_ = "{capacity: intérim, title: Le secrétaire général, holder: {last_name: NOËL}}"
    changes = {AUTHORITIES: f"signature: [{record_}]\n"}
    lines = by_id(convene(changes))["udaf"].signature.lines
    assert lines == ("Le secrétaire général,", "assurant l’intérim,")


LAPSED = {
    "the authority has changed": (
        f"""authority:
  - {{title: Le préfet, until: 2026-01-31, holder: {{civility: Mme, last_name: VERMEIL}}}}
  - {{title: Le préfet, from: 2026-02-01, holder: {{civility: M., last_name: ROCHE}}}}
signature: [{{seat: {SEAT}, capacity: délégation, from: 2024-09-16}}]
""",
        "à l’arrivée de M. ROCHE",
    ),
    "the signatory has changed": (
        f"""authority: [{{title: Le préfet}}]
signature: [{{seat: {SEAT}, capacity: délégation, from: 2024-09-01}}]
""",
        "à l’arrivée de Mme Irène CASTELNAU",
    ),
}


@pytest.mark.parametrize(("authorities", "expected"), LAPSED.values(), ids=LAPSED)
def test_a_delegation_that_has_lapsed_is_told(convene, authorities, expected):
    (warning,) = convene({AUTHORITIES: authorities}).warnings
    assert expected in spaced(warning)


def test_nobody_known_leaves_the_signature_blank(convene, tmp_path):
    found = convene({AUTHORITIES: "authority: []\n"})
    text = files(found, tmp_path)["udaf.md"].decode()
    assert "**Préfecture de la Haute-Brève**" in text
    assert found.warnings == (
        "signature laissée en blanc : l’autorité en fonction n’est pas connue",
    )


# Substitution ------------------------------------------------------------------------------------

SATURDAY = (
    "au plus tard le samedi 7 mars 2026**, soit 2 jours ouvrables avant la réunion. Nos bureaux "
    "étant fermés ce jour-là, une réponse au plus tard le vendredi 6 mars 2026 est souhaitée."
)
CASES = {
    "ordinary seat, a Saturday": ("maires", TODAY, "", SATURDAY),
    "the Friday has passed": (
        "maires", date(2026, 3, 7), "", ("au plus tard le samedi 7 mars 2026**, soit 2 jours "
        "ouvrables avant la réunion.\n"),
    ),
    "standing representative": (
        "citoyennete", TODAY, "", ("En cas d’empêchement, votre représentant peut siéger à votre "
        "place, comme le prévoit la composition du comité.\n\nUne suppléance peut aussi être"),
    ),
    "a working day": (
        "maires", TODAY, "{days: 3, unit: ouvrables}",
        "au plus tard le vendredi 6 mars 2026**, soit 3 jours ouvrables avant la réunion.\n",
    ),
    "francs": (
        "maires", TODAY, "{days: 2, unit: ouvrables, francs: oui}",
        "au plus tard le vendredi 6 mars 2026**, soit 2 jours ouvrables francs avant la réunion.",
    ),
    "urgent": (
        "maires", date(2026, 3, 8), "", ("Le délai fixé par la procédure pour annoncer un "
        "suppléant (2 jours ouvrables avant la réunion) est déjà écoulé."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("seat", "on", "notice", "expected"), CASES.values(), ids=CASES)
def test_the_paragraph_on_substitutes(written, seat, on, notice, expected):
    change = ("notice: {days: 2, unit: ouvrables}", f"notice: {notice}")
    changes = {"procedure/2022-01-10.yaml": change} if notice else {}
    assert expected in written(seat, changes, on)


def test_a_date_that_has_passed_is_never_printed(written):
    text = written("maires", on=date(2026, 3, 9))
    assert re.findall(r"\d+ mars", text.replace("10 mars", "")) == []


def test_a_guest_has_no_substitute(written):
    text = written("association-roulement")
    assert "supplé" not in text
    assert "remplacer" not in text


def test_a_procedure_that_says_nothing_of_substitutes_is_not_added_to(written):
    path = REGISTER / "procedure/2022-01-10.yaml"
    whole = path.read_text(encoding="utf-8")
    article = whole[whole.index("  - id: suppleance") : whole.index("  - id: secretariat")]
    changes = {
        "procedure/2022-01-10.yaml": whole.replace(article, "").replace(
            "[frequence, suppleance]", "[frequence]"
        )
    }
    text = written("maires", changes)
    assert "supplé" not in text
    assert "remplacer" not in text


def test_a_slip_for_information_asks_for_no_reply(written):
    text = written("referente-qualite")
    assert "au plus tard le samedi 7 mars 2026" in text
    assert "est souhaitée" not in text


HELD = date(2026, 3, 16)


def test_once_the_meeting_has_been_held_nothing_is_said_of_substitutes(written):
    text = written("citoyennete", on=HELD)
    for absent in ("supplé", "écoulé", "remplacer", "votre représentant"):
        assert absent not in text


@pytest.mark.parametrize(("dated", "told"), [(date(2026, 3, 10), False), (HELD, True)])
def test_letters_dated_after_the_meeting_are_told(convene, dated, told):
    warnings = convene(dated=dated).warnings
    assert any("après la réunion du 10 mars" in spaced(one) for one in warnings) == told


def test_a_slip_without_an_address_to_return_it_to_is_told_once(convene):
    (warning,) = convene(COMMISSION | {AUTHORITIES: NAMED}).warnings
    assert "sans adresse de retour" in warning


ANNOUNCED = "meetings/2026-03-10/substitutions/udaf.yaml"
AUBRY = "substitute: {civility: M., first_name: Simon, last_name: AUBRY, function: directeur}\n"
SETTLED = """settled:
  - {key: aubry, code: CLU402, by: Préfète, on: 2026-03-09, reason: train supprimé,
     meeting: 2026-03-10, seat: udaf, decision: DECISION}
"""
SUBSTITUTES = {
    "in time": ({ANNOUNCED: f"{AUBRY}received: 2026-03-07 23:59\n"}, None),
    "late": ({ANNOUNCED: f"{AUBRY}received: 2026-03-08\n"}, "après le dernier jour"),
    "late, admitted": (
        {ANNOUNCED: f"{AUBRY}received: 2026-03-08\n",
         "decisions.yaml": SETTLED.replace("DECISION", "admis")},
        None,
    ),
    "late, not admitted": (
        {ANNOUNCED: f"{AUBRY}received: 2026-03-08\n",
         "decisions.yaml": SETTLED.replace("DECISION", "non admis")},
        "après le dernier jour",
    ),
    "no function": (
        {ANNOUNCED: f"{AUBRY.replace(', function: directeur', '')}received: 2026-03-05\n"},
        "sans l’identité ou la fonction",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "note"), SUBSTITUTES.values(), ids=SUBSTITUTES)
def test_a_substitute_gets_a_letter_of_his_or_her_own(convene, changes, note):
    found = by_id(convene(changes, on=date(2026, 3, 9)))
    assert ("udaf.suppleant" in found) == (note is None)
    assert any(note in one for one in found["udaf"].notes) if note else not found["udaf"].notes


# A substitute is no holder: his or her own address, the body's, or none.
OWN_ADDRESS = "contact: {email: simon@aubry.example}\n"
HOLDER = "holder: {civility: M., last_name: de LA TOUR}, contact: {email: jean@udaf.example}"
REACHED = {
    "of his own": ({ANNOUNCED: f"{AUBRY}received: 2026-03-05\n{OWN_ADDRESS}"},
                   "simon@aubry.example", ""),
    "the body's": ({ANNOUNCED: f"{AUBRY}received: 2026-03-05\n"},
                   "president@udaf.example", "aux bons soins"),
    "unknown": (
        {ANNOUNCED: f"{AUBRY}received: 2026-03-05\n",
         "roster/2025-01-06.yaml": ("contact: {email: president@udaf.example}", "salutation: X"),
         **designations(f"seat: udaf, {HOLDER}")},
        None, "aucune adresse connue du suppléant",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "email", "note"), REACHED.values(), ids=REACHED)
def test_a_substitute_is_not_reached_at_the_holder_s_address(convene, changes, email, note):
    letter = by_id(convene(changes))["udaf.suppleant"]
    assert letter.email == email
    assert note in " ".join(letter.notes)
    assert bool(letter.notes) == bool(note)
    assert any("Aux bons soins" in line for line in letter.addressee.lines) == (
        note == "aux bons soins"
    )


# Guests ------------------------------------------------------------------------------------------

SECOURS = (
    "letter: personal, title: Un représentant du Secours populaire, body: Le Secours populaire"
)
GUEST_BODIES = {
    "nobody known": (SECOURS, ("Madame la Présidente", "ou Monsieur le Président",
                               "du Secours populaire"), True),
    "another head": (f"{SECOURS}, head: Le directeur",
                     ("Madame la Directrice", "ou Monsieur le Directeur",
                      "du Secours populaire"), True),
    "by name": (f"{SECOURS}, person: {{civility: Mme, last_name: ROY}}",
                ("Madame ROY", "Représentante du Secours populaire"), False),
}  # fmt: skip


@pytest.mark.parametrize(("guest", "lines", "asked"), GUEST_BODIES.values(), ids=GUEST_BODIES)
def test_a_guest_body_is_written_to_through_its_head(convene, tmp_path, guest, lines, asked):
    head = (REGISTER / MEETING).read_text(encoding="utf-8").partition("guests:")[0]
    convocation = convene({MEETING: f"{head}guests: [{{id: secours, {guest}}}]\n"})
    assert by_id(convocation)["secours"].addressee.lines == lines
    text = files(convocation, tmp_path)["secours.md"].decode()
    assert ("désigner la personne qui représentera le Secours populaire" in text) == asked


def test_a_guest_in_the_administrative_form_needs_no_address(convene):
    letter = by_id(convene(EVERY_FORM))["architecte"]
    assert (letter.channel, letter.notes) == ("interne", ())


# Other committees --------------------------------------------------------------------------------

COMMISSION = {
    "committee.yaml": """name: commission d'accueil des usagers
abbreviation: CAU
gender: feminine
institution: le haut-commissariat
department: "15"
place: Hautbourg
register_from: 2025-01-01
""",
    AUTHORITIES: """authority:
  - title: Le haut-commissaire de la République
    feminine: La haute-commissaire de la République
    holder: {civility: M., first_name: Alix, last_name: BRUN}
signature:
  - {capacity: délégation, title: Le secrétaire général du haut-commissariat}
""",
}


NAMED = """authority:
  - title: Le préfet
    holder: {civility: M., first_name: Alix, last_name: BRUN}
"""
FORMER = """formerly:
  - {until: 2025-12-31, name: commission d'usagers, abbreviation: CU, gender: feminine}
  - {until: 2026-03-10, institution: la sous-préfecture de Hure, place: Hure}
  - {until: 2024-12-31, name: conseil des usagers, gender: masculine}
"""
IDENTITIES = {
    "2024-12-31": ("conseil des usagers", "CU", "masculine", "Hure"),
    "2025-12-31": ("commission d'usagers", "CU", "feminine", "Hure"),
    "2026-03-10": ("comité local des usagers", "CLU", "masculine", "Hure"),
    "2026-03-11": ("comité local des usagers", "CLU", "masculine", "Valbrume"),
}
RENAMED = {"committee.yaml": ("register_from:", f"{FORMER}register_from:")}


@pytest.mark.parametrize(("day", "expected"), IDENTITIES.items(), ids=IDENTITIES)
def test_the_committee_has_the_names_of_the_day(tmp_path, day, expected):
    data = copytree(REGISTER, tmp_path / "data")
    path = data / "committee.yaml"
    path.write_text(changed(path, RENAMED["committee.yaml"]), encoding="utf-8")
    register = load(data, TODAY)
    assert not register.faults
    found = register.identity(date.fromisoformat(day))
    assert (found.name, found.abbreviation, found.gender, found.place) == expected


def test_a_letter_has_the_names_of_the_meeting_s_day(written):
    text = written("maires", RENAMED, on=date(2026, 3, 30), dated=date(2026, 3, 1))
    assert "Hure, le 1er mars 2026" in text
    assert "(CLU) de la sous-préfecture de Hure" in text


def test_another_institution_has_its_own_words(written):
    text = written("maires", COMMISSION, dated=date(2026, 2, 1))
    for expected in (
        "**Haut-commissaire de la République**",
        "Hautbourg, le 1er février 2026",
        "# Objet : Réunion de la commission d’accueil des usagers du mardi 10 mars 2026",
        "la réunion de la commission d’accueil des usagers (CAU) du haut-commissariat",
        "Pour le haut-commissaire et par délégation,  \nLe secrétaire général,",
        "À retourner au secrétariat de la commission.",
    ):
        assert expected in text


def test_what_a_committee_does_not_say_is_not_printed(written):
    text = written("maires", COMMISSION)
    for absent in ("Courriel", "Téléphone", "None", "compléter", "présidée", "http"):
        assert absent not in text
    assert "Affaire suivie par : Mme Odile TRÉVISE" in text


def test_a_hostile_name_is_a_name(convene, tmp_path):
    change = {"roster/2025-01-06.yaml": ("last_name: PONS", f'last_name: "{HOSTILE}"')}
    found = files(convene(change), tmp_path)
    text = found["udaf.md"].decode()
    assert r"Madame Claire Anne \<x> \*y\* \| {{7\*7}} \[absent\]" in text
    page = found["udaf.html"].decode()
    assert "Madame Claire Anne &lt;x&gt; *y* | {{7*7}} [absent]" in page
    assert "<x>" not in page
    assert "<title>" in page


# Pages -------------------------------------------------------------------------------------------


def test_a_letter_is_a_page_with_one_h1_and_landmarks(convene, tmp_path):
    page = files(convene(), tmp_path)["udaf.html"].decode()
    assert '<html lang="fr">' in page
    assert page.count("<h1") == page.count("<main") == page.count("<header") == 1
    assert "<table" not in page
    assert "<script" not in page
    assert '<time datetime="2026-03-10">' in page


def test_the_page_of_all_letters_holds_each_once(convene, tmp_path):
    convocation = convene()
    page = files(convocation, tmp_path)["toutes-les-lettres.html"].decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("<article") == len(convocation.letters)
    assert page.count("<h1") == 1


# What is kept ------------------------------------------------------------------------------------


def test_what_is_kept_of_a_letter_is_what_the_register_reads(convene):
    for letter in convene().letters:
        kept = record.facts(letter)
        assert set(kept) <= set(SentLetter.model_fields)


def test_a_letter_states_what_the_register_compares_later(tmp_path):
    register = load(REGISTER, TODAY)
    meeting = register.meeting("2026-03-10")
    convocation = letters.convocation(register, meeting)
    text = spaced(files(convocation, tmp_path)["maires.md"].decode())
    for value in stated.facts(register, meeting).values():
        for one in value if isinstance(value, tuple) else (value,):
            assert spaced(in_words(one)) in text


def in_words(value):
    match value:
        case date():
            return french.long_date(value)
        case time():
            return french.hour(value)
        case _:
            return french.typeset(value or "")


def test_a_letter_by_title_names_nobody(convene):
    letter = by_id(convene(designations("seat: citoyennete, vacant: oui")))["citoyennete"]
    assert record.facts(letter) == {
        "recipient": "citoyennete",
        "addressee": "la directrice ou le directeur de la citoyenneté",
        "form": "administrative",
    }


# Templates ---------------------------------------------------------------------------------------

MUTE = {
    "empty": ("", "n’écrit pas l’objet"),
    "no object": ("Madame, venez.", "n’écrit pas l’objet"),
    "no text": ("{# x #}\n# Réunion", "n’écrit pas le texte"),
}


@pytest.mark.parametrize(("source", "fact"), MUTE.values(), ids=MUTE)
def test_a_letter_s_template_writes_an_object_and_a_text(convene, tmp_path, source, fact):
    own = tmp_path / "templates" / "convocation.md.j2"
    own.parent.mkdir()
    own.write_text(source)
    with pytest.raises(documents.TemplateFault, match=fact) as found:
        files(convene(), tmp_path)
    assert (found.value.file, found.value.line) == (own, 1)


def rendered(name, convocation, register):
    """What a document's template writes: for a letter, for the sheet, or for a meeting."""
    values = {"register": convocation.register, "meeting": convocation.meeting}
    kinds = {letter.kind: letter for letter in convocation.letters}
    if name == "procedure":
        return documents.procedure(register, register.versions[0])
    if name == "reply-slip":
        return Templates().markdown(name, letter=kinds["designation"], **values)
    if name in kinds:
        return Templates().markdown(name, letter=kinds[name], **values)
    meeting = register.meeting(convocation.meeting.id)
    return documents.document(register, meeting, name)[f"{name}.md"].decode()


ELSEWHERE = frozenset([
    "covering", "remarks", "answer", "attendance", "message",
    "reminder", "postponement", "cancellation", "minutes", "follow-up", "site-home",
    "site-composition", "site-meetings", "site-results", "site-data", "chair", "dossier",
    "entrance", "name-plates", "papers", "status", "audit",
    "overview",
])  # fmt: skip
"""The documents that need more than a committee and a letter: test_letters_minutes,
test_letters_changes, test_attendance, test_mail, test_minutes_document, test_asked, test_site,
test_dossier, test_status, test_audit, test_overview."""


@pytest.mark.parametrize(
    "name", [one.name for one in Templates().documents() if one.name not in ELSEWHERE]
)
def test_every_document_has_its_golden_copy(convene, golden, tmp_path, name):
    convocation = convene(EVERY_FORM)
    register = load(tmp_path / "data", TODAY)
    golden(f"documents/{name}.md", rendered(name, convocation, register))
