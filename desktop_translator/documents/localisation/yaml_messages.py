"""YAML: the messages of programs, those of Rails above all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.documents.format import DocumentOptions, Sample, Unit
from desktop_translator.documents.localisation.languages import same_language
from desktop_translator.documents.localisation.passages import Edit, Passage, PassageFormat, due
from desktop_translator.documents.localisation.plural_rules import ORDER
from desktop_translator.documents.localisation.plural_sources import target_forms
from desktop_translator.documents.localisation.prose import is_prose
from desktop_translator.documents.localisation.text_passage import (
    simple_message,
    simple_text,
    text_passage,
)
from desktop_translator.documents.localisation.yaml_source import (
    YamlCollection,
    YamlScalar,
    YamlValue,
    read_yaml,
    yaml_key,
    yaml_scalar,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_translator.core.marked_text import MarkedText


class YamlMessages(PassageFormat):
    """The values that are strings of prose; numbers, truth values and keys are left alone."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the name, for nearly every text is YAML."""
        return sample.suffix in (".yml", ".yaml")

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:
        """Give a passage for each text, and for each set of plurals."""
        for document in read_yaml(text):
            language = _language_key(document, options)
            if language and options.source != options.target:
                new = yaml_key(options.target, language)
                yield due(Edit(language.start, language.end, new))
            yield from _values(text, document, "", options, all_words=bool(language))


def _language_key(document: YamlValue, options: DocumentOptions) -> YamlScalar | None:
    """Return the key around all if it is the name of the source language."""
    if isinstance(document, YamlCollection) and len(document.items) == 1:
        for key, value in document.members():
            if isinstance(value, YamlCollection) and same_language(key.text, options.source):
                return key
    return None


def _values(
    text: str, value: YamlValue, key: str, options: DocumentOptions, *, all_words: bool
) -> Iterator[Passage]:
    """Give the passages of a value; `all_words` tells that no key is there for machines."""
    if isinstance(value, YamlScalar):
        if value.is_string and is_prose(value.text, "" if all_words else key):
            yield text_passage(value.text, options, lambda new: _edit(text, value, new))
    elif isinstance(value, YamlCollection):
        forms = _plural_forms(value)
        if forms:
            yield from _plurals(text, forms, options)
            return
        if not value.is_mapping:
            for item in value.items:
                yield from _values(text, item, key, options, all_words=all_words)
        for name, member in value.members():
            yield from _values(text, member, name.text, options, all_words=all_words)


def _edit(text: str, scalar: YamlScalar, translation: str) -> Edit:
    return Edit(scalar.start, scalar.end, yaml_scalar(translation, scalar, text))


def _plural_forms(value: YamlCollection) -> Mapping[str, tuple[YamlScalar, YamlScalar]]:
    """Return the forms of a mapping that holds nothing else."""
    members = [
        (key, item)
        for key, item in value.members()
        if key.text in ORDER and isinstance(item, YamlScalar) and item.is_string
    ]
    forms = {key.text: (key, item) for key, item in members}
    whole = len(members) == len(value.items) == len(forms)
    return forms if whole and "other" in forms and len(forms) > 1 else {}


def _plurals(
    text: str, forms: Mapping[str, tuple[YamlScalar, YamlScalar]], options: DocumentOptions
) -> Iterator[Passage]:
    texts = {category: value.text for category, (_, value) in forms.items()}
    if not any(map(is_prose, texts.values())):
        return
    messages = {category: simple_message(form) for category, form in texts.items()}
    sources = target_forms(texts, options)

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        for (category, source), new in zip(sources.items(), translations, strict=True):
            message = messages[source]
            written = simple_text(message, new or message.marked, texts[source])
            if category not in forms:
                yield _new_form(text, category, list(forms.values())[-1], written)
            elif new is not None:
                yield _edit(text, forms[category][1], written)

    yield Passage(tuple(Unit(messages[source].marked) for source in sources.values()), edits)


def _new_form(text: str, category: str, last: tuple[YamlScalar, YamlScalar], new: str) -> Edit:
    key, value = last
    written = _edit(text, value, new).text
    if value.in_flow:
        return Edit(value.end, value.end, f", {category}: {written}")
    rest = re.compile(r"[^\r\n]*").match(text, value.end)
    place = rest.end() if rest and value.style not in ("|", ">") else value.end
    indent = key.start - text.rfind("\n", 0, key.start) - 1
    return Edit(place, place, f"\n{' ' * indent}{category}: {written}")
