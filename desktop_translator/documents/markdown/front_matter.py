"""The front matter of a Markdown file: its title and description are texts, all else is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.markup.inline_unit import has_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*\r?\n)*?\1[ \t]*(?:\r?\n|\Z)")
_VALUE = re.compile(
    r"""
    ^(?:title|linkTitle|sidebar_label|subtitle|description|summary|excerpt|caption|tagline)
    [ \t]*[:=][ \t]*
    (?P<value>"(?:[^"\\\r\n]|\\.)*" | '(?:[^'\r\n]|'')*' | [^\s"'|>&*!{\[\#%@`][^\r\n]*?)
    [ \t]*(?=\r?$)
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_PLAIN = re.compile(r"(?![\-?:,\[\]{}#&*!|>'\"%@`\s])(?!.*(?::\s|\s#|:\Z))[^\n]*\S\Z")


@dataclass(frozen=True, slots=True)
class FrontMatterUnit:
    """A value of the front matter: `text[start:end]`, quotes included."""

    start: int
    end: int
    source: MarkedText
    quote: str

    def spelt(self, translation: MarkedText) -> str:
        """Write a translation with the quotes that it needs."""
        text = " ".join(translation.text.split())
        if self.quote == "'":
            return "'" + text.replace("'", "''") + "'"
        if not self.quote and _PLAIN.match(text):
            return text
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def front_matter_end(text: str) -> int:
    """Return where the front matter ends; 0 where there is none."""
    match = _WHOLE.match(text)
    return match.end() if match else 0


def front_matter_units(text: str, end: int) -> Iterator[FrontMatterUnit]:
    """Give the texts of the front matter, which ends at `end`."""
    for match in _VALUE.finditer(text, 0, end):
        spelt = match["value"]
        quote = spelt[0] if spelt[0] in "\"'" else ""
        read = spelt[1:-1] if quote else spelt
        if quote == '"':
            if re.search(r"\\[^\"\\]", read):
                continue
            read = re.sub(r"\\(.)", r"\1", read)
        elif quote:
            read = read.replace("''", "'")
        source = MarkedText(read)
        if has_words(source):
            yield FrontMatterUnit(match.start("value"), match.end("value"), source, quote)
