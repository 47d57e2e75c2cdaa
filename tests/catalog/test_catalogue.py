from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from desktop_translator.catalog.catalogue import (
    ANY_LANGUAGE,
    Catalogue,
    CatalogueEntry,
    Evidence,
    Filter,
    Tier,
    parse_entry,
)
from desktop_translator.catalog.file_selection import WEIGHTS
from desktop_translator.catalog.hub import parse_repository
from desktop_translator.core.languages import Languages
from desktop_translator.engine.families import FAMILIES

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = Catalogue.read(RESOURCES / "catalog.json")
ROW = {
    "id": "a",
    "name": "A",
    "family": "opus",
    "repository": "x/a",
    "source": "fr",
    "target": "en",
    "weights_bytes": 150_000_000,
    "stored": "float16",
    "licence": "MIT",
    "evidence": "B",
}


def _entry(**changes: Any) -> CatalogueEntry:  # noqa: ANN401 - any JSON
    return parse_entry({**ROW, **changes}, {"many": ["fr", "en", "de"]})


def _ids(**wanted: Any) -> list[str]:  # noqa: ANN401
    return [entry.wanted.id for entry in SHIPPED.search(Filter(**wanted))]


def test_every_shipped_entry_can_be_asked_for() -> None:
    assert len(SHIPPED.entries) > 100
    names = Counter(entry.wanted.id for entry in SHIPPED.entries)
    assert max(names.values()) == 1
    for entry in SHIPPED.entries:
        wanted = entry.wanted
        assert parse_repository(wanted.repository) == (wanted.repository, "")
        assert wanted.family in FAMILIES
        assert not wanted.files or WEIGHTS in wanted.files
        assert len(wanted.revision) in (0, 40)
        assert all(len(digest) == 64 for digest in wanted.sha256.values())
        assert wanted.licence
        assert set(wanted.marks) <= set(wanted.targets)


def test_pairs_are_in_languages_that_have_names() -> None:
    languages = Languages.read(RESOURCES / "languages.json")
    for entry in SHIPPED.entries:
        if len(entry.wanted.sources) == 1 and ANY_LANGUAGE not in entry.wanted.sources:
            for code in (*entry.wanted.sources, *entry.wanted.targets):
                assert languages.name(code) != code


def test_no_entry_claims_to_have_been_checked_that_was_not() -> None:
    data = json.loads((RESOURCES / "catalog.json").read_text(encoding="utf-8"))
    for row in data["models"]:
        assert not row.get("checked") or row.get("revision")


def test_a_pair_has_its_own_models_before_those_of_many_languages() -> None:
    found = SHIPPED.search(Filter(source="fr", target="en"))
    assert found[0].wanted.id == "quickmt-fr-en"
    many = [entry.wanted.sources != ("fr",) for entry in found]
    assert many == sorted(many)
    assert all(entry.serves("fr", "en") for entry in found)
    assert "quickmt-en-fr" not in [entry.wanted.id for entry in found]


def test_filters_narrow_the_list() -> None:
    everything = _ids()
    assert len(everything) == len(SHIPPED.entries)
    assert all(identity.startswith("nllb") for identity in _ids(words="NLLB"))
    assert _ids(words="nllb 1.3b") == ["nllb-1.3b-int8"]
    assert _ids(words="nllb", commercial_use=True) == []
    small = SHIPPED.search(Filter(largest_bytes=100_000_000))
    assert small
    assert all(0 < entry.weights_bytes <= 100_000_000 for entry in small)
    assert _ids(source="xx", target="yy") == [
        entry.wanted.id for entry in SHIPPED.entries if ANY_LANGUAGE in entry.wanted.sources
    ]


def test_one_side_of_a_pair_may_be_left_open() -> None:
    assert all(entry.serves("", "uk") for entry in SHIPPED.search(Filter(target="uk")))
    assert "quickmt-en-uk" in _ids(target="uk")
    assert "quickmt-uk-en" not in _ids(target="uk")


@pytest.mark.parametrize(
    ("changes", "tier"),
    [
        ({"weights_bytes": 150_000_000, "stored": "float16"}, Tier.FAST),
        ({"weights_bytes": 78_000_000, "stored": "int8"}, Tier.FAST),
        ({"weights_bytes": 400_000_000, "stored": "float16"}, Tier.BALANCED),
        ({"weights_bytes": 1_340_000_000, "stored": "float32"}, Tier.BALANCED),
        ({"weights_bytes": 1_250_000_000, "stored": "int8"}, Tier.BEST),
        ({"weights_bytes": 0}, Tier.BALANCED),
        ({"weights_bytes": 400_000_000, "tier": "best"}, Tier.BEST),
    ],
)
def test_the_tier_goes_by_the_number_of_parameters(changes: dict[str, object], tier: Tier) -> None:
    assert _entry(**changes).tier is tier


def test_every_tier_is_to_be_had() -> None:
    assert {entry.tier for entry in SHIPPED.entries} == set(Tier)
    assert {entry.evidence for entry in SHIPPED.entries} == set(Evidence)


def test_the_forecast_of_memory_is_near_what_was_published() -> None:
    published = {
        "opus-en-ru-manancode-int8": 340e6,
        "quickmt-zh-en": 900e6,
        "m2m100-418m-int8": 640e6,
        "nllb-600m-int8": 1.1e9,
        "madlad-3b-int8": 3.2e9,
    }
    for name, peak in published.items():
        entry = SHIPPED.find(name)
        assert entry is not None
        assert 0.75 < entry.memory_bytes / peak < 1.25


def test_an_entry_is_found_by_id_or_by_its_repository_alone() -> None:
    catalogue = Catalogue([_entry(), _entry(id="b", repository="x/two"), _entry(id="c")])
    assert catalogue.find("b") is catalogue.find("x/two")
    assert catalogue.find("x/a") is None  # two models lie there
    assert catalogue.find("nothing") is None


def test_a_licence_without_commercial_use_is_marked() -> None:
    marked = {entry.wanted.family for entry in SHIPPED.entries if entry.non_commercial}
    assert marked == {"nllb", "onmt"}


def test_many_languages_are_a_named_set() -> None:
    entry = parse_entry(
        {**{k: v for k, v in ROW.items() if k not in ("source", "target")}, "languages": "many"},
        {"many": ["fr", "en", "de"]},
    )
    assert entry.serves("de", "fr")
    assert not entry.serves("de", "de")
    assert not entry.serves("de", "it")
