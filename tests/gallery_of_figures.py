"""What the rooms of figures and drawings bring to the gallery: they say nothing, they show."""

RULES = ()
USES = ()
ELSEWHERE = {
    "charts/": "what drawings show: test_charts",
    "figures/": "what tables show: test_figures",
    "french/numbers.py": "numbers and their units: test_french",
}
NEVER_SAID = {}
