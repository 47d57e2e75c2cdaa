"""Going through a document of tags: its texts, in the order in which a person reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.markup.attributes import Attribute, attributes_of
from desktop_translator.documents.markup.inline_unit import (
    InlineReader,
    InlineUnit,
    has_words,
    is_seen,
)
from desktop_translator.documents.markup.references import References
from desktop_translator.documents.markup.tokens import Token, TokenKind, tokens_of
from desktop_translator.documents.markup.tree import Node, Piece, nodes_of, peeled, stretches
from desktop_translator.documents.markup.vocabulary import Role, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ISLANDS = 20
_INLINE = (Role.FORMAT, Role.LINK, Role.CODE)
_WHOLE = (Role.ISLAND, Role.OPAQUE, Role.VOID, Role.BREAK, Role.SPACE)


@dataclass(frozen=True, slots=True)
class AttributeUnit:
    """The value of an attribute as a unit; `start` and `end` hold its quotes, if any."""

    start: int
    end: int
    quote: str
    source: MarkedText
    references: References

    def spelt(self, translation: MarkedText) -> str:
        """Write a translation as the value."""
        quote = self.quote or '"'
        own = "&<" if quote == "'" else '&<"'
        text = self.references.spelt(translation.text, own)
        return f"{quote}{text.replace(quote, '&#39;')}{quote}"


class Walk:
    """A walk through one document; `tokens` are what it is cut into."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        """Cut the text into its tokens."""
        self._text = text
        self._vocabulary = vocabulary
        self.tokens = list(tokens_of(text, vocabulary))
        self._never_closed: set[str] = set()

    def units(self) -> Iterator[InlineUnit | AttributeUnit]:
        """Give the texts; one that lies within another comes before it."""
        return self._within(0, len(self.tokens), 0)

    def _within(self, index: int, end: int, depth: int) -> Iterator[InlineUnit | AttributeUnit]:
        only_in = self._vocabulary.text_only_in
        reads = only_in is None
        pieces: list[Piece] = []
        while index < end:
            token = self.tokens[index]
            index += 1
            role = self._role(token)
            if role in (Role.BLOCK, Role.OPAQUE):
                yield from self._flush(pieces, reads)
                pieces = []
            if role is Role.BLOCK and only_in is not None and token.name in only_in:
                reads = token.kind is TokenKind.START
            last = self._last(index - 1, role)
            if role is not Role.OPAQUE:
                yield from self._attribute_units(token)
            if role is Role.ISLAND and depth < _MOST_ISLANDS:
                yield from self._within(index, last, depth + 1)
            if role is not Role.BLOCK and role is not Role.OPAQUE:
                pieces.append(self._piece(token, role, self.tokens[max(index - 1, last)].end))
            index = max(index, last + 1)
        yield from self._flush(pieces, reads)

    def _role(self, token: Token) -> Role | None:
        if token.kind is TokenKind.TEXT:
            return None
        if token.kind is TokenKind.PLACE:
            return Role.CODE
        if token.kind is TokenKind.OTHER:
            return Role.VOID
        role = self._vocabulary.role(token.name)
        if token.kind is TokenKind.START and "=" in self._text[token.start : token.end]:
            values = {name: each.value for name, each in self._attributes(token).items()}
            if self._vocabulary.kept(values):
                return Role.CODE if role in _INLINE else Role.OPAQUE
        return role

    def _last(self, index: int, role: Role | None) -> int:
        """Return the index of the last token of an element that is looked at as a whole."""
        token = self.tokens[index]
        whole = role in _WHOLE and token.kind is TokenKind.START
        if not whole or token.name in self._never_closed:
            return index
        depth = 0
        for place in range(index, len(self.tokens)):
            other = self.tokens[place]
            if other.name == token.name:
                depth += (other.kind is TokenKind.START) - (other.kind is TokenKind.END)
                if depth == 0:
                    return place
        self._never_closed.add(token.name)
        return index

    def _piece(self, token: Token, role: Role | None, end: int) -> Piece:
        if role in _INLINE and token.kind in (TokenKind.START, TokenKind.END):
            opens = token.kind is TokenKind.START
            return Piece(role, token.start, token.end, token.name, opens, not opens)
        if role in _INLINE and token.kind is TokenKind.EMPTY:
            role = Role.VOID
        return Piece(role, token.start, end, token.name)

    def _flush(self, pieces: list[Piece], reads: bool) -> Iterator[InlineUnit]:
        if not reads:
            return
        seen = partial(is_seen, self._text)
        for stretch in stretches(nodes_of(pieces), self._is_blank, strict=self._vocabulary.xml):
            nodes = peeled(stretch, seen)
            if nodes and (unit := InlineReader(self._text).unit(nodes)):
                yield unit

    def _is_blank(self, node: Node) -> bool:
        return node.role is None and not is_seen(self._text, node)

    def _attribute_units(self, token: Token) -> Iterator[AttributeUnit]:
        if not token.name or token.kind is TokenKind.END:
            return
        if "=" not in self._text[token.start : token.end]:
            return
        attributes = self._attributes(token)
        values = {name: attribute.value for name, attribute in attributes.items()}
        for name in self._vocabulary.attributes(token.name, values):
            if name in attributes and (unit := self._attribute_unit(attributes[name])):
                yield unit

    def _attribute_unit(self, attribute: Attribute) -> AttributeUnit | None:
        references = References()
        source = MarkedText(references.read(attribute.value))
        if not has_words(source) or _is_program(attribute.value):
            return None
        quote = self._text[attribute.start] if attribute.value else '"'
        quote = quote if quote in "\"'" else ""
        return AttributeUnit(attribute.start, attribute.end, quote, source, references)

    def _attributes(self, token: Token) -> dict[str, Attribute]:
        return attributes_of(self._text, token)


def _is_program(value: str) -> bool:
    return any(sign in value for sign in ("{{", "<?", "<%", "{%"))
