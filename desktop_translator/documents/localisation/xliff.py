"""XLIFF 1.2 and 2: what translators exchange."""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop_translator.documents.format import DocumentOptions, Sample, Unit
from desktop_translator.documents.localisation.passages import Edit, Passage
from desktop_translator.documents.localisation.pieces import Piece, PieceKind
from desktop_translator.documents.localisation.xml_format import (
    XmlFormat,
    around,
    attribute_edits,
    content_edit,
    element_message,
    element_pieces,
    indent_before,
    language_passage,
    paired,
    whole,
)
from desktop_translator.documents.xml_source import Element, elements_of, escaped, root_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.localisation.message import Message

_VERSION = re.compile(r"\sversion\s*=\s*[\"'](\d)")


class Xliff(XmlFormat):
    """What the versions have in common."""

    version: ClassVar[str]
    language_element: ClassVar[str]
    language_attribute: ClassVar[str]
    unit_element: ClassVar[str]

    @abstractmethod
    def units(self, text: str, unit: Element, options: DocumentOptions) -> Iterator[Passage]:
        """Give the passages of one element of units."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the root element and its version."""
        name, tag = root_of(sample.head)
        found = _VERSION.search(tag)
        return name == "xliff" and found is not None and found[1] == self.version

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:
        """Give a passage for each segment that may be translated."""
        wanted = frozenset({self.unit_element, self.language_element})
        has_translations = False
        for element in elements_of(text, wanted):
            if element.name == self.unit_element:
                if element.inherited("translate") != "no":
                    for passage in self.units(text, element, options):
                        has_translations |= any(unit.approved for unit in passage.units)
                        yield passage
            else:
                name = self.language_attribute
                yield from language_passage(element, name, options, keep=has_translations)
                has_translations = False


class Xliff1(Xliff):
    """A new translation has the state `needs-review-translation`."""

    version = "1"
    language_element = "file"
    language_attribute = "target-language"
    unit_element = "trans-unit"

    def units(self, text: str, unit: Element, options: DocumentOptions) -> Iterator[Passage]:
        """Give the text of a unit, or each of its segments."""
        source, target = unit.first("source"), unit.first("target")
        if source is None or not source.text.strip():
            return
        segmented = unit.first("seg-source")
        segments = [] if segmented is None else list(_segments(segmented))
        old = {} if target is None else {mark.get("mid"): mark for mark in _segments(target)}
        if segmented is None or not segments:
            segmented, segments, old = source, [source], {} if target is None else {"": target}
        messages = [element_message(text, segment, _piece(text)) for segment in segments]
        settled = target is not None and _is_settled(unit, source, target)
        units = (
            _unit(text, segment, message, old.get(segment.get("mid")), settled=settled)
            for segment, message in zip(segments, messages, strict=True)
        )
        unit1 = _Unit1(text, source, target, segmented, segments, messages, old, options.target)
        yield Passage(tuple(units), unit1.edits)


