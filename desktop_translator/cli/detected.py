"""What the terminal says of the languages it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.events import Detected


def in_words(detected: Detected, languages: Languages) -> str:
    """Name the languages of a text and those that stay; nothing where no letter tells."""
    found = [paragraph for paragraph in detected.paragraphs if paragraph.language is not None]
    if not found:
        return ""
    first, *others = (languages.name(code) for code in detected.languages)
    words = ", ".join((f"{first} ({detected.certainty:.0%})", *others))
    kept = dict.fromkeys(languages.name(str(each.language)) for each in found if each.left_as_is)
    return f"Detected: {words}" + (f"; left as it is: {', '.join(kept)}" if kept else "")


def records(detected: Detected) -> list[dict[str, object]]:
    """Describe each paragraph for JSON; lines count from 1, as editors do."""
    return [
        {
            "line": paragraph.first_line + 1,
            "lines": paragraph.line_count,
            "language": paragraph.language,
            "certainty": round(paragraph.certainty, 3),
            "left_as_is": paragraph.left_as_is,
        }
        for paragraph in detected.paragraphs
        if paragraph.language is not None
    ]
