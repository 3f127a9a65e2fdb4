"""Drafts: one recipient each, ready to send, with what goes with the letter; the same bytes."""

import email
import re
from datetime import date
from email.header import decode_header, make_header
from email.policy import SMTP, default
from pathlib import Path

import icalendar
import pytest

from clu import forms, letters, mail
from clu.cli.app import run
from clu.model import values
from clu.store import load
from committees import wide
from examples import REGISTER, TODAY, write

EXAMPLE = Path(__file__).parent.parent / "clu" / "example" / "data"
MEETING = "meetings/2026-03-10"
SHEET = f"{MEETING}/meeting.yaml"
TEXT = (REGISTER / SHEET).read_text(encoding="utf-8")
COMMITTEE = (REGISTER / "committee.yaml").read_text(encoding="utf-8")
PDF = b"%PDF-1.7\n\x80\xff signed"
ISSUE = "sent: 2026-02-16\nchannel: courriel\nrecipients: [udaf, citoyennete, maires]\n"
SCAN = f"{MEETING}/convocations/01/signed/udaf.pdf"
SIGNED = {f"{MEETING}/convocations/01.yaml": ISSUE, SCAN: PDF}


def post(data, on=TODAY, dated=None):
    register = load(data, on)
    meeting = register.meeting("2026-03-10")
    return letters.Post(register, meeting, letters.convocation(register, meeting, dated))


def drafts(data, **options):
    return mail.drafts(post(data, **options))


def read(content):
    return email.message_from_bytes(content, policy=default)


def attachments(message):
    return {one.get_filename(): one for one in message.iter_attachments()}


def text(message):
    return message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def page(message):
    return message.get_body(("html",)).get_content().replace("\r\n", "\n")


@pytest.fixture
def message(tmp_path):
    return read(drafts(write(tmp_path, {}))["udaf.eml"])


# A draft -----------------------------------------------------------------------------------------


def test_a_draft_is_ready_to_send_and_was_never_sent(message):
    assert message["X-Unsent"] == "1"
    assert message["From"] == "clu@haute-breve.example"
    assert message["To"] == "Claire PONS <president@udaf.example>"
    assert message["Subject"] == ("Réunion du comité local des usagers du mardi 10\u00a0mars 2026")
    for absent in ("Date", "Message-ID", "Cc", "Bcc", "Sender"):
        assert message[absent] is None


def test_the_letter_is_its_body_as_text_and_as_a_page(message):
    assert message.get_content_type() == "multipart/mixed"
    body = next(iter(message.iter_parts()))
    assert [one.get_content_type() for one in body.iter_parts()] == ["text/plain", "text/html"]
    assert "Madame l’Administratrice,\n\nJ’ai l’honneur de vous inviter" in text(message)
    assert page(message).startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert "J’ai l’honneur de vous inviter" in page(message)
    assert "Coupon-réponse" in text(message)
    assert "Coupon-réponse" in page(message)


def test_the_text_has_no_mark_of_markdown(message):
    assert not re.search(r"\*\*|^#|\\|<|  $", text(message), re.MULTILINE)


def test_no_blank_of_the_page_is_lost_where_styles_are(message):
    """An empty element drawn by a style sheet is nothing in Outlook."""
    assert 'class="blank' not in page(message)
    assert "Nom et prénom\u00a0: ………" in page(message)


UNHEARD = r"\drem\b|\d[vd]?[wh]\b|calc\(|min-|grid|flex|position|float|@|var\(|system-ui|content:"
"""What no style sheet of a mail leans on: in Outlook Word draws the page, and knows none of it."""


@pytest.mark.parametrize("files", [{}, SIGNED], ids=["letter", "signed"])
def test_the_page_of_a_mail_has_plain_styles_of_its_own(tmp_path, files):
    shown = page(read(drafts(write(tmp_path, files))["udaf.eml"]))
    style = re.search(r"<style>(.*)</style>", shown, re.DOTALL)[1]
    assert "font-size: 11pt" in style
    assert not re.findall(UNHEARD, style)


def test_what_goes_with_the_letter(message):
    found = attachments(message)
    assert list(found) == ["invitation.ics", "resultats-2025.pdf"]
    paper = found["resultats-2025.pdf"]
    assert paper.get_content_type() == "application/pdf"
    assert paper.get_content() == (REGISTER / MEETING / "papers/resultats-2025.pdf").read_bytes()
    invitation = found["invitation.ics"]
    assert invitation.get_content_type() == "text/calendar"
    assert invitation.get_param("method") == "REQUEST"
    calendar = icalendar.Calendar.from_ical(invitation.get_payload(decode=True))
    assert str(calendar.events[0]["attendee"]) == "mailto:president@udaf.example"


