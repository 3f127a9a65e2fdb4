"""private/contacts.yaml: personal addresses, kept out of git and of every page for the internet."""

from clu.model.person import Contact
from clu.model.record import Record
from clu.model.values import Slug


class SeatContact(Contact):
    """How the holder of a seat, or a guest, is reached."""

    seat: Slug


class Contacts(Record):
    """The whole file."""

    contacts: tuple[SeatContact, ...] = ()
