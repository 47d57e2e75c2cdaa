"""What the elements of a language of tags mean to a translation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_translator.documents.markup.tokens import TokenKind


class Role(Enum):
    """What an element is to the text around it."""

    BLOCK = auto()
    """Text ends before and after it."""
    FORMAT = auto()
    LINK = auto()
    CODE = auto()
    VOID = auto()
    """A place within text, and all that is in the element stays as it is."""
    BREAK = auto()
    """A new line within a text."""
    SPACE = auto()
    """A place within text that keeps words apart."""
    ISLAND = auto()
    """A place within text, and texts of its own in the element."""
    OPAQUE = auto()
    """Text ends before and after it, and all that is in it stays as it is."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The elements of a language, by name in lower case; `default` is the role of all others.

    `raw` are those in which no tags are looked for, with what their content is; `void` those that
    have no end tag. `attributes` names what is text among an element's attributes (given its name
    and its attributes' values). `kept` tells by an element's attributes that its text is not to be
    translated.
    """

    roles: Mapping[str, Role]
    default: Role
    xml: bool
    raw: Mapping[str, TokenKind] = field(default_factory=dict)
    void: frozenset[str] = frozenset()
    attributes: Callable[[str, Mapping[str, str]], tuple[str, ...]] = lambda _name, _values: ()
    kept: Callable[[Mapping[str, str]], bool] = lambda _values: False
    text_only_in: frozenset[str] | None = None
    """The elements whose text is to be read; text elsewhere is none for readers."""

    def role(self, name: str) -> Role:
        """Return the role of an element."""
        return self.roles.get(name, self.default)
