"""Word alignments and the binary training set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    Recipe = Callable[[str], ModuleType]


def test_the_aligner_learns_which_words_go_together(recipe: Recipe) -> None:
    aligner = recipe("aligner")
    random = np.random.default_rng(1)
    source = random.integers(0, 20, (400, 4))
    crossed = 20 + source[:, [1, 0, 2, 3]]
    learner = aligner.Aligner(words=40, bits=14)
    batch = aligner.Batch(source, crossed)
    for _ in range(5):
        learner.learn([batch])
    right = learner.best(batch) == np.array([1, 0, 2, 3])
    assert right.mean() > 0.95


def test_growing_joins_both_directions_into_runs(recipe: Recipe) -> None:
    symmetrise = recipe("symmetrise")
    forward = np.array([[0, 1, -1]])
    backward = np.array([[0, 1, 1]])
    links = symmetrise.grow_diagonal(forward, backward)
    assert links[0].astype(int).tolist() == [[1, 0, 0], [0, 1, 1], [0, 0, 0]]
    first, last = symmetrise.word_spans(links)
    assert first[0, :2].tolist() == [0, 1]
    assert last[0].tolist() == [0, 2, -1]


def test_pieces_find_their_words(recipe: Recipe) -> None:
    words = recipe("words")
    mark = "\u2581"
    vocabulary = [f"{mark}L", "'", "ét", "é", f"{mark}!", "<0xC3>", "<0xA9>"]
    numbers = words.WordNumbers({})
    lines = words.cut(["L'été !", "L'é"], numbers)
    assert lines.counts.tolist() == [4, 3]
    ids = np.array([0, 1, 2, 3, 4, 0, 1, 5, 6], np.uint16)
    found = words.PieceLengths.of(vocabulary).words_of(ids, np.array([5, 4]), lines)
    assert found.tolist() == [0, 1, 2, 2, 3, 0, 1, 2, 2]


def test_stems_ignore_case_accents_and_long_endings(recipe: Recipe) -> None:
    stem = recipe("words").stem
    assert stem("Traductions") == stem("traduction") == "traduct"
    assert stem("ÉTÉ") == "ete"


def test_tags_are_read_as_spans_without_their_edges(recipe: Recipe) -> None:
    tags = recipe("tags")
    read = tags.parse("Click <b>the <i>Share</i> button.</b>")
    assert read.text == "Click the Share button."
    assert read.spans == (tags.Span("i", 10, 15), tags.Span("b", 6, 22))
    for wrong in (
        "<b>open",
        "closed</b>",
        "<b><i>x</b></i>",
        "<b></b>",
        "a <b> x</b>",
        "<b>&lt;</b>",
    ):
        assert tags.parse(wrong) is None


def test_tags_follow_the_attention(recipe: Recipe) -> None:
    tags = recipe("tags")
    mark = "\u2581"
    source = tags.ranges([f"{mark}le", f"{mark}bouton", f"{mark}Par", "tage"])
    target = tags.ranges([f"{mark}the", f"{mark}Sha", "re", f"{mark}button"])
    attention = np.eye(4, dtype=np.float32)[[0, 2, 3, 1]] * 0.9
    text = "the Share button"
    guess = tags.carried(tags.Span("b", 10, 17), attention, source, target, text)
    assert guess == tags.Span("b", 4, 9)
    assert tags.carried(tags.Span("b", 10, 17), attention * 0, source, target, text) is None
    assert tags.f1([{guess}, set()], [{guess}, {guess}]) == 2 / 3
