"""The base of every record: frozen, closed to unknown keys, and aware of where it was written."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from clu.source import ORIGIN, Origin, Position


class Record(BaseModel):
    """A table of a YAML file. An empty value (`key:`) is an absent one."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True
    )

    origin: Origin = Field(alias=ORIGIN, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_values(cls, data: Any) -> Any:
        if isinstance(data, dict) and None in data.values():
            return {key: value for key, value in data.items() if value is not None}
        return data

    def at(self, *path: str | int) -> Position:
        """Where the value at `path` stands, by the file's keys; the record itself if absent."""
        return self.origin.at(*path)
