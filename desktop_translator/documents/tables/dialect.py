"""How a table is written as text: what parts cells, what stands around them, what escapes.

RFC 4180 names one way; programs write many.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMED_DELIMITER = re.compile(r"\ufeff?\"?sep=([^\r\n])\"?(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
"""The first line by which Excel is told what parts the cells."""

_DELIMITERS = "\t;|,"
_CONSISTENT = 0.9
_SAMPLED_RECORDS = 100
_MOST_LINES = 1000
"""A cell of more lines than this has a quotation mark that was never closed."""
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in its record, at `[start:end]`, and what it says."""

    start: int
    end: int
    text: str
    quoted: bool


@dataclass(frozen=True)
class Dialect:
    """One way of writing a table. `escape` is None where a quotation mark is doubled."""

    delimiter: str = ","
    quote: str = '"'
    escape: str | None = None

    def records(self, lines: Iterable[str]) -> Iterator[tuple[str, list[Cell]]]:
        """Put the lines of each record together; they lie end to end."""
        waiting = iter(lines)
        record: list[str] = []
        for line in waiting:
            record.append(line)
            cells = self._cells("".join(record))
            if cells is None and len(record) < _MOST_LINES:
                continue
            if cells is not None:
                yield "".join(record), cells
            else:
                for loose in record:
                    yield loose, self._cells(loose, unclosed=True) or []
            record = []
        for loose in record:
            yield loose, self._cells(loose, unclosed=True) or []

    def written(self, text: str, cell: Cell, raw: str) -> str:
        """Write a text in the place of a cell, in quotation marks where it had or needs them."""
        plain = raw[cell.start : cell.end]
        if not cell.quoted:
            needs = self.delimiter in text or _LINE_END.search(text) or text != text.strip(" ")
            if not needs and (self.quote not in text or self.quote in plain):
                return text
            return self.quote + self._escaped(text) + self.quote
        first = plain.index(self.quote) + 1
        last = plain.rindex(self.quote)
        return plain[:first] + self._escaped(text) + plain[last:]

    def _escaped(self, text: str) -> str:
        if self.escape and (len(text) - len(text.rstrip(self.escape))) % 2:
            # It would make a letter of the quotation mark behind it.
            text += self.escape
        return text.replace(self.quote, (self.escape or self.quote) + self.quote)

    def _cells(self, record: str, *, unclosed: bool = False) -> list[Cell] | None:
        """Cut a record into cells; None if its last one goes on in the next line."""
        cells = []
        position = 0
        end = len(record) - len(_line_end(record))
        while True:
            quoted = self._quoted.match(record, position, end)
            if quoted:
                text = quoted[1].replace((self.escape or self.quote) + self.quote, self.quote)
                cells.append(Cell(position, quoted.end(), text, quoted=True))
            elif not unclosed and self._opened.match(record, position):
                return None
            else:
                stop = record.find(self.delimiter, position, end)
                stop = end if stop < 0 else stop
                cells.append(Cell(position, stop, record[position:stop], quoted=False))
            position = cells[-1].end
            if position == end:
                return cells
            position += len(self.delimiter)

    @cached_property
    def _quoted(self) -> re.Pattern[str]:
        inside = self._inside()
        return re.compile(
            rf"[ ]*{self.quote}({inside}){self.quote}[ ]*(?={re.escape(self.delimiter)}|\Z)"
        )

    @cached_property
    def _opened(self) -> re.Pattern[str]:
        return re.compile(rf"[ ]*{self.quote}{self._inside()}\Z")

    def _inside(self) -> str:
        if self.escape:
            return rf"(?:[^{self.quote}\\]|\\.|{self.quote}{self.quote})*+"
        return rf"(?:[^{self.quote}]|{self.quote}{self.quote})*+"


def find_dialect(sample: str) -> Dialect:
    """Find out how a table is written from its beginning."""
    quote = _quote(sample)
    escape = "\\" if re.search(rf"[^\\]\\{quote}(?!\s*[,;\t|\r\n])", sample) else None
    named = NAMED_DELIMITER.match(sample)
    if named:
        return Dialect(named[1], quote, escape)
    best, best_share = Dialect(quote=quote, escape=escape), 0.0
    for delimiter in _DELIMITERS:
        dialect = Dialect(delimiter, quote, escape)
        share = _consistency(dialect, sample)
        if share > best_share + 0.05:
            best, best_share = dialect, share
        if best_share >= _CONSISTENT:
            break
    return best


def _quote(sample: str) -> str:
    single = len(re.findall(r"(?:^|[,;\t|])'[^'\r\n]*'(?=[,;\t|\r\n])", sample, re.MULTILINE))
    double = len(re.findall(r'(?:^|[,;\t|])"', sample, re.MULTILINE))
    return "'" if single > 2 * double + 1 else '"'


def _consistency(dialect: Dialect, sample: str) -> float:
    """Return the share of records that have as many cells as the first, which has several."""
    records = dialect.records(sample.splitlines(keepends=True))
    counts = [
        len(cells)
        for _, (record, cells) in zip(range(_SAMPLED_RECORDS), records, strict=False)
        if record.strip()
    ]
    if not counts or counts[0] < 2:
        return 0.0
    return Counter(counts)[counts[0]] / len(counts)


def _line_end(record: str) -> str:
    return record[len(record.rstrip("\r\n")) :]
