"""What is said of drafts, invitations and calendars; see `gallery`."""
# ruff: noqa: E501 - a case is a line of its table

from gallery import NEXT, SHEET, Use, changed

NO_MAILBOX = changed("committee.yaml", ("  email: clu@haute-breve.example\n", ""))
ISSUE = "sent: 2026-02-16\nchannel: courriel\nrecipients: [udaf, citoyennete]\n"
SIGNED = {
    f"{NEXT}/convocations/01.yaml": ISSUE,
    f"{NEXT}/convocations/01/signed/udaf.pdf": "%PDF-1.7\n",
}
TOLD = "title: Réclamations et suggestions reçues"
NAMED = changed(SHEET, (TOLD, f"{TOLD} (Mme Claire PONS, 01 99 12 34 56)"))

RULES = ()
USES = (
    Use("convene --format emll"),
    Use("convene --format docx"),
    Use("convene --format eml --sent 2026-02-16 --channel courriel"),
    Use("convene --format eml,ics"),
    Use("convene --format eml,ics --dated 2026-02-16", NO_MAILBOX),
    Use("convene --format eml", SIGNED),
    Use("minutes --format eml"),
    Use("calendar"),
    Use("calendar --public"),
    Use("calendar --public", NAMED),
    Use("calendar", {SHEET: "time: jamais\n"}),
)  # fmt: skip
ELSEWHERE = {
    "calendar/": "what stands in a calendar: test_calendar",
    "cli/calendar.py:_told write_calendar": "what was written: test_calendar",
    "mail.py": "what stands in a draft: test_mail",
    "site/open_data.py:OTHERS": "a file that the site offers: test_calendar",
}
NEVER_SAID = {
    "cli/post.py: Rien n’a été écrit … : … ne peut pas être lu ( … ).": "a paper on a broken disk: test_mail",
}
