"""The units of one block of Markdown, and the block with their translations."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop_translator.core.line_layout import lay_out
from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.markdown.blocks import Block, BlockKind
from desktop_translator.documents.markdown.inline import inline_nodes
from desktop_translator.documents.markdown.spelling import MarkdownSpelling, safe_start
from desktop_translator.documents.markup.inline_unit import (
    InlineReader,
    InlineUnit,
    has_words,
    is_seen,
)
from desktop_translator.documents.markup.tree import Node, peeled, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from desktop_translator.documents.splices import Splices

_HARD_BREAK = re.compile(r"( {2,}\n|\\\n|<br ?/?>\n?)")
_TITLE = re.compile(r"""\s("(?:[^"\\]|\\.)+"|'(?:[^'\\]|\\.)+')\s*\)\Z""", re.DOTALL)
_TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del"}
_MARKUP = re.compile(r"[*_`\[\]<&\\]")


@dataclass(frozen=True, slots=True)
class LabelUnit:
    """The words of a picture, or the title of a link: `content[start:end]`."""

    start: int
    end: int
    source: MarkedText
    quote: str = ""

    def spelt(self, translation: MarkedText) -> str:
        """Write a translation; a picture's words have no quotes around them."""
        text = " ".join(translation.text.split())
        signs = f"\\{self.quote}" if self.quote else "\\[]*_`<"
        return "".join(f"\\{letter}" if letter in signs else letter for letter in text)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to write a translation: the first that reads as it should is taken."""

    laid_out: bool = True
    as_tags: bool = False
    cautious: bool = False
    formats: bool = True


_WAYS = (
    _Way(),
    _Way(laid_out=False),
    _Way(cautious=True),
    _Way(as_tags=True),
    _Way(laid_out=False, as_tags=True, cautious=True),
    _Way(laid_out=False, cautious=True, formats=False),
)


class TextBlock:
    """A block of which the inline markup has been read.

    `environment` holds the link definitions of the document, `language` is that of the source.
    """

    def __init__(self, block: Block, environment: dict[str, Any], language: str) -> None:
        self.block = block
        self._content = block.content
        self._environment = environment
        self._language = language

    def units(self) -> Iterator[InlineUnit | LabelUnit]:
        """Give the units; one that lies within another comes before it."""
        nodes, tokens = inline_nodes(self._content, self._environment)
        yield from self._labels(tokens)
        for stretch in stretches(nodes, lambda node: _is_blank(self._content, node), strict=False):
            inner = peeled(stretch, partial(is_seen, self._content))
            if inner and (unit := InlineReader(self._content, self._spelling()).unit(inner)):
                yield unit

    def spelt(self, unit: InlineUnit, translation: MarkedText, splices: Splices) -> str:
        """Write a translation in Markdown, so that it reads as it should."""
        wanted = _tidy(translation)
        for way in _WAYS:
            plain = wanted if way.formats else _without_formats(wanted)
            written = self._written(unit, plain, splices, way)
            if self._reads_as(written, plain):
                break
        return written

    def _written(
        self, unit: InlineUnit, translation: MarkedText, splices: Splices, way: _Way
    ) -> str:
        def part(start: int, end: int) -> str:
            spelt = splices.part(start, end)
            if way.as_tags and spelt in _TAGS:
                return f"<{'/' if end in closings else ''}{_TAGS[spelt]}>"
            return self._reference(unit, start, end) or spelt

        closings = {node.end for node in unit.nodes if node.is_element}
        spelling = replace(
            self._spelling(), cautious=way.cautious, spellings=unit.references.spellings
        )
        written = replace(unit, references=spelling).spelt(translation, part)
        if self.block.kind is not BlockKind.PARAGRAPH:
            return written
        if way.laid_out:
            written = _laid_out(written, self._content[unit.start : unit.end])
        first, *others = written.split("\n")
        begins = unit.start == 0 or self._content[unit.start - 1] == "\n"
        return "\n".join([safe_start(first) if begins else first, *map(safe_start, others)])

    def _reference(self, unit: InlineUnit, start: int, end: int) -> str | None:
        """Return the end of a link that is found by its text, which is to be another."""
        if self._content[start:end] not in ("]", "][]"):
            return None
        node = next(node for node in unit.nodes if node.content_end == start)
        return f"][{self._content[node.content_start : node.content_end]}]"

    def _reads_as(self, written: str, translation: MarkedText) -> bool:
        nodes, _ = inline_nodes(written, self._environment)
        unit = InlineReader(written, self._spelling()).unit(nodes) if nodes else None
        return unit is not None and _shape(unit.source) == _shape(translation)

    def _spelling(self) -> MarkdownSpelling:
        return MarkdownSpelling(
            language=self._language,
            cell=self.block.kind is BlockKind.CELL,
            labels=self._environment.get("references", ()),
        )

    def _labels(self, tokens: list[Token]) -> Iterator[LabelUnit]:
        for token in tokens:
            if token.type not in ("image", "link_close") or "label_end" not in token.meta:
                continue
            start, end, label_end = (token.meta[key] for key in ("start", "end", "label_end"))
            if token.type == "image" and self._content[label_end + 1 : end].startswith("("):
                yield from self._label(start + 2, label_end, "")
            if title := _TITLE.search(self._content, label_end + 1, end):
                yield from self._label(title.start(1) + 1, title.end(1) - 1, title[1][0])

    def _label(self, start: int, end: int, quote: str) -> Iterator[LabelUnit]:
        text = self._content[start:end]
        source = MarkedText(" ".join(text.split()))
        if has_words(source) and not _MARKUP.search(text):
            yield LabelUnit(start, end, source, quote)


def _is_blank(content: str, node: Node) -> bool:
    return node.role is None and not is_seen(content, node)


def _laid_out(written: str, original: str) -> str:
    """Put as many line breaks between words as there were, hard breaks left out of the count."""
    new, old = _HARD_BREAK.split(written), _HARD_BREAK.split(original)
    if len(new) == len(old) and written.count("\n") < original.count("\n"):
        new[::2] = [lay_out(line, was) for line, was in zip(new[::2], old[::2], strict=True)]
    return "".join(new)


def _tidy(text: MarkedText) -> MarkedText:
    """Leave out formats without text, and the spaces at the edges of the others."""
    spans: list[Span] = []
    for number, span in enumerate(text.spans):
        if span.kind is SpanKind.FORMAT:
            within = text.text[span.start : span.end]
            start = span.start + len(within) - len(within.lstrip())
            end = span.end - len(within) + len(within.rstrip())
            inner = [each for each in text.spans[number + 1 :] if each.start < span.end]
            if not within.strip():
                continue
            start = min([start, *(each.start for each in inner)])
            end = max([end, *(min(each.end, span.end) for each in inner)])
            spans.append(replace(span, start=start, end=end))
        else:
            spans.append(span)
    return MarkedText(text.text, tuple(spans))


def _without_formats(text: MarkedText) -> MarkedText:
    kept = (span for span in text.spans if span.kind is not SpanKind.FORMAT)
    return MarkedText(text.text, tuple(kept))


def _shape(text: MarkedText) -> tuple[str, list[tuple[str, SpanKind]]]:
    """Return what tells whether two texts are the same to a reader."""
    spans = [(" ".join(text.text[span.start : span.end].split()), span.kind) for span in text.spans]
    return " ".join(text.text.split()), sorted(spans)
