"""Any marked texts, translations and alignments, for properties that hold for all of them."""

from __future__ import annotations

import itertools

from hypothesis import strategies as st

from desktop_translator.core.alignment import Alignment
from desktop_translator.core.marked_text import MarkedText, Span, SpanKind

_PROSE = [
    "le",
    "Monde",
    "voir",
    "l'eau",
    "Éléonore",
    "你好。",
    "1. ",
    "- ",
    "12,5",
    "«",
    "»",
    ",",
    ".",
]
_KEPT = ["{name}", "{1}", "https://a.org/x", "foo()", "😀", "\n", "\t", "  ", "?"]
_WORDS = st.sampled_from(_PROSE + _KEPT)


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = draw(st.lists(_WORDS, max_size=14))
    gaps = draw(st.lists(st.sampled_from([" ", " ", " ", ""]), min_size=14, max_size=14))
    return "".join(word + gap for word, gap in zip(words, gaps, strict=False))


@st.composite
def marked_texts(draw: st.DrawFn) -> MarkedText:
    """Any text, and spans that nest or are apart, of every kind."""
    text = draw(texts())
    spans: list[Span] = []

    def fill(start: int, end: int, depth: int) -> None:
        position = start
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(position, end))
            to = draw(st.integers(at, end))
            kind = draw(st.sampled_from(list(SpanKind)))
            to = at if kind is SpanKind.VOID else to
            spans.append(Span(at, to, len(spans), kind))
            if depth and at < to:
                fill(at, to, depth - 1)
            position = to

    fill(0, len(text), 2)
    return MarkedText(text, tuple(spans))


@st.composite
def alignments(draw: st.DrawFn, source: str, target: str) -> Alignment:
    """Any attention between pieces that cut both texts anywhere."""
    places = []
    for text in (source, target):
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)) | {0, len(text)})
        places.append(tuple(itertools.pairwise(cuts)))
    share = st.integers(0, 10).map(lambda tenths: tenths / 10)
    rows = [
        tuple((n, draw(share)) for n in sorted(draw(st.sets(st.integers(0, len(places[0]) - 1)))))
        if places[0]
        else ()
        for _ in places[1]
    ]
    return Alignment(places[0], places[1], tuple(rows))
