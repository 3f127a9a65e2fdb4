"""What the commands that record say beside what they wrote, and their refusals."""
# ruff: noqa: E501 - a case is a line of its table

from gallery import EVERYBODY, LAST, NEXT, PROCEDURE, Use, sent

HOW = "--last-name VAUTIER --function maire --received"
WHY = "--reason crue --by Castelnau"
QUIET = {f"{NEXT}/replies/udaf.yaml": None, f"{NEXT}/substitutions/udaf.yaml": None}
SENT = sent(EVERYBODY, day="2026-02-10")
STATED = sent(
    EVERYBODY, "stated: {day: 2026-03-10, time: 10h, places: [Ailleurs]}", day="2026-02-10"
)
TO_UDAF = "{recipient: udaf, addressee: x, form: personal}"
LETTERS = sent(f"letters: [{TO_UDAF}, {TO_UDAF[:-1]}, substitute: oui}}]", day="2026-02-10")
CANCELLED = {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}
POSTPONED = {f"{NEXT}/postponed.yaml": "on: 2026-02-12\nto: 2025-11-18\nreason: crue\n"}
NO_MEETING = {
    f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n",
    f"{LAST}/cancelled.yaml": "on: 2025-11-10\nreason: crue\n",
}
DIRECTOR = "substitute: {civility: M., first_name: Luc, last_name: JOLIVET, function: adjoint}\nreceived: 2026-02-12\n"
KNOWN = {f"{NEXT}/substitutions/maires.yaml": DIRECTOR}

