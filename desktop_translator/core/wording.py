"""Turning errors and sizes into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.errors import AppError
    from desktop_translator.core.languages import Languages

_LANGUAGE_FIELDS = frozenset({"source", "target", "via", "missing_source", "missing_target"})
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def describe(
    error: AppError, languages: Languages, translate: Callable[[str], str] = str
) -> tuple[str, str]:
    """Give the message and the advice of `error`, ready to show.

    `translate` maps source text to the interface language. Language codes become names.
    """
    fields = {
        key: languages.name(value) if key in _LANGUAGE_FIELDS else value
        for key, value in error.fields.items()
    }
    return translate(error.message).format(**fields), translate(error.advice).format(**fields)


def human_size(size_bytes: int) -> str:
    """Write a size in decimal units, as file managers do: `8.4 MB`."""
    size, unit = float(size_bytes), 0
    while size >= 999.5 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    digits = 1 if unit > 1 and size < 9.95 else 0
    return f"{size:.{digits}f} {_UNITS[unit]}"


def reason_of(error: OSError) -> str:
    """Say in lower-case words why the system refused something."""
    words = error.strerror or "the system gave no reason"
    return words[:1].lower() + words[1:]
