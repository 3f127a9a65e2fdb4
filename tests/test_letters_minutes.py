"""The letters that send the minutes, and those that answer a proposal."""

import re
from datetime import date

import pytest

from clu import follow_up, letters
from clu.letters.printing import files
from clu.model.person import folded
from clu.store import load
from examples import REGISTER, TODAY, write
from minutes_of_register import MINUTES, SIMPLE, completed, draft, minutes

NBSP, NNBSP = "\u00a0", "\u202f"


def spaced(text):
    return text.replace(NBSP, " ").replace(NNBSP, " ")


@pytest.fixture
def cover(tmp_path):
    """The mailing of the minutes of the fictional committee's last meeting."""

    def covered(changes=None, on=TODAY, *, draft=False, dated=None):
        register = load(write(tmp_path, SIMPLE | (changes or {})), on)
        assert not register.faults
        return letters.covering(register, register.meeting("2025-11-18"), dated, draft=draft)

    return covered


@pytest.fixture
def written(cover, tmp_path):
    """The Markdown of one covering letter, with plain spaces."""

    def text(id_, changes=None, on=TODAY, **options):
        return spaced(files(cover(changes, on, **options), tmp_path)[f"{id_}.md"].decode())

    return text


@pytest.fixture
def answer(tmp_path):
    """The mailing that answers a proposal raised at the last meeting."""

    def answered(text, changes=None, on=TODAY, dated=None):
        proposal = f"items:\n  - item: propositions\n    proposals:\n      - {text}\n"
        register = load(write(tmp_path, minutes(proposal) | (changes or {})), on)
        assert not register.faults
        (matter,) = [one for one in follow_up.matters(register) if one.kind == "proposal"]
        return letters.answers(register, matter, dated)

    return answered


@pytest.fixture
def told(answer, tmp_path):
    """The Markdown of the answer, with plain spaces."""

    def text(proposal, changes=None, on=TODAY, **options):
        mailing = answer(proposal, changes, on, **options)
        return spaced(files(mailing, tmp_path)["affiches.md"].decode())

    return text


def ids(mailing):
    return [letter.id for letter in mailing.letters]


def row(text):
    return minutes(f"attendance:\n  - {text}\n")


def letter(mailing):
    (found,) = mailing.letters
    return found


# To whom the minutes go --------------------------------------------------------------------------

TO_EVERYBODY = completed("committee.yaml", "  minutes_to_everybody: oui\n")
PRESENT = ["secretaire-generale", "citoyennete", "referente-qualite", "maires", "udaf"]


def test_everybody_who_was_there_gets_the_minutes_the_chair_first(cover):
    assert ids(cover()) == PRESENT


def test_those_who_were_not_there_get_them_where_the_committee_wants_it_so(cover):
    assert set(ids(cover(TO_EVERYBODY))) == {*PRESENT, "defenseur-des-droits"}


SUBSTITUTE = "{civility: M., first_name: Simon, last_name: AUBRY, function: directeur}"
ADDRESSED = {
    "a substitute announced": (
        "{seat: udaf, state: suppléé}",
        "udaf.suppleant",
        "Monsieur Simon AUBRY",
        "courriel",
    ),
    "a substitute named at the meeting": (
        f"{{seat: udaf, state: suppléé, person: {SUBSTITUTE}}}",
        "udaf.suppleant",
        "Aux bons soins de l’Union",
        "courriel",
    ),
    "a substitute whom nobody knows": (
        "{seat: maires, state: suppléé}",
        "maires.suppleant",
        "Armand de LA TOUR",
        "courrier",
    ),
    "a representative": (
        "{seat: citoyennete, state: représenté, person: {civility: Mme, last_name: ROY}}",
        "citoyennete",
        "Madame ROY",
        "interne",
    ),
    "a representative without a name": (
        "{seat: citoyennete, state: représenté}",
        "citoyennete",
        "Monsieur Baptiste LORMEL",
        "courriel",
    ),
    "from a distance": ("{seat: udaf, state: à distance}", "udaf", "Claire PONS", "courriel"),
    "another person in the seat": (
        "{seat: udaf, state: présent, person: {civility: Mme, last_name: LIN}}",
        "udaf",
        "Madame LIN",
        "courriel",
    ),
}


