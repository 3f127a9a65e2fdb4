"""A command refused because of what the register or the disk holds; exit code 1."""


class Refusal(Exception):  # noqa: N818 - named after what it is
    """The command does not do what was asked; the message (French) says why and what to do."""
