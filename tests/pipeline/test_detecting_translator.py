from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.errors import LanguageMissingError, ModelMissingError
from desktop_translator.pipeline.detecting_translator import DetectingTranslator
from desktop_translator.pipeline.events import Detected, SeveralResults
from desktop_translator.pipeline.language_detection import LanguageDetector
from desktop_translator.pipeline.requests import Detect, TextRequest, Wishes
from desktop_translator.pipeline.text_translator import TextTranslator
from tests.fakes import FakeEngine, fake_model
from tests.pipeline.detector import FakeDetector
from tests.pipeline.reader import Reader

PAIRS = (("fr", "en"), ("de", "en"), ("en", "fr"))


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def translator(engine: FakeEngine) -> DetectingTranslator:
    return build(engine)


def build(engine: FakeEngine) -> DetectingTranslator:
    installed = InstalledModels([fake_model(f"{a}-{b}", a, b) for a, b in PAIRS])
    return DetectingTranslator(TextTranslator(engine, installed), installed, FakeDetector())


def follow(
    translator: DetectingTranslator, text: str, detect: Detect | None = None, source: str = "fr"
) -> tuple[Reader, Detected]:
    reader = Reader(text)
    reader.read(translator.translate(request(text, detect, source)))
    (detected,) = (event for event in reader.events if isinstance(event, Detected))
    assert reader.events[0] is detected
    assert reader.finished.request_id == 1
    return reader, detected


def asked(engine: FakeEngine) -> list[tuple[str, tuple[str, ...]]]:
    """Return what the engine was asked for, however a sentence was capitalised for the model."""
    return [(model, tuple(map(str.lower, sentences))) for model, sentences in engine.requests]


def request(text: str, detect: Detect | None = None, source: str = "fr") -> TextRequest:
    return TextRequest(1, text, source, "en", detect=detect or Detect())


def test_each_paragraph_is_translated_from_its_language(
    translator: DetectingTranslator, engine: FakeEngine
) -> None:
    reader, detected = follow(translator, "fr:un.\n\nen:two.\nde:drei. Vier.\n123\nfr:cinq.")
    assert reader.text == "FR:UN.\n\nen:two.\nDE:DREI. VIER.\n123\nFR:CINQ."
    assert asked(engine) == [
        ("fr-en", ("fr:un.", "fr:cinq.")),
        ("de-en", ("de:drei.", "vier.")),
    ]
    assert detected.languages == ("fr", "de", "en")
    assert [paragraph.left_as_is for paragraph in detected.paragraphs] == [
        *(False, True, True, False, True, False)
    ]
    assert reader.finished.statistics.sentences == 4


def test_a_text_in_one_language_is_translated_in_one_go(
    translator: DetectingTranslator, engine: FakeEngine
) -> None:
    reader, detected = follow(translator, "de:eins.\n\nzwei.\n12")
    assert reader.text == "DE:EINS.\n\nZWEI.\n12"
    assert len(engine.requests) == 1
    assert (detected.languages, detected.target, detected.certainty) == (("de",), "en", 0.9)
    assert {code for code, _ in detected.guesses} == {"fr", "de", "en"}


def test_without_detection_nothing_is_detected(
    translator: DetectingTranslator, engine: FakeEngine
) -> None:
    reader = Reader("de:eins.")
    reader.read(translator.translate(TextRequest(1, "de:eins.", "fr", "en")))
    assert not any(isinstance(event, Detected) for event in reader.events)
    assert asked(engine) == [("fr-en", ("de:eins.",))]


def test_a_text_in_the_target_language_goes_into_the_other(
    translator: DetectingTranslator, engine: FakeEngine
) -> None:
    reader, detected = follow(translator, "en:one.\ntwo.", Detect(other_target="fr"))
    assert (detected.languages, detected.target) == (("en",), "fr")
    assert reader.text == "EN:ONE.\nTWO."
    assert [model for model, _ in engine.requests] == ["en-fr"]


@pytest.mark.parametrize("other", [None, "de", "fi"])
def test_without_another_target_or_its_model_the_text_stays(
    translator: DetectingTranslator, engine: FakeEngine, other: str | None
) -> None:
    reader, detected = follow(translator, "en:one.\n two. ", Detect(other_target=other))
    assert (detected.target, reader.text) == ("en", "en:one.\n two. ")
    assert engine.requests == []


def test_a_mixed_text_never_goes_into_the_other_target(translator: DetectingTranslator) -> None:
    reader, detected = follow(translator, "en:one.\nfr:deux.", Detect(other_target="fr"))
    assert (detected.target, reader.text) == ("en", "en:one.\nFR:DEUX.")


