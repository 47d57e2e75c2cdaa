"""Mail files (.eml, and pages saved as .mht): subject and text; attachments stay as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.document_errors import DocumentProtectedError
from desktop_translator.core.marked_text import MarkedText
from desktop_translator.core.marks import translatable
from desktop_translator.documents.encodings import ENCODING_CHANGED, read_bytes
from desktop_translator.documents.format import (
    DocumentFormat,
    DocumentOptions,
    Notice,
    Sample,
    Unit,
)
from desktop_translator.documents.html_vocabulary import HTML
from desktop_translator.documents.mail.content import Content, Edit, content_of, edits_for
from desktop_translator.documents.mail.plain_part import plain_places
from desktop_translator.documents.mail.structure import Part, parts_of
from desktop_translator.documents.mail.subject import Subject
from desktop_translator.documents.markup.rewriting import units_in
from desktop_translator.documents.page import translated_page
from desktop_translator.documents.spliced_text import spliced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from desktop_translator.documents.spliced_text import Place

# Some programs put the line before it that parts mails in a mailbox.
_MAILBOX = rb"(?:From [^\r\n]*\r?\n)?"
_FIELD = rb"[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)"
_HEADER = re.compile(rb"\A%s(?:%s)+(?:\r?\n|\Z)" % (_MAILBOX, _FIELD))
_KNOWN = re.compile(
    rb"^(?:from|to|date|subject|message-id|received|return-path|mime-version|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_KNOWN = 2
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
_ENCRYPTED = "the mail is encrypted"
SIGNATURE_BROKEN = translatable(
    "notices", "The mail is signed: the signature does not hold for the translation."
)


@dataclass(frozen=True, slots=True)
class _Mail:
    data: bytes
    subject: Subject
    texts: tuple[tuple[Part, Content], ...]
    signed: bool


class Mail(DocumentFormat):
    """A unit is the subject, a paragraph of plain text, or a text of a page."""

    def recognises(self, sample: Sample) -> bool:
        """Look for the headers that every mail has at its beginning."""
        headers = _HEADER.match(sample.head)
        known = _KNOWN.findall(headers[0]) if headers else []
        fewest = 1 if sample.suffix == ".eml" else _FEWEST_KNOWN
        return len({name.lower() for name in known}) >= fewest

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:  # noqa: ARG002
        """Give the subject, and the texts part by part."""
        mail = _read(path)
        if mail.subject.has_words:
            yield Unit(MarkedText(mail.subject.text))
        for part, content in mail.texts:
            if part.content_type == "text/html":
                yield from units_in(content.text, HTML)
            else:
                yield from (place.unit for place in _places(part, content))

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the mail; headers, boundaries and parts without a new text stay byte by byte."""
        mail = _read(path)
        found = list(_edits(mail, options, translations))
        output.write(_edited(mail.data, (edit for edits, _ in found for edit in edits)))
        lacking = [charset for _, charset in found if charset]
        notices = [Notice(ENCODING_CHANGED, {"encoding": charset}) for charset in lacking[:1]]
        return (*notices, *([Notice(SIGNATURE_BROKEN)] if mail.signed and found else []))


def _edits(
    mail: _Mail, options: DocumentOptions, translations: Iterator[MarkedText | None]
) -> Iterator[tuple[list[Edit], str | None]]:
    """Give what changes, and the charset that a part had before it became UTF-8."""
    subject = mail.subject
    if subject.has_words:
        translation = next(translations)
        if translation is not None and translation.text != subject.text:
            yield [Edit(subject.start, subject.end, subject.written(translation.text))], None
    for part, content in mail.texts:
        if part.content_type == "text/html":
            text = translated_page(content.text, HTML, options, translations)
        else:
            text = spliced(content.text, _places(part, content), translations)
        if text != content.text:
            edits, to_utf8 = edits_for(mail.data, part, content.charset, text)
            yield edits, content.charset if to_utf8 else None


def _edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    pieces: list[bytes] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += (data[position : edit.start], edit.written)
        position = edit.end
    return b"".join([*pieces, data[position:]])


def _read(path: Path) -> _Mail:
    data = read_bytes(path)
    texts = []
    signed = False
    subject: Subject | None = None
    for part in parts_of(data):
        subject = subject or Subject(data[part.start : part.body])
        if part.content_type in _SEALED and part.headers.get_content_disposition() != "attachment":
            signature = part.parameter("smime-type").lower() == "signed-data"
            reason = "a signature seals its text" if signature else _ENCRYPTED
            raise DocumentProtectedError(path=str(path), reason=reason)
        signed |= part.content_type == "multipart/signed"
        content = content_of(data, part) if part.is_read else None
        if content:
            if "-----BEGIN PGP MESSAGE-----" in content.text:
                raise DocumentProtectedError(path=str(path), reason=_ENCRYPTED)
            signed |= "-----BEGIN PGP SIGNED MESSAGE-----" in content.text
            texts.append((part, content))
    return _Mail(data, subject or Subject(b""), tuple(texts), signed)


def _places(part: Part, content: Content) -> Iterator[Place]:
    return plain_places(
        content.text,
        flowed=part.parameter("format").lower() == "flowed",
        delete_space=part.parameter("delsp").lower() == "yes",
    )
