"""A new committee's folder: a real one begun, or the fictional one that clu carries with it."""

from clu.founding.example import CARRIED, found_example
from clu.founding.placing import (
    REGISTER,
    Founded,
    OccupiedError,
    put,
    refuse_occupied,
    refuse_strangers,
)

__all__ = [
    "CARRIED",
    "REGISTER",
    "Founded",
    "OccupiedError",
    "found_example",
    "put",
    "refuse_occupied",
    "refuse_strangers",
]
