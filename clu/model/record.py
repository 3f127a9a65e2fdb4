"""The base of every record: frozen, closed to unknown keys, and aware of where it was written."""

from pydantic import BaseModel, ConfigDict, Field

from clu.source import ORIGIN, Origin, Position


class Record(BaseModel):
    """A table of a YAML file. An empty value (`key:`) is absent: `reading` leaves it out."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True
    )

    origin: Origin = Field(alias=ORIGIN, repr=False)

    def at(self, *path: str | int) -> Position:
        """Where the value at `path` stands, by the file's keys; the record itself if absent."""
        return self.origin.at(*path)
