"""A stretch of text with its inline elements: as a tree, as text with spans, and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.documents.markup.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MOST_DEPTH = 60
"""Deeper elements are treated as if their tags stood alone."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A token within a stretch, or an element whose content is none of the stretch's."""

    role: Role | None
    start: int
    end: int
    name: str = ""
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A piece (no `content_end`), or an element with the nodes in it.

    The role of text is None.
    """

    role: Role | None
    start: int
    end: int
    children: tuple[Node, ...] = ()
    content_start: int = -1
    content_end: int = -1
    name: str = ""
    loose: bool = False
    """It is a tag without its counterpart."""

    @property
    def is_element(self) -> bool:
        """Tell whether it has a start tag and an end tag."""
        return self.content_end >= 0


@dataclass(slots=True)
class _Open:
    piece: Piece
    nodes: list[Node] = field(default_factory=list)


def nodes_of(pieces: Iterable[Piece]) -> list[Node]:
    """Put a tag and its counterpart together; where elements cross, the inner tags stay loose."""
    stack = [_Open(Piece(None, 0, 0))]
    for piece in pieces:
        if piece.opens and len(stack) <= _MOST_DEPTH:
            stack.append(_Open(piece))
        elif piece.closes and any(o.piece.name == piece.name for o in stack):
            while stack[-1].piece.name != piece.name:
                _loosen(stack)
            opened = stack.pop()
            start, end = opened.piece.start, piece.end
            stack[-1].nodes.append(
                Node(
                    opened.piece.role,
                    start,
                    end,
                    tuple(opened.nodes),
                    opened.piece.end,
                    piece.start,
                )
            )
        else:
            loose = piece.opens or piece.closes
            role = Role.VOID if loose else piece.role
            node = Node(role, piece.start, piece.end, name=piece.name, loose=loose)
            stack[-1].nodes.append(node)
    while len(stack) > 1:
        _loosen(stack)
    return stack[0].nodes


def _loosen(stack: list[_Open]) -> None:
    opened = stack.pop()
    stack[-1].nodes.append(Node(Role.VOID, opened.piece.start, opened.piece.end, loose=True))
    stack[-1].nodes.extend(opened.nodes)


def stretches(
    nodes: list[Node], is_blank: Callable[[Node], bool], *, strict: bool
) -> list[list[Node]]:
    """Cut nodes into texts of their own: at blank lines and, if `strict`, at loose tags."""
    parts: list[list[Node]] = [[]]
    for index, node in enumerate(nodes):
        if (strict and node.loose) or (
            node.role is Role.BREAK and _next_break(nodes, index, is_blank)
        ):
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _next_break(nodes: list[Node], index: int, is_blank: Callable[[Node], bool]) -> bool:
    for place in range(index + 1, len(nodes)):
        if nodes[place].role is Role.BREAK:
            return True
        if not is_blank(nodes[place]):
            return False
    return False


def peeled(nodes: list[Node], is_seen: Callable[[Node], bool]) -> list[Node]:
    """Leave out what is at the edges and shows no text, and the elements that hold it all."""
    while True:
        seen = [index for index, node in enumerate(nodes) if is_seen(node)]
        nodes = nodes[seen[0] : seen[-1] + 1] if seen else []
        if len(nodes) != 1 or not nodes[0].is_element or nodes[0].role is Role.CODE:
            return nodes
        nodes = list(nodes[0].children)
