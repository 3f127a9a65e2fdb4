"""Publication: the minutes sent or put online, on record with the piece as it went out."""

import pytest

from clu import pieces
from clu.cli.app import run
from clu.store import load
from examples import TODAY, judge, write
from minutes_of_register import FILE, LAST, MINUTES, SIMPLE, completed, unpublished

ON = ("--on", "2026-02-16")
SENT = ("--sent-to-participants", "--channel", "courriel")
ONLINE = ("--internet", "https://haute-breve.example/clu/2025")
INSIDE = ("--intranet", "https://intranet.haute-breve.example/clu/2025")
PRESENT = ["secretaire-generale", "citoyennete", "referente-qualite", "maires", "udaf"]
FOLDER = f"{LAST}/publications"
VALIDATED = f"{LAST}/minutes/stages/02.yaml"
PROSE = f"{LAST}/minutes/03-propositions.md"


@pytest.fixture
def begin(tmp_path, monkeypatch):
    """The register before anything was published, changed where need be."""

    def begun(changes=None):
        monkeypatch.chdir(tmp_path)
        return write(tmp_path, unpublished() | SIMPLE | (changes or {}))

    return begun


@pytest.fixture
def folder(begin):
    return begin()


@pytest.fixture
def clu(capsys):
    def call(*arguments):
        code = run([*arguments, *ON])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def publish(clu):
    """Write the minutes for an audience, then record that they went out."""

    def published(*options, audience="participants"):
        assert clu("minutes", "2025-11-18", "--for", audience)[0] == 0
        return clu("publish", "2025-11-18", *options)

    return published


def events(folder):
    return [one.event for one in load(folder, TODAY).meeting("2025-11-18").publications]


def names(folder, inside=""):
    place = folder / FOLDER / inside
    return {path.name for path in place.iterdir()} if place.is_dir() else set()


def built(folder, name="minutes-internet.md"):
    return folder.parent / "build/2025-11-18" / name


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# What is recorded --------------------------------------------------------------------------------


def test_a_sending_is_recorded_with_its_recipients_and_its_piece(publish, folder):
    code, out, _ = publish(*SENT, "--dated", "2026-02-10")
    (event,) = events(folder)
    assert code == 0
    assert "git add data/meetings/2025-11-18/publications" in out
    assert "5\u00a0destinataires" in out
    assert (event.to, event.on.isoformat(), event.channel) == (
        "participants",
        "2026-02-10",
        "courriel",
    )
    assert (list(event.recipients), event.draft, event.address) == (PRESENT, False, None)
    kept = folder / FOLDER / "01-participants"
    assert names(folder, "01-participants") == {
        "minutes-participants.md",
        "minutes-participants.html",
    }
    for path in kept.iterdir():
        assert path.read_bytes() == built(folder, path.name).read_bytes()
    assert judge(folder) == []


def test_the_substitute_and_the_seat_are_counted_apart(begin, clu, publish):
    """Where the minutes go to everybody, the holder and the substitute each get a letter."""
    everybody = completed("committee.yaml", "  minutes_to_everybody: oui\n")
    folder = begin(MINUTES | everybody)
    letters = clu("minutes", "2025-11-18", "--letters")[1]
    out = publish(*SENT)[1]
    (event,) = events(folder)
    assert "10\u00a0lettres" in letters
    assert "10\u00a0destinataires" in out
    assert len(event.recipients) < 10


@pytest.mark.parametrize(("options", "audience"), [(ONLINE, "internet"), (INSIDE, "intranet")])
def test_a_page_online_is_recorded_with_its_address(publish, folder, options, audience):
    code, out, _ = publish(*options, audience=audience)
    (event,) = events(folder)
    assert code == 0
    assert "destinataire" not in out
    assert (event.to, event.address, event.recipients) == (audience, options[1], ())
    assert event.on == TODAY
    assert names(folder, f"01-{audience}") == {f"minutes-{audience}.md", f"minutes-{audience}.html"}


