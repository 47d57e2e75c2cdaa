"""ICU messages: plurals and selections taken apart into whole sentences, one for each branch.

`You have {n, plural, one {# file} other {# files}} left.` becomes `{n, plural, one {You have # file
left.} other {You have # files left.}}`: only whole sentences can be translated. Syntax:
https://unicode-org.github.io/icu/userguide/format_parse/messages/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from desktop_translator.documents.localisation.message import PLACEHOLDER, message_of
from desktop_translator.documents.localisation.plural_sources import target_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from desktop_translator.documents.format import DocumentOptions
    from desktop_translator.documents.localisation.message import Message

_COMPLEX = re.compile(
    r"\{\s*[\w.-]+\s*,\s*(plural|select|selectordinal)\s*,\s*(?:offset:\s*\d+\s*)?"
)
_SELECTOR = re.compile(r"\s*(=\d+|[\w-]+)(\s*)\{")
_QUOTED = re.compile(r"''|'[{}#|][^']*(?:''[^']*)*(?:'|\Z)")
_PLAIN = re.compile(r"[^{}']+|'")
_CODE = re.compile(rf"'[{{}}#|][^']*(?:''[^']*)*(?:'|\Z)|{PLACEHOLDER.pattern}")
_CODE_IN_PLURAL = re.compile(rf"{_CODE.pattern}|#")
_MOST_BRANCHES = 100


class NoIcuMessageError(Exception):
    """A text is no ICU message with plurals or selections, or one of too many branches."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A plural or a selection: what stands before its branches, and its branches."""

    head: str
    kind: str
    space: str
    branches: Mapping[str, Tree]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A whole sentence without a choice in it."""

    text: str
    in_plural: bool


Tree: TypeAlias = Choice | Leaf


@dataclass(frozen=True, slots=True)
class _Parts:
    """A choice as it is read: its branches are sequences of texts and choices."""

    head: str
    kind: str
    space: str
    branches: Mapping[str, Sequence[str | _Parts]]


def icu_tree(text: str, options: DocumentOptions) -> Choice:
    """Read a message; plurals have the categories of the target language.

    Raises:
        NoIcuMessageError: it has no plural and no selection, is malformed, or has too many of them.
    """
    if not _COMPLEX.search(text):
        raise NoIcuMessageError
    reader = _Reader(text)
    parts = reader.parts(depth=0)
    if reader.position < len(text):
        raise NoIcuMessageError
    tree = _expanded(parts, options, in_plural=False)
    if isinstance(tree, Leaf) or sum(1 for _ in leaves_of(tree)) > _MOST_BRANCHES:
        raise NoIcuMessageError
    return tree


def leaves_of(tree: Tree) -> Iterator[Leaf]:
    """Give the sentences of a message in the order in which they stand there."""
    if isinstance(tree, Leaf):
        yield tree
        return
    for branch in tree.branches.values():
        yield from leaves_of(branch)


def icu_text(tree: Tree, texts: Iterator[str]) -> str:
    """Write a message with other texts for its sentences."""
    if isinstance(tree, Leaf):
        return next(texts)
    branches = (
        f"{selector}{tree.space}{{{icu_text(branch, texts)}}}"
        for selector, branch in tree.branches.items()
    )
    return f"{tree.head}{' '.join(branches)}}}"


def leaf_message(leaf: Leaf) -> Message:
    """Read a sentence of a message: arguments, quoted letters and # are code."""
    return message_of(
        with_apostrophes(leaf.text), code=_CODE_IN_PLURAL if leaf.in_plural else _CODE
    )


def with_apostrophes(text: str) -> str:
    """Return a message with typographic apostrophes for its doubled ones."""
    return _QUOTED.sub(lambda match: "’" if match[0] == "''" else match[0], text)


