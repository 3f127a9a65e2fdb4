"""The command line: reads options, calls, prints, exits. Only it prints, or reads the clock.

Exit codes: 0 nothing wrong; 1 findings, or a document refused; 2 wrong use; 3 a defect of clu (a
file holds what a report needs); 130 for Ctrl-C; silence on a closed pipe.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys

INTERRUPTED = 130
DEFECT = 3
YOUNG = 100_000
"""Objects made before garbage is first looked for: a short run is over before, no long one is."""


def main() -> None:
    """Run clu, and leave with an exit code that tells the truth.

    The process leaves at once: all is written and closed by then, and taking the modules apart one
    by one would cost a fifth of a short run.
    """
    code = outcome()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(code)


def outcome() -> int:
    """Run clu; its exit code."""
    _utf8()
    gc.set_threshold(YOUNG)
    # No plugin of another package may change what a register means; looking for them costs time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from clu.cli import completion

    if completion.asked():
        return completion.answer()
    try:
        code = _run()
    except KeyboardInterrupt:
        print("\nInterrompu.", file=sys.stderr)
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - no traceback on the screen, ever
        from clu.cli.defect import report

        report(error)
        code = DEFECT
    return code


def _run() -> int:
    from clu.cli.app import run
    from clu.cli.screen import mute

    try:
        return run(sys.argv[1:])
    finally:
        mute()


def _utf8() -> None:
    """U+202F and accents would kill a console of another encoding."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