def test_those_who_are_on_no_seat_are_recorded_by_name(begin, publish):
    rey = "others:\n  - {person: {civility: M., first_name: Paul, last_name: REY}}\n"
    folder = begin({FILE: SIMPLE[FILE] + rey})
    _, _, err = publish(*SENT)
    assert events(folder)[0].recipients[-1] == "Paul REY"
    assert "autre.1" in err


def test_the_letters_that_went_with_it_are_kept(clu, publish, folder):
    clu("minutes", "2025-11-18", "--letters")
    letters = built(folder, "minutes-letters")
    change(letters / "udaf.md", "Je vous remercie", "Nous vous remercions")
    _, out, err = publish(*SENT)
    kept = folder / FOLDER / "01-participants/letters"
    assert {path.stem for path in kept.iterdir()} == set(PRESENT)
    assert "Nous vous remercions" in (kept / "udaf.md").read_text(encoding="utf-8")
    assert "letters/udaf.md" in out
    assert "lettre" not in err


def test_the_same_text_with_other_letters_lying_there_is_refused(clu, publish, folder):
    clu("minutes", "2025-11-18", "--letters")
    change(folder / "committee.yaml", "place: Valbrume", "place: Clairval")
    code, _, err = publish(*SENT)
    assert code == 1
    assert "minutes-letters/secretaire-generale.md" in err
    assert "et 2\u00a0autres" in err
    assert events(folder) == []


def test_a_second_publication_leaves_the_first_on_record(publish, folder):
    publish(*INSIDE, audience="intranet")
    path = folder / PROSE
    path.write_text(path.read_text(encoding="utf-8") + "\nUn mot de plus.\n", encoding="utf-8")
    assert publish(*INSIDE, audience="intranet")[0] == 0
    assert names(folder) == {f"0{n}-intranet{end}" for n in (1, 2) for end in ("", ".yaml")}
    first = (folder / FOLDER / "01-intranet/minutes-intranet.md").read_text(encoding="utf-8")
    assert "Un mot de plus" not in first


# Nothing is made up ------------------------------------------------------------------------------


def test_what_was_never_written_is_not_made_up_as_evidence(clu, folder):
    code, out, err = clu("publish", "2025-11-18", *ONLINE)
    assert (code, out) == (1, "")
    assert "minutes-internet.md" in err
    assert "clu minutes 2025-11-18 --for internet" in err
    assert events(folder) == []
    assert names(folder) == set()


def test_what_was_written_before_a_change_is_not_taken_for_what_went_out(clu, folder):
    clu("minutes", "2025-11-18", "--for", "internet")
    change(folder / FILE, "closed: 16h20", "closed: 16h40")
    code, _, err = clu("publish", "2025-11-18", *ONLINE)
    assert code == 1
    assert "minutes-internet.md" in err
    assert events(folder) == []


def test_what_was_changed_by_hand_is_kept_so(clu, folder):
    clu("minutes", "2025-11-18", "--for", "internet")
    path = built(folder)
    path.write_text(path.read_text(encoding="utf-8") + "Mis en page à la main.\n", encoding="utf-8")
    code, out, _ = clu("publish", "2025-11-18", *ONLINE)
    assert code == 0
    assert "retouchée à la main" in out
    kept = (folder / FOLDER / "01-internet/minutes-internet.md").read_text(encoding="utf-8")
    assert kept.endswith("Mis en page à la main.\n")


@pytest.mark.parametrize("words", ["Mme Claire PONS", "claire.pons@udaf.example", "01 99 12 34 56"])
def test_what_was_added_by_hand_does_not_give_private_data_away(clu, folder, words):
    clu("minutes", "2025-11-18", "--for", "internet")
    path = built(folder)
    path.write_text(path.read_text(encoding="utf-8") + f"\nVoir {words}.\n", encoding="utf-8")
    code, out, err = clu("publish", "2025-11-18", *ONLINE)
    assert (code, out) == (1, "")
    assert ":" in err
    assert words.rpartition(" ")[2][:4] in err
    assert events(folder) == []


