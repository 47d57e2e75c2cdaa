"""Finding a language by what somebody types."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.languages import Language


def matching(languages: Sequence[Language], wanted: str) -> tuple[Language, ...]:
    """Return the languages whose name, autonym or code holds `wanted`.

    Case and accents do not matter. Those that begin with it come first; otherwise the order stays.
    """
    needle = _plain(wanted)
    if not needle:
        return tuple(languages)
    ranked = ((_rank(language, needle), language) for language in languages)
    found = [(rank, language) for rank, language in ranked if rank is not None]
    return tuple(language for _, language in sorted(found, key=lambda pair: pair[0]))


def _rank(language: Language, needle: str) -> int | None:
    names = (_plain(language.name), _plain(language.autonym))
    code = language.code.casefold()
    if code == needle or any(name.startswith(needle) for name in names):
        return 0
    if code.startswith(needle) or any(needle in name for name in names):
        return 1
    return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
