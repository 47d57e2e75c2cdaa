"""`python -m benchmarks.kills`: kill a batch again and again, and see that nothing is lost.

A batch of mixed documents is translated once undisturbed. Then, for every trial, it is begun anew,
all its processes are killed (SIGKILL) at a random moment, and it is resumed. After the kill every
file there is must be whole; after the end all must be as if nothing had happened.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.batch_documents import make_documents


@dataclass
class Tally:
    """What was seen; everything but `trials` and the two that follow has to stay empty."""

    trials: int = 0
    killed_under_way: int = 0
    files_there_at_kills: int = 0
    damaged: list[str] = field(default_factory=list)
    failed_resumes: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    originals_changed: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        wrong = (self.damaged, self.failed_resumes, self.different, self.left_behind)
        return not any((*wrong, self.originals_changed))


def main() -> None:
    """Run the trials and print what was seen; the exit status tells whether all is well."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--paragraphs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = _run(Path(folder), options)
    print(tally)
    sys.exit(not tally.is_clean)


def _run(folder: Path, options: argparse.Namespace) -> Tally:
    documents = folder / "documents"
    make_documents(documents, options.documents, options.paragraphs)
    originals = _hashes(documents)
    chance, tally = random.Random(options.seed), Tally()  # noqa: S311 - no secret
    started = time.monotonic()
    _translate(folder / "reference", documents, folder / "whole").wait()
    duration_s = time.monotonic() - started
    whole = _hashes(folder / "whole")
    print(f"{len(whole)} documents in {duration_s:.1f} s undisturbed", flush=True)
    for number in range(options.kills):
        _trial(folder, documents, whole, chance.uniform(0.0, duration_s), tally)
        if _hashes(documents) != originals:
            tally.originals_changed.append(str(number))
        if number % 10 == 9:
            print(tally, flush=True)
    return tally


def _trial(
    folder: Path, documents: Path, whole: dict[str, str], after_s: float, tally: Tally
) -> None:
    data, out = folder / "data", folder / "out"
    for each in (data, out):
        shutil.rmtree(each, ignore_errors=True)
    process = _translate(data, documents, out)
    try:
        process.wait(after_s)
    except subprocess.TimeoutExpired:
        tally.killed_under_way += 1
    _kill_all(process)
    there = _hashes(out)
    tally.trials += 1
    tally.files_there_at_kills += len(there)
    tally.damaged += [f"{name} at {after_s:.2f} s" for name in there if there[name] != whole[name]]
    status = _command(data, "--resume").wait()
    if _hashes(out) != whole:  # killed before the queue knew all files: whoever asks again gets all
        status |= _translate(data, documents, out).wait()
    if status:
        tally.failed_resumes.append(f"status {status} after {after_s:.2f} s")
    found = _hashes(out)
    tally.different += [
        f"{name} after {after_s:.2f} s" for name in whole if found.get(name) != whole[name]
    ]
    hidden = [path.name for path in out.rglob(".*") if path.is_file()]
    tally.left_behind += hidden


def _translate(data: Path, documents: Path, out: Path) -> subprocess.Popen[bytes]:
    return _command(data, str(documents), "--from", "fr", "--to", "en", "--out", str(out))


def _command(data: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "desktop_translator", "--data-dir", str(data), "files"]
    return subprocess.Popen(
        [*command, *arguments],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _kill_all(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that is not hidden, by its place in a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name[0] != "."
    }


if __name__ == "__main__":
    main()
