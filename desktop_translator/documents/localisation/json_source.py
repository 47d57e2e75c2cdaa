"""JSON as it stands in a file: every value with its place. Comments and last commas are borne."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from desktop_translator.documents.localisation.passages import MalformedTextError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPACE = re.compile(r"(?:[\s\ufeff]+|//[^\r\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\r\n]|\\.)*"')
_LITERAL = re.compile(r"[\w.+-]+")
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class JsonString:
    """A string, from its opening quotation mark to its end."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class JsonOther:
    """A number, a truth value, or null."""


@dataclass(slots=True)
class JsonArray:
    """The values of an array."""

    items: list[JsonValue] = field(default_factory=list)


@dataclass(slots=True)
class JsonObject:
    """Keys and their values in order; a key may be there twice."""

    members: list[tuple[JsonString, JsonValue]] = field(default_factory=list)

    def strings(self) -> Mapping[str, tuple[JsonString, JsonString]]:
        """Return keys and values of those members that are strings, by key."""
        return {
            key.text: (key, value) for key, value in self.members if isinstance(value, JsonString)
        }


JsonValue: TypeAlias = JsonString | JsonOther | JsonArray | JsonObject


def read_json(text: str) -> JsonValue:
    """Read a text.

    Raises:
        MalformedTextError: it is no JSON, or nested beyond reason.
    """
    reader = _Reader(text)
    value = reader.value(0)
    reader.skip_space()
    if reader.position < len(text):
        raise MalformedTextError("nothing may follow the end", reader.position)
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self.position = 0

    def value(self, depth: int) -> JsonValue:
        if depth > _DEEPEST:
            raise MalformedTextError("it is nested beyond reason", self.position)
        self.skip_space()
        first = self._text[self.position : self.position + 1]
        if first == '"':
            return self._string()
        if first == "{":
            return self._object(depth)
        if first == "[":
            return self._array(depth)
        literal = _LITERAL.match(self._text, self.position)
        if literal is None:
            raise MalformedTextError("a value is missing", self.position)
        self.position = literal.end()
        return JsonOther()

    def skip_space(self) -> None:
        space = _SPACE.match(self._text, self.position)
        self.position = space.end() if space else self.position

    def _object(self, depth: int) -> JsonObject:
        found = JsonObject()
        self.position += 1
        while not self._ends("}"):
            key = self._string()
            self.skip_space()
            if not self._take(":"):
                raise MalformedTextError("a colon is missing", self.position)
            found.members.append((key, self.value(depth + 1)))
            self._next("}")
        return found

    def _array(self, depth: int) -> JsonArray:
        found = JsonArray()
        self.position += 1
        while not self._ends("]"):
            found.items.append(self.value(depth + 1))
            self._next("]")
        return found

    def _string(self) -> JsonString:
        match = _STRING.match(self._text, self.position)
        if match is None:
            raise MalformedTextError("a string is missing, or has no end", self.position)
        try:
            text: str = json.loads(match[0], strict=False)
        except ValueError as error:
            raise MalformedTextError("a string is malformed", self.position) from error
        self.position = match.end()
        return JsonString(match.start(), match.end(), text)

    def _next(self, end: str) -> None:
        self.skip_space()
        if not self._take(",") and self._text[self.position : self.position + 1] != end:
            raise MalformedTextError("a comma is missing", self.position)

    def _ends(self, end: str) -> bool:
        self.skip_space()
        return self._take(end)

    def _take(self, sign: str) -> bool:
        found = self._text.startswith(sign, self.position)
        self.position += len(sign) if found else 0
        return found
