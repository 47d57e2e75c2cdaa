"""Where the texts of a Markdown file are: paragraphs, headings, cells, and pieces of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n|\r|\n")
_BAR = re.compile(r"(?:[^\\|]|\\.)*?(\|)", re.DOTALL)
# Lines that dialects of Markdown give a meaning of their own.
_APART = re.compile(
    r"""\s*(?:
        :::.* | (?:!!!|\?\?\?\+?)\s.* | \[![A-Za-z]+\][-+]?\\? | \[(?:\[.*\]|toc|TOC)\] | \{%.*%\}
        | \{\{[<%].*[>%]\}\} | \\(?:begin|end)\{.* | \{[:\#.].*\} | \#\+\w+:.*
        | \[[^\]^][^\]]*\]:\s.*
    )\s*""",
    re.VERBOSE,
)
# What stands before a text and is no part of it: tasks, footnotes, definitions.
_BEFORE = re.compile(r"\[[ xX]\]\s+|\[\^[^\]\s]+\]:\s*|:\s+|\s+")
_BEGINS = re.compile(r"\[\^[^\]\s]+\]:\s|:\s")
_IMPORT = re.compile(r"(?:import|export)\s")


class BlockKind(Enum):
    """What a block is."""

    PARAGRAPH = auto()
    HEADING = auto()
    CELL = auto()
    HTML = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A text in the file.

    `content` is the text without what stands before its lines (`> `, indents); its line `n` is
    `text[starts[n]:ends[n]]`. `heading` is the number of the heading, from 0.
    """

    kind: BlockKind
    content: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    heading: int = -1


class Lines:
    """The lines of a text as Markdown counts them, with their places."""

    def __init__(self, text: str, start: int) -> None:
        """Count from `start` on."""
        self.starts: list[int] = []
        self.texts: list[str] = []
        self.line_end = "\n"
        for match in _LINE_END.finditer(text, start):
            self.line_end = match[0] if not self.starts else self.line_end
            self.starts.append(start)
            self.texts.append(text[start : match.start()])
            start = match.end()
        self.starts.append(start)
        self.texts.append(text[start:])


def blocks_of(text: str, start: int, environment: dict[str, Any]) -> Iterator[Block]:
    """Give the blocks of a file from a place on; `environment` takes up its link definitions."""
    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    lines = Lines(text, start)
    tokens = parser.parse("\n".join(lines.texts), environment)
    headings = -1
    for index, token in enumerate(tokens):
        if token.type == "html_block" and token.map:
            if block := _html(lines, token):
                yield block
        elif token.type == "tr_open":
            yield from _cells(lines, tokens, index)
        elif token.type == "inline" and tokens[index - 1].type == "paragraph_open":
            yield from _paragraphs(_lines_of(lines, token))
        elif token.type == "inline" and tokens[index - 1].type == "heading_open":
            headings += 1
            if places := _lines_of(lines, token):
                yield _block(BlockKind.HEADING, places, headings)


def _lines_of(lines: Lines, token: Token) -> list[tuple[int, str]]:
    """Find each line of a token's content at the end of its line; none if one is not there."""
    found: list[tuple[int, str]] = []
    for number, content in enumerate(token.content.split("\n"), token.map[0] if token.map else 0):
        line = lines.texts[number] if number < len(lines.texts) else ""
        body = content.strip()
        closed = token.map is not None and line.rstrip("# \t").endswith(body)
        place = line.rfind(body) if closed or line.rstrip().endswith(body) else -1
        if place < 0:
            return []
        found.append((lines.starts[number] + place, body + _hard_break(line[place + len(body) :])))
    if found:
        found[-1] = (found[-1][0], found[-1][1].rstrip())
    return found


def _hard_break(rest: str) -> str:
    return rest if rest.startswith("  ") and not rest.strip(" ") else ""


def _paragraphs(places: Sequence[tuple[int, str]]) -> Iterator[Block]:
    """Cut a paragraph at lines that stand apart, and leave out what stands before a text."""
    group: list[tuple[int, str]] = []
    for number, (start, line) in enumerate(places):
        apart = _APART.fullmatch(line) or (_IMPORT.match(line) and number == 0 and _is_code(line))
        if group and (apart or _BEGINS.match(line)):
            yield _block(BlockKind.PARAGRAPH, group)
            group = []
        if apart:
            continue
        if not group:
            while match := _BEFORE.match(line):
                start, line = start + match.end(), line[match.end() :]
        if line:
            group.append((start, line))
    if group:
        yield _block(BlockKind.PARAGRAPH, group)


def _is_code(line: str) -> bool:
    return bool(re.search(r"""\bfrom\s+['"]|=|\{|['"];?$""", line))


def _block(kind: BlockKind, places: Sequence[tuple[int, str]], heading: int = -1) -> Block:
    places = [*places[:-1], (places[-1][0], places[-1][1].rstrip())]
    return Block(
        kind,
        "\n".join(line for _, line in places),
        tuple(start for start, _ in places),
        tuple(start + len(line) for start, line in places),
        heading,
    )


def _cells(lines: Lines, tokens: Sequence[Token], index: int) -> Iterator[Block]:
    """Find the cells of a row in its line."""
    row = tokens[index]
    if row.map is None:
        return
    line, start = lines.texts[row.map[0]], lines.starts[row.map[0]]
    contents: list[str] = []
    for token in tokens[index + 1 :]:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            contents.append(token.content)
    found = _matching(_raw_cells(line), contents)
    for number, (place, raw) in enumerate(found):
        if not raw:
            continue
        # What stands before the first cell may be a list or a quotation.
        size = len(contents[0].replace("|", "\\|")) if number == 0 else len(raw)
        cell = raw[-size:]
        at = start + line.index(raw, place) + len(raw) - len(cell)
        yield _block(BlockKind.CELL, [(at, cell)])


def _raw_cells(line: str) -> list[tuple[int, str]]:
    """Cut a line at its bars; what is before the first one counts as well."""
    cells, start = [], 0
    for bar in _BAR.finditer(line):
        cells.append((start, line[start : bar.start(1)].strip()))
        start = bar.end()
    return [*cells, (start, line[start:].strip())]


def _matching(cells: list[tuple[int, str]], contents: Sequence[str]) -> list[tuple[int, str]]:
    """Leave out what stands before the first bar, if the row begins with one."""
    for skipped in (0, 1):
        found = cells[skipped : skipped + len(contents)]
        read = [raw.replace("\\|", "|") for _, raw in found]
        if not read:
            continue
        begins = read[0] == contents[0] or (skipped == 0 and bool(contents[0]))
        if begins and read[0].endswith(contents[0]) and read[1:] == contents[1 : len(read)]:
            return found
    return []


def _html(lines: Lines, token: Token) -> Block | None:
    """Return a piece of HTML, if no list or quotation stands before its lines."""
    if token.map is None:
        return None
    first, last = token.map
    body = "\n".join(lines.texts[first:last])
    if token.content.rstrip("\n") != body.rstrip("\n"):
        return None
    starts = tuple(lines.starts[first:last])
    ends = tuple(lines.starts[n] + len(lines.texts[n]) for n in range(first, last))
    return Block(BlockKind.HTML, body, starts, ends)
