"""Languages from the names that people give to models, and from their cards."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_translator.core.language_codes import language_tag
from desktop_translator.core.model_card import card_entry

if TYPE_CHECKING:
    from pathlib import Path

# Parts of names that look like codes of languages, and are none.
_NO_LANGUAGES = frozenset(
    ("base", "big", "bt", "ct", "ct2", "fp", "fast", "mt", "nmt", "opus", "tc", "tiny", "to", "tt")
)


def pair_in_name(name: str) -> tuple[str, str] | None:
    """Find two languages in a name: `opus-mt-tc-big-en-pt-ct2` is from English to Portuguese."""
    for source, target in pairwise(_tags(name)):
        if source and target and source != target:
            return source, target
    return None


def first_language(name: str) -> tuple[str, ...]:
    """Return the first language in a name, such as English in `opus-mt-en-roa`; or nothing."""
    return tuple(tag for tag in _tags(name) if tag)[:1]


def _tags(name: str) -> list[str | None]:
    """Return the language that each part of a name is the code of."""
    parts = [part for part in re.split(r"[-_/. ]+", name.lower()) if part not in _NO_LANGUAGES]
    return [language_tag(part) if re.fullmatch(r"[a-z]{2,3}", part) else None for part in parts]


def card_languages(path: Path) -> frozenset[str]:
    """Return the languages that a model card names; none if it names none."""
    words = re.findall(r"[A-Za-z][\w-]+", card_entry(path, "languages?"))
    return frozenset(tag for tag in map(language_tag, words) if tag)
