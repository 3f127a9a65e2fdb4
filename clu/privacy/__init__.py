"""Personal data in texts: found in what people write, and proved absent from what goes online."""

from clu.privacy.pages import Leak, forbidden, leaks
from clu.privacy.people import Known, Names, names
from clu.privacy.text import Found, found

__all__ = ["Found", "Known", "Leak", "Names", "forbidden", "found", "leaks", "names"]
