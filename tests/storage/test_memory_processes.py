"""Several processes write into one memory, and one of them dies."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_translator.core.memory_entry import Origin
from desktop_translator.storage.translation_memory import TranslationMemory
from tests.structure import tree

if TYPE_CHECKING:
    from pathlib import Path

_ENTRIES, _AT_ONCE = 600, 20

_WRITER = """
import sys
from pathlib import Path
from desktop_translator.core.memory_entry import MemoryEntry, Origin
from desktop_translator.storage.translation_memory import TranslationMemory

path, name, count, at_once = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
memory = TranslationMemory(path)
print("ready", flush=True)
sys.stdin.readline()
for first in range(0, count, at_once):
    memory.add(
        MemoryEntry(f"Phrase {n} {name}.", f"Sentence {n}.", "fr", "en", Origin.HUMAN)
        for n in range(first, first + at_once)
    )
    print(first, flush=True)
memory.close()
"""


def _writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(path), name, str(count), str(_AT_ONCE)]
    process = subprocess.Popen(
        command, cwd=tree.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_two_write_at_once_and_one_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with (
        _writer(path, "a", _ENTRIES) as first,
        _writer(path, "b", _ENTRIES) as second,
        _writer(path, "c", 10**9) as endless,
    ):
        for each in (first, second, endless):
            _go(each)  # the file is not there yet: all three begin it at once
        assert endless.stdout is not None
        done = [int(endless.stdout.readline()) for _ in range(5)]
        endless.kill()
        first.communicate()
        second.communicate()
    assert (first.returncode, second.returncode) == (0, 0)
    with closing(TranslationMemory(path)) as memory:
        sources = [entry.source for entry in memory.entries(origins=[Origin.HUMAN])]
        found = memory.find("fr", "en", sources)
        memory.add(found.values())
    assert len(found) == len(sources)
    for name in "ab":
        assert sum(source.endswith(f"{name}.") for source in sources) == _ENTRIES
    killed = sum(source.endswith("c.") for source in sources)
    assert killed % _AT_ONCE == 0  # whole changes only
    assert killed >= done[-1] + _AT_ONCE
