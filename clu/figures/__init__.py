"""The results of a meeting, and over the meetings, as the texts that tables and drawings show.

Plain frozen values in French. Whether a target is reached is said in words, so that no colour is
needed; a target not to be exceeded is reached from below. Results name nobody; the free text of an
action plan passes through the eyes of the audience.
"""

from clu.figures.measures import Bar, Bars
from clu.figures.presented import Shown, shown
from clu.figures.series import Point, Trend, trends, up_to
from clu.figures.sums import Discrepancy, discrepancies
from clu.figures.years import Years, over_the_years

__all__ = [
    "Bar",
    "Bars",
    "Discrepancy",
    "Point",
    "Shown",
    "Trend",
    "Years",
    "discrepancies",
    "over_the_years",
    "shown",
    "trends",
    "up_to",
]
