"""What is said of a disk that refuses: the gallery shows a few reasons, test_disk the rest."""

RULES = ()
USES = ()
ELSEWHERE = {"disk.py": "the reasons of the system: test_disk"}
NEVER_SAID: dict[str, str] = {}
