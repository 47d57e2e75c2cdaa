"""The inline markup of Markdown with its places, which the parser does not tell by itself.

Each rule of markdown-it is asked where it began and ended. What no rule made is text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from desktop_translator.documents.html_vocabulary import HTML
from desktop_translator.documents.markup.tokens import TokenKind, tokens_of
from desktop_translator.documents.markup.tree import Node, Piece, nodes_of
from desktop_translator.documents.markup.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

_PLACES = {
    # Pandoc's rule: no space within the dollars, no digit behind them.
    "math": re.compile(r"\$\$.+?\$\$|\$(?=\S)[^$\n]*?[^\s$]\$(?!\d)", re.DOTALL),
    "place": re.compile(r"\{\{.{1,500}?\}\}", re.DOTALL),
    "program": re.compile(r"\{%.{1,500}?%\}|\{[:#.][^{}\n]*\}|\[\^[^\]\s]+\]", re.DOTALL),
}
_CODE = ("math", "place")
_FORMATS = ("em", "strong", "s")
_INLINE = (Role.FORMAT, Role.LINK, Role.CODE)


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the parser: CommonMark with strikethrough, and every place told."""
    markdown = MarkdownIt("commonmark").enable("strikethrough")
    ruler = markdown.inline.ruler
    for name in list(ruler.get_active_rules()):
        rule = next(each.fn for each in ruler.__rules__ if each.name == name)
        ruler.at(name, _placed(rule))
    for name, pattern in _PLACES.items():
        ruler.before("escape", name, _placed(_place(name, pattern)))
    return markdown


def inline_nodes(content: str, references: dict[str, Any]) -> tuple[list[Node], list[Token]]:
    """Return the nodes of a content, and the tokens with what `_placed` says of each.

    `references` is the environment of the document: its link definitions.
    """
    tokens: list[Token] = []
    parser().inline.parse(content, parser(), references, tokens)
    return nodes_of(_with_text(content, _pieces(content, tokens))), tokens


def _place(name: str, pattern: re.Pattern[str]) -> Rule:
    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos, state.posMax)
        if match is None:
            return False
        if not silent:
            state.push(name, "", 0)
        state.pos = match.end()
        return True

    return rule


def _placed(rule: Rule) -> Rule:
    """Let a rule write into its tokens where they `start` and `end`, and a link's `label_end`."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, maximum, first = state.pos, state.posMax, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            _tell(state, state.tokens[first:], start, maximum)
        return found

    return placed


def _tell(state: StateInline, made: list[Token], start: int, maximum: int) -> None:
    end = state.pos
    for token in reversed(made):
        if "start" in token.meta:
            continue
        if token.type == "text":
            # A sign that may become emphasis; before those the text that was waiting.
            if end > start:
                token.meta |= {"start": end - len(token.content), "end": end}
                end -= len(token.content)
            continue
        token.meta |= {"start": start, "end": state.pos}
        if token.type in ("link_open", "link_close", "image"):
            bracket = start + (token.type == "image")
            passed, state.posMax = state.posMax, maximum
            label_end = state.md.helpers.parseLinkLabel(state, bracket, token.type != "image")
            state.posMax = passed
            token.meta["label_end"] = label_end


def _pieces(content: str, tokens: list[Token]) -> Iterator[Piece]:
    for token in tokens:
        start, end = token.meta.get("start", -1), token.meta.get("end", -1)
        name, _, side = token.type.rpartition("_")
        if token.type == "hardbreak":
            while content[start - 1] == " ":
                start -= 1
            yield Piece(Role.BREAK, start, end)
        elif name in _FORMATS:
            opens = side == "open"
            if token.markup in ("**", "__"):
                start, end = (start - 1, end) if opens else (start, end + 1)
            yield Piece(Role.FORMAT, start, end, name, opens, not opens)
        elif token.markup == "autolink":
            place = start if side == "open" else end - 1
            yield Piece(Role.CODE, place, place + 1, "code", side == "open", side != "open")
        elif token.type == "link_open":
            yield Piece(Role.LINK, start, start + 1, name, opens=True)
        elif token.type == "link_close":
            yield Piece(Role.LINK, token.meta["label_end"], end, name, closes=True)
        elif token.type == "code_inline":
            size = len(token.markup)
            yield Piece(Role.CODE, start, start + size, "code", opens=True)
            yield Piece(Role.CODE, end - size, end, "code", closes=True)
        elif token.type == "html_inline":
            yield _tag(content[start:end], start)
        elif token.type in _CODE:
            yield Piece(Role.CODE, start, end)
        elif token.type in ("program", "image"):
            yield Piece(Role.VOID, start, end)


def _tag(tag: str, start: int) -> Piece:
    token = next(tokens_of(tag, HTML))
    role = HTML.role(token.name) if token.name else Role.VOID
    if role is Role.BREAK:
        return Piece(role, start, start + len(tag))
    if role in _INLINE and token.kind in (TokenKind.START, TokenKind.END):
        opens = token.kind is TokenKind.START
        return Piece(role, start, start + len(tag), f"<{token.name}", opens, not opens)
    return Piece(Role.VOID, start, start + len(tag))


def _with_text(content: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
    place = 0
    for piece in pieces:
        if place < piece.start:
            yield Piece(None, place, piece.start)
        yield piece
        place = piece.end
    if place < len(content):
        yield Piece(None, place, len(content))
