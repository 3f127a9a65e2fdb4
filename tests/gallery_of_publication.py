"""What `clu publish` and `clu minutes --letters` say beside what they wrote, and their refusals."""
# ruff: noqa: E501 - a case is a line of its table

from gallery import LAST, Case, Use, changed
from minutes_of_register import FILE, SIMPLE, unpublished

FOLDER = f"{LAST}/publications"
VALIDATED, CALLED = f"{LAST}/minutes/stages/02.yaml", f"{LAST}/minutes/stages/01.yaml"
BEFORE = unpublished() | SIMPLE
DRAFT = BEFORE | {VALIDATED: None}
NONE = BEFORE | dict.fromkeys((FILE, VALIDATED, CALLED))
BROKEN = BEFORE | {FILE: SIMPLE[FILE] + "chair: personne\n"}
STRANGER = BEFORE | {
    FILE: SIMPLE[FILE] + "others: [{person: {last_name: REY}, body: Les Amis du rail}]\n"
}
SEND = "publish 2025-11-18 --sent-to-participants --channel courriel"
PUT = "publish 2025-11-18 --internet https://a.example/clu"
WRITE, ONLINE, COVER = (
    "minutes 2025-11-18 --for participants",
    "minutes 2025-11-18 --for internet",
    "minutes 2025-11-18 --letters",
)
PIECE = "build/2025-11-18/minutes-internet.md"
BY_HAND = "# Compte-rendu\n\nMme Claire PONS (01 99 12 34 56) est intervenue.\n"
DELAY = changed("committee.yaml", more="  sending_delay: {days: 60, unit: calendaires}\n")

ONE = {
    FILE: SIMPLE[FILE]
    .replace("citoyennete, state: présent", "citoyennete, state: excusé")
    .replace("maires, state: présent", "maires, state: excusé")
    .replace("referente-qualite, state: présent", "referente-qualite, state: excusé")
}
SENT_TO_CHAIR = {
    f"{FOLDER}/01-participants.yaml": "to: participants\non: 2025-12-08\nchannel: courriel\nrecipients: [secretaire-generale]\n"
}
PARTS = (
    "parts: [{part: head, digest: a}, {part: results, digest: b}, {part: item ancien, digest: c}]\n"
)
AS_PUBLISHED = {
    f"{FOLDER}/01-participants.yaml": f"to: participants\non: 2025-12-08\nchannel: courriel\n{PARTS}",
    f"{FOLDER}/03-intranet.yaml": f"to: intranet\non: 2025-12-09\naddress: https://a.example/clu\n{PARTS}",
}

RULES = (
    Case("minutes begun, and not finished in time", "CLU501", changed("committee.yaml", more="  minutes_delay: {days: 60, unit: calendaires}\n") | {FILE: "opened: 14h35\n", VALIDATED: None, CALLED: None}),
    Case("one person left out", "CLU601", ONE | SENT_TO_CHAIR | DELAY),
    Case("several people left out", "CLU601", SIMPLE | SENT_TO_CHAIR | DELAY),
    Case("online before validation", "CLU606", {f"{FOLDER}/03-intranet.yaml": "to: intranet\non: 2025-12-01\naddress: https://a.example/clu\n"}),
    Case("the text changed since it was sent and put on the intranet", "CLU607", AS_PUBLISHED),
)  # fmt: skip
USES = (
    Use(COVER, NONE),
    Use(COVER, NONE | {f"{LAST}/cancelled.yaml": "on: 2025-11-12\nreason: crue\n"}),
    Use(SEND, NONE | {f"{LAST}/postponed.yaml": "on: 2025-11-12\nto: 2026-03-10\n"}),
    Use(COVER, BROKEN),
    Use(COVER, DRAFT | {CALLED: None}),
    Use(COVER, DRAFT | {FILE: "on: 2025-12-01\n"}),
    Use(COVER, DRAFT),
    Use(f"{COVER} --on 2025-12-02", DRAFT),
    Use(COVER, BEFORE, (COVER,), {f"data/{FILE}": SIMPLE[FILE].replace("udaf, state: présent", "udaf, state: excusé"), "build/2025-11-18/minutes-letters/udaf.md": "Madame,\n"}),
    Use("publish 2025-11-18"),
    Use(f"{SEND} --internet https://a.example/clu"),
    Use("publish 2025-11-18 --sent-to-participants"),
    Use("publish 2025-11-18 --sent-to-participants --channel mail"),
    Use(f"{PUT} --draft"),
    Use("publish 2025-11-18 --internet a.example/clu"),
    Use(f"{SEND} --dated 2026-02-17"),
    Use(f"{SEND} --dated 2025-11-17"),
    Use(SEND, NONE),
    Use(SEND, BROKEN),
    Use(SEND, DRAFT),
    Use(PUT, DRAFT),
    Use(f"{SEND} --draft", BEFORE),
    Use(f"{SEND} --draft", BEFORE | {VALIDATED: None, CALLED: None}),
    Use(SEND, BEFORE),
    Use(PUT, BEFORE),
    Use(PUT, BEFORE, (ONLINE,), {f"data/{FILE}": SIMPLE[FILE].replace("16h20", "16h30")}),
    Use(PUT, BEFORE, (ONLINE,), {PIECE: BY_HAND}),
    Use(SEND, BEFORE, (WRITE, COVER), {"data/committee.yaml": changed("committee.yaml", ("Valbrume\nreg", "Clairval\nreg"))["committee.yaml"]}),
    Use(SEND, STRANGER, (WRITE,)),
    Use(SEND, BEFORE, (WRITE, SEND)),
    Use(f"{SEND} --draft", DRAFT, (WRITE, f"{SEND} --draft")),
    Use(SEND, BEFORE, (WRITE,), {f"data/{FOLDER}/01-participants/x": ""}),
)  # fmt: skip
ELSEWHERE = {
    "cli/mailing.py:_table _result": "what was written: test_letters",
    "cli/publish.py:_told": "what was recorded: test_publish",
    "keeping.py": "for whoever writes clu",
    "pieces.py:_plain _said _of_sheet": "values that are compared: test_publish",
    "publishing.py:_comment": "the files that clu adds: test_publish",
}
NEVER_SAID = {}
