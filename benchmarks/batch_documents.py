"""Documents of many kinds to translate, made by the script that measures."""

from __future__ import annotations

import json
import zipfile
from itertools import islice
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.texts import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def make_documents(folder: Path, number: int, paragraphs: int) -> list[Path]:
    """Write mixed French documents into folders; neighbours have a third of their text in common.

    Each has so many paragraphs of two sentences.
    """
    made = []
    stream = list(islice(sentences(), number * paragraphs * 2 + paragraphs * 2))
    for index in range(number):
        kind = list(_WRITERS)[index % len(_WRITERS)]
        start = index * paragraphs * 4 // 3
        own = stream[start : start + paragraphs * 2]
        texts = [" ".join(own[first : first + 2]) for first in range(0, len(own), 2)]
        path = folder / f"part {index % 5}" / f"document {index:02d}{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        _WRITERS[kind](path, texts)
        made.append(path)
    return made


def _text(path: Path, texts: Iterable[str]) -> None:
    path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")


def _markdown(path: Path, texts: Iterable[str]) -> None:
    path.write_text("\n\n".join(f"- **{each}**" for each in texts) + "\n", encoding="utf-8")


def _page(path: Path, texts: Iterable[str]) -> None:
    body = "".join(f"<p>{_bold(each, 'b')}</p>\n" for each in texts)
    path.write_text(f"<!DOCTYPE html><html lang='fr'><body>{body}</body></html>", encoding="utf-8")


def _table(path: Path, texts: Iterable[str]) -> None:
    rows = "".join(f'{number};"{each}"\n' for number, each in enumerate(texts))
    path.write_text(f"numéro;texte\n{rows}", encoding="utf-8")


def _subtitles(path: Path, texts: Iterable[str]) -> None:
    cues = (
        f"{n + 1}\n00:00:{n:02d},000 --> 00:00:{n + 1:02d},000\n{each}\n"
        for n, each in enumerate(texts)
    )
    path.write_text("\n".join(cues), encoding="utf-8")


def _messages(path: Path, texts: Iterable[str]) -> None:
    data = {f"message{number}": each for number, each in enumerate(texts)}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _office(path: Path, texts: Iterable[str]) -> None:
    runs = "".join(f"<w:p>{_office_runs(each)}</w:p>" for each in texts)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{runs}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _office_runs(text: str) -> str:
    first, bold, rest = _in_three(text)
    return (
        f'<w:r><w:t xml:space="preserve">{escape(first)}</w:t></w:r>'
        f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(bold)}</w:t></w:r>'
        f'<w:r><w:t xml:space="preserve">{escape(rest)}</w:t></w:r>'
    )


def _bold(text: str, tag: str) -> str:
    first, bold, rest = _in_three(text)
    return f"{escape(first)}<{tag}>{escape(bold)}</{tag}>{escape(rest)}"


def _in_three(text: str) -> tuple[str, str, str]:
    words = text.split(" ")
    return f"{words[0]} ", words[1], " " + " ".join(words[2:])


_WRITERS: dict[str, Callable[[Path, list[str]], None]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _page,
    ".csv": _table,
    ".srt": _subtitles,
    ".json": _messages,
    ".docx": _office,
}
