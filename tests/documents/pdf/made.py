"""PDF files for tests, written byte by byte."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FONTS = {"F": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique"}
LOCKED = f"/Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>"


@dataclass(frozen=True)
class Text:
    """A piece of text at a place, in points from the lower left corner."""

    left: float
    bottom: float
    text: str
    size: float = 10
    font: str = "F"


def lines(
    text: str, left: float = 72, top: float = 700, *, step: float = 12, font: str = "F"
) -> list[Text]:
    """Put lines under each other."""
    return [
        Text(left, top - number * step, line, font=font)
        for number, line in enumerate(text.split("\n"))
    ]


def made_pdf(path: Path, pages: Sequence[Sequence[Text]], *, locked: bool = False) -> Path:
    """Write a file with a page for each list of texts."""
    fonts = " ".join(f"/{key} {number + 3} 0 R" for number, key in enumerate(FONTS))
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        *(
            f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
            for name in FONTS.values()
        ),
    ]
    contents: list[bytes] = [each.encode() for each in objects]
    for number, page in enumerate(pages):
        contents.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<<{fonts}>>>>"
            f"/Contents {7 + 2 * number} 0 R>>".encode()
        )
        stream = zlib.compress(b"\n".join(map(_shown, page)))
        head = f"<</Filter/FlateDecode/Length {len(stream)}>>stream\n".encode()
        contents.append(head + stream + b"\nendstream")
    extra = f"/Encrypt<<{LOCKED}>>/ID[<43><43>]" if locked else ""
    path.write_bytes(_file(contents, extra))
    return path


def _shown(piece: Text) -> bytes:
    text = piece.text.encode("cp1252").replace(b"\\", b"\\\\")
    text = text.replace(b"(", b"\\(").replace(b")", b"\\)")
    place = f"BT /{piece.font} {piece.size} Tf {piece.left} {piece.bottom} Td (".encode()
    return place + text + b") Tj ET"


def _file(contents: Sequence[bytes], extra: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(contents, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, size = len(data), len(contents) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + f"trailer<</Size {size}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF\n".encode()
    )
