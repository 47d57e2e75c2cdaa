"""The lines of a page of PDF: letters with their places, put together as they stand on paper."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HYPHENS = "\x02\xad"
"""What PDFium gives for a hyphen at the end of a line, and the hyphen that is seen only there."""
_LINE_ENDS = "\r\n"
_NAME_BYTES = 200
_GAP = 0.8
"""So many letters' heights between two pieces of a line, and they may be of two columns."""
_ITALIC_FLAG = 64
_BOLD_FLAG = 1 << 18


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look."""

    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class Line:
    """Letters on one line; places are in points from the lower left corner of the page.

    `styles` and `sizes` have one entry for each letter; `size` is the font size of most
    letters.
    """

    text: str = ""
    styles: list[Style] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0

    @property
    def is_bold(self) -> bool:
        """Tell whether all letters are bold."""
        return all(style.bold for style in self.styles)

    def add(self, letter: _Letter) -> None:
        """Append a letter, and a space where there is room for one."""
        if not self.text:
            self.left, self.right = letter.left, letter.right
            self.bottom, self.size = letter.bottom, letter.size
        elif self._is_apart(letter):
            self.text += " "
            self.styles.append(self.styles[-1])
            self.sizes.append(self.sizes[-1])
        self.text += letter.text
        self.styles.append(letter.style)
        self.sizes.append(letter.size)
        if letter.text != " ":
            # The space before a gap is often as wide as the gap.
            self.left, self.right = min(self.left, letter.left), max(self.right, letter.right)

    def _is_apart(self, letter: _Letter) -> bool:
        if letter.text == " " or self.text.endswith(" "):
            return False
        return letter.left - self.right > 0.15 * self.size

    def append(self, other: Line, between: str) -> None:
        """Put another line behind this one."""
        self.text += between + other.text
        self.styles += [other.styles[0]] * len(between) + other.styles
        self.sizes += [other.size] * len(between) + other.sizes
        self.right = max(self.right, other.right)


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    style: Style
    left: float
    right: float
    bottom: float
    size: float


def page_lines(textpage: Any) -> list[Line]:  # noqa: ANN401 - pypdfium2 brings no types
    """Return the lines of a page, in the order in which the file has them.

    `textpage` is PDFium's. Pieces of a line far from each other are lines of their own.
    """
    lines: list[Line] = []
    line = Line()
    for letter in _letters(textpage):
        if letter is None or _is_elsewhere(line, letter):
            if line.text.strip():
                lines.append(_trimmed(line))
            line = Line()
        if letter is not None and not (letter.text == " " and line.text[-1:] in ("", " ")):
            line.add(letter)
    if line.text.strip():
        lines.append(_trimmed(line))
    return lines


def _letters(textpage: Any) -> Iterator[_Letter | None]:  # noqa: ANN401
    """Give the letters of a page; None where PDFium ends a line."""
    box = pdfium.FS_RECTF()
    style, size, last, pending = Style(), 0.0, 0, 0
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            pending = code
            continue
        if pending and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((pending - 0xD800) << 10) + code - 0xDC00
        pending = 0
        text = chr(code)
        if text in _LINE_ENDS:
            yield None
            continue
        if code == 0 or (code < 32 and text not in _HYPHENS and text != "\t"):
            continue
        text_object = pdfium.FPDFText_GetTextObject(textpage, index)
        address = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        if address and address != last:
            style, size, last = _style(textpage, index), _size(textpage, index), address
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        yield _Letter(
            "\xad" if text in _HYPHENS else text.replace("\t", " "),
            style,
            box.left,
            box.right,
            box.bottom,
            size or box.top - box.bottom,
        )


def _style(textpage: Any, index: int) -> Style:  # noqa: ANN401
    name = ctypes.create_string_buffer(_NAME_BYTES)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, name, _NAME_BYTES, flags)
    words = name.value.decode("utf-8", errors="replace").lower()
    return Style(
        bold=any(word in words for word in ("bold", "black", "heavy", "semibold"))
        or bool(flags.value & _BOLD_FLAG),
        italic="italic" in words or "oblique" in words or bool(flags.value & _ITALIC_FLAG),
    )


def _size(textpage: Any, index: int) -> float:  # noqa: ANN401
    """Return the size of the font on paper; 0 where it is not known."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(textpage, index, matrix):
        return 0.0
    size: float = pdfium.FPDFText_GetFontSize(textpage, index)
    return size * math.hypot(matrix.c, matrix.d)


def _is_elsewhere(line: Line, letter: _Letter) -> bool:
    if not line.text:
        return False
    if letter.text == " ":
        return False
    size = max(line.size, letter.size, 1.0)
    overlap = min(line.bottom + line.size, letter.bottom + letter.size) - max(
        line.bottom, letter.bottom
    )
    if overlap < 0.4 * min(line.size, letter.size):
        return True
    return letter.left - line.right > _GAP * size or letter.left < line.left - size


def _trimmed(line: Line) -> Line:
    text = line.text.rstrip()
    styles, sizes = line.styles[: len(text)], line.sizes[: len(text)]
    size = Counter(sizes).most_common(1)[0][0]
    return Line(text, styles, sizes, line.left, line.right, line.bottom, size)


def body_size(lines: Iterable[Line]) -> float:
    """Return the size that most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0
