"""Qt TS: the messages of programs that use Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.format import DocumentOptions, Sample, Unit
from desktop_translator.documents.localisation.passages import Edit, Passage
from desktop_translator.documents.localisation.plural_rules import plural_rule
from desktop_translator.documents.localisation.xml_format import (
    XmlFormat,
    attribute_edits,
    content_edit,
    element_message,
    indent_before,
    language_passage,
    whole,
)
from desktop_translator.documents.xml_source import Element, elements_of, escaped, root_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.localisation.message import Message

_BEFORE_TRANSLATION = (
    *("location", "source", "oldsource", "comment", "oldcomment", "extracomment"),
    "translatorcomment",
)
_FORMS = {
    **dict.fromkeys(("fa", "gn", "hu", "om", "tr", "tt", "za"), 1),
    **dict.fromkeys(("he", "km", "lo", "wo"), 2),
    **dict.fromkeys(("dv", "ga", "gv", "mi", "mk", "sa", "sm"), 3),
    "br": 2,
    "cy": 5,
    "mt": 4,
}
"""How many forms Qt has where they are not as many as CLDR's (numerus.cpp of Qt Linguist 6)."""


class QtTS(XmlFormat):
    """Messages without a translation get one, and stay unfinished until a person has seen it."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the root element."""
        return root_of(sample.head)[0] == "TS"

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:
        """Give a passage for each message that the program still has."""
        has_translations = False
        for element in elements_of(text, frozenset({"message", "TS"})):
            if element.name == "message":
                for passage in _passage(text, element, options):
                    has_translations |= any(unit.approved for unit in passage.units)
                    yield passage
            else:
                yield from language_passage(
                    element, "language", options, keep=has_translations, joint="_"
                )


def _passage(text: str, message: Element, options: DocumentOptions) -> Iterator[Passage]:
    source, translation = message.first("source"), message.first("translation")
    if source is None or not source.text.strip():
        return
    if translation is not None and (
        translation.get("type") in ("vanished", "obsolete") or translation.first("lengthvariant")
    ):
        return
    read = _message(text, source)
    if message.get("numerus") == "yes":
        yield _plural_passage(text, message, translation, read, options)
        return

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        if translations[0] is not None:
            content = read.rendered(translations[0], escaped)
            yield from _filled(text, message, translation, content)

    yield Passage((_unit(text, read, translation, translation),), edits)


def _plural_passage(
    text: str,
    message: Element,
    translation: Element | None,
    source: Message,
    options: DocumentOptions,
) -> Passage:
    forms = [] if translation is None else list(translation.elements("numerusform"))
    count = _form_count(options.target)
    if options.source == options.target and forms:
        count = len(forms)

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        contents = ["" if new is None else source.rendered(new, escaped) for new in translations]
        changes = any(new is not None for new in translations)
        if not forms:
            written = "".join(f"\n<numerusform>{content}</numerusform>" for content in contents)
            yield from _filled(text, message, translation, written + "\n")
            return
        for form, new, content in zip(forms, translations, contents, strict=False):
            if new is not None:
                yield content_edit(text, form, content)
        indent = indent_before(text, forms[-1].start)
        last = forms[-1].end
        for content in contents[len(forms) :]:
            yield Edit(last, last, f"{indent}<numerusform>{content}</numerusform>")
        for form in forms[count:]:
            if not form.text:
                yield Edit(form.start - len(indent_before(text, form.start)), form.end, "")
        if changes and translation is not None:
            yield from attribute_edits(translation, {"type": "unfinished"})

    units = tuple(
        _unit(text, source, translation, forms[number] if number < len(forms) else None)
        for number in range(count)
    )
    wrong = len(forms) < count or any(not form.text for form in forms[count:])
    return Passage(units, edits, due=bool(forms) and wrong)


def _unit(text: str, source: Message, translation: Element | None, form: Element | None) -> Unit:
    if form is None or translation is None or not form.text:
        return Unit(source.marked)
    target = _message(text, form).marked
    return Unit(source.marked, target, approved=translation.get("type") != "unfinished")


def _filled(
    text: str, message: Element, translation: Element | None, content: str
) -> Iterator[Edit]:
    if translation is not None:
        yield content_edit(text, translation, content)
        yield from attribute_edits(translation, {"type": "unfinished"})
        return
    last = list(message.elements(*_BEFORE_TRANSLATION))[-1]
    new = f'<translation type="unfinished">{content}</translation>'
    yield Edit(last.end, last.end, indent_before(text, last.start) + new)


def _message(text: str, element: Element) -> Message:
    return element_message(text, element, lambda inner: whole(text, inner), accelerators=True)


def _form_count(language: str) -> int:
    return _FORMS.get(language.split("-")[0].lower(), len(plural_rule(language).counted))