@pytest.mark.parametrize(("text", "id_", "words", "channel"), ADDRESSED.values(), ids=ADDRESSED)
def test_whoever_came_is_written_to(cover, tmp_path, text, id_, words, channel):
    announced = {
        "meetings/2025-11-18/substitutions/udaf.yaml": f"substitute: {SUBSTITUTE}\n"
        "contact: {email: simon.aubry@udaf.example}\nreceived: 2025-11-10\n"
    }
    changes = row(text) | (announced if "announced" in id_ or "bons soins" not in words else {})
    found = cover(changes)
    assert ids(found) == [id_]
    assert letter(found).channel == channel
    assert words in spaced(files(found, tmp_path)[f"{id_}.md"].decode())


@pytest.mark.parametrize("state", ["excusé", "absent"])
def test_an_absentee_gets_nothing(cover, state):
    assert ids(cover(row(f"{{seat: udaf, state: {state}}}"))) == []


def test_a_member_replaced_gets_them_too_where_everybody_does(cover):
    changes = row("{seat: udaf, state: suppléé}") | TO_EVERYBODY
    assert {"udaf", "udaf.suppleant"} <= set(ids(cover(changes)))


def test_a_guest_gets_them(cover):
    guest = "{id: bus, letter: personal, title: Le directeur des bus, item: resultats, "
    guest += "contact: {email: bus@bus.example}}"
    sheet = completed("meetings/2025-11-18/meeting.yaml", f"guests:\n  - {guest}\n")
    found = cover(sheet | row("{guest: bus, state: présent}"))
    assert ids(found) == ["bus"]
    assert letter(found).email == "bus@bus.example"


OTHERS = {
    "along with a service": ("accompanies: citoyennete", "interne", "administrative"),
    "for a body that has a seat": (
        "body: l'union départementale des associations familiales",
        "courriel",
        "personal",
    ),
    "for another body": ("body: Les Amis du rail", None, "personal"),
    "along with nobody": ("state: à distance", None, "personal"),
}


@pytest.mark.parametrize(("text", "channel", "form"), OTHERS.values(), ids=OTHERS)
def test_others_are_written_to_through_the_seat_with_which_they_came(cover, text, channel, form):
    person = "{civility: Mme, first_name: Zoé, last_name: ÉMERY, function: chargée d'études}"
    found = cover(minutes(f"others:\n  - {{person: {person}, {text}}}\n"))
    assert ids(found) == ["autre.1"]
    one = letter(found)
    assert (one.subject, one.channel, one.form) == ("Zoé ÉMERY", channel, form)
    assert bool(one.notes) == (channel != "interne")


def test_two_people_of_one_seat_get_a_letter_each(cover):
    two = "{seat: udaf, state: présent}\n  - {seat: udaf, state: à distance, person: %s}"
    assert ids(cover(row(two % SUBSTITUTE))) == ["udaf", "udaf.2"]


# What these letters say --------------------------------------------------------------------------


def test_the_final_text_goes_with_the_sites_that_the_procedure_names(written):
    text = written("udaf")
    assert "# Objet : Compte-rendu de la réunion du comité local des usagers du mardi 18" in text
    assert "P.J. : 1 (compte-rendu de la réunion du mardi 18 novembre 2025)" in text
    assert "sur le site internet et sur l’intranet de la préfecture de la Haute-Brève" in text
    assert "Je vous remercie de votre participation" in text
    assert "Madame l’Administratrice,\n" in text
    assert "Je vous prie d’agréer, Madame l’Administratrice, " in text
    assert "Coupon-réponse" not in text


def test_between_services_there_is_no_appel(written):
    text = written("citoyennete")
    assert "La préfète de la Haute-Brève\n\nà\n\nMonsieur Baptiste LORMEL," in text
    assert "Je vous adresse ci-joint" in text
    assert "agréer" not in text


@pytest.mark.parametrize("seat", ["secretaire-generale", "referente-qualite"])
def test_the_signatory_and_the_secretariat_get_a_slip_for_information(written, seat):
    text = written(seat)
    assert "– pour information" in text
    assert "par délégation" not in text
    assert "Je vous remercie" not in text


