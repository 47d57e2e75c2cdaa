"""The text of a program's message: placeholders, tags and an accelerator set aside."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import SpanKind
from desktop_translator.documents.inline_markup import rendered
from desktop_translator.documents.localisation.accelerators import (
    Accelerator,
    accelerator_of,
    with_accelerator,
)
from desktop_translator.documents.localisation.pieces import (
    Piece,
    PieceKind,
    inline_text,
    replaced,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.inline_markup import Tag

_PRINTF = (
    r"%(?:\d+\$)?[-+#0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|L|q|j|z|t)?[diouxXeEfFgGaAcsrpn@]"
)
SIMPLE_PLACEHOLDER = re.compile(
    r"%\(\w+\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]"  # Python: %(name)s
    r"|%\{\w+\}|%<\w+>[-+#0]*\d*(?:\.\d+)?[a-zA-Z]"  # Ruby: %{name}, %<name>d
    r"|%#@\w+@"  # Apple's dictionaries: %#@files@
    rf"|{_PRINTF}(?![a-zA-Z])|%L?\d{{1,2}}(?!\d|\s*%)|%L?n(?![a-zA-Z])|%%"  # C, Qt
    r"|\$t\([^()]*\)"  # i18next: $t(key)
    r"|\{\{\{?[^{}]*\}?\}\}"  # {{name}}
    r"|[$#]?\{[\w.$@-]*(?:![rsa])?(?:[:,][^{}]*)?\}"  # {0}, {name:>5}, ${name}, {0,number}
    r"|\$\(\w+\)|@:(?:\(\w+(?:\.\w+)*\)|\w+(?:\.\w+)*)"  # shells; vue-i18n: @:key
)
"""What a program puts something else in the place of, in the ways of the usual languages."""

_BRACES = r"\{[^{}]*\}"
_NESTED = rf"\{{(?:[^{{}}]|\{{(?:[^{{}}]|\{{(?:[^{{}}]|{_BRACES})*\}})*\}})*\}}"
PLACEHOLDER = re.compile(
    rf"(?=\{{\s*[\w.-]+\s*,\s*(?:plural|select|selectordinal)\s*,){_NESTED}"
    rf"|{SIMPLE_PLACEHOLDER.pattern}"
)
"""The same, and plurals and selections of ICU where they cannot be taken apart (see `icu`)."""

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z0-9][\w:.-]*)"
    r"(?:\s+[^\s=<>\"'/]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))?)*\s*(?P<empty>/?)>"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]\w*|#\d+|#x[0-9A-Fa-f]+);")
LOOKS = frozenset(
    [
        "b",
        "big",
        "em",
        "font",
        "i",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
    ]
)


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is translated, and what puts a translation back into its shape."""

    marked: MarkedText
    tags: Mapping[int, Tag]
    accelerator: Accelerator | None = None

    def rendered(self, translation: MarkedText, escaped: Callable[[str], str] = str) -> str:
        """Return a translation with tags, placeholders, accelerator and the spaces at both ends."""
        shaped = _with_edges(translation, self.marked.text)
        if self.accelerator:
            shaped = with_accelerator(shaped, self.accelerator)
        return rendered(shaped, self.tags, escaped)


def message_of(
    text: str, *, accelerators: bool = False, code: re.Pattern[str] = PLACEHOLDER
) -> Message:
    """Read a message that stands in the file as it is shown, escapes undone."""
    accelerator = accelerator_of(text) if accelerators else None
    if accelerator:
        text = accelerator.taken_from(text)
    inline = inline_text(list(pieces_of(text, code)))
    return Message(inline.marked(), inline.tags, accelerator)


def pieces_of(
    text: str, code: re.Pattern[str] = PLACEHOLDER, escaped: Callable[[str], str] = str
) -> Iterator[Piece]:
    """Take a message to pieces; `escaped` gives the raw form of what stands in the file."""
    position = 0
    for match in re.finditer(f"{code.pattern}|{_TAG.pattern}|{_ENTITY.pattern}", text):
        if match.start() > position:
            yield Piece(
                PieceKind.TEXT,
                escaped(text[position : match.start()]),
                text[position : match.start()],
            )
        yield _piece(match[0], escaped(match[0]), code)
        position = match.end()
    if position < len(text):
        yield Piece(PieceKind.TEXT, escaped(text[position:]), text[position:])


def _piece(found: str, raw: str, code: re.Pattern[str]) -> Piece:
    if code.fullmatch(found):
        return Piece(PieceKind.CODE, raw, found)
    tag = _TAG.fullmatch(found)
    if tag is None:
        letter = html.unescape(found)
        kind = PieceKind.TEXT if letter.isalpha() else PieceKind.CODE
        return Piece(kind, raw, letter if letter.isalpha() else found)
    if tag["empty"]:
        return Piece(PieceKind.VOID, raw)
    name = tag["name"].lower()
    kind = PieceKind.CLOSE if tag["end"] else PieceKind.OPEN
    return Piece(kind, raw, "", name, SpanKind.FORMAT if name in LOOKS else SpanKind.LINK)


def _with_edges(translation: MarkedText, source: str) -> MarkedText:
    """Give a translation the spaces and line ends that its source begins and ends with."""
    if not source.strip() or not translation.text.strip():
        return translation
    for end in (True, False):
        wanted = _edge(source, end=end)
        has = _edge(translation.text, end=end)
        if has != wanted:
            size = len(translation.text)
            start, stop = (size - len(has), size) if end else (0, len(has))
            translation = replaced(translation, start, stop, wanted)
    return translation


def _edge(text: str, *, end: bool) -> str:
    return text[len(text.rstrip()) :] if end else text[: len(text) - len(text.lstrip())]
