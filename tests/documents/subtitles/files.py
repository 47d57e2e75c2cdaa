"""Subtitles as people have them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.registry import registration_of
from tests.documents.round_trip import TO_FRENCH, assert_identity, texts_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.documents.format import Notice


def srt(*cues: str, start: int = 1) -> str:
    """Write cues of three seconds, one after another."""
    return "\n".join(
        f"{number}\n00:00:{3 * number:02},000 --> 00:00:{3 * number + 3:02},000\n{cue}\n"
        for number, cue in enumerate(cues, start)
    )


def ass(*lines: str) -> str:
    return "\n".join(
        (
            "[Script Info]",
            "; a comment",
            "[V4+ Styles]",
            "Format: Name, Fontname",
            "Style: Default,Arial",
            "[Events]",
            "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
            *lines,
            "",
        )
    )


def dialogue(text: str, second: int = 1, style: str = "Default", effect: str = "") -> str:
    times = f"0:00:{second:02}.00,0:00:{second + 1:02}.00"
    return f"Dialogue: 0,{times},{style},,0,0,0,{effect},{text}"


def checked(folder: Path, name: str, text: str) -> list[str]:
    """Read a file, check that it comes back, and give its texts."""
    path = folder / name
    path.write_bytes(text.encode())
    assert_identity(path)
    upper_copy(path, folder)
    return texts_of(path)


def translated(path: Path, *texts: MarkedText | str) -> tuple[str, tuple[Notice, ...]]:
    marked = (text if isinstance(text, MarkedText) else MarkedText(text) for text in texts)
    output = io.BytesIO()
    notices = registration_of(path).load().write(path, output, TO_FRENCH, iter(marked))
    return output.getvalue().decode(), notices
