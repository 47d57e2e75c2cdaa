"""Making text fit for a model: what people cannot see must not change a translation."""

from __future__ import annotations

import re
import unicodedata

# Surrogates (a broken half of a character), control characters, and marks that only steer
# display: soft hyphen, zero-width space, bidirectional controls (UAX #9), word joiner, byte order
# mark. Zero-width joiner and non-joiner stay: Persian and emoji need them.
_INVISIBLE = re.compile(
    "[\ud800-\udfff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f"
    "\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_SPACES = re.compile("[\t-\r\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000 ]+")


def clean(text: str) -> str:
    """Return `text` as a model should see it: NFC, single plain spaces, nothing invisible.

    The result encodes to UTF-8 and holds no line break; it is empty where nothing visible was.
    """
    visible = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    return unicodedata.normalize("NFC", visible)


def has_words(text: str) -> bool:
    """Tell whether there is a letter of any script: without one there is nothing to translate."""
    return any(map(str.isalpha, text))
