"""Tests of `ui.models.filter`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.ui.models.filter import Filter
from tests.ui.models.rows import COMING, MANY, PLAIN, STARTER

if TYPE_CHECKING:
    from desktop_translator.core.languages import Languages

ALL = (STARTER, PLAIN, MANY)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), ["starter", "opus-de-en", "nllb"]),
        (Filter("deutsch"), ["opus-de-en", "nllb"]),
        (Filter("FRANÇAIS starter"), ["starter"]),
        (Filter("portugues"), ["nllb"]),
        (Filter("helsinki"), ["opus-de-en", "nllb"]),
        (Filter(source="fr"), ["starter", "nllb"]),
        (Filter(source="fr", target="de"), ["nllb"]),
        (Filter(most_bytes=100_000_000), ["starter", "opus-de-en"]),
        (Filter(here_only=True), ["starter"]),
        (Filter(commercial_only=True), ["starter", "opus-de-en"]),
        (Filter("klingon"), []),
    ],
)
def test_a_filter_lets_through_what_fits_all_of_it(
    languages: Languages, wanted: Filter, ids: list[str]
) -> None:
    assert [row.id for row in ALL if wanted.lets_through(row, languages)] == ids


def test_what_is_on_its_way_counts_as_here(languages: Languages) -> None:
    assert Filter(here_only=True).lets_through(COMING, languages)
