"""Nodes of a paragraph as a text with spans, and nodes again from its translation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.office.nodes import Group, Kept, Look, Node, Text, text_of
from desktop_translator.documents.span_events import Close, Open, events_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLAIN = Look()


class NodeText:
    """The text of a paragraph, and the way back.

    What stands at the edges without text, and groups around the whole, stay where they are and
    need no span; nor does the look that most of a group has. So few spans are left to place.

    Attributes:
        marked: what is to be translated. The tags of its spans are valid here only.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._shells: list[tuple[Sequence[Node], Group | None, Sequence[Node]]] = []
        inner = self._peeled(nodes)
        self._marks: list[Look | Group | Kept] = []
        self._holders: list[tuple[int, ...]] = []
        self._spans: list[Span | None] = []
        self._base = _base_of(inner, _PLAIN)
        self._bases: dict[int, Look] = {}
        self._walk(inner, self._base, 0, ())
        spans = tuple(span for span in self._spans if span is not None)
        self.marked = MarkedText(text_of(inner), spans)

    def translated(self, translation: MarkedText) -> list[Node]:
        """Return the paragraph's nodes with the translation for text.

        What must survive and is missing in the translation is put at the end, and a link for
        which the translation has no words keeps those it had.
        """
        nodes = self._rendered(translation)
        found = {span.tag for span in translation.spans}
        for tag, mark in enumerate(self._marks):
            if tag not in found:
                nodes += _kept_of(mark)
        for before, group, after in reversed(self._shells):
            inner = nodes if group is None else [group.containing(nodes)]
            nodes = [*before, *inner, *after]
        return nodes

    def _peeled(self, nodes: Sequence[Node]) -> Sequence[Node]:
        filled = [at for at, node in enumerate(nodes) if text_of([node])]
        while filled and _stands_apart(nodes, filled[-1], -1):
            filled.pop()
        while filled and _stands_apart(nodes, filled[0], 1):
            filled.pop(0)
        if not filled:
            self._shells.append((nodes, None, ()))
            return ()
        first, last = filled[0], filled[-1]
        only = nodes[first]
        if first == last and isinstance(only, Group):
            self._shells.append((nodes[:first], only, nodes[last + 1 :]))
            return self._peeled(only.children)
        self._shells.append((nodes[:first], None, nodes[last + 1 :]))
        return nodes[first : last + 1]

    def _walk(self, nodes: Sequence[Node], base: Look, at: int, holders: tuple[int, ...]) -> int:
        """Give spans to the nodes of one group, from the place `at`; return the place behind."""
        index = 0
        while index < len(nodes):
            end = _stretch(nodes, index)
            first = nodes[index]
            if isinstance(first, Text) and not first.takes(base):
                tag = self._mark(first.look, holders)
                behind = self._run(nodes[index:end], base, at, (*holders, tag))
                self._spans[tag] = Span(at, behind, tag, first.look.kind)
            else:
                behind = self._run(nodes[index:end], base, at, holders)
            at, index = behind, end
        return at

    def _run(self, nodes: Sequence[Node], base: Look, at: int, holders: tuple[int, ...]) -> int:
        for node in nodes:
            if isinstance(node, Group):
                tag = self._mark(node, holders)
                self._bases[tag] = _base_of(node.children, base)
                behind = self._walk(node.children, self._bases[tag], at, (*holders, tag))
                self._spans[tag] = Span(at, behind, tag, SpanKind.LINK)
            else:
                behind = at + len(node.text)
                if isinstance(node, Kept):
                    tag = self._mark(node, holders)
                    kind = SpanKind.CODE if node.text else SpanKind.VOID
                    self._spans[tag] = Span(at, behind, tag, kind)
            at = behind
        return at

    def _mark(self, mark: Look | Group | Kept, holders: tuple[int, ...]) -> int:
        self._marks.append(mark)
        self._holders.append(holders)
        self._spans.append(None)
        return len(self._marks) - 1

    def _holds(self, outer: int, inner: int) -> bool:
        return outer in self._holders[inner]

    def _rendered(self, translation: MarkedText) -> list[Node]:
        levels: list[tuple[list[Node], Look]] = [([], self._base)]
        for event in events_of(translation, self._holds):
            nodes, look = levels[-1]
            if isinstance(event, str):
                nodes.append(Text(event, look))
            elif isinstance(event, Open):
                mark = self._marks[event.tag]
                levels.append(([], mark if isinstance(mark, Look) else self._bases[event.tag]))
            elif isinstance(event, Close):
                levels.pop()
                levels[-1][0].extend(self._closed(event.tag, nodes))
            else:
                kept = self._marks[event.tag]
                nodes.extend([kept] if isinstance(kept, Kept) else ())
        return levels[0][0]

    def _closed(self, tag: int, nodes: list[Node]) -> list[Node]:
        mark = self._marks[tag]
        if not isinstance(mark, Group):
            return nodes
        if mark.leads and not text_of(nodes):
            nodes = [Text(text_of(mark.children), self._bases[tag]), *nodes]
        return [mark.containing(nodes)]


def _stands_apart(nodes: Sequence[Node], at: int, inwards: int) -> bool:
    """Tell whether a tab or the like parts what is kept (a page number) from the other text."""
    node = nodes[at]
    if not isinstance(node, Kept):
        return False
    beside = nodes[at + inwards] if 0 <= at + inwards < len(nodes) else None
    apart = isinstance(beside, Kept) and not beside.text
    return beside is None or apart or node.text[0 if inwards < 0 else -1] == "\t"


def _stretch(nodes: Sequence[Node], first: int) -> int:
    """Return the end of the text in one look that begins at `first`, with places in between."""
    end = first + 1
    start = nodes[first]
    if not isinstance(start, Text):
        return end
    for at in range(first + 1, len(nodes)):
        node = nodes[at]
        if isinstance(node, Text) and node.look.key == start.look.key:
            end = at + 1
        elif not isinstance(node, Kept) or node.text:
            break
    return end


def _base_of(nodes: Sequence[Node], otherwise: Look) -> Look:
    """Return the look that most of the text has, among those that are no links if there are."""
    sizes: Counter[object] = Counter()
    looks: dict[object, Look] = {}
    for node in nodes:
        if isinstance(node, Text):
            sizes[node.look.key] += len(node.text)
            looks.setdefault(node.look.key, node.look)
    plain = [key for key in looks if looks[key].kind is SpanKind.FORMAT]
    best = max(plain or looks, key=lambda key: sizes[key], default=None)
    return looks.get(best, otherwise)


def _kept_of(mark: Look | Group | Kept) -> Iterator[Node]:
    if isinstance(mark, Kept):
        yield mark
    elif isinstance(mark, Group) and mark.leads:
        yield mark.containing([Text(text_of(mark.children), _base_of(mark.children, _PLAIN))])
    elif isinstance(mark, Group) and mark.element is None:
        yield mark.containing(())
