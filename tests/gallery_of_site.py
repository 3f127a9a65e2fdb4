"""What `clu site` says beside the pages, and its refusals; see `gallery`."""

from gallery import LAST, NEXT, Use, changed

MINUTES = f"{LAST}/minutes/minutes.yaml"
TITLED = changed(f"{NEXT}/meeting.yaml", ('title: "Résultats', 'title: "Avec Mme PONS, résultats'))
PHONED = changed(MINUTES, ("une navette", "une navette (06 12 34 56 78)"))
HOME = "build/site-internet/index.html"

RULES = ()
USES = (
    Use("site"),
    Use("site --for internett"),
    Use("site --for internet", {MINUTES: "on: 2025-13-01\n"}),
    Use("site --for internet", PHONED),
    Use("site --for intranet", TITLED),
    Use("site --for internet", {}, ("site --for internet",)),
    Use(
        "site --for internet",
        {},
        ("site --for internet",),
        {HOME: "<p>La nôtre</p>\n"},
    ),
    Use(
        "site --for internet",
        {},
        ("site --for internet",),
        {
            "data/meetings/2025-11-18/minutes/stages/02.yaml": None,
            "build/site-internet/compte-rendu-2025-11-18.html": "<p>Le nôtre</p>\n",
        },
    ),
)
ELSEWHERE = {
    "site/open_data.py": "titles of files, and what is told of a leak: test_site",
    "site/schema.py": "what the data are: test_site",
    "site/printing.py": "titles of pages: test_site",
    "site/values.py": "words of pages: test_site",
    "cli/site.py:_tell": "what was written: test_site",
}
NEVER_SAID = {}