def test_participants_may_read_names(publish, folder):
    publish(*SENT)
    kept = folder / FOLDER / "01-participants/minutes-participants.md"
    assert "PONS" in kept.read_text(encoding="utf-8")


def test_a_link_in_the_outbox_puts_no_other_file_on_record(clu, folder, tmp_path):
    clu("minutes", "2025-11-18", "--for", "internet")
    secret = tmp_path / "secret"
    secret.write_text("mot de passe", encoding="utf-8")
    built(folder).unlink()
    built(folder).symlink_to(secret)
    assert clu("publish", "2025-11-18", *ONLINE)[0] == 1
    assert names(folder) == set()


# What may go out, and when -----------------------------------------------------------------------


@pytest.mark.parametrize("options", [SENT, ONLINE, INSIDE])
def test_what_nobody_validated_does_not_go_out(begin, clu, options):
    folder = begin({VALIDATED: None})
    for audience in ("participants", "internet", "intranet"):
        clu("minutes", "2025-11-18", "--for", audience)
    code, _, err = clu("publish", "2025-11-18", *options)
    assert code == 1
    assert "clu minutes 2025-11-18 --stage validé" in err
    assert events(folder) == []


def test_a_draft_goes_to_the_participants_and_is_no_publication(begin, publish):
    folder = begin({VALIDATED: None})
    code, out, _ = publish(*SENT, "--draft")
    (event,) = events(folder)
    assert code == 0
    assert event.draft
    assert "Projet de compte-rendu soumis aux observations" in out
    assert load(folder, TODAY).meeting("2025-11-18").published("participants") is None


def test_a_validated_text_is_no_draft(publish, folder):
    code, _, err = publish(*SENT, "--draft")
    assert code == 1
    assert "--draft" in err
    assert events(folder) == []


def test_a_meeting_without_minutes_is_sent_back_to_their_beginning(clu, begin):
    begin(dict.fromkeys((FILE, VALIDATED, f"{LAST}/minutes/stages/01.yaml")))
    code, _, err = clu("publish", "2025-11-18", *SENT)
    assert code == 1
    assert "clu minutes 2025-11-18 --begin" in err


def test_a_meeting_that_was_given_up_is_said(clu, begin):
    begin({f"{LAST}/cancelled.yaml": "on: 2025-11-12\nreason: crue\n"})
    code, _, err = clu("publish", "2025-11-18", *SENT)
    assert code == 1
    assert "annulée" in err


def test_errors_of_the_minutes_stop_it_and_are_named(begin, clu):
    folder = begin({FILE: SIMPLE[FILE] + "chair: personne\n"})
    code, _, err = clu("publish", "2025-11-18", *SENT)
    assert code == 1
    assert "CLU006" in err
    assert names(folder) == set()


def test_errors_of_another_meeting_do_not(begin, publish):
    begin(completed("meetings/2026-03-10/meeting.yaml", "chair: personne\n"))
    assert publish(*SENT)[0] == 0


def test_the_same_twice_is_a_slip_of_the_hand(publish, folder):
    publish(*SENT)
    code, _, err = publish(*SENT)
    assert code == 1
    assert "01-participants.yaml" in err
    assert len(events(folder)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(INSIDE, ("--intranet", "https://intranet.example/autre"), id="address"),
        pytest.param(INSIDE, INSIDE, id="text"),
    ],
)
def test_something_new_is_no_repetition(publish, folder, before, after):
    publish(*before, audience="intranet")
    if before == after:
        change(folder / FILE, "opened: 14h35", "opened: 14h40")
    assert publish(*after, audience="intranet")[0] == 0
    assert len(events(folder)) == 2


def test_a_forgotten_person_is_no_repetition(publish, folder):
    publish(*SENT)
    change(folder / FOLDER / "01-participants.yaml", "  - udaf\n", "")
    assert publish(*SENT)[0] == 0
    assert [len(event.recipients) for event in events(folder)] == [4, 5]


