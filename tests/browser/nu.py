"""The Nu HTML checker: all that it says of pages, advice included."""

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

# Its grammar of HTML is deeply nested, and overflows the stack that some machines give a thread.
JAVA = ("-Xss2m", "-XX:+UseSerialGC")
OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always")


def messages(java, jar, pages):
    """The messages of each page that has any; one start of Java for all pages."""
    command = [java, *JAVA, "-jar", jar, *OPTIONS, *pages]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    found = defaultdict(list)
    for one in json.loads(done.stdout)["messages"]:
        page = Path(url2pathname(urlsplit(one["url"]).path))
        kind = one.get("subType", one["type"])
        found[page].append(
            f"{one.get('lastLine')}:{one.get('lastColumn')} {kind}: {one['message']}"
        )
    return dict(found)
