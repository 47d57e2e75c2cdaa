"""Models to show, as tests need them."""

from __future__ import annotations

from dataclasses import replace

from desktop_translator.catalog.fetching import FetchProgress
from desktop_translator.ui.models.row import ModelRow, Standing

PLAIN = ModelRow(
    id="opus-de-en",
    name="OPUS-MT German–English",
    sources=("de",),
    targets=("en",),
    size_bytes=78_000_000,
    memory_bytes=160_000_000,
    tier="Fast",
    licence="CC-BY-4.0",
    non_commercial=False,
    quality={"FLORES chrF": 61.0},
    repository="Helsinki-NLP/opus-mt-de-en",
    standing=Standing.AVAILABLE,
)
STARTER = replace(
    PLAIN,
    id="starter",
    name="Starter French–English",
    sources=("fr",),
    size_bytes=8_600_000,
    licence="CC-BY-2.0",
    repository="",
    standing=Standing.SHIPPED,
)
MANY = replace(
    PLAIN,
    id="nllb",
    name="NLLB 200",
    sources=("fr", "de", "en", "pt"),
    targets=("fr", "de", "en", "pt"),
    size_bytes=620_000_000,
    tier="Best",
    licence="CC-BY-NC-4.0",
    non_commercial=True,
)
HALFWAY = FetchProgress("key", 39_000_000, 78_000_000, 3_000_000.0, 13.0, (), None)
COMING = replace(PLAIN, standing=Standing.FETCHING, progress=HALFWAY)
