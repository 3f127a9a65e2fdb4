"""follow-up/ID/DAY.yaml: what became of a proposal or of an action between two meetings."""

from clu.model.event import Event
from clu.model.record import Record
from clu.model.values import ActionState, Day, Line, Prose, Slug, Verdict


class Answer(Record):
    """What the services answer to a proposal.

    `reason` is due where it is not kept, `until` (the term) while it is studied, `referred_to`
    where it is another body's matter. Which of them is missing is a finding of chapter 5.
    """

    verdict: Verdict
    on: Day | None = None
    reason: Prose | None = None
    until: Day | None = None
    referred_to: Line | None = None


class FollowUp(Event):
    """A step in the life of a proposal or action; what is absent is as it was.

    `done` is the day on which a proposal that was kept came true, `outcome` what became of it.
    """

    answer: Answer | None = None
    state: ActionState | None = None
    owner: Slug | None = None
    service: Line | None = None
    until: Day | None = None
    done: Day | None = None
    outcome: Prose | None = None
