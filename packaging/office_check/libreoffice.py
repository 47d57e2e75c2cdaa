"""LibreOffice without a window: a document becomes pages, each a picture."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_S = 180
MOST_PICTURES = 12
SCALE = 1.25
"""90 dots per inch: enough to read."""


class OfficeFailedError(Exception):
    """LibreOffice is not there, or could not open a document."""


@dataclass(frozen=True)
class Drawn:
    """A document as it is printed."""

    pages: int
    text: str


def draw(document: Path, profile: Path) -> Drawn:
    """Print a document into the folder it is in: `NAME.pdf`, `page-1.png` and so on.

    `profile` is a folder for LibreOffice's settings, so that no person's are touched.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise OfficeFailedError("LibreOffice is not installed")
    settings = f"-env:UserInstallation={(profile / 'profile').absolute().as_uri()}"
    folder = document.parent
    command = [program, settings, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    try:
        told = subprocess.run(
            [*command, str(document)], capture_output=True, timeout=LONGEST_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OfficeFailedError(f"not opened within {LONGEST_S} s") from error
    printed = document.with_suffix(".pdf")
    if not printed.exists():
        raise OfficeFailedError("not opened: " + told.stderr.decode(errors="replace").strip())
    return _drawn(printed)


def _drawn(printed: Path) -> Drawn:
    pdf = pypdfium2.PdfDocument(printed)
    texts = []
    for number, page in enumerate(pdf, 1):
        texts.append(page.get_textpage().get_text_range())
        if number <= MOST_PICTURES:
            bitmap = page.render(scale=SCALE)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            picture = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_BGR888)
            picture.save(str(printed.parent / f"page-{number}.png"))
    pages = len(pdf)
    pdf.close()
    return Drawn(pages, "\n".join(texts))
