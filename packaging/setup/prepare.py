"""Make the checkout ready: `prepare.py run` for the program, `test` for tools, `office` for all.

Standard library only, and silent when nothing has to be done.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from pathlib import Path

import environment
import system

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Prepare what the one argument asks for; return the exit code."""
    if arguments not in (["run"], ["test"], ["office"]):
        print("usage: prepare.py run|test|office", file=sys.stderr)
        return 2
    if sys.version_info < OLDEST:
        return _start_again_with_a_newer_python(arguments)
    office = arguments == ["office"]
    tools = office or arguments == ["test"]
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two terminals may start at once
        pip = environment.must_be_created(ROOT)
        system.prepare(cache, tools=tools, pip=pip, office=office)
        return environment.prepare(ROOT, tools=tools)


def _start_again_with_a_newer_python(arguments: list[str]) -> int:
    for minor in range(19, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, __file__, *arguments])  # noqa: S606 - a fixed program
    found = ".".join(map(str, sys.version_info[:2]))
    print(f"Python 3.11 or newer is needed; this is {found}.", file=sys.stderr)
    print("Name another with: make run PYTHON=/path/to/python3", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
