"""Which cells and columns of a table are written for people to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FORMULA = re.compile(r"\s*(?:=|[+@-](?:[A-Z]{1,3}\d|[A-Z]+\())")
_ADDRESS = re.compile(
    r"(?:[a-z][a-z\d+.-]*:|www\.)\S+|\S+@\S+\.\w+|(?:[a-z]:)?[\w.~-]*(?:[/\\][\w.~-]+)+[/\\]?",
    re.IGNORECASE,
)
_CODE = re.compile(r"\S*(?:[_\d]|[a-z][A-Z])\S*")
_WORD = re.compile(r"[^\W\d_]{2,}|[\u3040-\u9fff\uac00-\ud7af]")
_IDENTIFIER = re.compile(r"[a-z]|.*(?:[_\d./:$#]|[a-z][A-Z])")
_DANGEROUS = "=+-@\t\r"
_LONGEST_HEADING = 40


def may_be_translated(text: str) -> bool:
    """Tell whether a cell holds words rather than a formula, an address, a number or a code."""
    stripped = text.strip()
    if _FORMULA.match(stripped) or _ADDRESS.fullmatch(stripped) or _CODE.fullmatch(stripped):
        return False
    return bool(_WORD.search(stripped))


def without_formula(text: str, source: str) -> str:
    """Take away at the start of a translation what would make a spreadsheet reckon with it.

    As OWASP describes it (CSV injection); a start that the source has as well is left.
    """
    if source[:1] and source[0] in _DANGEROUS:
        return text
    return text.lstrip(_DANGEROUS + " ") if text[:1] and text.lstrip()[:1] in _DANGEROUS else text


def headings(records: Sequence[Sequence[str]]) -> Sequence[str] | None:
    """Return the first record if it names the columns: short, above what is longer or no prose."""
    if len(records) < 2:
        return None
    first, rest = records[0], records[1:]
    names = [name.strip() for name in first]
    if not all(0 < len(name) <= _LONGEST_HEADING for name in names) or len(set(names)) < len(names):
        return None
    if not all(_WORD.search(name) for name in names) or any(map(_ADDRESS.fullmatch, names)):
        return None
    for number, name in enumerate(names):
        cells = [record[number].strip() for record in rest if number < len(record)]
        filled = [cell for cell in cells if cell]
        prose = sum(map(_is_prose, filled))
        long = sum(map(len, filled)) > 2 * len(name) * len(filled)
        if filled and (2 * prose < len(filled) or long):
            return first
    return None


def are_for_programs(names: Sequence[str]) -> bool:
    """Tell whether headings look like identifiers, which programs know columns by."""
    return any(_IDENTIFIER.match(name.strip()) for name in names)


def prose_columns(records: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the columns that hold prose; those of single words where none holds more."""
    width = max(map(len, records), default=0)
    ratings = [_prose_shares(records, number) for number in range(width)]
    found = tuple(number for number, (sentences, _) in enumerate(ratings) if sentences >= 0.4)
    return found or tuple(number for number, (_, words) in enumerate(ratings) if words >= 0.5)


def letters(count: int) -> Iterator[str]:
    """Give the names that spreadsheets have for columns: A, B and so on, AA after Z."""
    for number in range(count):
        name = ""
        rest = number + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            name = chr(ord("A") + letter) + name
        yield name


def _prose_shares(records: Sequence[Sequence[str]], number: int) -> tuple[float, float]:
    """Return the share of a column's cells that hold sentences, and that hold any words."""
    cells = [
        record[number] for record in records if number < len(record) and record[number].strip()
    ]
    words = list(filter(_is_prose, cells))
    return sum(map(_is_sentence, words)) / max(1, len(cells)), len(words) / max(1, len(cells))


def _is_prose(text: str) -> bool:
    """Tell whether a cell holds more than a code such as EUR."""
    return may_be_translated(text) and (" " in text.strip() or not text.isupper())


def _is_sentence(text: str) -> bool:
    """Tell several words from a name, in which all begin with a capital letter."""
    words = _WORD.findall(text)
    if text.upper() == text.lower():
        return len(text.strip()) > 3
    return len(words) > 1 and (text.isupper() or any(word[0].islower() for word in words))
