from __future__ import annotations

import pytest

from desktop_translator.core.attention import AttentionChoice


def test_what_is_not_said_is_as_usual() -> None:
    assert AttentionChoice.parse({}) == AttentionChoice(layer=-1, heads=1, shifted=False)


def test_is_read_as_it_is_written() -> None:
    choice = AttentionChoice(3, 0, True)
    assert AttentionChoice.parse(choice.as_json()) == choice


@pytest.mark.parametrize("wrong", [[], "last", {"heads": -1}, {"layer": "last"}, {"heads": None}])
def test_nonsense_is_refused(wrong: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        AttentionChoice.parse(wrong)
