"""Tests of `ui.models.shelf`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop_translator.catalog.catalogue import Catalogue, CatalogueEntry, Evidence
from desktop_translator.catalog.download_plan import DownloadPlan
from desktop_translator.catalog.fetching import FetchProgress
from desktop_translator.catalog.hub import Found
from desktop_translator.catalog.requirements import StoredType
from desktop_translator.catalog.wanted import Wanted
from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.ui.models.row import ModelRow, Standing
from desktop_translator.ui.models.shelf import Shelf
from tests.fakes import fake_model
from tests.ui.conftest import RESOURCES

STORE = Path("/data/models")
WANTED = Wanted(
    "opus-de-en",
    "OPUS German–English",
    "Helsinki/opus-de-en",
    revision="b" * 40,
    sources=("de",),
    targets=("en",),
    licence="CC-BY-NC-4.0",
)
ENTRY = CatalogueEntry(
    WANTED, 80_000_000, True, StoredType.INT8, "", Evidence.SEEN, "", False, "a note", None
)
PLAN = DownloadPlan(WANTED, "b" * 40, "CC-BY-NC-4.0", (), "2026-11-24T00:00:00")


def shelf() -> Shelf:
    return Shelf(STORE, (ENTRY,))


def row_of(shelf: Shelf, model_id: str = "opus-de-en") -> ModelRow:
    return next(row for row in shelf.rows() if row.id == model_id)


def test_what_the_catalogue_offers_can_be_had() -> None:
    row = row_of(shelf())
    assert (row.standing, row.tier, row.note) == (Standing.AVAILABLE, "Fast", "a note")
    assert row.non_commercial
    assert row.wanted == WANTED


def test_a_model_on_disk_is_here_and_first() -> None:
    filled = shelf()
    here = replace(fake_model(), id="other", folder=STORE / "other")
    shipped = replace(fake_model(), id="starter", folder=Path("/program/models/starter"))
    filled.installed = (here, shipped)
    rows = filled.rows()
    assert [row.id for row in rows] == ["other", "starter", "opus-de-en"]
    assert [row.standing for row in rows[:2]] == [Standing.INSTALLED, Standing.SHIPPED]


def test_another_revision_than_the_catalogue_pins_is_an_older_one() -> None:
    filled = shelf()
    old = replace(fake_model(), id="opus-de-en", folder=STORE / "x", revision="a" * 40)
    filled.installed = (old,)
    assert row_of(filled).standing is Standing.NEWER
    filled.installed = (replace(old, revision="b" * 40),)
    assert row_of(filled).standing is Standing.INSTALLED


def test_a_download_is_followed_through_its_states() -> None:
    filled = shelf()
    filled.plans = (PLAN,)
    assert row_of(filled).standing is Standing.WAITING
    filled.running = PLAN.key
    filled.progress[PLAN.key] = FetchProgress(PLAN.key, 25, 100, 0.0, None, (), None)
    assert row_of(filled).standing is Standing.FETCHING
    assert row_of(filled).done_share == 0.25
    filled.plans = (replace(PLAN, paused=True),)
    assert row_of(filled).standing is Standing.PAUSED
    filled.stopped[PLAN.key] = EngineStoppedError()
    assert row_of(filled).standing is Standing.STOPPED
    assert row_of(filled).error is not None


def test_what_the_hub_found_is_added_but_for_what_is_known() -> None:
    filled = shelf()
    filled.found = (
        Found("someone/new-model", "cc-by-nc-4.0", (), 12, True),
        Found("Helsinki/opus-de-en", "cc-by-4.0", (), 12, False),
    )
    assert [row.repository for row in filled.rows()] == ["Helsinki/opus-de-en", "someone/new-model"]
    found = filled.rows()[1]
    assert found.gated
    assert found.non_commercial
    assert found.wanted is not None


def test_the_whole_catalogue_becomes_rows() -> None:
    catalogue = Catalogue.read(RESOURCES / "catalog.json")
    rows = Shelf(STORE, catalogue.entries).rows()
    assert len(rows) == len(catalogue.entries) > 100
    assert all(row.name and row.wanted for row in rows)
