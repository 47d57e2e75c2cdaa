"""JSON and ARB: the messages of programs on the web, and of those that use Flutter."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.documents.format import DocumentOptions, Sample, Unit
from desktop_translator.documents.localisation.json_source import (
    JsonArray,
    JsonObject,
    JsonString,
    JsonValue,
    read_json,
)
from desktop_translator.documents.localisation.languages import same_language
from desktop_translator.documents.localisation.passages import (
    Edit,
    Passage,
    PassageFormat,
    due,
    space_before,
)
from desktop_translator.documents.localisation.plural_rules import ORDER
from desktop_translator.documents.localisation.plural_sources import target_forms
from desktop_translator.documents.localisation.prose import is_prose
from desktop_translator.documents.localisation.text_passage import (
    simple_message,
    simple_text,
    text_passage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_translator.core.marked_text import MarkedText

_BEGINS = re.compile(rb'\s*(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})|\[\s*["{\[\]])')
_COMMENTS = re.compile(rb"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_SUFFIXES = (".json", ".arb", ".jsonc", ".json5")
_NOT_WORDS = frozenset({".ipynb", ".map", ".geojson", ".har", ".lock"})
_PLURAL_KEY = re.compile(rf"(.+)_({'|'.join(ORDER)})")
_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonMessages(PassageFormat):
    """The values that are prose; ICU messages by their branches; plural keys as they are usual."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the first signs; what is known to hold no words is none."""
        head = sample.head.lstrip(b"\xef\xbb\xbf")
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            head = head.decode("utf-16", errors="ignore").encode()
        comments = _COMMENTS.match(head)
        start = comments.end() if comments else 0
        if sample.suffix in _SUFFIXES:
            return head[start : start + 1] in (b"{", b"[")
        return bool(_BEGINS.match(head, start)) and sample.suffix not in _NOT_WORDS

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:
        """Give a passage for each text, and for each set of plurals."""
        root = read_json(text)
        writer = _Writer(text, options, ascii_only=text.isascii() and r"\u" in text)
        is_arb = isinstance(root, JsonObject) and "@@locale" in root.strings()
        if options.source != options.target and isinstance(root, JsonObject):
            yield from _language(root, options)
        yield from _values(root, "", writer, is_arb=is_arb)


@dataclass(frozen=True, slots=True)
class _Writer:
    text: str
    options: DocumentOptions
    ascii_only: bool

    def string(self, text: str) -> str:
        """Write a string in the way of the file."""
        written = json.dumps(text, ensure_ascii=self.ascii_only)
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _language(root: JsonObject, options: DocumentOptions) -> Iterator[Passage]:
    """Name the target language where the file names its own: `@@locale`, or a key around all."""
    target = options.target
    if "@@locale" in root.strings():
        place = root.strings()["@@locale"][1]
        yield due(Edit(place.start, place.end, json.dumps(target.replace("-", "_"))))
    elif len(root.members) == 1:
        key, value = root.members[0]
        if isinstance(value, JsonObject) and same_language(key.text, options.source):
            yield due(Edit(key.start, key.end, json.dumps(target)))


def _values(value: JsonValue, key: str, writer: _Writer, *, is_arb: bool) -> Iterator[Passage]:
    if isinstance(value, JsonString):
        yield from _text(value, key, writer)
    elif isinstance(value, JsonArray):
        for item in value.items:
            yield from _values(item, key, writer, is_arb=is_arb)
    elif isinstance(value, JsonObject):
        groups = _plural_groups(value)
        for name, member in value.members:
            if name.text in groups:
                yield from _plurals(groups[name.text], name.text, writer)
            elif not (is_arb and name.text.startswith("@")) and not any(
                name.text in group.keys for group in groups.values()
            ):
                yield from _values(member, name.text, writer, is_arb=is_arb)


def _text(value: JsonString, key: str, writer: _Writer) -> Iterator[Passage]:
    if is_prose(value.text, key):
        yield text_passage(
            value.text,
            writer.options,
            lambda text: Edit(value.start, value.end, writer.string(text)),
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """Members that are the plural forms of one text: category to key and value."""

    forms: Mapping[str, tuple[JsonString, JsonString]]
    prefix: str

    @property
    def keys(self) -> set[str]:
        return {key.text for key, _ in self.forms.values()}


def _plural_groups(value: JsonObject) -> dict[str, _Group]:
    """Find the plurals among the members, by the key that is there first."""
    strings = value.strings()
    found: dict[str, dict[str, tuple[JsonString, JsonString]]] = {}
    if len(strings) == len(value.members) and set(strings) <= set(ORDER):
        found[""] = dict(strings)
    for name, member in strings.items():
        match = _PLURAL_KEY.fullmatch(name)
        if match and not match[1].endswith("_ordinal"):
            found.setdefault(match[1] + "_", {})[match[2]] = member
    return {
        next(iter(forms.values()))[0].text: _Group(forms, prefix)
        for prefix, forms in found.items()
        if "other" in forms and len(forms) > 1
    }


def _plurals(group: _Group, key: str, writer: _Writer) -> Iterator[Passage]:
    texts = {category: value.text for category, (_, value) in group.forms.items()}
    if not any(is_prose(text, key) for text in texts.values()):
        return
    messages = {category: simple_message(text) for category, text in texts.items()}
    sources = target_forms(texts, writer.options)

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        for (category, source), new in zip(sources.items(), translations, strict=True):
            message = messages[source]
            text = simple_text(message, new or message.marked, texts[source])
            written = writer.string(text)
            if category in group.forms:
                place = group.forms[category][1]
                if new is not None:
                    yield Edit(place.start, place.end, written)
            else:
                last, value = max(group.forms.values(), key=lambda member: member[0].start)
                colon = writer.text[last.end : value.start]
                name = writer.string(group.prefix + category)
                space = space_before(writer.text, last.start)
                yield Edit(value.end, value.end, f",{space}{name}{colon}{written}")

    yield Passage(tuple(Unit(messages[source].marked) for source in sources.values()), edits)
