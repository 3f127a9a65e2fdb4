"""Private data in every field of the register, free text included: nothing of it goes online.

Every document for the internet is listed once, in DOCUMENTS; each is held against both registers.
"""

import re
from datetime import date
from itertools import chain

import pytest

from clu import privacy, site
from clu.audience import AUDIENCES, View
from clu.minutes import printing
from clu.store import MODELS, PROSE, load
from examples import judge
from hostile import FILES, MEETING, SET, Hostile, judged_fields, text_fields

AFTER = date(2026, 2, 16)
PRIVATE = re.compile(r"secret|zoé|06 12 34|prive\.example|2 69 05", re.IGNORECASE)


def minutes_for_internet(register, meeting):
    return printing.files(register, meeting, "internet")


def site_for_internet(register, _):
    return site.files(register, "internet")


def people_for_internet(register, meeting):
    """Everybody as each audience value has them, and mentions within a text."""
    view = View(register, "internet", register.on)
    version = register.version_on(meeting.day)
    seats = [
        view.seat(seat, register.usable_holder(seat.id, meeting.day))
        for seat in version.seats.values()
    ]
    guests = [view.guest(guest, guest.person) for guest in meeting.guests]
    labels = [one.label for one in (*seats, *guests)]
    return {
        "people.md": "\n".join([*labels, view.mentioned(meeting, "{siege}, {invite}")]).encode()
    }


DOCUMENTS = (minutes_for_internet, site_for_internet, people_for_internet)


@pytest.fixture(scope="module")
def structured(tmp_path_factory):
    """Private data in every structured field; what people write for everybody is clean."""
    hostile = Hostile(free_text=False)
    return load(hostile.write(tmp_path_factory.mktemp("structured")), AFTER)


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory):
    """Private data in the free text, too."""
    hostile = Hostile(free_text=True)
    register = load(hostile.write(tmp_path_factory.mktemp("everywhere")), AFTER)
    return register, hostile


def pages(register, document):
    found = document(register, register.meeting(MEETING))
    return {name: content.decode("utf-8-sig") for name, content in found.items()}


def test_every_kind_of_file_is_there(structured):
    assert set(FILES) == {*MODELS, PROSE}
    assert structured.faults == ()


def test_every_text_field_holds_private_data(everywhere):
    register, hostile = everywhere
    assert register.faults == ()
    left_out = set(text_fields()) - set(hostile.marks)
    references = {"amends", "meeting", "code", "to"}
    assert {name.partition(".")[2] for name in left_out} == references
    assert {"Event.amends", "Decision.meeting", "Decision.code", "Postponement.to"} <= set(SET)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_structured_leaks(structured, document):
    made = pages(structured, document)
    assert made
    for name, page in made.items():
        assert not PRIVATE.search(page), (name, PRIVATE.search(page))
    assert privacy.leaks(structured, structured.meeting(MEETING), "internet", made) == ()


@pytest.mark.parametrize("document", DOCUMENTS[:2])
def test_free_text_stops_publication_at_the_line_of_the_user(everywhere, document):
    register, _ = everywhere
    for meeting in (register.meeting(MEETING), None):
        leaks = privacy.leaks(register, meeting, "internet", pages(register, document))
        assert {one.kind for one in leaks} == {"email", "phone", "address", "nir", "name"}
        for one in leaks:
            assert one.position.file.is_relative_to(register.folder), one
            assert PRIVATE.search(one.position.excerpt), one
            assert one.text.split()[-1] in one.position.excerpt, one


@pytest.mark.parametrize("document", DOCUMENTS[:2])
def test_the_page_itself_is_named_where_no_file_has_the_text(structured, document):
    made = pages(structured, document)
    name = next(one for one in made if one.endswith(".html"))
    spoilt = {name: made[name].replace("</main>", "<p>Appeler le 06 99 88 77 66.</p>\n</main>")}
    (leak,) = privacy.leaks(structured, structured.meeting(MEETING), "internet", spoilt)
    assert (leak.page, leak.kind, str(leak.position.file)) == (name, "phone", name)
    assert "06 99 88 77 66" in leak.position.excerpt


@pytest.mark.parametrize("audience", AUDIENCES[:2])
def test_a_social_security_number_is_for_nobody(everywhere, audience):
    register, _ = everywhere
    page = {"page.md": "Mme Zoé SECRETZZ, 06 12 34 56 78, 2 69 05 49 588 157 80, a@b.fr"}
    kinds = {one.kind for one in privacy.leaks(register, None, audience, page)}
    hidden = {"name"} if audience == "intranet" else set()  # this committee shows no names there
    assert kinds == {"nir"} | hidden


def test_the_check_finds_every_free_text_at_its_line(everywhere):
    register, hostile = everywhere
    found = [one for one in judge(register.folder, AFTER) if one.code in {"CLU604", "CLU605"}]
    lines = {(one.code, one.position.excerpt) for one in found}
    text = {
        code: "\n".join(line for own, line in lines if own == code) for code in ("CLU604", "CLU605")
    }
    for name in chain((f"{model}.{key}" for model, key in judged_fields()), ["Prose.text"]):
        for code, lines in text.items():
            assert re.search(rf"\b{hostile.marks[name]}\b", lines), (code, name)
    assert {one.severity for one in found} == {"error"}


def test_the_check_is_silent_on_structured_data(structured):
    found = [one for one in judge(structured.folder, AFTER) if one.code in {"CLU604", "CLU605"}]
    assert found == []