def test_the_draft_asks_for_remarks_until_a_day(written):
    text = written("udaf", draft(), date(2025, 12, 2), draft=True)
    assert "# Objet : Projet de compte-rendu" in text
    assert "**au plus tard le vendredi 5 décembre 2025**, par courriel à clu@" in text
    assert "Le compte-rendu définitif vous sera adressé une fois validé." in text
    assert "mis en ligne" not in text


def test_a_day_that_has_passed_is_not_printed(cover, tmp_path):
    found = cover(draft(), date(2025, 12, 6), draft=True)
    assert ["est passée" in one for one in found.warnings] == [True]
    assert "5 décembre" not in files(found, tmp_path)["udaf.md"].decode()


def test_the_last_day_itself_is_printed(written):
    assert "5 décembre" in written("udaf", draft(), date(2025, 12, 5), draft=True)


def test_a_body_is_written_to_through_its_president_where_nobody_knows_who_came(written):
    left = "designations:\n  - {seat: udaf, vacant: oui, addressed_to: {civility: Mme, "
    left += "first_name: Ida, last_name: RÉ, function: présidente de l'Union}}\n"
    text = written("udaf", {"roster/2025-11-01.yaml": left})
    assert "Madame la Présidente," in text
    assert "Je vous remercie de la participation de l’Union départementale" in text


THANKED = {
    "a representative": ("{seat: citoyennete, state: représenté}", "votre représentant"),
    "a substitute": ("{seat: defenseur-des-droits, state: suppléé}", "votre suppléant"),
}


@pytest.mark.parametrize(("text", "who"), THANKED.values(), ids=THANKED)
def test_who_was_replaced_by_somebody_unknown_is_thanked_for_that(cover, tmp_path, text, who):
    found = files(cover(row(text)), tmp_path)
    (content,) = [found[name].decode() for name in found if name.endswith(".md")]
    assert f"la participation de {who} à cette réunion" in content


def test_a_dated_letter_bears_its_date(written):
    text = written("udaf", dated=date(2025, 12, 9))
    assert "Valbrume, le 9 décembre 2025" in text


def test_the_page_of_all_letters_prints_each_once(cover, tmp_path):
    found = cover()
    page = files(found, tmp_path)["toutes-les-lettres.html"].decode()
    assert page.count("<article") == len(found.letters)
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))


# Answers -----------------------------------------------------------------------------------------

BY_UDAF = "{id: affiches, author: udaf, text: Poser des affiches lisibles., answer: {%s}}"
VERDICTS = {
    "kept": (
        "verdict: retenue, until: 2026-06-30",
        ["est **retenue**", "Sa réalisation est prévue au plus tard le mardi 30 juin 2026"],
    ),
    "kept in part": (
        "verdict: retenue en partie, reason: Le hall seul.",
        ["est **retenue en partie**", "> Le hall seul."],
    ),
    "not kept": (
        "verdict: non retenue, reason: Le budget est clos.",
        ["J’ai le regret", "n’est **pas retenue**", "> Le budget est clos."],
    ),
    "studied": (
        "verdict: à l’étude, until: 2026-05-01",
        ["est **à l’étude**", "Une réponse vous sera apportée au plus tard le vendredi 1er mai"],
    ),
    "somebody else's": (
        "verdict: hors compétence, referred_to: la communauté de communes",
        ["**pas de la compétence** de la préfecture", "transmise à la communauté de communes."],
    ),
}


@pytest.mark.parametrize(("given", "words"), VERDICTS.values(), ids=VERDICTS)
def test_an_answer_says_what_becomes_of_the_proposal(told, given, words):
    text = told(BY_UDAF % given)
    assert "# Objet : Réponse à la proposition de l’Union départementale" in text
    assert "> « Poser des affiches lisibles. »" in text
    assert "Monsieur le Président," in text
    for one in words:
        assert one in text
    still_open = given.startswith(("verdict: retenue", "verdict: à l’étude"))
    assert ("prochaine réunion du comité, le mardi 10 mars 2026" in text) == still_open


def test_a_term_that_has_passed_is_not_promised(told):
    text = told(BY_UDAF % "verdict: à l’étude, until: 2026-02-15")
    assert "Une réponse vous sera apportée" not in text


