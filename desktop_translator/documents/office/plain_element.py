"""An element that holds nothing but a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.xml_part import legal_text

if TYPE_CHECKING:
    from desktop_translator.documents.xml_part import Element


class PlainElement:
    """A text without any markup."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.source = MarkedText(element.text or "")

    def replace(self, translation: MarkedText) -> None:
        """Put the translation in the place of the text."""
        self.element.text = legal_text(translation.text)
