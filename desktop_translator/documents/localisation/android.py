"""Android: the strings, plurals and lists of `strings.xml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.format import DocumentOptions, Sample, Unit
from desktop_translator.documents.localisation.android_text import AndroidText, read_android
from desktop_translator.documents.localisation.passages import Edit, Passage, due
from desktop_translator.documents.localisation.plural_sources import target_forms
from desktop_translator.documents.localisation.prose import is_prose
from desktop_translator.documents.localisation.xml_format import (
    XmlFormat,
    attribute_edits,
    indent_before,
)
from desktop_translator.documents.xml_source import Element, elements_of, root_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.core.marked_text import MarkedText

_KINDS = frozenset({"string", "plurals", "string-array", "resources"})


class AndroidStrings(XmlFormat):
    """What is not marked as untranslatable is translated, references to other resources are not."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the root element and what it holds."""
        holds = any(tag in sample.head for tag in (b"<string", b"<plurals"))
        return root_of(sample.head)[0] == "resources" and holds

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:
        """Give a passage for each string, each item of a list, and each set of plurals."""
        for element in elements_of(text, _KINDS):
            if element.name == "resources":
                if options.source != options.target and element.get("tools:locale"):
                    yield due(*attribute_edits(element, {"tools:locale": options.target}))
            elif element.inherited("translatable") == "false":
                continue
            elif element.name == "plurals":
                yield from _plurals(text, element, options)
            else:
                items = [element] if element.name == "string" else element.elements("item")
                for item in items:
                    read = read_android(text, item)
                    if is_prose(read.marked.text):
                        yield _passage(read)


def _passage(read: AndroidText) -> Passage:
    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        if translations[0] is not None:
            yield Edit(read.start, read.end, read.rendered(translations[0]))

    return Passage((Unit(read.marked),), edits)


def _plurals(text: str, element: Element, options: DocumentOptions) -> Iterator[Passage]:
    items = {item.get("quantity"): item for item in element.elements("item")}
    read = {quantity: read_android(text, item) for quantity, item in items.items()}
    forms = {quantity: item.marked.text for quantity, item in read.items()}
    if not any(map(is_prose, forms.values())):
        return
    sources = target_forms(forms, options)

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        last = list(items.values())[-1]
        for (quantity, source), new in zip(sources.items(), translations, strict=True):
            if quantity not in items:
                content = read[source].rendered(new or read[source].marked)
                item = f'<{last.qualified} quantity="{quantity}">{content}</{last.qualified}>'
                yield Edit(last.end, last.end, indent_before(text, last.start) + item)
            elif new is not None:
                yield Edit(read[quantity].start, read[quantity].end, read[source].rendered(new))

    yield Passage(tuple(Unit(read[source].marked) for source in sources.values()), edits)
