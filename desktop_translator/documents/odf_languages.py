"""The marks of language and direction in an OpenDocument file, set to those of its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.documents.markup.attributes import attributes_of
from desktop_translator.documents.markup.tokens import TokenKind
from desktop_translator.documents.office.language_tags import has_language, office_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.format import DocumentOptions
    from desktop_translator.documents.markup.rewriting import Change
    from desktop_translator.documents.markup.tokens import Token

_ASIAN = frozenset({"zh", "ja", "ko", "yue", "wuu", "lzh"})
_COMPLEX = frozenset(
    {"hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "ne", "si", "th", "km", "lo", "my"}
)
_MARKS = {
    "western": ("fo:language", "fo:country"),
    "asian": ("style:language-asian", "style:country-asian"),
    "complex": ("style:language-complex", "style:country-complex"),
}
_DIRECTIONS = {"rl-tb": "lr-tb", "rl": "lr"}


def language_changes(text: str, tokens: list[Token], options: DocumentOptions) -> Iterator[Change]:
    """Give the marks that change.

    A style speaks of three groups of scripts; the target's group gets its language wherever the
    source's group had the source language.
    """
    if options.source == options.target:
        return
    turns = runs_right_to_left(options.source) != runs_right_to_left(options.target)
    for token in tokens:
        if token.kind not in (TokenKind.START, TokenKind.EMPTY):
            continue
        if token.name == "style:text-properties":
            yield from _language(text, token, options)
        elif turns and token.name in ("style:page-layout-properties", "style:paragraph-properties"):
            yield from _direction(text, token, options)


def _language(text: str, token: Token, options: DocumentOptions) -> Iterator[Change]:
    attributes = attributes_of(text, token)
    was = attributes.get(_MARKS[_group(options.source)][0])
    if was is None or not has_language(was.value, options.source):
        return
    language, *subtags = office_tag(options.target).split("-")
    country = subtags[-1] if subtags else "none"
    place = token.start + len("<style:text-properties")
    for name, value in zip(_MARKS[_group(options.target)], (language, country), strict=True):
        if name in attributes:
            yield attributes[name].start, attributes[name].end, f'"{value}"'
        else:
            yield place, place, f' {name}="{value}"'


def _direction(text: str, token: Token, options: DocumentOptions) -> Iterator[Change]:
    mode = attributes_of(text, token).get("style:writing-mode")
    to_left = runs_right_to_left(options.target)
    turned = {value: key for key, value in _DIRECTIONS.items()} if to_left else _DIRECTIONS
    if mode is not None and mode.value in turned:
        yield mode.start, mode.end, f'"{turned[mode.value]}"'
    elif mode is None and to_left and token.name == "style:page-layout-properties":
        place = token.start + len("<style:page-layout-properties")
        yield place, place, ' style:writing-mode="rl-tb"'


def _group(tag: str) -> str:
    language = tag.split("-")[0].lower()
    if language in _ASIAN:
        return "asian"
    return "complex" if language in _COMPLEX or runs_right_to_left(tag) else "western"
