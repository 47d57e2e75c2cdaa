from __future__ import annotations

from desktop_translator.engine.unknown import UNKNOWN, copy_unknown

VOCABULARY = {"▁", "▁the", "▁le", "▁chat", "▁cat", "."}


def test_copies_the_unknown_source_token_looked_at_most() -> None:
    source = ["▁le", "▁chat", "▁", "😺", "▁", "李"]
    attention = [
        [0.9, 0.0, 0.0, 0.0, 0.0, 0.1],
        [0.5, 0.0, 0.0, 0.1, 0.0, 0.4],
        [0.5, 0.0, 0.0, 0.3, 0.0, 0.2],
    ]
    result = copy_unknown(["▁the", UNKNOWN, UNKNOWN], source, attention, VOCABULARY)
    assert result == ["▁the", "▁", "李", "▁", "😺"]


def test_never_copies_a_word_the_model_knows() -> None:
    result = copy_unknown(["▁the", UNKNOWN], ["▁le", "▁chat"], [[1, 0], [0, 1]], VOCABULARY)
    assert result == ["▁the"]


def test_each_source_token_is_copied_once() -> None:
    result = copy_unknown([UNKNOWN, UNKNOWN], ["😺"], [[1.0], [1.0]], VOCABULARY)
    assert result == ["😺"]
