"""A text among tags as a unit: read with its white space collapsed, spelt with its tags again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.markup.references import References
from desktop_translator.documents.markup.vocabulary import Role
from desktop_translator.documents.span_events import Close, Open, events_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.documents.markup.tree import Node

_SPACE = re.compile(r"[ \t\n\f\r]+")
_KINDS = {Role.FORMAT: SpanKind.FORMAT, Role.LINK: SpanKind.LINK, Role.CODE: SpanKind.CODE}


@dataclass(frozen=True, slots=True)
class InlineUnit:
    """A unit and where it comes from: `nodes[tag]` made the span with that tag.

    `spaced` are the tags of the places for which a space was added that is not in the document.
    """

    start: int
    end: int
    source: MarkedText
    nodes: tuple[Node, ...]
    breaks: tuple[Node, ...]
    spaced: frozenset[int]
    references: References

    def spelt(
        self,
        translation: MarkedText,
        part: Callable[[int, int], str],
        dropped: frozenset[str] = frozenset(),
    ) -> str:
        """Write a translation with the unit's tags.

        `part` gives pieces of the document; places that are elements named in `dropped` are left
        out.
        """
        breaks = [part(node.start, node.end) for node in self.breaks]
        lines = iter(breaks)
        written: list[str] = []
        skip_space = False
        for event in events_of(translation, self._holds):
            if isinstance(event, str):
                first, *others = (event.removeprefix(" ") if skip_space else event).split("\n")
                written.append(self.references.spelt(first))
                for line in others:
                    written.append(next(lines, breaks[-1] if breaks else " "))
                    written.append(self.references.spelt(line))
                skip_space = False
                continue
            node = self.nodes[event.tag]
            if isinstance(event, Open):
                written.append(part(node.start, node.content_start))
            elif isinstance(event, Close):
                written.append(part(node.content_end, node.end))
            elif node.name not in dropped:
                if event.tag in self.spaced:
                    skip_space = not _unspaced(written)
                written.append(part(node.start, node.end))
        return "".join([*written, *lines])

    def _holds(self, outer: int, inner: int) -> bool:
        return self.nodes[inner].start < self.nodes[outer].end


def _unspaced(written: list[str]) -> bool:
    """Take a space at the end away; tell whether there was one."""
    if written and written[-1].endswith(" "):
        written[-1] = written[-1][:-1]
        return True
    return False


class InlineReader:
    """Builds a unit from nodes."""

    def __init__(self, text: str, references: References | None = None) -> None:
        """Read from a document in which letters may be spelt as `references` knows it."""
        self._document = text
        self._text: list[str] = []
        self._length = 0
        self._last = ""
        self._pending = False
        self._spans: list[Span] = []
        self._nodes: list[Node] = []
        self._breaks: list[Node] = []
        self._spaced: set[int] = set()
        self._references = references or References()

    def unit(self, nodes: list[Node]) -> InlineUnit | None:
        """Return the unit of the nodes; None where there is no word to translate."""
        self._visit(nodes)
        text = "".join(self._text)
        spans = tuple(sorted(self._spans, key=lambda span: span.tag))
        source = MarkedText(text, spans)
        if not has_words(source):
            return None
        start, end = nodes[0].start, nodes[-1].end
        if nodes[0].role is None:
            start = end_of_space(self._document, start)
        if nodes[-1].role is None:
            end = nodes[-1].start + len(self._document[nodes[-1].start : end].rstrip(" \t\n\f\r"))
        return InlineUnit(
            start,
            end,
            source,
            tuple(self._nodes),
            tuple(self._breaks),
            frozenset(self._spaced),
            self._references,
        )

    def _visit(self, nodes: tuple[Node, ...] | list[Node]) -> None:
        for node in nodes:
            if node.role is None:
                self._add(self._document[node.start : node.end])
            elif node.role is Role.BREAK:
                self._breaks.append(node)
                self._pending = False
                self._write("\n")
            elif node.role is Role.CODE and self._is_seen(node):
                self._element(node, self._code)
            elif node.is_element and self._is_seen(node):
                self._element(node, lambda node: self._visit(node.children))
            else:
                self._place(node)

    def _element(self, node: Node, content: Callable[[Node], None]) -> None:
        tag, start, first = len(self._nodes), self._length, len(self._spans)
        pieces = len(self._text)
        self._nodes.append(node)
        content(node)
        text = "".join(self._text[pieces:])
        inner = self._spans[first:]
        left = start + len(text) - len(text.lstrip(" "))
        if inner:
            left = min(left, min(span.start for span in inner))
        kind = _KINDS.get(node.role or Role.FORMAT, SpanKind.FORMAT)
        self._spans.append(Span(left, self._length, tag, kind))

    def _code(self, node: Node) -> None:
        self._add("".join(self._texts(node)) if node.is_element else self._slice(node))

    def _texts(self, node: Node) -> Iterator[str]:
        if node.role is None:
            yield self._slice(node)
        for child in node.children:
            yield from self._texts(child)

    def _place(self, node: Node) -> None:
        if node.role is Role.SPACE and not self._pending and self._length:
            self._pending = True
            self._spaced.add(len(self._nodes))
        elif node.is_element and any(self._slice(child).isspace() for child in node.children):
            self._pending = True
        self._write("")
        self._spans.append(Span(self._length, self._length, len(self._nodes), SpanKind.VOID))
        self._nodes.append(node)

    def _add(self, spelt: str) -> None:
        text = _SPACE.sub(" ", self._references.read(spelt))
        if text.startswith(" "):
            self._pending = True
        if text.strip(" "):
            self._write(text.strip(" "))
            self._pending = text.endswith(" ")

    def _write(self, text: str) -> None:
        if self._pending and self._last not in ("", "\n"):
            text = f" {text}"
        self._pending = False
        self._text.append(text)
        self._last = text[-1:] or self._last
        self._length += len(text)

    def _slice(self, node: Node) -> str:
        return self._document[node.start : node.end]

    def _is_seen(self, node: Node) -> bool:
        return is_seen(self._document, node)


def is_seen(text: str, node: Node) -> bool:
    """Tell whether a node shows text."""
    if node.role is None:
        shown = References().read(text[node.start : node.end])
        return end_of_space(shown, 0) < len(shown)
    if node.role is Role.CODE and not node.is_element:
        return True
    return any(is_seen(text, child) for child in node.children)


def has_words(text: MarkedText) -> bool:
    """Tell whether there are letters outside of code."""
    place = 0
    for span in text.spans:
        if span.kind is SpanKind.CODE:
            if any(map(str.isalpha, text.text[place : span.start])):
                return True
            place = span.end
    return any(map(str.isalpha, text.text[place:]))


def end_of_space(text: str, place: int) -> int:
    """Return where the white space that begins at a place ends."""
    match = _SPACE.match(text, place)
    return match.end() if match else place
