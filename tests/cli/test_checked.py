from __future__ import annotations

from desktop_translator.cli.checked import CheckedSentences
from tests.fakes import FakeEngine, shout
from tests.pipeline.reader import Reader, request, translator_with


def _checked(engine: FakeEngine, text: str) -> list[dict[str, object]]:
    checked = CheckedSentences()
    reader = Reader(text)
    for event in translator_with(engine).translate(request(text)):
        if event is not None:
            reader.take(event)
            checked.take(event)
    return checked.records(reader.text)


def test_sentences_that_stay_wrong_and_those_repaired_are_told() -> None:
    engine = FakeEngine(
        lambda text: shout(text).replace("1914", "1918"),
        revision=lambda text: shout(text).replace("1914", "1914").replace("77", ""),
    )
    assert _checked(engine, "Oui.\n\nNon. Né en 1914.") == [
        {
            "source": "Né en 1914.",
            "translation": "NÉ EN 1914.",
            "problems": [],
            "repaired": True,
        }
    ]


def test_a_text_without_problems_has_none() -> None:
    assert _checked(FakeEngine(), "Oui. Non.") == []


def test_a_sentence_that_cannot_be_repaired_has_its_problem() -> None:
    engine = FakeEngine(lambda text: shout(text).replace("77", "").replace("30", ""))
    (record,) = _checked(engine, "Il a 77 ans.")
    assert (record["problems"], record["repaired"]) == (["numbers"], False)