def test_a_foreign_paragraph_stays_and_a_foreign_text_is_told(
    translator: DetectingTranslator,
) -> None:
    reader, detected = follow(translator, "fr:un.\nfi:kaksi.")
    assert reader.text == "FR:UN.\nfi:kaksi."
    assert detected.paragraphs[1].left_as_is
    reader = Reader("fi:yksi.\nkaksi.")
    with pytest.raises(LanguageMissingError) as caught:
        reader.read(translator.translate(request("fi:yksi.\nkaksi.")))
    assert reader.text == "\n"
    assert caught.value.fields == {"source": "fi", "target": "en"}


def test_a_target_that_nothing_reaches_is_told(translator: DetectingTranslator) -> None:
    with pytest.raises(ModelMissingError):
        list(translator.translate(replace(request("fr:un."), target="fi")))


def test_without_a_letter_nothing_is_asked(
    translator: DetectingTranslator, engine: FakeEngine
) -> None:
    reader, detected = follow(translator, "12\n\n 3 €", source="")
    assert reader.text == "12\n\n 3 €"
    assert engine.requests == []
    assert detected.certainty == 0.0


def test_several_results_come_in_reading_order(translator: DetectingTranslator) -> None:
    reader = Reader("fr:un.\nde:zwei.\nen:three.\nfr:quatre.")
    asked = request("fr:un.\nde:zwei.\nen:three.\nfr:quatre.")
    options = DecodingOptions(Method.BEAM, results=2)
    reader.read(translator.translate(replace(asked, wishes=Wishes(options))))
    (several,) = (event for event in reader.events if isinstance(event, SeveralResults))
    found = [results.sentence for results in several.sentences]
    assert found == ["fr:un.", "de:zwei.", "fr:quatre."]


def test_a_corrected_paragraph_is_translated_anew_and_alone(
    translator: DetectingTranslator, engine: FakeEngine
) -> None:
    follow(translator, "fr:un.\nfr:deux.\nfr:trois.")
    engine.requests.clear()
    corrected = Detect(corrections=((1, "de"),))
    reader, _ = follow(translator, "fr:un.\nfr:deux.\nfr:trois.", corrected)
    assert asked(engine) == [("de-en", ("fr:deux.",))]
    assert reader.text == "FR:UN.\nFR:DEUX.\nFR:TROIS."


def test_an_edit_of_a_mixed_text_costs_one_sentence(
    translator: DetectingTranslator, engine: FakeEngine
) -> None:
    follow(translator, "fr:un. deux.\nde:drei.\nen:four.")
    engine.requests.clear()
    reader, _ = follow(translator, "fr:un. deux!\nde:drei.\nen:four.")
    assert asked(engine) == [("fr-en", ("deux!",))]
    assert reader.text == "FR:UN. DEUX!\nDE:DREI.\nen:four."


def test_closing_ends_the_request_in_hand(
    translator: DetectingTranslator, engine: FakeEngine
) -> None:
    events = translator.translate(request("fr:un deux trois.\nde:vier."))
    for _ in range(6):
        next(events)
    assert engine.open_requests == 1
    events.close()
    assert engine.open_requests == 0


_LINES = st.lists(
    st.sampled_from(["", "12", "fr:un. deux.", "de:drei vier.", "en:five.", "six sept.", "fi:a."]),
    min_size=1,
    max_size=12,
)


@given(_LINES, st.integers())
def test_any_mixture_comes_out_line_by_line(lines: list[str], seed: int) -> None:
    """The reader checks every event on the way: places, carets, counts."""
    engine = FakeEngine(random=Random(seed))
    translator = build(engine)
    text = "en:five.\n" + "\n".join(lines)
    reader, detected = follow(translator, text)
    for line, out, paragraph in zip(
        text.split("\n"), reader.text.split("\n"), detected.paragraphs, strict=True
    ):
        assert out == (line if paragraph.left_as_is else line.upper())
    for before in reader.before_carets:
        assert reader.text.startswith(before.rstrip("\n"))


def test_preparing_loads_the_detector_only_if_it_is_wanted(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[str] = []
    monkeypatch.setattr(LanguageDetector, "load", lambda _: loads.append("detector"))
    installed = InstalledModels([fake_model()])
    detector = LanguageDetector(fake_model().folder)
    inner = TextTranslator(engine, installed)
    list(DetectingTranslator(inner, installed, detector).prepare("fr", "en"))
    assert (engine.loads, loads) == (["fake"], [])
    soon = DetectingTranslator(inner, installed, detector, detects_soon=True)
    list(soon.prepare("fr", "en"))
    assert (engine.loads, loads) == (["fake", "fake"], ["detector"])
