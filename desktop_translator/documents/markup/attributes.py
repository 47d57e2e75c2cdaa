"""The attributes of a tag, with the places of their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_translator.documents.markup.tokens import Token

_ATTRIBUTE = re.compile(
    r"""
    (?P<program><\?.*?\?>|<%.*?%>|\{%.*?%\})
    | (?P<name>[^\s/>][^\s/>=]*+)
      (?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"'][^\s>]*+)))?+
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute; `text[start:end]` is its value with the quotes, `value` as it is spelt."""

    name: str
    value: str
    start: int
    end: int


def attributes_of(text: str, tag: Token) -> dict[str, Attribute]:
    """Read the attributes of a tag, by name in lower case; the first of a name counts."""
    found: dict[str, Attribute] = {}
    place = tag.start + 1 + len(tag.name)
    for match in _ATTRIBUTE.finditer(text, place, tag.end - 1):
        name = match["name"]
        if not name:
            continue
        for quotes, group in ((1, "double"), (1, "single"), (0, "bare")):
            if match[group] is not None:
                start, end = match.start(group) - quotes, match.end(group) + quotes
                found.setdefault(name.lower(), Attribute(name, match[group], start, end))
                break
        else:
            found.setdefault(name.lower(), Attribute(name, "", match.end(), match.end()))
    return found
