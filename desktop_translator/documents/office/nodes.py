"""A paragraph as a sequence of nodes: text with its look, groups, and what is kept as it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from desktop_translator.core.marked_text import SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.xml_part import Element


@dataclass(frozen=True, slots=True)
class Piece:
    """An element of a paragraph, or a child of a run, which is written in a run of that look."""

    element: Element
    run: Element = None


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The formatting of text. Two with one `key` look the same.

    `properties` is the element that says so, None for what the paragraph has by itself. It is a
    link where text with this look leads somewhere. `on_spaces` tells whether spaces show it (by a
    line below them): if not, they take the look of the text beside them.
    """

    key: object = None
    properties: Element = None
    kind: SpanKind = SpanKind.FORMAT
    on_spaces: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text in one look; never empty."""

    text: str
    look: Look

    def takes(self, look: Look) -> bool:
        """Tell whether nobody sees a difference if this text has another look."""
        if self.look.key == look.key:
            return True
        plain = self.look.kind is SpanKind.FORMAT and look.kind is SpanKind.FORMAT
        return self.text.isspace() and plain and not (self.look.on_spaces or look.on_spaces)


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Pieces that are written as they are. `text` is what a reader sees of them, if anything."""

    pieces: tuple[Piece, ...]
    text: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Nodes that belong together: within `element`, or between pieces that open and close them.

    `leads` tells of links, which nobody can follow without a text.
    """

    children: tuple[Node, ...]
    element: Element = None
    opening: tuple[Piece, ...] = ()
    closing: tuple[Piece, ...] = ()
    leads: bool = False

    def containing(self, children: Iterable[Node]) -> Group:
        """Return the same group around other nodes."""
        return replace(self, children=tuple(children))


Node: TypeAlias = Text | Kept | Group


def text_of(nodes: Iterable[Node]) -> str:
    """Return what a reader sees of the nodes."""
    return "".join(
        text_of(node.children) if isinstance(node, Group) else node.text for node in nodes
    )


class NodeBuilder:
    """Puts nodes together while a paragraph is read from its beginning to its end.

    Groups that are elements of the file nest by themselves. Those between two marks (bookmarks,
    fields) may cross others; what crosses is kept as marks without text.
    """

    def __init__(self) -> None:
        self._frames: list[_Frame] = [_Frame()]

    def add(self, node: Node) -> None:
        """Append a node; text joins that before it if both look the same."""
        nodes = self._frames[-1].nodes
        last = nodes[-1] if nodes else None
        if isinstance(node, Text) and isinstance(last, Text):
            if node.takes(last.look):
                nodes[-1] = Text(last.text + node.text, last.look)
                return
            if last.takes(node.look):
                nodes[-1] = Text(last.text + node.text, node.look)
                return
        nodes.append(node)

    def open(
        self,
        token: object,
        opening: tuple[Piece, ...] = (),
        element: Element = None,
        *,
        leads: bool = False,
    ) -> None:
        """Begin a group, which `close` ends by the same token."""
        self._frames.append(_Frame(token, opening, element, leads))

    def close(self, token: object, closing: tuple[Piece, ...] = ()) -> None:
        """End a group, or keep its end where its beginning is none of a group any more."""
        depth = next(
            (at for at in range(len(self._frames) - 1, 0, -1) if self._frames[at].token == token), 0
        )
        loose = all(frame.element is None for frame in self._frames[depth + 1 :])
        if not depth or not loose:
            self.add(Kept(closing))
            return
        while len(self._frames) > depth + 1:
            self._dissolve()
        frame = self._frames.pop()
        group = Group(tuple(frame.nodes), frame.element, frame.opening, closing, frame.leads)
        if text_of(group.children):
            self.add(group)
        elif frame.element is not None:
            self.add(Kept((Piece(frame.element),)))
        else:
            for node in (Kept(frame.opening), *frame.nodes, Kept(closing)):
                self.add(node)

    def finish(self) -> tuple[Node, ...]:
        """Return all nodes."""
        while len(self._frames) > 1:
            self._dissolve()
        return tuple(self._frames[0].nodes)

    def _dissolve(self) -> None:
        frame = self._frames.pop()
        for node in (Kept(frame.opening), *frame.nodes):
            self.add(node)


@dataclass(slots=True)
class _Frame:
    token: object = None
    opening: tuple[Piece, ...] = ()
    element: Element = None
    leads: bool = False
    nodes: list[Node] = field(default_factory=list)
