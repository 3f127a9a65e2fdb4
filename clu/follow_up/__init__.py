"""Proposals and actions over the meetings: what each has become, and how a step is recorded.

Rules ask for the matters alone: `rows` and `recording` are imported by whoever shows or records.
"""

from clu.follow_up.matters import (
    KEPT,
    OPEN,
    UNANSWERED,
    Matter,
    Step,
    answer_due,
    matters,
    raised,
)

__all__ = ["KEPT", "OPEN", "UNANSWERED", "Matter", "Step", "answer_due", "matters", "raised"]
