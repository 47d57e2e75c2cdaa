"""Files that show a source and its translation side by side."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop_translator.documents.pairs.docx import write_docx
from desktop_translator.documents.pairs.html import write_html
from desktop_translator.documents.pairs.tmx import write_tmx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.documents.pairs.pair import PairWriter

PAIR_WRITERS: Mapping[str, PairWriter] = MappingProxyType(
    {"docx": write_docx, "html": write_html, "tmx": write_tmx}
)
"""What writes pairs, by the end of a name."""
