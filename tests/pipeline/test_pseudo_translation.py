from __future__ import annotations

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.pipeline.pseudo_translation import Pseudo, pseudo_translated

SOURCE = MarkedText(
    "große Tür: ls -l",
    (Span(0, 5, 1), Span(10, 10, 2, SpanKind.VOID), Span(11, 16, 3, SpanKind.CODE)),
)


def test_identity_is_the_same() -> None:
    assert pseudo_translated(SOURCE, Pseudo.IDENTITY) == SOURCE


def test_capitals_may_be_longer_and_code_stays() -> None:
    found = pseudo_translated(SOURCE, Pseudo.UPPER)
    assert found.text == "GROSSE TÜR: ls -l"
    assert [(found.text[span.start : span.end], span.tag) for span in found.spans] == [
        ("GROSSE", 1),
        ("", 2),
        ("ls -l", 3),
    ]