NAMES = {
    "pdf": ("résultats de l’année 2025 (définitif).pdf", "application/pdf"),
    "upper case": ("TABLEAU.PDF", "application/pdf"),
    "odt": ("été.odt", "application/vnd.oasis.opendocument.text"),
    "xlsx": ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("a b; c.csv", "text/csv"),
    "unknown": ("notes.xyz", "application/octet-stream"),
    "no ending": ("notes", "application/octet-stream"),
    "quotes": ('a "b" c.txt', "text/plain"),
    "long": ("é" * 60 + ".pdf", "application/pdf"),
}


@pytest.mark.parametrize(("name", "kind"), NAMES.values(), ids=NAMES)
def test_a_paper_keeps_its_name_and_its_bytes(tmp_path, name, kind):
    content = bytes(range(256)) + b"\r\nFrom x\n.\n"
    quoted = "'" + name.replace("'", "''") + "'"
    changes = {
        SHEET: TEXT.replace("file: resultats-2025.pdf", f"file: {quoted}"),
        f"{MEETING}/papers/{name}": content,
    }
    found = attachments(read(drafts(write(tmp_path, changes))["udaf.eml"]))
    assert (found[name].get_content_type(), found[name].get_payload(decode=True)) == (kind, content)


def test_a_paper_to_come_or_handed_out_goes_with_no_letter(tmp_path):
    paper = "      - {file: resultats-2025.pdf, "
    other = "      - {file: absent.pdf, title: À venir}\n"
    table = TEXT.replace(paper, f"{other}{paper}on_table: oui, ")
    found = attachments(read(drafts(write(tmp_path, {SHEET: table}))["udaf.eml"]))
    assert list(found) == ["invitation.ics"]


def test_a_paper_of_two_items_goes_once(tmp_path):
    twice = TEXT.replace(
        "    topics: [reclamations]\n",
        "    topics: [reclamations]\n    papers: [{file: resultats-2025.pdf, title: Le même}]\n",
    )
    found = read(drafts(write(tmp_path, {SHEET: twice}))["udaf.eml"]).iter_attachments()
    assert sum(one.get_filename() == "resultats-2025.pdf" for one in found) == 1


# Recipients --------------------------------------------------------------------------------------


def test_never_two_seats_in_one_draft(tmp_path):
    going = post(write(tmp_path, wide()))
    found = mail.drafts(going)
    known = {one.id: one.email for one in going.mailing.letters if one.email}
    assert len(found) == len(known) > 20
    for name, content in found.items():
        message = read(content)
        (address,) = message["To"].addresses
        assert address.addr_spec == known[name.removesuffix(".eml")]
        others = set(known.values()) - {address.addr_spec}
        headers = " ".join(str(value) for value in message.values())
        assert not any(other in headers for other in others)


def test_who_has_no_address_gets_no_draft_and_is_listed(tmp_path):
    going = post(write(tmp_path, {}))
    assert [one.id for one in mail.unaddressed(going.mailing)] == ["maires"]
    assert "maires.eml" not in mail.drafts(going)


def test_without_an_address_of_its_own_the_secretariat_s_program_gives_one(tmp_path):
    changes = {"committee.yaml": COMMITTEE.replace("  email: clu@haute-breve.example\n", "")}
    assert read(drafts(write(tmp_path, changes))["udaf.eml"])["From"] is None


ADDRESSES = {
    "a@b.fr": True,
    "prenom.nom+clu@sous.domaine-x.gouv.fr": True,
    "o'neil@b.fr": True,
    "a..b@c.fr": False,
    ".a@b.fr": False,
    "a.@b.fr": False,
    "a@-b.fr": False,
    "a@b-.fr": False,
    "a@b..fr": False,
    "a@b": False,
    "a b@c.fr": False,
    "a@b.fr, c@d.fr": False,
    "a@b.fr\u00a0": True,  # a space typed around it is none of the address
    "A <a@b.fr>": False,
    "é@b.fr": False,
    f"{'a' * 65}@b.fr": False,
    f"a@{'b' * 250}.fr": False,
}


@pytest.mark.parametrize(("address", "valid"), ADDRESSES.items(), ids=ADDRESSES)
def test_addresses_are_validated_where_they_are_read(address, valid):
    if valid:
        assert values.read_email(address) == address.strip()
    else:
        with pytest.raises(ValueError, match="n’est pas une adresse"):
            values.read_email(address)


