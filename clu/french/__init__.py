"""Dates, hours, spaces, contractions and salutations as French writes them; pure functions.

Read tolerantly, write strictly: whatever comes out has the typographic apostrophe and real no-break
spaces. Nothing here knows the committee, a person or a file.
"""

from clu.french.dates import (
    ReadingError,
    date_and_hour,
    date_without_weekday,
    hour,
    hours,
    long_date,
    period,
    read_date,
    read_hour,
    short_date,
    weekday,
)
from clu.french.functions import gender_of_function, head_of_function, in_gender
from clu.french.grammar import (
    Gender,
    agree,
    capitalise,
    definite,
    elide,
    join,
    lower_article,
    number,
    of,
    plural,
    split_article,
    starts_with_vowel_sound,
    to,
)
from clu.french.salutation import (
    civility_in_full,
    civility_in_short,
    gender_of_civility,
    politesse,
    salutation,
    salutation_both,
    styled,
)
from clu.french.spaces import NBSP, NNBSP, quoted, tidy, typeset

__all__ = [
    "NBSP",
    "NNBSP",
    "Gender",
    "ReadingError",
    "agree",
    "capitalise",
    "civility_in_full",
    "civility_in_short",
    "date_and_hour",
    "date_without_weekday",
    "definite",
    "elide",
    "gender_of_civility",
    "gender_of_function",
    "head_of_function",
    "hour",
    "hours",
    "in_gender",
    "join",
    "long_date",
    "lower_article",
    "number",
    "of",
    "period",
    "plural",
    "politesse",
    "quoted",
    "read_date",
    "read_hour",
    "salutation",
    "salutation_both",
    "short_date",
    "split_article",
    "starts_with_vowel_sound",
    "styled",
    "tidy",
    "to",
    "typeset",
    "weekday",
]
