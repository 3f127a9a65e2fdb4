"""Meetings and last days as calendars read them: invitations, and files to subscribe to."""

from clu.calendar.invitation import GIVEN_UP, NAME, WITHOUT, files, invitation

__all__ = ["GIVEN_UP", "NAME", "WITHOUT", "files", "invitation"]
