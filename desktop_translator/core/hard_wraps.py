r"""Hard-wrapped text: a sentence that someone broke over several lines (mail, copies from PDF).

A paragraph is one line, or several that belong together. To be wrong costs little, since its
translation stands on as many lines; still a poem, an address, a list or code is best left alone,
so two lines are taken for one only on strong evidence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import clean
from desktop_translator.core.languages import separates_with_spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_BREAK = re.compile(r"[^\S\n]*\n[ \u00a0>]*")
"""What stands between two lines of a paragraph, indent and the `>` of quoted mail included."""

# Latin words, which have a space between them in any text.
_BREAK_IN_LATIN = re.compile(rf"(?<=[!-~]){LINE_BREAK.pattern}(?=[!-~])")

# Neighbours looked at on either side: their width tells where lines were broken.
_BEFORE, _AFTER = 8, 16
_MIN_SIZE, _MIN_UNSPACED_SIZE, _MAX_SIZE = 20, 10, 120
_MIN_WIDTH, _MIN_FULL_WIDTH = 30, 40

_PREFIX = re.compile(r"[ \u00a0]*(?:>[ \u00a0>]*)?")
_NOT_PROSE = re.compile(r"[\t\v\f\x1c-\x1e\x85\u2028\u2029{}=<>|\\`#]|\r(?!\Z)|\w\(")
_ENDS = re.compile(r"[.!?…:;؟۔।॥。！？｡．：；][\"'”’»“‘)\]」』）\s]*\Z")
_ANEW = re.compile(r"[-*•‣▪◦·–—+]|\(?\d{1,3}[.)]\s|[A-Za-z]\)\s|[\w-]+:\s")
_WORD = re.compile(r"[\"'«“„(\[¿¡\s]*(\S*)")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uf900-\ufaff\uff00-\uff9f]"
)


def paragraph_size(lines: Sequence[str], first: int) -> int:
    """Return how many lines the paragraph has that begins with line `first`; mostly one."""
    if not _may_go_on(lines, first):
        return 1
    start, bodies = _neighbours(lines, first)
    size = 1
    while first + size - start < len(bodies) and _goes_on(bodies, first + size - 1 - start):
        size += 1
    return size


def unwrap(sentence: str, language: str) -> str:
    """Join the lines of a sentence as its language wants it: by a space, or by nothing."""
    if "\n" not in sentence:
        return sentence
    if separates_with_spaces(language):
        return LINE_BREAK.sub(" ", sentence)
    return LINE_BREAK.sub("", _BREAK_IN_LATIN.sub(" ", sentence))


@lru_cache(maxsize=256)
def _parts(line: str) -> tuple[str, str]:
    """Return the indent or quotation prefix of a line, and its body: empty where it is no prose."""
    found = _PREFIX.match(line)
    prefix = found[0] if found else ""
    body = line[len(prefix) :].rstrip()
    is_prose = len(body) <= _MAX_SIZE and not _NOT_PROSE.search(body) and clean(body)
    return prefix, body if is_prose else ""


def _may_go_on(lines: Sequence[str], first: int) -> bool:
    """Rule out most lines at little cost."""
    if first + 1 == len(lines) or not _MIN_UNSPACED_SIZE <= len(lines[first]) <= 2 * _MAX_SIZE:
        return False
    (prefix, body), (next_prefix, next_body) = _parts(lines[first]), _parts(lines[first + 1])
    if not body or not next_body or _ENDS.search(body[-6:]) or _ANEW.match(next_body):
        return False
    return prefix == next_prefix or bool(_ANEW.match(body))


def _neighbours(lines: Sequence[str], first: int) -> tuple[int, list[str]]:
    """Return the prose around a line, unbroken and of one indent, and the number of its start."""
    prefix = _parts(lines[first + 1])[0]
    start = first
    while start > max(0, first - _BEFORE) and _is_like(lines[start - 1], prefix):
        start -= 1
    end = first + 1
    while end < min(len(lines), first + _AFTER) and _is_like(lines[end], prefix):
        end += 1
    return start, [_parts(line)[1] for line in lines[start:end]]


def _is_like(line: str, prefix: str) -> bool:
    found = _parts(line)
    return bool(found[1]) and found[0] == prefix


def _goes_on(bodies: list[str], index: int) -> bool:
    """Tell whether the next line goes on with the sentence of this one."""
    line, following = bodies[index], bodies[index + 1]
    if _ENDS.search(line[-6:]) or _ANEW.match(following):
        return False
    width = max(map(len, bodies))
    if _UNSPACED.match(line[-1]) and _UNSPACED.match(following[0]):
        marked = any("。" in body for body in bodies[index + 1 :])
        return marked and len(line) >= max(_MIN_UNSPACED_SIZE, width - 2)
    if len(line) < _MIN_SIZE or width < _MIN_WIDTH:
        return False
    if _begins_lower(following):
        return 2 * len(line) >= width and not _begins_lower(bodies[0])
    return _is_full(line, following, width) and _was_wrapped(bodies)


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the next line's first word had no room on this one."""
    return width >= _MIN_FULL_WIDTH and len(line) + 1 + len(_first_word(following)) > width


def _was_wrapped(bodies: list[str]) -> bool:
    """Tell whether lines begin as chance has it: those of a poem or a list all begin alike."""
    if len(bodies) < 3:
        return False
    words = [_first_word(body) for body in bodies]
    caseless = all(word[:1].isalpha() and word.lower() == word.upper() for word in words)
    return caseless or (not words[0][:1].islower() and any(word[:1].islower() for word in words))


def _begins_lower(body: str) -> bool:
    return _first_word(body)[:1].islower()


def _first_word(body: str) -> str:
    found = _WORD.match(body)
    return found[1] if found else ""