def icu_escape(source: str, *, certain: bool = True) -> Callable[[str], str]:
    """Return what makes letters safe in the translation of a message.

    An apostrophe before a brace would begin a quotation, for which ICU doubles it; as not all
    libraries know of that, it becomes a typographic one, which all of them show as it is. Where
    it is not `certain` that ICU reads the message, only one after a letter does.
    """
    apostrophe = re.compile(r"%s'(?=[{}#|]|\Z)" % ("" if certain else r"(?<=\w)"))

    def plain(text: str) -> str:
        if "''" in source:
            return text.replace("'", "''")
        return apostrophe.sub("’", text)

    def escape(text: str) -> str:
        pieces = re.split(f"({PLACEHOLDER.pattern})", text)
        for index, piece in enumerate(pieces[::2]):
            safe = plain(piece)
            pieces[2 * index] = re.sub(r"[{}]+", r"'\g<0>'", safe) if certain else safe
        return "".join(pieces)

    return escape


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self.position = 0

    def parts(self, depth: int) -> list[str | _Parts]:
        found: list[str | _Parts] = []
        while self.position < len(self._text) and self._text[self.position] != "}":
            match = _COMPLEX.match(self._text, self.position)
            if match and depth < 10:
                self.position = match.end()
                found.append(self._choice(match, depth))
            else:
                found.append(self._plain())
        return found

    def _choice(self, match: re.Match[str], depth: int) -> _Parts:
        branches: dict[str, Sequence[str | _Parts]] = {}
        space = ""
        while selector := _SELECTOR.match(self._text, self.position):
            self.position = selector.end()
            branches[selector[1]] = self.parts(depth + 1)
            space = selector[2]
            self._close()
        self.position += len(re.match(r"\s*", self._text[self.position :])[0])  # type: ignore[index]
        self._close()
        if "other" not in branches:
            raise NoIcuMessageError
        return _Parts(match[0], match[1], space, branches)

    def _plain(self) -> str:
        for pattern in (_QUOTED, _PLAIN):
            if match := pattern.match(self._text, self.position):
                self.position = match.end()
                return match[0]
        start = self.position
        depth = 0
        for match in re.finditer(r"[{}]", self._text[start:]):
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                self.position = start + match.end()
                return self._text[start : self.position]
        raise NoIcuMessageError

    def _close(self) -> None:
        if self._text[self.position : self.position + 1] != "}":
            raise NoIcuMessageError
        self.position += 1


def _expanded(parts: Sequence[str | _Parts], options: DocumentOptions, *, in_plural: bool) -> Tree:
    for index, part in enumerate(parts):
        if isinstance(part, str):
            continue
        plural = part.kind != "select"
        around = [*parts[:index]], [*parts[index + 1 :]]
        if plural and not in_plural:
            around = _with_quoted_signs(around[0]), _with_quoted_signs(around[1])
        branches = {
            selector: _expanded(
                [*around[0], *branch, *around[1]], options, in_plural=in_plural or plural
            )
            for selector, branch in part.branches.items()
        }
        if part.kind == "plural":
            branches = _with_categories(branches, options)
        return Choice(part.head, part.kind, part.space, branches)
    return Leaf("".join(map(str, parts)), in_plural)


def _with_quoted_signs(parts: Sequence[str | _Parts]) -> list[str | _Parts]:
    """Quote the # of a text that gets into a plural, where it would stand for the number."""
    return [
        part.replace("#", "'#'") if isinstance(part, str) and part[0] not in "'{" else part
        for part in parts
    ]


def _with_categories(branches: Mapping[str, Tree], options: DocumentOptions) -> dict[str, Tree]:
    exact = {name: branch for name, branch in branches.items() if name.startswith("=")}
    forms = {name: branch for name, branch in branches.items() if name not in exact}
    texts = {name: next(leaves_of(branch)).text for name, branch in forms.items()}
    sources = target_forms(texts, options)
    ordered = sorted(sources, key=lambda name: name == "other")
    return {**exact, **{name: forms[sources[name]] for name in ordered}}