@pytest.mark.parametrize("address", [one for one, valid in ADDRESSES.items() if valid])
def test_every_valid_address_can_be_written_to(address):
    message = email.message.EmailMessage(policy=SMTP)
    message["To"] = email.headerregistry.Address("Zoé, de LA TOUR", addr_spec=address.strip())
    (read_back,) = read(message.as_bytes())["To"].addresses
    assert (read_back.display_name, read_back.addr_spec) == ("Zoé, de LA TOUR", address.strip())


def test_a_name_with_any_sign_begins_no_second_recipient(tmp_path):
    roster = (REGISTER / "roster/2025-01-06.yaml").read_text(encoding="utf-8")
    roster = roster.replace(
        "first_name: Claire, last_name: PONS", "last_name: 'PONS, <x@y.fr> (é)'"
    )
    found = read(drafts(write(tmp_path, {"roster/2025-01-06.yaml": roster}))["udaf.eml"])
    (address,) = found["To"].addresses
    assert (address.display_name, address.addr_spec) == (
        "PONS, <x@y.fr> (é)",
        "president@udaf.example",
    )


LONG = (
    "Désignation d’un représentant à la réunion du comité local des usagers du jeudi"
    " 11\u00a0mars 2027"
)


def test_a_subject_is_read_as_it_was_written_wherever_it_is_folded():
    """By both readers of the library: a space between two encoded words is none for them."""
    for length in range(1, len(LONG) + 1):
        message = email.message.EmailMessage(policy=mail.Whole(linesep="\r\n"))
        subject = LONG[:length].strip()
        message["Subject"] = subject
        content = message.as_bytes()
        assert max(map(len, content.split(b"\r\n"))) <= 78
        assert read(content)["Subject"] == subject
        older = email.message_from_bytes(content)["Subject"]
        assert str(make_header(decode_header(older))) == subject


# Bytes -------------------------------------------------------------------------------------------


def test_the_same_register_makes_the_same_bytes(tmp_path):
    data = write(tmp_path, {})
    assert drafts(data) == drafts(data) == drafts(data, on=date(2026, 2, 20))


def test_lines_end_as_mail_wants_them_and_are_short_enough(tmp_path):
    for content in drafts(write(tmp_path, wide(every=3))).values():
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert max(map(len, content.split(b"\r\n"))) <= 998
        content.decode("ascii")


def test_boundaries_stand_nowhere_else(tmp_path):
    content = drafts(write(tmp_path, {}))["udaf.eml"]
    boundaries = re.findall(rb'boundary="([^"]+)"', content)
    assert len(boundaries) == len(set(boundaries)) == 2
    for one in boundaries:
        lines = [
            line for line in content.split(b"\r\n") if one in line and b"boundary=" not in line
        ]
        assert {line.removesuffix(b"--") for line in lines} == {b"--" + one}


# The signed letter -------------------------------------------------------------------------------


def test_the_signed_scan_goes_instead_of_the_letter(tmp_path):
    found = {name: read(one) for name, one in drafts(write(tmp_path, SIGNED)).items()}
    message = found["udaf.eml"]
    assert list(attachments(message)) == ["udaf.pdf", "invitation.ics", "resultats-2025.pdf"]
    assert attachments(message)["udaf.pdf"].get_content() == PDF
    assert "J’ai l’honneur" not in text(message) + page(message)
    assert "signée et numérisée" in text(message)
    assert "Madame l’Administratrice," in text(message)
    assert "J’ai l’honneur" not in text(found["citoyennete.eml"])
    assert "udaf.pdf" not in attachments(found["citoyennete.eml"])


def test_the_message_with_a_signed_letter(tmp_path, golden):
    scans = SIGNED | {SCAN.replace("udaf", "citoyennete"): PDF}
    found = drafts(write(tmp_path, scans))
    for name in ("udaf", "citoyennete"):
        golden(f"mail/{name}-signed.txt", text(read(found[f"{name}.eml"])))


STALE = {
    "another seat's": {SCAN: None, SCAN.replace("udaf", "maires"): PDF},
    "of another issue than the latest": {
        f"{MEETING}/convocations/02.yaml": ISSUE.replace("02-16", "02-18"),
        SCAN: None,
        SCAN.replace("/01/", "/03/"): PDF,
    },
    "of a letter that says what is no more so": {
        f"{MEETING}/convocations/01.yaml": f"{ISSUE}stated: {{day: 2026-03-10, time: 10h}}\n",
    },
    "the holder's, for the substitute": {
        f"{MEETING}/substitutions/udaf.yaml": (REGISTER / MEETING / "substitutions/udaf.yaml")
        .read_text(encoding="utf-8")
        .replace("received", "contact: {email: simon.aubry@udaf.example}\nreceived"),
    },
}