@dataclass(frozen=True, slots=True)
class _Unit1:
    """A unit of XLIFF 1: `segmented` holds the `segments`, `old` their translations by number."""

    text: str
    source: Element
    target: Element | None
    segmented: Element
    segments: Sequence[Element]
    messages: Sequence[Message]
    old: Mapping[str, Element]
    language: str

    def edits(self, translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        """Write translations into the target, or into a new one that has all the segments."""
        contents = [
            None if new is None else message.rendered(new, escaped)
            for message, new in zip(self.messages, translations, strict=True)
        ]
        if self.target is None:
            everything = self._whole(contents)
            yield _new_target(self.text, self.source, self.segmented, everything, self.language)
            return
        yield from attribute_edits(self.target, {"state": "needs-review-translation"})
        if len(self.segments) != len(self.old):
            yield content_edit(self.text, self.target, self._whole(contents))
            return
        for segment, content in zip(self.segments, contents, strict=True):
            if content is not None:
                place = self.old.get(segment.get("mid"), self.target)
                yield content_edit(self.text, place, content)

    def _whole(self, contents: Sequence[str | None]) -> str:
        written = ""
        position = self.segmented.inside
        for segment, content in zip(self.segments, contents, strict=True):
            if content is not None:
                written += self.text[position : segment.inside] + content
                position = segment.inside_end
        return written + self.text[position : self.segmented.inside_end]


class Xliff2(Xliff):
    """A new translation has the state `translated`, which says that nobody has reviewed it."""

    version = "2"
    language_element = "xliff"
    language_attribute = "trgLang"
    unit_element = "unit"

    def units(self, text: str, unit: Element, options: DocumentOptions) -> Iterator[Passage]:
        """Give the segments of a unit."""
        for segment in unit.elements("segment"):
            source = segment.first("source")
            if source is not None and source.text.strip():
                yield _segment_passage(text, segment, source, options)


def _segment_passage(
    text: str, segment: Element, source: Element, options: DocumentOptions
) -> Passage:
    target = segment.first("target")
    message = element_message(text, source, _piece(text))

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        (translation,) = translations
        if translation is None:
            return
        yield from attribute_edits(segment, {"state": "translated"})
        content = message.rendered(translation, escaped)
        if target is None:
            yield _new_target(text, source, source, content, options.target, state="")
        else:
            yield content_edit(text, target, content)

    settled = target is not None and _is_settled(segment, source, target)
    return Passage((_unit(text, source, message, target, settled=settled),), edits)


def _is_settled(unit: Element, source: Element, target: Element) -> bool:
    """Tell whether a translation is a person's: approved, in a late state, or without a state.

    A translation without a state that equals its source is none: tools fill them in like that.
    """
    state = target.get("state") or unit.get("state")
    if unit.get("approved") == "yes" or state in ("final", "signed-off", "translated", "reviewed"):
        return bool(target.text.strip())
    if state or unit.get("approved") == "no":
        return False
    return target.text.strip() not in ("", source.text.strip())


def _unit(
    text: str, source: Element, message: Message, target: Element | None, *, settled: bool
) -> Unit:
    if target is None or not target.text.strip():
        return Unit(message.marked)
    known = None
    if settled or target.text.strip() != source.text.strip():
        known = element_message(text, target, _piece(text)).marked
    return Unit(message.marked, known, approved=settled)


def _new_target(
    text: str,
    source: Element,
    last: Element,
    content: str,
    language: str,
    state: str = ' state="needs-review-translation"',
) -> Edit:
    name = source.qualified.removesuffix("source") + "target"
    attribute = f' xml:lang="{language}"' if source.get("xml:lang") else ""
    element = f"<{name}{attribute}{state}>{content}</{name}>"
    return Edit(last.end, last.end, indent_before(text, last.start) + element)


def _segments(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.name == "mrk" and child.get("mtype") == "seg":
            yield child
        else:
            yield from _segments(child)


def _piece(text: str) -> Callable[[Element], list[Piece]]:
    """Tell what an element within a text is to it."""

    def piece(element: Element) -> list[Piece]:
        if element.name in ("g", "pc", "mrk") and not _is_code(element):
            return around(text, element, element_pieces(text, element, piece))
        if _is_code(element) and element.text:
            return [Piece(PieceKind.CODE, text[element.start : element.end], element.text)]
        if element.name in ("bx", "bpt", "sc", "sm"):
            key = element.get("rid") or element.get("id")
            return paired(text, element, PieceKind.OPEN, key)
        if element.name in ("ex", "ept", "ec", "em"):
            key = element.get("rid") or element.get("startRef") or element.get("id")
            return paired(text, element, PieceKind.CLOSE, key)
        return whole(text, element)

    return piece


def _is_code(element: Element) -> bool:
    return element.name == "mrk" and (
        element.get("mtype") == "protected" or element.get("translate") == "no"
    )
