"""Drafts that a better way to decode replaces, and translations that a person chose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.decoding import GREEDY, DecodingOptions
from desktop_translator.core.quality import BEST
from desktop_translator.pipeline.events import Improving, LinesChanged, Started
from desktop_translator.pipeline.guard import Problem
from desktop_translator.pipeline.requests import Wishes
from tests.core.texts import any_text
from tests.fakes import FakeEngine
from tests.pipeline.reader import Reader, expected, request, translator_with
from tests.properties import QUICK

WISHES = Wishes(BEST, GREEDY)


def _better(sentence: str) -> str:
    return sentence.upper().replace("OUI", "YES")


def test_the_draft_streams_and_is_replaced_where_the_beam_differs() -> None:
    engine = FakeEngine(revision=_better)
    reader = Reader.follow(translator_with(engine), "Un deux. Oui.\n\n- Non.", wishes=WISHES)
    assert reader.text == "UN DEUX. YES.\n\n- NON."
    texts = [dict(change.lines)[0] for change in reader.changes if 0 in dict(change.lines)]
    assert list(dict.fromkeys(texts)) == [
        "UN OUI.",
        "UN DEUX. OUI.",
        "UN DEUX. YES.",
    ]
    assert set(engine.options) == {GREEDY, BEST}
    assert engine.options.index(BEST) == engine.options.count(GREEDY)


def test_the_improvement_is_told_from_its_beginning_to_its_end() -> None:
    reader = Reader.follow(translator_with(FakeEngine()), "Un deux.\nOui.\nOui.", wishes=WISHES)
    told = [event for event in reader.events if isinstance(event, Improving)]
    assert told[0] == Improving(1, 0, 2)
    assert told[-1] == Improving(1, 2, 2)
    first = reader.events.index(told[0])
    before = [event for event in reader.events[:first] if isinstance(event, LinesChanged)]
    assert before[-1].caret is None
    assert before[-1].finished_sentences == before[-1].total_sentences == 3


def test_what_was_improved_once_stands_at_once() -> None:
    engine = FakeEngine(revision=_better)
    translator = translator_with(engine)
    Reader.follow(translator, "Oui.", wishes=WISHES)
    engine.requests.clear()
    engine.options.clear()
    reader = Reader.follow(translator, "Oui. Non.", wishes=WISHES)
    assert dict(reader.changes[0].lines)[0].startswith("YES.")
    assert engine.requests == [("fake", ("Non.",)), ("fake", ("Non.",))]
    assert engine.options == [GREEDY, BEST]
    again = Reader.follow(translator, "Oui. Non.", wishes=WISHES)
    assert again.changes == []


def test_a_fast_translation_serves_as_draft_and_a_draft_as_fast_translation() -> None:
    engine = FakeEngine(revision=_better)
    translator = translator_with(engine)
    Reader.follow(translator, "Oui.")
    reader = Reader.follow(translator, "Oui.", wishes=WISHES)
    started = next(event for event in reader.events if isinstance(event, Started))
    assert started.lines == ("OUI.",)
    assert reader.text == "YES."
    assert engine.options == [GREEDY, BEST]
    assert Reader.follow(translator, "Oui.").text == "OUI."
    Reader.follow(translator, "Non.", wishes=WISHES)
    engine.requests.clear()
    assert Reader.follow(translator, "Non.").text == "NON."
    assert engine.requests == []


def test_a_better_way_with_a_fault_does_not_replace_a_sound_draft() -> None:
    engine = FakeEngine(revision=lambda text: text.upper().replace("1914", "1918"))
    translator = translator_with(engine)
    for _ in range(2):
        reader = Reader.follow(translator, "Né en 1914.", wishes=WISHES)
        assert reader.text == "NÉ EN 1914."
        assert reader.finished.statistics.problems == ()
    assert engine.revised == ["Né en 1914."]


def test_a_fault_in_both_is_repaired_like_any_other() -> None:
    tried: list[str] = []

    def third_time_right(text: str) -> str:
        tried.append(text)
        return text.upper().replace("1914", "1918" if len(tried) < 2 else "1914")

    engine = FakeEngine(lambda text: text.replace("1914", "1").upper(), revision=third_time_right)
    wishes = Wishes(DecodingOptions(BEST.method, beam_size=8), GREEDY)
    reader = Reader.follow(translator_with(engine), "Né en 1914.", wishes=wishes)
    assert reader.finished.statistics.problems in ((), (Problem.NUMBERS,))
    assert reader.text == "NÉ EN 1914."


def test_a_newer_text_ends_the_improvement_and_keeps_what_it_found() -> None:
    engine = FakeEngine(revision=_better)
    translator = translator_with(engine)
    text = "\n".join(f"Oui {letter}." for letter in "abcdefghijklmnopqrstuvwxyz")
    events = translator.translate(request(text, wishes=WISHES))
    improved = 0
    for event in events:
        if isinstance(event, Improving) and event.finished:
            improved = event.finished
            break
    events.close()
    assert improved
    assert (engine.closed_early, engine.open_requests) == (1, 0)
    engine.requests.clear()
    engine.options.clear()
    reader = Reader.follow(translator, text, wishes=WISHES)
    assert reader.text == _better(text)
    assert len(engine.sentences) == 0
    assert len(engine.revised) == 26 - improved


@QUICK
@given(any_text, st.randoms(use_true_random=False))
def test_best_of_any_text_is_as_right_as_fast(text: str, random: object) -> None:
    engine = FakeEngine(revision=_better, random=random)  # type: ignore[arg-type]
    reader = Reader.follow(translator_with(engine), text, wishes=WISHES)
    assert reader.text == expected(text, _better)


def test_a_chosen_translation_needs_no_engine_in_any_quality() -> None:
    engine = FakeEngine()
    translator = translator_with(engine)
    chosen = {"Oui.": "Yeah."}
    for wishes in (Wishes(chosen=chosen), Wishes(BEST, GREEDY, chosen)):
        assert Reader.follow(translator, "Oui. Oui.", wishes=wishes).text == "Yeah. Yeah."
    assert engine.requests == []
    assert Reader.follow(translator, "Oui.").text == "OUI."
