"""The marks of language and direction in a page, set to those of its translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.documents.markup.attributes import Attribute, attributes_of
from desktop_translator.documents.markup.tokens import Token, TokenKind
from desktop_translator.documents.office.language_tags import has_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_translator.documents.format import DocumentOptions

_LANGUAGE = ("lang", "xml:lang")
_MARK = re.compile(r"\s(?:lang|dir|http-equiv)\s*=", re.IGNORECASE)


def language_changes(
    text: str, tokens: Iterable[Token], options: DocumentOptions
) -> Iterator[tuple[int, int, str]]:
    """Give what is to stand in place of `text[start:end]`.

    Only marks of the source language change; where the page has none, its first tag gets one.
    """
    if options.source == options.target:
        return
    for token in tokens:
        if token.kind is TokenKind.START and token.name == "html":
            yield from _root_changes(text, token, options)
        elif token.name and _MARK.search(text, token.start, token.end):
            yield from _changes(text, token, options)


def _changes(text: str, token: Token, options: DocumentOptions) -> Iterator[tuple[int, int, str]]:
    attributes = attributes_of(text, token)
    names: tuple[str, ...] = _LANGUAGE
    if "http-equiv" in attributes:
        is_language = attributes["http-equiv"].value.lower() == "content-language"
        names = ("content",) if is_language else ()
    changed = False
    for name in names:
        if name in attributes and has_language(attributes[name].value, options.source):
            changed = True
            yield attributes[name].start, attributes[name].end, f'"{options.target}"'
    yield from _direction(attributes, changed or token.name == "body", options)


def _direction(
    attributes: dict[str, Attribute], speaks: bool, options: DocumentOptions
) -> Iterator[tuple[int, int, str]]:
    direction = "rtl" if runs_right_to_left(options.target) else "ltr"
    was = "rtl" if runs_right_to_left(options.source) else "ltr"
    if (
        speaks
        and was != direction
        and "dir" in attributes
        and attributes["dir"].value.lower() == was
    ):
        yield attributes["dir"].start, attributes["dir"].end, f'"{direction}"'


def _root_changes(
    text: str, token: Token, options: DocumentOptions
) -> Iterator[tuple[int, int, str]]:
    attributes = attributes_of(text, token)
    place = token.start + len("<html")
    added = ""
    marks = [attributes[name] for name in _LANGUAGE if name in attributes]
    for mark in marks:
        if has_language(mark.value, options.source) or not mark.value:
            yield mark.start, mark.end, f'"{options.target}"'
    if not marks:
        name = "xml:lang" if "xmlns" in attributes else "lang"
        added = f' {name}="{options.target}"'
    direction = "rtl" if runs_right_to_left(options.target) else "ltr"
    if "dir" in attributes:
        yield from _direction(attributes, True, options)
    elif direction == "rtl":
        added += ' dir="rtl"'
    if added:
        yield place, place, added
