"""The binary set, its batches and the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType
    from typing import Any

    Recipe = Callable[[str], ModuleType]
    Made = Any  # what the recipe makes: it is no installed package, so its types are unknown


@pytest.fixture
def packed(recipe: Recipe) -> Made:
    """Two hundred examples of parliament and speech, of 1 to 9 pieces a side."""
    names = recipe("sources").NAMES
    random = np.random.default_rng(2)
    lengths = random.integers(1, 10, (200, 2)).astype(np.uint8)
    origins = np.array([names.index("tatoeba"), names.index("europarl-750k")] * 100, np.uint8)
    ids = random.integers(3, 99, int(lengths.sum(dtype=np.int64))).astype(np.uint16)
    spans = random.integers(0, 3, (int(lengths[:, 1].sum(dtype=np.int64)), 2)).astype(np.uint8)
    return recipe("packed").Packed(ids, lengths, origins, spans)


def test_an_epoch_draws_by_weight_and_keeps_the_limits(recipe: Recipe, packed: Made) -> None:
    batching = recipe("batching")
    limits = batching.Limits(tokens=60, longest=8)
    drawn = list(batching.epoch(packed, limits, seed=1))
    assert [b.tolist() for b in drawn] == [b.tolist() for b in batching.epoch(packed, limits, 1)]
    counts = np.bincount(np.concatenate(drawn), minlength=200)
    fitting = packed.lengths.max(axis=1) <= 8
    weights = np.array([4, 1] * 100)
    assert (counts == weights * fitting).all()
    for examples in drawn:
        height = int(packed.lengths[examples, 1].max()) + 1
        assert len(examples) == 1 or len(examples) * height <= 60


def test_a_batch_holds_the_examples_and_their_spans(recipe: Recipe, packed: Made) -> None:
    batching = recipe("batching")
    batch = batching.Collator(packed, 4).batch(np.array([3, 7]))
    starts, spans = packed.starts, packed.span_starts
    for row, example in enumerate((3, 7)):
        source, target = packed.lengths[example].tolist()
        middle = starts[example] + source
        assert batch.source[row, :source].tolist() == packed.ids[starts[example] : middle].tolist()
        assert batch.source[row, source] == batching.END
        assert batch.source_mask[row].sum() == source + 1
        wanted = packed.ids[middle : starts[example + 1]].tolist()
        assert batch.wanted[row, : target + 1].tolist() == [*wanted, batching.END]
        assert batch.given[row, : target + 1].tolist() == [batching.START, *wanted]
        kept = packed.spans[spans[example] : spans[example + 1]]
        assert batch.first[row, :target].tolist() == kept[:, 0].tolist()
        assert batch.size[row].sum() == kept[:, 1].sum()
    assert batch.source.shape[1] % 4 == batch.wanted.shape[1] % 4 == 0


def test_thinning_keeps_speech_whole(recipe: Recipe, packed: Made) -> None:
    thinned = recipe("thin").thin(packed, 0.3)
    kept = np.bincount(thinned.origins, minlength=2)
    assert kept[0] == 100
    assert 10 < kept[1] < 60
    assert thinned.starts[-1] == len(thinned.ids)
    assert thinned.span_starts[-1] == len(thinned.spans)
    whole = recipe("thin").thin(packed, 1.0)
    assert (whole.ids == packed.ids).all()


def test_a_bundle_comes_back_in_parts(recipe: Recipe, packed: Made, tmp_path: Path) -> None:
    bundle, layout = recipe("bundle"), recipe("layout")
    here, there = layout.WorkFolder(tmp_path / "here"), layout.WorkFolder(tmp_path / "there")
    packed.save(here.packed)
    packed.save(here.packed_development)
    recipe("vocabulary").write_vocabulary(here, ["a", "é"])
    parts = tmp_path / "parts"
    size = bundle.pack_up_data(here, parts, part_mib=0.0005, bulk=1.0)
    assert len(list(parts.iterdir())) == -(-size // 524) > 1
    bundle.unpack(parts, there)
    assert recipe("vocabulary").read_vocabulary(there) == ["a", "é"]
    assert (recipe("packed").Packed.load(there.packed).ids == packed.ids).all()
    max(parts.iterdir()).unlink()
    with pytest.raises(recipe("errors").RecipeError, match="damaged"):
        bundle.unpack(parts, there)


def test_the_rate_warms_up_and_follows_the_budget(recipe: Recipe) -> None:
    schedule = recipe("schedule").Schedule(peak=1.0, budget_s=1000)
    assert schedule.rate(0) == pytest.approx(0.01)
    assert schedule.rate(10) == pytest.approx(0.5)
    assert schedule.rate(20) == pytest.approx(1.0)
    assert schedule.rate(510) == pytest.approx(0.505)
    assert schedule.rate(1000) == schedule.rate(5000) == pytest.approx(0.01)


def test_the_stopwatch_leaves_pauses_out(recipe: Recipe) -> None:
    watch = recipe("schedule").Stopwatch(100.0)
    for step in (1.0, 1.0, 3600.0, 1.0):
        watch.add(step)
    assert watch.elapsed_s == pytest.approx(104.0)


def test_prefetching_gives_the_same_in_order(recipe: Recipe) -> None:
    ahead = recipe("prefetch").ahead
    assert list(ahead(iter(range(40)), threaded=True)) == list(range(40))
    some = ahead(iter(range(10_000)), threaded=True)
    assert [next(some) for _ in range(3)] == [0, 1, 2]
    some.close()
