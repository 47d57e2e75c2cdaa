"""Two other ways to keep markup, for comparison: by single tokens, and run by run."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.core.alignment import Alignment


def token_copying(unit: MarkedText, translation: str, alignment: Alignment) -> list[Span]:
    """Give each token the tags of the token it looked at most, as Bergamot does.

    The tokens of a word have the tags of its first. A tag whose tokens lie apart is split: it
    comes back as several spans.
    """
    sources = [max(row, key=lambda look: look[1])[0] if row else None for row in alignment.shares]
    for number, ((_, end), (start, _)) in enumerate(pairwise(alignment.target), 1):
        if end == start and translation[start - 1 : start + 1].isalnum():
            sources[number] = sources[number - 1]
    found: list[Span] = []
    for span in unit.spans:
        open_at: int | None = None
        for number, source in enumerate([*sources, None]):
            place = None if source is None else alignment.source[source]
            inside = place is not None and place[0] < span.end and place[1] > span.start
            if inside and open_at is None:
                open_at = alignment.target[number][0]
            elif not inside and open_at is not None:
                found.append(Span(open_at, alignment.target[number - 1][1], span.tag, span.kind))
                open_at = None
    return found


def run_places(unit: MarkedText) -> Iterator[tuple[int, int]]:
    """Yield where the text between two tags starts and ends."""
    edges = {edge for span in unit.spans for edge in (span.start, span.end)}
    return pairwise(sorted({0, len(unit.text), *edges}))


def runs_alone(unit: MarkedText, translated: Callable[[str], str]) -> MarkedText:
    """Translate what stands between two tags by itself, run by run, as Argos does."""
    moved = {0: 0}
    text = ""
    for start, end in run_places(unit):
        run = unit.text[start:end]
        words = run.strip()
        if words:
            at = run.index(words)
            text += run[:at] + translated(words) + run[at + len(words) :]
        else:
            text += run
        moved[end] = len(text)
    spans = (Span(moved[s.start], moved[s.end], s.tag, s.kind) for s in unit.spans)
    return MarkedText(text, tuple(spans))
