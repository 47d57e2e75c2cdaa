"""Plain text: blocks of lines, whatever encoding and line ends they have."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.errors import FileNotTextError
from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.encodings import (
    BYTE_ORDER_MARK,
    document_encoding,
    find_encoding,
    lines_of,
    write_encoded,
)
from desktop_translator.documents.format import (
    DocumentFacts,
    DocumentFormat,
    DocumentOptions,
    Notice,
    Sample,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_LINES = 200
_MOST_LETTERS = 20_000
"""A block of so many lines, or a line of so many letters, ends without a blank line: a file of any
size takes little memory."""
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together; `gap` is what follows them: their last line end, blank lines."""

    lines: str
    gap: str

    @property
    def text(self) -> str:
        return _LINE_END.sub("\n", self.lines)

    def translated(self, text: str) -> str:
        """Return another text with the line ends of this block."""
        if text == self.text:
            return self.lines
        ends = _LINE_END.findall(self.lines)
        lines = text.split("\n")
        if len(lines) != len(ends) + 1:
            ends = [*ends, *_LINE_END.findall(self.gap + "\n")][:1] * (len(lines) - 1)
        return "".join(map(str.__add__, lines, [*ends, ""]))


class PlainText(DocumentFormat):
    """A unit is the lines up to a blank one, so that wrapped sentences stay together."""

    words_decide = True

    def recognises(self, sample: Sample) -> bool:
        """Tell whether the file is text from its beginning to its end."""
        with suppress(FileNotTextError):
            return bool(find_encoding(sample.path))
        return False

    def facts(self, path: Path, options: DocumentOptions) -> DocumentFacts:
        """Return the encoding that the file is read in."""
        return DocumentFacts(encoding=document_encoding(path, options))

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        """Give the blocks of lines; line ends within are newlines."""
        encoding = document_encoding(path, options)
        return (Unit(MarkedText(block.text)) for block in _blocks(path, encoding) if block.lines)

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the blocks translated, with the gaps and line ends there were."""
        encoding = document_encoding(path, options)
        return write_encoded(output, _translated(_blocks(path, encoding), translations), encoding)


def _translated(
    blocks: Iterator[_Block], translations: Iterator[MarkedText | None]
) -> Iterator[str]:
    for block in blocks:
        translation = next(translations) if block.lines else None
        yield (block.lines if translation is None else block.translated(translation.text))
        yield block.gap


def _blocks(path: Path, encoding: str) -> Iterator[_Block]:
    return _grouped(lines_of(path, encoding, _MOST_LETTERS))


def _grouped(lines: Iterator[str]) -> Iterator[_Block]:
    block: list[str] = []
    gap = ""
    for line in lines:
        blank = not line.strip().strip(BYTE_ORDER_MARK)
        full = len(block) == _MOST_LINES or sum(map(len, block)) >= _MOST_LETTERS
        if block and not blank and (gap or full):
            yield _closed(block, gap)
            block, gap = [], ""
        if blank:
            gap += line
        elif not block:
            if gap:
                yield _Block("", gap)
                gap = ""
            start = len(line) - len(line.lstrip(BYTE_ORDER_MARK))
            if start:
                yield _Block("", line[:start])
            block = [line[start:]]
        else:
            block.append(line)
    yield _closed(block, gap)


def _closed(block: list[str], gap: str) -> _Block:
    lines = "".join(block)
    text = lines.rstrip("\r\n")
    return _Block(text, lines[len(text) :] + gap)
