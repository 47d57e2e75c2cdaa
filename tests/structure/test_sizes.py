"""No file, function or class grows past what a reader can hold."""

from __future__ import annotations

import pytest

from tests.structure import tree

LIMITS = {"file": 250, "function": 40, "class": 200}


@pytest.mark.parametrize("area", ["desktop_translator", "packaging", "benchmarks", "tests"])
def test_nothing_is_too_long(area: str) -> None:
    every = [part for path in tree.python_files(tree.ROOT / area) for part in tree.parts(path)]
    longest = sorted(every, key=lambda part: part.lines / LIMITS[part.kind], reverse=True)
    offenders = [part for part in longest if part.lines > LIMITS[part.kind]]
    assert not offenders, f"longer than {LIMITS}:\n" + "\n".join(map(str, offenders))
