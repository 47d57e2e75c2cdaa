"""Which entries the units of a TMX file become."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.languages import Languages
from desktop_translator.core.memory_entry import Origin
from desktop_translator.core.paths import default_paths
from desktop_translator.pipeline.memory_exchange import export_tmx, import_tmx
from desktop_translator.storage.translation_memory import TranslationMemory
from tests.storage.memories import entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with closing(TranslationMemory(tmp_path / "memory.sqlite")) as memory:
        yield memory


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages.read(default_paths().resources / "languages.json")


def write(path: Path, source: str, *tags: str) -> Path:
    variants = "".join(f'<tuv xml:lang="{tag}"><seg>in {tag}</seg></tuv>' for tag in tags)
    path.write_text(f'<tmx><header srclang="{source}"/><body><tu>{variants}</tu></body></tmx>')
    return path


def pairs(memory: TranslationMemory) -> set[tuple[str, str]]:
    return {(each.source_language, each.target_language) for each in memory.entries()}


@pytest.mark.parametrize(
    ("source", "tags", "expected"),
    [
        ("en-US", ("en-US", "fr-CA"), {("en", "fr")}),
        ("EN", ("de", "EN-GB", "fr"), {("en", "de"), ("en", "fr")}),
        ("*all*", ("en", "fr"), {("en", "fr"), ("fr", "en")}),
        ("it", ("en", "fr"), {("en", "fr"), ("fr", "en")}),
        ("en", ("en", "pt-BR"), {("en", "pt-BR")}),
        ("en", ("en", "pt-PT"), {("en", "pt")}),
        ("en", ("en", "zh-TW"), {("en", "zh-Hant")}),
        ("en", ("en", "en-GB"), set()),
        ("en", ("en", "no language"), set()),
    ],
)
def test_pairs_of_a_unit(
    memory: TranslationMemory,
    languages: Languages,
    tmp_path: Path,
    source: str,
    tags: tuple[str, ...],
    expected: set[tuple[str, str]],
) -> None:
    *_, last = import_tmx(memory, write(tmp_path / "a.tmx", source, *tags), languages)
    assert pairs(memory) == expected
    assert (last.found, last.skipped) == (len(expected), int(not expected))
    assert all(each.origin is Origin.IMPORTED for each in memory.entries())


def test_both_ways(memory: TranslationMemory, languages: Languages, tmp_path: Path) -> None:
    list(import_tmx(memory, write(tmp_path / "a.tmx", "en", "en", "fr"), languages, both_ways=True))
    assert pairs(memory) == {("en", "fr"), ("fr", "en")}


def test_the_other_way_round_nothing_is_the_persons_own(
    memory: TranslationMemory, languages: Languages, tmp_path: Path
) -> None:
    memory.add([entry("Oui.", "Yes."), entry("Non.", "No.", Origin.MACHINE)])
    list(export_tmx(memory, tmp_path / "a.tmx", origins=frozenset(Origin)))
    memory.clear()
    list(import_tmx(memory, tmp_path / "a.tmx", languages, both_ways=True))
    assert [(each.source, each.origin) for each in memory.entries()] == [
        ("Oui.", Origin.HUMAN),
        ("Yes.", Origin.IMPORTED),
        ("Non.", Origin.MACHINE),
    ]


def test_a_round_trip_changes_nothing(
    memory: TranslationMemory, languages: Languages, tmp_path: Path
) -> None:
    people = [entry(f"Phrase {n} & <x>", f"Sentence {n}") for n in range(700)]
    imported = [entry("Oui.", "Yes.", Origin.IMPORTED), entry("Oui.", "Yeah.", Origin.IMPORTED)]
    memory.add([*people, *imported, entry("Non.", "No.", Origin.MACHINE)])
    assert list(export_tmx(memory, tmp_path / "a.tmx", origins=frozenset(Origin)))[-1] == 703
    with closing(TranslationMemory(tmp_path / "other.sqlite")) as other:
        *_, last = import_tmx(other, tmp_path / "a.tmx", languages)
        assert (last.found, last.changed, last.skipped) == (703, 703, 0)
        assert list(other.entries()) == list(memory.entries())
        assert list(export_tmx(other, tmp_path / "b.tmx"))[-1] == 702  # no machine's