@pytest.mark.parametrize(
    ("options", "needle"),
    [
        pytest.param([], "--sent-to-participants", id="nothing"),
        pytest.param([*SENT, *ONLINE], "une seule", id="two at once"),
        pytest.param([*ONLINE, *INSIDE], "une seule", id="both sites"),
        pytest.param(["--sent-to-participants"], "--channel", id="no channel"),
        pytest.param(
            ["--sent-to-participants", "--channel", "mail"], "courriel", id="unknown channel"
        ),
        pytest.param(
            ["--sent-to-participants", "--channel", "téléphone"], "courriel", id="by phone"
        ),
        pytest.param([*ONLINE, "--draft"], "--draft", id="a draft online"),
        pytest.param([*ONLINE, "--channel", "courriel"], "--channel", id="a channel online"),
        pytest.param(["--internet", "haute-breve.example"], "https://", id="no address"),
        pytest.param([*SENT, "--dated", "2026-02-17"], "à venir", id="tomorrow"),
        pytest.param([*SENT, "--dated", "2025-11-17"], "avant la réunion", id="before the meeting"),
        pytest.param([*SENT, "--dated", "hier"], "--dated", id="no day"),
    ],
)
def test_wrong_use_is_said(clu, folder, options, needle):
    clu("minutes", "2025-11-18", "--for", "participants")
    code, out, err = clu("publish", "2025-11-18", *options)
    assert (code, out) == (2, "")
    assert needle in err
    assert events(folder) == []


def test_today_and_the_day_of_the_meeting_are_neither_ahead_nor_too_early(clu, publish, folder):
    assert publish(*SENT, "--dated", "2026-02-16")[0] == 0
    assert publish(*INSIDE, "--dated", "2025-11-18", audience="intranet")[0] == 0


def test_a_meeting_left_out_is_the_last_one_held(clu, folder):
    clu("minutes", "2025-11-18", "--for", "participants")
    assert clu("publish", *SENT)[0] == 0
    assert len(events(folder)) == 1


def test_a_name_that_is_taken_is_left_alone(publish, folder):
    place = folder / FOLDER / "01-participants"
    place.mkdir(parents=True)
    place.joinpath("à-moi.txt").write_text("x", encoding="utf-8")
    code, _, err = publish(*SENT)
    assert code == 1
    assert "01-participants" in err
    assert events(folder) == []


# The covering letters' command -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "needle"),
    [
        pytest.param(
            {VALIDATED: None, f"{LAST}/minutes/stages/01.yaml": None}, "--stage", id="draft"
        ),
        pytest.param({FILE: "on: 2025-12-01\n", VALIDATED: None}, "attendance", id="nobody"),
        pytest.param(
            dict.fromkeys((FILE, VALIDATED, f"{LAST}/minutes/stages/01.yaml")),
            "--begin",
            id="no minutes",
        ),
    ],
)
def test_letters_that_cannot_be_written_say_why(begin, clu, changes, needle):
    folder = begin(changes)
    code, out, err = clu("minutes", "2025-11-18", "--letters")
    assert (code, out) == (1, "")
    assert needle in err
    assert not built(folder, "minutes-letters").exists()


def test_letters_are_written_with_a_table_and_what_comes_next(clu, folder):
    code, out, err = clu("minutes", "2025-11-18", "--letters")
    assert code == 0
    assert "udaf · compte-rendu · forme personnelle · courriel" in out
    assert "5\u00a0lettres dans build/2025-11-18/minutes-letters/" in out
    assert "clu publish 2025-11-18 --sent-to-participants --channel" in err
    assert built(folder, "minutes-letters/toutes-les-lettres.html").is_file()


def test_letters_about_the_draft_announce_a_draft(begin, clu):
    begin({VALIDATED: None})
    _, out, err = clu("minutes", "2025-11-18", "--letters")
    assert "projet, pour observations" in out
    assert "--sent-to-participants --draft" in err


