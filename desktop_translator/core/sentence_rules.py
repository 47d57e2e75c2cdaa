"""Whether a full stop, a question mark or a closing quotation mark ends a sentence."""

from __future__ import annotations

import re
from functools import cache

from desktop_translator.core import abbreviations

_LOOK = 40
"""Characters looked at on each side: a decision costs the same in any text."""

_LABEL_SIZE = 8
_UNSPACED_MARKS = "。！？｡．"
_CONTINUES = re.compile(r"[,;:)\]}»”，、；：）】》〉」』%]")
_GOES_ON_UNSPACED = re.compile(r"(?<![^\W\d_]{2})[.!?]\Z")  # in "J.-P.", "3.x", "....A"
_LABEL = re.compile(r"[\W_]*(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})[.)]")
_FIRST_WORD = re.compile(r"[\s\"'«“„‘‹(\[¿¡–—―-]*+([^\W_][\w'’]*+)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)")
_LAST_WORD = re.compile(r"([^\s\"'’«“„‘(\[]+)\.\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*([^\W\d_])")
_SHORT_CHAIN = re.compile(r"(?:\A|[\s(])([^\W\d_])\.[ \u00a0\u202f]?[^\W\d_]\.\Z")
_ELLIPSIS = re.compile(r"(?:…|\.{3,})[\"'”’»)]*\Z")
_WHOLE_WORD = re.compile(r"[^\W\d_]{4,}")
_YEAR = re.compile(r"\d[ \u00a0]г\.\Z")
_ROMAN = re.compile(r"[IVXL]+")
# Japanese words that go on with a sentence behind what was quoted.
_AFTER_QUOTE = re.compile(r"って|など|と|は|が|を|の|に|で|も|や|へ")
_OPENING = '"“‘«‹„「『（(【《'
_CLOSING = '"”’»›“」』）)】》'
_PAIRS = (("「", "」"), ("『", "』"), ("“", "”"), ("（", "）"))
_NAME_PARTICLES = frozenset(("de", "la", "le", "les", "los", "el", "a"))


class SentenceRules:
    """The rules of one language; without lists of its own, those that hold anywhere."""

    def __init__(self, language: str) -> None:
        self._never_last = abbreviations.never_last(language)
        self._before_number = abbreviations.before_number(language)
        self._may_be_last = abbreviations.may_be_last(language)
        self._starters = abbreviations.starters(language)
        self._has_ordinals = language in abbreviations.ORDINAL_LANGUAGES

    def may_end(self, text: str, start: int, end: int, following: int) -> bool:
        """Tell whether a sentence from `start` may end at `end`, `following` being the next one's.

        Something that ends a sentence stands before `end`; both neighbours are visible characters.
        """
        before = text[max(start, end - _LOOK) : end]
        after = text[following : following + _LOOK]
        if end == following and _GOES_ON_UNSPACED.search(before):
            return False
        if _CONTINUES.match(after) or (
            end - start <= _LABEL_SIZE and _LABEL.fullmatch(text, start, end)
        ):
            return False
        found = _FIRST_WORD.match(after)
        word = (found and found[1]) or ""
        if before[-1] in _UNSPACED_MARKS:
            return not before.endswith(abbreviations.NAMES_WITH_A_MARK)
        if word and word.islower() and not _ADDRESS.match(after) and not text[start].islower():
            return False
        if _is_caseless(after[0]) and _goes_on_after_quote(text[start], before, after):
            return False
        if before.endswith(abbreviations.NAMES_WITH_A_MARK):
            return self._begins(word)
        if _ELLIPSIS.search(before):
            return not _is_caseless(word[:1]) and word.partition("'")[0] != "I"
        return not before.endswith(".") or self._full_stop_ends(before, after, word)

    def surely_ends(self, text: str, start: int, end: int, following: int) -> bool:
        """Tell whether what may end a sentence does so, though the library saw no end there."""
        before = text[max(start, end - _LOOK) : end]
        if before[-1] in _UNSPACED_MARKS:
            return all(before.rfind(left) <= before.rfind(right) for left, right in _PAIRS)
        if before[-1] == ")":
            return text[start] == "("
        found = _FIRST_WORD.match(text, following, following + _LOOK)
        last = _LAST_WORD.search(before)
        if not last or not found or not found[1]:
            return False
        if _YEAR.search(before):
            return found[1][0].isupper()
        if text[following].isdecimal():
            return bool(_WHOLE_WORD.fullmatch(last[1]))
        return last[1].casefold() in self._may_be_last and self._begins(found[1])

    def _full_stop_ends(self, before: str, after: str, word: str) -> bool:
        last = _LAST_WORD.search(before)
        if not last:
            return True
        name = last[1].casefold()
        if name in self._never_last or (name in self._before_number and after[0].isdigit()):
            return False
        if _YEAR.search(before):
            return word[:1].isupper()
        if name in self._may_be_last or _SHORT_CHAIN.search(before):
            return self._begins(word)
        if initials := _INITIALS.fullmatch(last[1]):
            return self._initials_end(last[1], initials[1], word)
        if self._has_ordinals and (
            (len(name) <= 3 and name.isdecimal()) or _ROMAN.fullmatch(last[1])
        ):
            return self._begins(word)
        return True

    def _initials_end(self, initials: str, letter: str, word: str) -> bool:
        if letter.isupper():
            return self._begins(word) and word.lower() not in _NAME_PARTICLES
        return letter.islower() and len(initials) > 1

    def _begins(self, word: str) -> bool:
        capital = word[:1].isupper() and (word[1:].islower() or len(word) == 1)
        return capital and re.split("['’]", word.lower())[0] in self._starters


@cache
def rules_of(language: str) -> SentenceRules:
    """Return the rules of a language, given its first subtag."""
    return SentenceRules(language)


def _is_caseless(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()


def _goes_on_after_quote(first: str, before: str, after: str) -> bool:
    if before[-1] not in _CLOSING:
        return False
    if before[-1] in "」』" and _AFTER_QUOTE.match(after):
        return True
    return first in _OPENING
