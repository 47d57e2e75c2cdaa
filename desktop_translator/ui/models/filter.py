"""Which models the page shows."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.catalog.catalogue import ANY_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.row import ModelRow


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show; the default shows all.

    Attributes:
        words: each must be in the name, the languages or the repository; case and accents are
            passed over.
        source: a language the model has to read; empty for any.
        target: a language it has to write; empty for any.
        most_bytes: the largest size; 0 for any. A model of unknown size is shown.
        here_only: only what can translate now, or is on its way.
        commercial_only: nothing whose licence forbids commercial use.
    """

    words: str = ""
    source: str = ""
    target: str = ""
    most_bytes: int = 0
    here_only: bool = False
    commercial_only: bool = False

    def lets_through(self, row: ModelRow, languages: Languages) -> bool:
        """Tell whether a model is shown."""
        if self.source and not {self.source, ANY_LANGUAGE} & set(row.sources):
            return False
        if self.target and not {self.target, ANY_LANGUAGE} & set(row.targets):
            return False
        if self.most_bytes and row.size_bytes > self.most_bytes:
            return False
        if self.here_only and not (row.standing.is_here or row.standing.is_coming):
            return False
        if self.commercial_only and row.non_commercial:
            return False
        text = _plain(" ".join(_texts(row, languages)))
        return all(word in text for word in _plain(self.words).split())


def _texts(row: ModelRow, languages: Languages) -> Iterable[str]:
    yield from (row.name, row.repository, row.id, row.tier, row.licence)
    for code in {*row.sources, *row.targets}:
        language = languages.get(code)
        yield from (code, language.name, language.autonym)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