# Digests of the parts ----------------------------------------------------------------------------


def parts(folder):
    return pieces.parts(load(folder, TODAY).meeting("2025-11-18"))


REFORMATTED = {
    "a comment": (FILE, "opened: 14h35", "# relu\nopened: 14h35  # pile"),
    "another way to write an hour": (FILE, "opened: 14h35", "opened: '14:35'"),
    "a list written out": (FILE, "{seat: udaf, state: présent}", "seat: udaf\n    state: présent"),
    "another order of keys": (FILE, "{seat: udaf, state: présent}", "{state: présent, seat: udaf}"),
    "an empty key": (FILE, "opened: 14h35", "opened: 14h35\nnext_meeting:"),
}


@pytest.mark.parametrize(("name", "old", "new"), REFORMATTED.values(), ids=REFORMATTED)
def test_another_form_is_no_change(folder, name, old, new):
    before = parts(folder)
    change(folder / name, old, new)
    assert parts(folder) == before


def test_lines_broken_elsewhere_are_no_change(folder):
    before = parts(folder)
    path = folder / PROSE
    words = path.read_text(encoding="utf-8").split(" ", 3)
    path.write_text("\r\n".join(words[:3]) + "\n" + words[3] + "\n\n", encoding="utf-8", newline="")
    assert parts(folder) == before


def test_rows_of_the_attendance_have_no_order(folder):
    before = parts(folder)
    first, last = "{seat: secretaire-generale, state: présent}", "{seat: udaf, state: présent}"
    change(folder / FILE, first, "@")
    change(folder / FILE, last, first)
    change(folder / FILE, "@", last)
    assert parts(folder) == before


RESULTS = "indicators:\n  - {id: attente, title: Attente, period: 2025, value: 12}\n"
CHANGED = {
    "the end": ({"head"}, FILE, "closed: 16h20", "closed: 16h25"),
    "somebody's state": ({"attendance"}, FILE, "udaf, state: présent", "udaf, state: absent"),
    "somebody more": (
        {"attendance"},
        FILE,
        "attendance:",
        "others: [{person: {last_name: A}}]\nattendance:",
    ),
    "the agenda": ({"head"}, f"{LAST}/meeting.yaml", "Réclamations et", "Plaintes et"),
    "a text": ({"item propositions"}, PROSE, "", "Un mot."),
    "a decision": (
        {"item resultats"},
        FILE,
        "attendance:",
        "items: [{item: resultats, decisions: [Oui.]}]\nattendance:",
    ),
    "a figure": ({"results"}, f"{LAST}/results.yaml", "value: 12", "value: 13"),
    "a figure's form": (set(), f"{LAST}/results.yaml", "value: 12", 'value: "12,0"'),
}


@pytest.mark.parametrize(("found", "name", "old", "new"), CHANGED.values(), ids=CHANGED)
def test_a_change_is_one_of_its_part(begin, found, name, old, new):
    folder = begin({f"{LAST}/results.yaml": RESULTS})
    before = parts(folder)
    path = folder / name
    if old:
        change(path, old, new)
    else:
        path.write_text(path.read_text(encoding="utf-8") + f"\n\n{new}\n", encoding="utf-8")
    after = parts(folder)
    assert {part for part in {*before, *after} if before.get(part) != after.get(part)} == found


def test_a_mark_of_an_event_is_no_text(folder):
    before = parts(folder)
    path = folder / FILE
    path.write_text(path.read_text(encoding="utf-8") + "by: Odile TRÉVISE\n", encoding="utf-8")
    assert parts(folder) == before


def test_what_goes_without_saying_may_be_written(folder):
    path = folder / FILE
    change(path, "attendance:", "others: [{person: {last_name: A}}]\nattendance:")
    before = parts(folder)
    change(path, "{person: {last_name: A}}", "{person: {last_name: A}, state: présent}")
    assert parts(folder) == before
