"""Languages: their codes, names and writing direction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Written without spaces between sentences (Unicode Line Breaking Algorithm, UAX #14).
_UNSPACED = frozenset({"ja", "zh", "yue", "wuu", "th", "lo", "km", "my", "bo", "dz"})
# By their usual script, and the scripts themselves (ISO 15924).
_RIGHT_TO_LEFT = frozenset(
    {
        *("ar", "arz", "ary", "apc", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "prs", "ps"),
        *("sd", "syr", "ug", "ur", "yi"),
    }
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg"})
_SCRIPT_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Language:
    """One language as people know it.

    Attributes:
        code: BCP-47 tag, e.g. `fr` or `zh-Hant`.
        name: the English name.
        autonym: the name in the language itself.
        right_to_left: whether its usual script runs from right to left.
    """

    code: str
    name: str
    autonym: str
    right_to_left: bool = False


class Languages:
    """The known languages; an unknown code is its own name."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._by_code = {language.code: language for language in languages}

    @classmethod
    def read(cls, path: Path) -> Languages:
        """Read `languages.json`: a list of `[code, name, autonym, right_to_left]`."""
        rows = json.loads(path.read_text(encoding="utf-8"))
        return cls(Language(*row) for row in rows)

    def get(self, code: str) -> Language:
        """Return the language of a tag, falling back to its first subtag, then to the bare tag."""
        found = self._by_code.get(code) or self._by_code.get(code.split("-")[0])
        return found or Language(code, code, code)

    def name(self, code: str) -> str:
        """Return the English name of a tag."""
        return self.get(code).name


def separates_with_spaces(code: str) -> bool:
    """Tell whether sentences of a language are separated by spaces."""
    return code.split("-")[0] not in _UNSPACED


def runs_right_to_left(tag: str) -> bool:
    """Tell whether a language, or the script that its tag names, runs from right to left."""
    language, *subtags = tag.lower().split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == _SCRIPT_LETTERS]
    return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS if scripts else language in _RIGHT_TO_LEFT
