"""What is said about the languages found in a text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.events import Detected, ParagraphLanguage

_MOST_PERCENT = 99  # nothing is certain
_SURE, _LIKELY, _GUESS = 0.95, 0.8, 0.6


def _tr(text: str) -> str:
    return QCoreApplication.translate("detection", text)


def is_mixed(detected: Detected) -> bool:
    """Tell whether a text is in several languages."""
    return len(detected.languages) > 1


def names(detected: Detected, languages: Languages) -> str:
    """Name the languages, the one with most text first."""
    return ", ".join(map(languages.name, detected.languages))


def percent(certainty: float) -> str:
    """Write a certainty; nothing for a mere guess, which no number makes better."""
    if certainty < _GUESS:
        return ""
    return _tr("{percent} %").format(percent=min(_MOST_PERCENT, round(certainty * 100)))


def certainty(detected: Detected, languages: Languages) -> str:
    """Say in plain words how sure it is that a text is in the language found."""
    if detected.certainty >= _SURE:
        words = _tr("This is {language}: {percent} sure.")
    elif detected.certainty >= _LIKELY:
        words = _tr("This is very likely {language}: {percent} sure.")
    elif detected.certainty >= _GUESS:
        words = _tr("This is probably {language}: {percent} sure.")
    else:
        words = _tr("Too little to tell: taken for {language}, like the text before.")
    name = languages.name(detected.languages[0])
    return words.format(language=name, percent=percent(detected.certainty))


def summary(detected: Detected, languages: Languages) -> str:
    """Say what was found, in a line or a few."""
    if is_mixed(detected):
        return shares(detected, languages)
    return certainty(detected, languages)


def shares(detected: Detected, languages: Languages) -> str:
    """Say how much of a mixed text is in which language, and what becomes of it."""
    counts: Counter[str] = Counter()
    kept = set()
    for paragraph in detected.paragraphs:
        if paragraph.language is not None:
            counts[paragraph.language] += 1
            if paragraph.left_as_is:
                kept.add(paragraph.language)
    lines = []
    for code in detected.languages:
        one = counts[code] == 1
        words = _tr("{language}: 1 paragraph") if one else _tr("{language}: {count} paragraphs")
        line = words.format(language=languages.name(code), count=counts[code])
        lines.append(f"{line}, {_tr('left as it is')}" if code in kept else line)
    return "\n".join(lines)


def of_paragraph(paragraph: ParagraphLanguage, languages: Languages) -> str:
    """Name the language of a paragraph, and say what becomes of it; nothing without letters."""
    if paragraph.language is None:
        return ""
    name = languages.name(paragraph.language)
    sure = percent(paragraph.certainty)
    words = f"{name} · {sure}" if sure and paragraph.certainty < 1 else name
    return f"{words} · {_tr('left as it is')}" if paragraph.left_as_is else words