@pytest.mark.parametrize(("case", "changes"), STALE.items(), ids=STALE)
def test_no_scan_of_another_letter_is_sent(tmp_path, case, changes):
    data = write(tmp_path, {name: one for name, one in (SIGNED | changes).items() if one})
    name = "udaf.suppleant" if case.endswith("substitute") else "udaf"
    found = read(drafts(data)[f"{name}.eml"])
    assert list(attachments(found)) == ["invitation.ics", "resultats-2025.pdf"]
    assert "J’ai l’honneur de vous inviter" in text(found)


def test_the_scan_of_an_earlier_issue_holds_while_nothing_changed(tmp_path):
    again = {f"{MEETING}/convocations/02.yaml": ISSUE.replace("02-16", "02-18")}
    found = read(drafts(write(tmp_path, SIGNED | again))["udaf.eml"])
    assert "udaf.pdf" in attachments(found)


def test_a_scan_is_found_whatever_the_capitals_of_its_name(tmp_path):
    data = write(tmp_path, SIGNED)
    scan = data / SCAN
    scan.rename(scan.with_name("UDAF.PDF"))
    assert "udaf.pdf" in attachments(read(drafts(data)["udaf.eml"]))


def test_a_link_is_no_scan(tmp_path):
    data = write(tmp_path, SIGNED)
    scan = data / SCAN
    scan.rename(tmp_path / "secret.pdf")
    scan.symlink_to(tmp_path / "secret.pdf")
    assert "udaf.pdf" not in attachments(read(drafts(data)["udaf.eml"]))


# Forms -------------------------------------------------------------------------------------------


def test_forms_are_named_one_by_one_or_together():
    assert forms.read(["eml, ICS", "eml"], letters=True) == ("eml", "ics")
    assert forms.read([], letters=True) == ()
    with pytest.raises(forms.UnknownFormError) as unknown:
        forms.read(["emll"], letters=True)
    assert unknown.value.name == "emll"
    with pytest.raises(forms.UnknownFormError):
        forms.read(["eml"], letters=False)


