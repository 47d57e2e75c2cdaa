"""PO: the messages of programs that use gettext."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.documents.encodings import (
    ENCODING_CHANGED,
    find_encoding,
    read_bytes,
    write_encoded,
)
from desktop_translator.documents.format import DocumentOptions, Notice, Sample, Unit
from desktop_translator.documents.localisation.languages import same_language
from desktop_translator.documents.localisation.message import Message, message_of
from desktop_translator.documents.localisation.passages import (
    Edit,
    Passage,
    PassageFormat,
    due,
)
from desktop_translator.documents.localisation.plural_rules import plural_rule
from desktop_translator.documents.localisation.plural_sources import numbered_sources
from desktop_translator.documents.localisation.po_entries import (
    Entry,
    declared_encoding,
    entries_of,
    po_string,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText

_BEGINS = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n|\s*\n)*\s*(?:msgid|msgctxt|domain)\s*\"")
_HEADER_LINE = r'(?<=["n])({}:[ \t]*)([^"\\]*)'
_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;\n]+)")
_MOST_FORMS = 10
_CHARSET = re.compile(r"(charset=)[\w.:-]+")


@dataclass(frozen=True, slots=True)
class _Plurals:
    """How many forms the target has, and the formula that tells them apart."""

    count: int
    formula: str


class PO(PassageFormat):
    """A message without a translation, or with a doubtful one, gets one that is marked doubtful."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the first line that is no comment."""
        return bool(_BEGINS.match(sample.head))

    def encoding(self, path: Path, options: DocumentOptions) -> str:
        """Name the encoding that the header tells."""
        if options.encoding is None:
            head = read_bytes(path)[:20_000]
            declared = declared_encoding(head)
            if declared and not head.startswith(b"\xef\xbb\xbf"):
                return declared
            return find_encoding(path)
        return super().encoding(path, options)

    def encode(self, output: BinaryIO, text: str, encoding: str) -> tuple[Notice, ...]:
        """Write the text, and change the header if its encoding lacks a letter."""
        try:
            text.encode(encoding, errors="surrogateescape")
        except UnicodeEncodeError:
            text = _CHARSET.sub(r"\1UTF-8", text, count=1)
            write_encoded(output, [text], "utf-8")
            return (Notice(ENCODING_CHANGED, {"encoding": encoding}),)
        return write_encoded(output, [text], encoding)

    def passages(self, text: str, options: DocumentOptions) -> Iterator[Passage]:
        """Give a passage for each message that is in use."""
        entries = list(entries_of(text))
        header = next((entry for entry in entries if entry.is_header), Entry())
        translated = any(map(_is_translated, entries))
        rule = plural_rule(options.target)
        kept = _plurals(header, options, translated=translated)
        plurals = kept or _Plurals(len(rule.counted), rule.formula)
        if header.fields and options.source != options.target:
            values = {"Language": options.target.replace("-", "_")}
            values |= {} if kept else {"Plural-Forms": rule.header}
            yield due(*_header_edits(text, header, values, translated=translated))
        for entry in entries:
            if "msgid_plural" in entry.fields:
                yield _plural_passage(entry, plurals, anew=options.source != options.target)
            elif entry.text("msgid") and "msgstr" in entry.fields:
                yield _passage(entry)


def _passage(entry: Entry) -> Passage:
    message = message_of(entry.text("msgid"), accelerators=True)
    place = entry.fields["msgstr"]

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        (translation,) = translations
        if translation is not None:
            string = po_string(message.rendered(translation), "msgstr")
            yield Edit(place.start, place.stop, string)
            yield from _doubt(entry)

    return Passage((_unit(entry, message, place.text),), edits)


def _plural_passage(entry: Entry, plurals: _Plurals, *, anew: bool) -> Passage:
    """Return the passage of a message with plurals; `anew` makes them as many as there must be."""
    texts = numbered_sources(
        plurals.formula, plurals.count, entry.text("msgid"), entry.text("msgid_plural")
    )
    messages = [message_of(text, accelerators=True) for text in texts]
    keywords = [keyword for keyword in entry.fields if keyword.startswith("msgstr[")]
    wanted = [f"msgstr[{number}]" for number in range(plurals.count)]
    kept = [keyword for keyword in keywords if keyword in wanted or entry.text(keyword)]
    last = entry.fields[kept[-1] if kept else "msgid_plural"]

    def edits(translations: Sequence[MarkedText | None]) -> Iterator[Edit]:
        for keyword, message, translation in zip(wanted, messages, translations, strict=True):
            text = "" if translation is None else message.rendered(translation)
            string = po_string(text, keyword)
            if keyword not in entry.fields:
                yield Edit(last.stop, last.stop, f"\n{keyword} {string}")
            elif translation is not None:
                place = entry.fields[keyword]
                yield Edit(place.start, place.stop, string)
        for keyword in set(keywords) - set(kept):
            yield Edit(entry.fields[keyword].line, entry.fields[keyword].end, "")
        if any(translation is not None for translation in translations):
            yield from _doubt(entry)

    units = tuple(
        _unit(entry, message, entry.text(keyword))
        for keyword, message in zip(wanted, messages, strict=True)
    )
    return Passage(units, edits, due=anew and (kept != keywords or not set(wanted) <= set(kept)))


def _unit(entry: Entry, message: Message, target: str) -> Unit:
    known = message_of(target, accelerators=True).marked if target else None
    return Unit(message.marked, known, approved=bool(target) and "fuzzy" not in entry.flags)


def _doubt(entry: Entry) -> Iterator[Edit]:
    if "fuzzy" in entry.flags:
        return
    if entry.flags_at < 0:
        yield Edit(entry.head, entry.head, "#, fuzzy\n")
    else:
        place = entry.flags_at + len("#,")
        yield Edit(place, place, " fuzzy,")


def _is_translated(entry: Entry) -> bool:
    texts = (field.text for name, field in entry.fields.items() if name.startswith("msgstr"))
    return any(texts) and not entry.is_header


def _plurals(header: Entry, options: DocumentOptions, *, translated: bool) -> _Plurals | None:
    """Return the forms that the header tells, if they are to stay.

    They are if they are of the target language, or if there are translations after them.
    """
    told = _PLURAL_FORMS.search(header.text("msgstr"))
    language = re.search(r"^Language:(.*)", header.text("msgstr"), re.MULTILINE)
    same = language is not None and same_language(language[1], options.target)
    usable = told is not None and 0 < int(told[1]) <= _MOST_FORMS
    if told and usable and (same or translated or options.source == options.target):
        plurals = _Plurals(int(told[1]), told[2].strip())
        with suppress(ValueError, ArithmeticError):
            list(numbered_sources(plurals.formula, plurals.count, "", ""))
            return plurals
    return None


def _header_edits(
    text: str, header: Entry, values: Mapping[str, str], *, translated: bool
) -> Iterator[Edit]:
    place = header.fields["msgstr"]
    for name, value in values.items():
        found = re.compile(_HEADER_LINE.format(name)).search(text, place.start, place.stop)
        if found is None:
            yield Edit(place.stop, place.stop, f'\n"{name}: {value}\\n"')
            continue
        told = found[2].strip()
        if name == "Language" and told and (translated or same_language(told, value)):
            continue
        space = found[1] if found[1].endswith(" ") else found[1] + " "
        yield Edit(found.start(), found.end(), space + value)
