from __future__ import annotations

from desktop_translator.core.marks import translatable


def test_a_marked_text_stays_as_it_is() -> None:
    assert translatable("errors", "{path} is missing.") == "{path} is missing."