@pytest.fixture
def clu(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def call(*arguments, on="2026-02-16"):
        code = run([*arguments, "--on", on])
        return code, *capsys.readouterr()

    return call


def names(folder, ending):
    return sorted(one.name for one in folder.glob(f"*.{ending}"))


CONVOCATIONS = "build/2026-03-10/convocations"


def test_drafts_are_written_beside_the_letters(clu, tmp_path):
    write(tmp_path, {})
    code, _, err = clu("convene", "--format", "eml,ics", "--dated", "2026-02-16")
    folder = tmp_path / CONVOCATIONS
    assert code == 0
    assert len(names(folder, "eml")) == 7
    assert names(folder, "ics") == [one.replace(".md", ".ics") for one in names(folder, "md")]
    assert "7\u00a0brouillons" in err
    assert "sans brouillon\u00a0: maires." in err
    assert "ne portent pas de date" not in err
    assert "--dated" in clu("convene", "--format", "eml", "--force")[2]


def test_a_form_once_asked_for_is_kept_up_to_date(clu, tmp_path):
    """A draft that says what is no more so could be sent."""
    data = write(tmp_path, {})
    clu("convene", "--format", "eml")
    draft = tmp_path / CONVOCATIONS / "udaf.eml"
    (data / SHEET).write_text(TEXT.replace("14h30", "15h"), encoding="utf-8")
    assert clu("convene")[0] == 0
    assert "15\u00a0h" in text(read(draft.read_bytes()))


def test_a_draft_changed_by_hand_is_not_lost(clu, tmp_path):
    write(tmp_path, {})
    clu("convene", "--format", "eml")
    draft = tmp_path / CONVOCATIONS / "udaf.eml"
    draft.write_bytes(b"X-Unsent: 1\n\nx")
    assert clu("convene", "--dated", "2026-02-16")[0] == 1
    assert draft.read_bytes() == b"X-Unsent: 1\n\nx"


def test_the_sending_is_recorded_with_drafts_beside_the_letters(clu, tmp_path):
    data = write(tmp_path, {})
    clu("convene", "--format", "eml,ics")
    code, *_ = clu("convene", "--sent", "2026-02-16", "--channel", "courriel")
    kept = {one.suffix for one in (data / MEETING / "convocations/01").iterdir() if one.is_file()}
    assert (code, kept) == (0, {".md", ".html"})


def test_the_minutes_go_with_their_letters(clu, tmp_path):
    write(tmp_path, {})
    code, _, err = clu("minutes", "2025-11-18", "--letters", "--format", "eml")
    assert code == 0, err
    folder = tmp_path / "build/2025-11-18/minutes-letters"
    message = read((folder / "defenseur-des-droits.eml").read_bytes())
    assert list(attachments(message)) == ["compte-rendu-2025-11-18.html"]
    assert "J’ai l’honneur de vous adresser ci-joint le compte-rendu" in text(message)
    shown = attachments(message)["compte-rendu-2025-11-18.html"]
    assert shown.get_content_type() == "text/html"
    assert "<!DOCTYPE html>" in shown.get_payload(decode=True).decode()


def test_an_answer_is_drafted_too(clu, tmp_path):
    (tmp_path / "data").symlink_to(EXAMPLE)
    code, _, err = clu("follow-up", "horaires-midi", "--letter", "--format", "eml", on="2026-11-23")
    assert code == 0, err
    (draft,) = (tmp_path / "build/follow-up").rglob("*.eml")
    assert attachments(read(draft.read_bytes())) == {}


def test_a_paper_that_cannot_be_read_stops_all(clu, tmp_path, monkeypatch):
    write(tmp_path, {})
    give = Path.read_bytes

    def broken(path):
        if path.name == "resultats-2025.pdf":
            raise OSError(5, "Input/output error", str(path))
        return give(path)

    monkeypatch.setattr(Path, "read_bytes", broken)
    code, _, err = clu("convene", "--format", "eml")
    assert (code, (tmp_path / CONVOCATIONS).exists()) == (1, False)
    assert "papers/resultats-2025.pdf ne peut pas être lu (le disque répond par une erreur)." in err


@pytest.mark.parametrize(
    "line",
    [
        ("convene", "--format", "emll"),
        ("convene", "--format", "eml", "--sent", "2026-02-16", "--channel", "courriel"),
        ("minutes", "--format", "eml"),
        ("minutes", "--letters", "--format", "docx"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_refused(clu, tmp_path, line):
    write(tmp_path, {})
    assert clu(*line)[0] == 2


# What comes between the convocation and the meeting ----------------------------------------------

CONVENED = {f"{MEETING}/convocations/01.yaml": ISSUE}


def the_draft(folder, name):
    return read((folder / f"{name}.eml").read_bytes())


def invitation(message, name="invitation.ics"):
    calendar = icalendar.Calendar.from_ical(attachments(message)[name].get_payload(decode=True))
    return str(calendar["method"]), calendar.events[0]


def test_a_reminder_is_drafted_with_the_invitation_and_without_the_papers(clu, tmp_path):
    write(tmp_path, CONVENED)
    code, _, err = clu("convene", "--remind", "--format", "eml", on="2026-02-20")
    assert code == 0, err
    message = the_draft(tmp_path / "build/2026-03-10/reminders", "citoyennete")
    assert list(attachments(message)) == ["invitation.ics"]
    assert invitation(message)[0] == "REQUEST"


def test_a_cancellation_takes_the_meeting_out_of_the_calendars(clu, tmp_path):
    write(tmp_path, CONVENED)
    code, _, err = clu(
        *("cancel", "2026-03-10", "--reason", "crue", "--by", "Irène CASTELNAU"),
        *("--format", "eml,ics", "--yes"),
        on="2026-02-20",
    )
    assert code == 0, err
    folder = tmp_path / "build/2026-03-10/cancellation"
    method, event = invitation(the_draft(folder, "citoyennete"), "annulation.ics")
    assert (method, int(event["sequence"]), str(event["status"])) == ("CANCEL", 1, "CANCELLED")
    assert (folder / "maires.ics").exists()


def test_a_postponement_moves_the_meeting_in_the_calendars(clu, tmp_path):
    write(tmp_path, CONVENED)
    clu("convene", "--format", "eml", "--seat", "citoyennete", on="2026-02-16")
    before = invitation(the_draft(tmp_path / CONVOCATIONS, "citoyennete"))[1]
    code, _, err = clu(
        *("postpone", "2026-03-10", "2026-03-24", "--reason", "crue", "--by", "Irène CASTELNAU"),
        *("--format", "eml", "--yes"),
        on="2026-02-20",
    )
    assert code == 0, err
    message = the_draft(tmp_path / "build/2026-03-10/postponement", "citoyennete")
    method, event = invitation(message)
    assert (method, event["uid"]) == ("REQUEST", before["uid"])
    assert int(event["sequence"]) > int(before["sequence"])
    assert event["dtstart"].dt.date() == date(2026, 3, 24)
