"""What a translation has to give back as it was: addresses, placeholders, tags, code, emoji."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop_translator.core.cleaning import has_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = (
    r"(?:https?|ftp|file)://[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]]|www\.[^\s<>\"]*[\w/]"
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
)
_PLACEHOLDER = (
    r"`[^`\n]+`|\{\{[^{}]*\}\}|[$#]?\{[^{}\s][^{}]*\}|\{\}|\[\[[^\[\]]+\]\]"
    r"|%\(\w+\)[sdif]|%(?:\d+\$)?[\d.]*[sdif]\b|%%\w+%%"
    r"|</?(?:\d+|[A-Za-z][\w:-]*(?:\s+[\w:-]+=[^<>]*)?)\s*/?>"
)
_PICTURE = "[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?[\U0001f3fb-\U0001f3ff]?"
_EMOJI = (
    f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}(?:\u200d{_PICTURE})*"
    "|[\U0001f1e6-\U0001f1ff]|[0-9#*]\ufe0f?\u20e3)"
)
_ITEM = re.compile(f"(?P<address>{_ADDRESS})|(?P<placeholder>{_PLACEHOLDER})|(?P<emoji>{_EMOJI})")

# Cheap to look for, and in every text that has something to keep.
_HINT = re.compile("[@{%<`]|\\[\\[|://|www\\.|[\u2600-\u27bf\u20e3\U0001f1e6-\U0001faff]")

# What ordinary writing does not have, each kind of it counted once.
_SIGNS_OF_CODE = tuple(
    map(
        re.compile,
        (
            r"\w\((?!(?:e|s|es|x|n|ne|nt|en|in|innen)\))[^)]*\)|\w\(.*,\Z",  # but not étudiant(e)s
            r"==|=>|->|::|!=|&&|\|\||\+=|</|/>",
            r"\w_\w|\w\.\w+\(|\$\w",
            r"\w\s=\s\S|\w=[\w\"']",
            r"(?<!\S)--?[a-z][\w-]+",
            r"[\w)\]\"'];\s*\Z|[{}]\s*\Z",
        ),
    )
)
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*[.,:!?…]*\Z")


class Kind(StrEnum):
    """Kinds of items; an emoji stands between words, the others among them."""

    ADDRESS = "address"
    PLACEHOLDER = "placeholder"
    EMOJI = "emoji"


class Item(NamedTuple):
    """One of them, and where it stands: `text[start:end]`."""

    start: int
    end: int
    text: str
    kind: Kind


def kept_items(text: str) -> Iterator[Item]:
    """Find what has to be kept, in order."""
    if _HINT.search(text):
        for found in _ITEM.finditer(text):
            yield Item(*found.span(), found[0], Kind(str(found.lastgroup)))


def without_kept_items(text: str) -> str:
    """Return the text with a space in place of each item."""
    return _ITEM.sub(" ", text) if _HINT.search(text) else text


def is_translatable(text: str) -> bool:
    """Tell whether there is anything to translate beside numbers, symbols, addresses and code."""
    return has_words(text) and has_words(without_kept_items(text)) and not _is_code(text)


def _is_code(text: str) -> bool:
    words = text.split()
    signs = [sign.search(text) is not None for sign in _SIGNS_OF_CODE]
    if len(words) == 1:
        return any(signs[:-1])  # the last one is also the end of "Bonjour;"
    plain = sum(_PLAIN_WORD.match(word) is not None for word in words)
    return sum(signs) > 1 and plain <= len(words) / 2