def test_what_came_true_is_said(told):
    done = {
        "follow-up/affiches/2026-02-10.yaml": "done: 2026-02-09\noutcome: Trois affiches "
        "lisibles par {citoyennete}.\nowner: citoyennete\n"
    }
    text = told(BY_UDAF % "verdict: retenue", done)
    assert "Elle est réalisée depuis le lundi 9 février 2026." in text
    assert "> Trois affiches lisibles par M. Baptiste LORMEL" in text
    assert "{citoyennete}" not in text
    assert "prochaine réunion" not in text


def test_who_sees_to_it_is_named(told):
    given = {"follow-up/affiches/2026-02-10.yaml": "service: le service des moyens\n"}
    text = told(BY_UDAF % "verdict: retenue", given)
    assert "Son suivi est confié à : le service des moyens." in text


def test_an_office_is_answered_by_name(told):
    text = told(BY_UDAF.replace("udaf", "defenseur-des-droits") % "verdict: retenue")
    assert "Madame la Déléguée," in text
    assert "vous avez fait la proposition suivante" in text


def test_a_service_is_answered_in_the_administrative_form(told):
    text = told(BY_UDAF.replace("udaf", "citoyennete") % "verdict: retenue")
    assert "agréer" not in text
    assert "\nCette proposition est **retenue**." in text


def test_a_body_in_the_plural_is_written_to_in_good_french(told):
    sheet = REGISTER / "procedure/2022-01-10.yaml"
    one = "body: L'Union départementale des associations familiales"
    text = sheet.read_text(encoding="utf-8").replace(one, "body: Les Amis du rail")
    found = told(BY_UDAF % "verdict: retenue", {"procedure/2022-01-10.yaml": text})
    assert "# Objet : Réponse à la proposition des Amis du rail du mardi" in found
    assert "la proposition suivante a été faite par les Amis du rail :" in found


def test_a_text_across_lines_stays_in_its_quotation(told):
    text = told(
        BY_UDAF.replace("Poser des affiches lisibles.", '"Deux\\n\\nparagraphes"')
        % "verdict: retenue"
    )
    assert "> « Deux paragraphes »\n" in text


def test_hostile_text_stays_text(told):
    hostile = '"<script>x</script> ![i](http://x) {{7*7}}"'
    text = told(BY_UDAF.replace("Poser des affiches lisibles.", hostile) % "verdict: non retenue")
    assert r"> « \<script>x\</script> i {{7\*7}} »" in text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{id: affiches, author: udaf, text: A}", "aucune réponse"),
        ("{id: affiches, text: A, answer: {verdict: retenue}}", "l’auteur"),
        ("{id: affiches, author: rien, text: A, answer: {verdict: retenue}}", "l’auteur"),
    ],
    ids=["no answer", "no author", "unknown author"],
)
def test_what_cannot_be_written_is_said(answer, text, reason):
    found = answer(text)
    assert found.letters == ()
    assert [reason in one for one in found.warnings] == [True]


def test_an_answer_names_nobody_s_action(tmp_path):
    register = load(write(tmp_path, {}), TODAY)
    (matter,) = [one for one in follow_up.matters(register) if one.kind == "action"]
    assert letters.answers(register, matter).letters == ()


# Golden copies -----------------------------------------------------------------------------------


def test_every_letter_about_the_minutes_has_its_golden_copy(cover, golden, tmp_path):
    found = files(cover(MINUTES), tmp_path)
    for name in ("udaf.suppleant.md", "citoyennete.md", "referente-qualite.md", "autre.1.html"):
        golden(f"letters/minutes/{name}", found[name].decode())


def test_every_letter_about_the_draft_has_its_golden_copy(cover, golden, tmp_path):
    found = files(cover(MINUTES | draft(), date(2025, 12, 2), draft=True), tmp_path)
    for name in ("udaf.suppleant.md", "citoyennete.md", "referente-qualite.md"):
        golden(f"letters/remarks/{name}", found[name].decode())


@pytest.mark.parametrize(("given", "words"), VERDICTS.values(), ids=VERDICTS)
def test_every_answer_has_its_golden_copy(answer, golden, tmp_path, given, words):
    del words
    verdict = re.sub(r"\W+", "-", folded(given.partition(",")[0].removeprefix("verdict: ")))
    found = files(answer(BY_UDAF % given), tmp_path)
    golden(f"letters/answers/{verdict}.md", found["affiches.md"].decode())
