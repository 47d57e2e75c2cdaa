"""What a text translator remembers between one text and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.pipeline import text_plan
from desktop_translator.pipeline.events import LinesChanged, Started
from desktop_translator.pipeline.paragraph_plan import SplitParagraph, split
from desktop_translator.pipeline.requests import TextRequest
from desktop_translator.pipeline.text_translator import TextTranslator
from tests.core.texts import any_text
from tests.fakes import FakeEngine, fake_model, shout
from tests.pipeline.reader import Reader, expected, request, translator_with
from tests.properties import QUICK

if TYPE_CHECKING:
    from random import Random

    import pytest

TEXT = "Un chat. Deux chiens.\n\n- Trois oiseaux. Un chat.\nQuatre."


@QUICK
@given(any_text)
def test_the_same_text_again_sends_nothing(text: str) -> None:
    engine = FakeEngine()
    translator = translator_with(engine)
    first = Reader.follow(translator, text)
    engine.requests.clear()
    second = Reader.follow(translator, text, request_id=2)
    assert engine.requests == []
    assert second.text == first.text
    assert second.changes == []
    statistics = second.finished.statistics
    assert statistics.reused_sentences == statistics.sentences
    assert statistics.output_tokens == 0


@QUICK
@given(any_text, any_text, st.randoms(use_true_random=False))
def test_one_text_after_another_is_as_right_as_alone(
    first: str, second: str, random: Random
) -> None:
    translator = translator_with(FakeEngine(random=random))
    Reader.follow(translator, first)
    reader = Reader.follow(translator, f"{first}\n{second}")
    assert reader.text == expected(f"{first}\n{second}", shout)
    assert all(reader.text.startswith(before) for before in reader.before_carets)


def test_an_edited_sentence_is_sent_alone() -> None:
    engine = FakeEngine()
    translator = translator_with(engine)
    Reader.follow(translator, TEXT)
    engine.requests.clear()
    reader = Reader.follow(translator, TEXT.replace("oiseaux", "poissons"))
    assert engine.sentences == ["Trois poissons."]
    assert reader.text == TEXT.replace("oiseaux", "poissons").upper()
    assert reader.finished.statistics.reused_sentences == 4


def test_lines_that_did_not_change_stand_from_the_start() -> None:
    translator = translator_with(FakeEngine())
    Reader.follow(translator, TEXT)
    reader = Reader.follow(translator, TEXT.replace("Deux", "Dix"))
    started = next(event for event in reader.events if isinstance(event, Started))
    assert started.lines == (None, "", "- TROIS OISEAUX. UN CHAT.", "QUATRE.")
    assert {number for change in reader.changes for number, _ in change.lines} == {0}


def test_lines_that_did_not_change_are_not_cut_again(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []

    def counting(line: str, language: str) -> SplitParagraph:
        cut.append(line)
        return split(line, language)

    monkeypatch.setattr(text_plan, "split", counting)
    translator = translator_with(FakeEngine())
    Reader.follow(translator, "Un.\nDeux.")
    Reader.follow(translator, "Un.\nTrois.\nDeux.")
    assert cut == ["Un.", "Deux.", "Trois."]


def test_what_cannot_be_seen_makes_no_new_sentence() -> None:
    engine = FakeEngine()
    translator = translator_with(engine)
    Reader.follow(translator, "Un café noir.")
    reader = Reader.follow(translator, "Un  cafe\u0301\u200b noir.")
    assert len(engine.sentences) == 1
    assert reader.text == "UN CAFÉ NOIR."


def test_a_sentence_that_stands_twice_is_sent_once_and_grows_twice() -> None:
    engine = FakeEngine()
    reader = Reader.follow(translator_with(engine), TEXT)
    assert sorted(engine.sentences) == ["Deux chiens.", "Quatre.", "Trois oiseaux.", "Un chat."]
    assert reader.text == TEXT.upper()
    growing = dict(reader.changes[0].lines)
    assert growing[0].startswith("UN")
    assert growing[2].endswith("UN")


def test_what_was_finished_before_a_text_was_given_up_is_kept() -> None:
    engine = FakeEngine()
    translator = translator_with(engine)
    events = translator.translate(request("Un. Deux mots. Trois jolis mots."))
    for event in events:
        if isinstance(event, LinesChanged) and event.finished_sentences == 2:
            break
    events.close()
    assert (engine.closed_early, engine.open_requests) == (1, 0)
    engine.requests.clear()
    reader = Reader.follow(translator, "Un. Deux mots. Trois jolis mots.")
    assert engine.sentences == ["Trois jolis mots."]
    assert reader.text == "UN. DEUX MOTS. TROIS JOLIS MOTS."


def test_each_model_has_a_memory_of_its_own() -> None:
    engine = FakeEngine()
    installed = InstalledModels([fake_model("there"), fake_model("back", "en", "fr")])
    translator = TextTranslator(engine, installed)
    for source, target in (("fr", "en"), ("en", "fr"), ("fr", "en")):
        list(translator.translate(TextRequest(1, "Taxi.", source, target)))
    assert engine.requests == [("there", ("Taxi.",)), ("back", ("Taxi.",))]
