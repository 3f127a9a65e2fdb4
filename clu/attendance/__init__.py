"""Who is expected at a meeting, who came, and the sheet to sign."""

from clu.attendance.attended import Attendee, attended
from clu.attendance.expected import Expected, expected

__all__ = ["Attendee", "Expected", "attended", "expected"]
