"""Better texts for sentences that are already shown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.pipeline.events import LinesChanged
from desktop_translator.pipeline.guard import Problem
from tests.core.texts import any_text
from tests.fakes import FakeEngine
from tests.pipeline.reader import Reader, request, translator_with
from tests.properties import QUICK


def _wrong(sentence: str) -> str:
    return sentence.replace("1914", "1918").upper()


def _without_digits(sentence: str) -> str:
    return re.sub(r"\d+", "…", sentence).upper()


def test_a_sentence_that_stays_wrong_is_marked_now_and_when_remembered() -> None:
    engine = FakeEngine(_without_digits)
    translator = translator_with(engine)
    for _ in range(2):
        reader = Reader.follow(translator, "Né en 1914. Oui.")
        assert reader.finished.statistics.problems == (Problem.NUMBERS,)
        assert reader.finished.statistics.repaired_sentences == 0
        assert reader.sentences == [
            ("Né en 1914.", "NÉ EN ….", frozenset({Problem.NUMBERS})),
            ("Oui.", "OUI.", frozenset()),
        ]
    assert engine.revised == ["Né en 1914.", "Né en 2013."]


def test_a_sentence_that_was_not_read_whole_is_repaired_or_marked() -> None:
    engine = FakeEngine(lambda _: "OUI.", revision=str.upper)
    engine.passes_over = lambda translation: "MERCI" not in translation
    reader = Reader.follow(translator_with(engine), "Oui, merci. Non.")
    assert reader.sentences[0] == ("Oui, merci.", "OUI, MERCI.", frozenset())
    assert reader.sentences[1] == ("Non.", "OUI.", frozenset({Problem.TOO_SHORT}))
    assert reader.finished.statistics.repaired_sentences == 1


def test_a_repaired_sentence_replaces_its_draft_wherever_it_stands_and_is_remembered() -> None:
    engine = FakeEngine(_wrong, revision=str.upper)
    translator = translator_with(engine)
    text = "- Né en 1914. Oui.\n\nNon. Né en 1914."
    reader = Reader.follow(translator, text)
    assert reader.changes[-2].lines[0] == (0, "- NÉ EN 1918. OUI.")
    assert reader.changes[-1].lines == ((0, "- NÉ EN 1914. OUI."), (2, "NON. NÉ EN 1914."))
    assert reader.changes[-1].caret is None
    assert engine.revised == ["Né en 1914."]
    engine.requests.clear()
    again = Reader.follow(translator, text)
    assert engine.requests == []
    assert again.text == reader.text == text.upper()
    for each in (reader, again):
        assert each.finished.statistics.problems == ()
        assert each.finished.statistics.repaired_sentences == 2


def test_repairs_wait_for_every_draft() -> None:
    engine = FakeEngine(_wrong, revision=str.upper)
    Reader.follow(
        translator_with(engine), "Né en 1914.\n" + "\n".join(f"Oui {n}" for n in "abcdefg")
    )
    assert [sentences for _, sentences in engine.requests][-1] == ("Né en 1914.",)


def test_a_draft_whose_repair_was_given_up_is_repaired_the_next_time() -> None:
    engine = FakeEngine(_wrong, revision=str.upper)
    translator = translator_with(engine)
    events = translator.translate(request("Né en 1914."))
    for event in events:
        if isinstance(event, LinesChanged) and engine.revised == [] and event.caret is None:
            break
    events.close()
    assert engine.open_requests == 0
    reader = Reader.follow(translator, "Né en 1914. Oui.")
    assert engine.sentences == ["Né en 1914.", "Oui."]
    assert reader.text == "NÉ EN 1914. OUI."
    assert reader.finished.statistics.repaired_sentences == 1


def test_closing_a_text_during_a_repair_ends_the_work_of_the_engine() -> None:
    engine = FakeEngine(_wrong)
    events = translator_with(engine).translate(request("Né en 1914."))
    for _ in events:
        if engine.revised:
            break
    events.close()
    assert (engine.closed_early, engine.open_requests) == (1, 0)


def test_an_attempt_that_is_worse_changes_nothing() -> None:
    engine = FakeEngine(_wrong, revision=lambda _: "")
    reader = Reader.follow(translator_with(engine), "Né en 1914.")
    assert reader.text == "NÉ EN 1918."


@QUICK
@given(any_text, st.integers(0, 12))
def test_an_engine_that_starts_again_half_way_repairs_the_same(text: str, restarts: int) -> None:
    readers = [
        Reader.follow(
            translator_with(FakeEngine(_wrong, str.upper, restarts_after=after)),
            f"{text} Né en 1914.",
        )
        for after in (None, restarts)
    ]
    assert readers[0].text == readers[1].text
    first, second = (reader.finished.statistics for reader in readers)
    assert first.output_tokens == second.output_tokens
    assert first.repaired_sentences == second.repaired_sentences