RULES = ()
USES = (
    Use("reply"), Use("reply maires"), Use("reply maires venu"), Use("reply maire présent"), Use("reply x présent"),
    Use("reply maires=présent udaf"), Use("reply maires=présent maires=excusé"), Use("reply maires présent --received 2026-02-17"),
    Use("reply maires --withdraw"), Use("reply --withdraw", QUIET), Use("reply udaf suppléé"), Use("reply udaf présent"), Use("reply maires suppléé"),
    Use("reply 2026-03-10 maires présent", POSTPONED), Use("reply 2026-03-10 maires présent", CANCELLED),
    Use("reply referente-qualite excusé"),
    Use("substitute"), Use("substitute maires"), Use("substitute maires x"), Use("substitute association-roulement"), Use("substitute x"),
    Use("substitute 2026-03-10 maires", CANCELLED),
    Use(f"substitute maires {HOW} 2026-03-11 --on 2026-03-12"),
    Use(f"substitute maires {HOW} 2026-02-12", {"roster/2025-01-06.yaml": None}),
    Use(f"substitute maires {HOW} 2026-03-09 --on 2026-03-09"),
    Use("substitute maires --last-name JOLIVET --first-name Luc --function adjoint --received 2026-02-12 --reason x --by y", KNOWN),
    Use("substitute maires --withdraw"), Use("substitute udaf --withdraw"),
    Use(f"substitute maires {HOW} 2026-02-12", edits={"build/2026-03-10/convocations/maires.suppleant.md": "Cher ami,\n"}),
    Use(f"substitute maires {HOW} 2026-02-12", {"authorities.yaml": "x\n"}),
    Use("new demain"), Use("new 2026-03-10"), Use("new 2026-03-10-soir", {"meetings/2026-03-10-soir/meeting.yaml": "time: 18h\n"}),
    Use("new 2026-02-12"), Use("new 2026-06-09 --chair maire"), Use("new 2026-06-09", edits={"data/meetings": None}),
    Use("convene --remind --sent 2026-02-16"), Use("convene --remind"), Use("convene 2026-03-10 --remind", CANCELLED), Use("convene 2025-11-18 --remind"),
    Use("convene --remind", STATED | QUIET), Use("convene --remind --seat udaf", SENT),
    Use("convene --remind", sent("recipients: [udaf]", day="2026-02-10")),
    Use("convene --remind", SENT, ("convene --remind", "reply maires présent"), {"build/2026-03-10/reminders/maires.md": "Chère Madame,\n"}),
    Use("cancel"), Use(f"cancel {WHY}"), Use(f"cancel 2026-03-10 {WHY}", CANCELLED), Use(f"cancel 2026-03-10 {WHY}", POSTPONED),
    Use(f"cancel 2025-11-18 {WHY} --dated 2025-11-10"), Use(f"cancel 2026-03-10 {WHY} --on 2026-03-11"), Use(f"cancel {WHY} --dated 2026-02-17"),
    Use("cancel 2026-03-10 --letters"), Use("postpone 2026-03-10 --letters"),
    Use(f"cancel {WHY}", SENT | {"authorities.yaml": None}),
    Use(f"cancel {WHY}", SENT, edits={"build/2026-03-10/cancellation/udaf.md": "Madame,\n"}),
    Use("postpone"), Use(f"postpone 2026-03-10 2026-03-10 {WHY}"), Use(f"postpone 2026-02-12 {WHY}"), Use(f"postpone 2026-03-10 2026-03-24 x {WHY}"),
    Use(f"postpone 2026-03-24 {WHY} --time 25h"),
    Use(f"postpone 2026-03-10 2026-03-24 {WHY} --time 10h", {"meetings/2026-03-24/meeting.yaml": "time: 10h\n"}),
    Use(f"cancel {WHY}", {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nwithdrawn: oui\n"}),
    Use("cancel 2026-03-10 --letters", LETTERS, (f"cancel {WHY}",), {f"data/{NEXT}/substitutions/udaf.yaml": None, "build/2026-03-10/cancellation/udaf.suppleant.md": "Madame,\n"}),
    Use("holder udaf"), Use("holder udaff"), Use("holder udaf --last-name ROCHE"), Use("holder udaf --confirm --vacant"), Use("holder udaf --confirm --from 2026-02-01"),
    Use("holder udaf --last-name ROCHE --attested --from 2026-02-01"), Use("holder udaf maires --vacant --from 2026-02-01"),
    Use("holder udaf --last-name ROCHE --from 2026-02-01 --until 2026-01-01"), Use("holder udaf --confirm", {"roster/2025-01-06.yaml": None}),
    Use("holder udaf --until 2026-02-15", {"roster/2026-01-05.yaml": "designations:\n  - {seat: udaf, vacant: oui}\n"}),
    Use("holder udaf --vacant --from 2026-02-01"), Use("holder udaf --confirm", before=("holder udaf --confirm",)), Use("holder udaf --confirm --on 2021-01-01", {PROCEDURE: None}),
)  # fmt: skip
ELSEWHERE = {
    "cli/again.py": "what is to be typed: test_again",
    "cli/in_brief.py": "what is to be written: test_recording_commands",
    "wording.py:several": "how many others there are: test_wording",
    "cli/adding.py:preview recorded": "what is written: test_recording_commands",
    "cli/asking.py:_asked confirmed chosen line STOPPED INTERRUPTED CHANNELS": "what a terminal alone shows: test_recording_commands",
    "cli/giving_up.py:postpone _done _following _given _hours": "what was recorded: test_recording_commands",
    "cli/holder.py:_chosen _asked _told _state": "what a terminal alone shows: test_recording_commands",
    "cli/new.py:deadlines DEADLINES _wanted open_meeting": "what was recorded: test_recording_commands",
    "cli/reply.py:STATES ALIASES _told _silence _questions _complete": "what was recorded: test_recording_commands",
    "cli/substitute.py:_verdict _late _settling _saved _former _questions _seat _withdraw CALLED _write_letter": "what was recorded: test_recording_commands",
    "cli/remind.py:_nobody": "what was written: test_recording_commands",
    "events/": "what stands in the files recorded: test_recording_commands",
}
NEVER_SAID = {}
