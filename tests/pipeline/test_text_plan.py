from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest

from desktop_translator.pipeline import text_plan
from desktop_translator.pipeline.paragraph_plan import SplitParagraph, split
from desktop_translator.pipeline.text_plan import TextPlan
from tests.pipeline.reader import remembered


def _plan(text: str, **known: str) -> TextPlan:
    plan = TextPlan(text, "fr", {}, remembered(known).get)
    while not plan.complete:
        plan.extend(1000)
    return plan


def test_sentences_wait_in_reading_order_each_once() -> None:
    plan = _plan("Un. Deux.\n\nTrois. Un.")
    assert plan.take(2) == ("Un.", "Deux.")
    assert plan.take(9) == ("Trois.",)
    assert plan.take(9) == ()


@pytest.mark.parametrize(("text", "waits"), [("Un.", True), ("", False), ("12", False)])
def test_it_tells_whether_anything_waits(text: str, waits: bool) -> None:
    assert _plan(text).has_waiting is waits


def test_a_sentence_knows_all_its_places() -> None:
    plan = _plan("Un. Deux.\n\nTrois. Un.")
    assert list(plan.places("Un.")) == [(0, 0), (2, 1)]
    assert plan.waits("Un.")
    plan.forget("Un.")
    assert not plan.waits("Un.")


def test_what_is_known_does_not_wait() -> None:
    plan = _plan("Un\nDeux\nUn\n12", Un="One")
    assert plan.take(9) == ("Deux",)
    assert (plan.total_sentences, plan.known_sentences) == (3, 2)
    assert plan.paragraphs[0].join("en").text == "One"


def test_a_long_text_is_cut_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(monotonic=itertools.count().__next__)
    monkeypatch.setattr(text_plan, "time", clock)
    plan = TextPlan("\n".join(map(str, range(100))), "fr", {}, lambda _: None)
    slices = []
    while not plan.complete:
        slices.append(plan.extend(1))
    assert len(slices) > 2
    assert list(itertools.chain(*slices)) == list(range(100))


def test_a_line_that_was_not_cut_has_no_plan() -> None:
    plan = TextPlan("Un.\nDeux.", "fr", {}, lambda _: None)
    with pytest.raises(IndexError):
        plan.paragraphs[1]


def test_lines_of_the_text_before_are_not_cut_again(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []

    def counting(line: str, language: str) -> SplitParagraph:
        cut.append(line)
        return split(line, language)

    monkeypatch.setattr(text_plan, "split", counting)
    before = _plan("Un.\nDeux.\nUn.")
    plan = TextPlan("Deux.\nTrois.", "fr", before.splits, lambda _: None)
    plan.extend(1000)
    assert cut == ["Un.", "Deux.", "Trois."]
    assert set(plan.splits) == {("fr", "Deux."), ("fr", "Trois.")}
