"""OpenDocument: texts, presentations, spreadsheets, drawings and their templates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import DocumentProtectedError
from desktop_translator.core.marks import translatable
from desktop_translator.documents.format import DocumentOptions, Notice, Sample
from desktop_translator.documents.markup.rewriting import rewritten
from desktop_translator.documents.odf_languages import language_changes
from desktop_translator.documents.odf_vocabulary import META, ODF
from desktop_translator.documents.zipped_markup import MarkupPart, ZippedMarkup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.zip_package import ZipPackage

_MIME = b"mimetypeapplication/vnd.oasis.opendocument."
_MANIFEST = "META-INF/manifest.xml"
_SIGNATURES = "META-INF/documentsignatures.xml"
SIGNATURE_BROKEN = translatable(
    "notices", "The digital signature is that of the original; it does not hold for a translation."
)


class OpenDocument(ZippedMarkup):
    """A unit is a paragraph or a heading, wherever it stands; numbers and formulas stay."""

    def recognises(self, sample: Sample) -> bool:
        """Tell by the type that the file begins with, or by the parts that it has."""
        if _MIME in sample.head[:200]:
            return True
        return {"content.xml", _MANIFEST} <= sample.members

    def parts(self, package: ZipPackage) -> list[MarkupPart]:
        """Return the content, headers and footers, charts, and the title of the document."""
        if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
            raise DocumentProtectedError(
                path=str(package.path), reason="a password is needed to open it"
            )
        inner = [name for name in package.names if name.endswith(("/content.xml", "/styles.xml"))]
        names = ["content.xml", *(name for name in ("styles.xml", *inner) if name in package)]
        found = [MarkupPart(name, ODF) for name in names]
        return [*found, MarkupPart("meta.xml", META)] if "meta.xml" in package else found

    def translated(
        self,
        text: str,
        part: MarkupPart,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> str:
        """Return a part with its texts and its marks of language replaced."""
        changes = partial(language_changes, options=options)
        return rewritten(text, part.vocabulary, translations, changes)

    def noticed(self, package: ZipPackage, options: DocumentOptions) -> tuple[Notice, ...]:  # noqa: ARG002
        """Tell that a signature no longer holds."""
        return (Notice(SIGNATURE_BROKEN),) if _SIGNATURES in package else ()
