"""Whatever a paragraph is made of, and whatever a translation does with it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.office.node_text import NodeText
from desktop_translator.documents.office.nodes import (
    Group,
    Kept,
    Look,
    Node,
    NodeBuilder,
    Piece,
    Text,
    text_of,
)
from tests.properties import QUICK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hypothesis.strategies import DrawFn

LOOKS = [Look(), Look("bold"), Look("link", kind=SpanKind.LINK)]


@st.composite
def paragraphs(draw: DrawFn) -> tuple[Node, ...]:
    """Build a paragraph from random steps; every piece has a number of its own."""
    builder = NodeBuilder()
    step = st.tuples(st.sampled_from("tttkcoox"), st.integers(0, 2))
    steps = draw(st.lists(step, min_size=8, max_size=20))
    for number, (kind, choice) in enumerate(steps):
        piece = (Piece(number),)
        if kind == "t":
            builder.add(Text("ab c"[choice : choice + 2], LOOKS[choice]))
        elif kind == "k":
            builder.add(Kept(piece))
        elif kind == "c":
            builder.add(Kept(piece, "code"))
        elif kind == "o":
            builder.open(choice, piece)
        else:
            builder.close(choice, piece)
    return builder.finish()


def pieces_of(nodes: Iterable[Node]) -> Iterator[object]:
    for node in nodes:
        if isinstance(node, Kept):
            yield from (piece.element for piece in node.pieces)
        elif isinstance(node, Group):
            yield from (piece.element for piece in node.opening)
            yield from pieces_of(node.children)
            yield from (piece.element for piece in node.closing)


def letters_of(nodes: Iterable[Node]) -> Iterator[tuple[str, object]]:
    """Give each letter with its look, or with the piece that it belongs to; spaces have none."""
    for node in nodes:
        if isinstance(node, Group):
            yield from letters_of(node.children)
        else:
            key = node.look.key if isinstance(node, Text) else node.pieces
            yield from ((letter, key if letter.strip() else "") for letter in node.text)


@QUICK
@given(paragraphs())
def test_the_same_text_gives_the_same_paragraph(nodes: Sequence[Node]) -> None:
    text = NodeText(nodes)
    again = text.translated(text.marked)
    assert list(pieces_of(again)) == list(pieces_of(nodes))
    assert list(letters_of(again)) == list(letters_of(nodes))


@QUICK
@given(paragraphs(), st.data())
def test_no_piece_is_lost_or_doubled_by_any_translation(
    nodes: Sequence[Node], data: st.DataObject
) -> None:
    text = NodeText(nodes)
    kept = [span for span in text.marked.spans if data.draw(st.booleans())]
    words = data.draw(st.text("xyz", max_size=5))
    places = sorted(data.draw(st.integers(0, len(words))) for _ in kept)
    spans = tuple(
        Span(start, start if span.kind is SpanKind.VOID else end, span.tag, span.kind)
        for span, (start, end) in zip(kept, pairwise([*places, len(words)]), strict=True)
    )
    again = text.translated(MarkedText(words, spans))
    assert Counter(pieces_of(again)) == Counter(pieces_of(nodes))
    written = "".join(letter for letter, key in letters_of(again) if not isinstance(key, tuple))
    assert set(written) <= set("xyz") | set(text_of(nodes))


def test_text_of_one_look_around_a_place_is_one_span() -> None:
    bold = LOOKS[1]
    nodes = (Text("plain text ", LOOKS[0]), Text("a", bold), Kept((Piece(1),)), Text("b", bold))
    assert [(span.start, span.end, span.kind) for span in NodeText(nodes).marked.spans] == [
        (11, 13, SpanKind.FORMAT),
        (12, 12, SpanKind.VOID),
    ]


def test_places_at_the_edges_of_a_link_stay_inside_or_outside() -> None:
    inside, outside = Kept((Piece("in"),)), Kept((Piece("out"),))
    link = Group((Text("link", LOOKS[0]), inside), opening=(Piece("("),), closing=(Piece(")"),))
    text = NodeText((Text("a ", LOOKS[0]), link, outside, Text(" b", LOOKS[0])))
    assert list(pieces_of(text.translated(text.marked))) == ["(", "in", ")", "out"]


def test_a_pair_of_marks_that_a_translation_lost_is_put_at_the_end() -> None:
    marked = Group((Text("marked", LOOKS[0]),), opening=(Piece("("),), closing=(Piece(")"),))
    text = NodeText((Text("a ", LOOKS[0]), marked, Text(" b", LOOKS[0])))
    nodes = text.translated(MarkedText("lost"))
    assert text_of(nodes) == "lost"
    assert list(pieces_of(nodes)) == ["(", ")"]


def test_what_is_no_link_stays_none_where_most_is() -> None:
    nodes = (Text("a long link", LOOKS[2]), Text(" not", LOOKS[0]))
    assert [span.kind for span in NodeText(nodes).marked.spans] == [SpanKind.LINK]
