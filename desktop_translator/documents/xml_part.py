"""One XML file of a zipped document: read without risk, written as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from desktop_translator.core.document_errors import DocumentDamagedError, DocumentUnsafeError

if TYPE_CHECKING:
    from pathlib import Path

Element: TypeAlias = Any
"""An element of lxml, which brings no types."""

_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]*\?>\s*")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold: its production 2."""


def legal_text(text: str) -> str:
    """Return the text without the characters that no XML file may hold."""
    return _ILLEGAL.sub("", text)


class XmlPart:
    """The tree of an XML file, to be changed in place.

    Raises:
        DocumentDamagedError: it is no well-formed XML, or nested beyond reason.
        DocumentUnsafeError: it defines entities, which only an attack does.
    """

    def __init__(self, content: bytes, *, path: Path, name: str) -> None:
        """Parse the content of the part `name` of the document at `path`."""
        unsafe = DocumentUnsafeError(path=str(path), reason=f"its part {name} defines entities")
        if _has(content, "<!DOCTYPE") and _has(content, "<!ENTITY"):
            raise unsafe
        try:
            self.root: Element = etree.fromstring(content, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            reason = f"its part {name} is no well-formed XML"
            raise DocumentDamagedError(path=str(path), reason=reason) from error
        self.name = name
        self._tree = self.root.getroottree()
        subset = self._tree.docinfo.internalDTD
        if subset is not None and any(subset.iterentities()):
            raise unsafe
        declaration = _DECLARATION.match(content)
        self._declaration = declaration[0] if declaration else b""

    def to_bytes(self) -> bytes:
        """Return the tree as XML, in the encoding and with the declaration that it had."""
        encoding = self._tree.docinfo.encoding or "UTF-8"
        text: bytes
        if encoding.upper().startswith(("UTF-16", "UTF-32", "UCS")):
            standalone = self._tree.docinfo.standalone
            text = etree.tostring(self._tree, encoding=encoding, standalone=standalone)
            return text
        text = etree.tostring(self._tree, encoding=encoding, xml_declaration=False)
        return self._declaration + text


def _has(content: bytes, words: str) -> bool:
    return any(words.encode(encoding) in content for encoding in _ENCODINGS)


def _parser() -> Any:  # noqa: ANN401 - lxml brings no types
    """Return a parser that opens nothing, expands nothing and keeps everything.

    Without `huge_tree` libxml2 refuses depths and names that no program writes.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        remove_blank_text=False,
        strip_cdata=False,
        huge_tree=False,
    )
