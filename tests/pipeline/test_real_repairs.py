"""The guard at work on the shipped models: each case goes wrong without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.pipeline import sentence_judge, text_run
from desktop_translator.pipeline.guard import Problem, find_problems
from desktop_translator.pipeline.model_input import ModelInput
from desktop_translator.pipeline.requests import TextRequest
from desktop_translator.pipeline.text_translator import TextTranslator
from tests.pipeline.reader import Reader
from tests.starter import starter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.pipeline.events import Finished

pytestmark = pytest.mark.engine

CUT, SHORT, LONG = Problem.CUT, Problem.TOO_SHORT, Problem.TOO_LONG


@pytest.fixture
def client() -> Iterator[EngineClient]:
    client = EngineClient(EngineConfig())
    yield client
    client.close()


def _translate(client: EngineClient, text: str, source: str, target: str) -> tuple[str, Finished]:
    translator = TextTranslator(client, InstalledModels([starter("fr-en"), starter("en-fr")]))
    reader = Reader(text)
    reader.read(translator.translate(TextRequest(1, text, source, target)))
    return reader.text, reader.finished


def _unguarded(client: EngineClient, text: str) -> tuple[str, frozenset[Problem]]:
    """Translate to French without the guard; return what it would have found, too."""
    found: list[Problem] = []

    def look(
        sentence: str, translation: str, *, source: str, target: str, cut: bool, unread: bool
    ) -> frozenset[Problem]:
        assert not unread  # the attention of this model does not tell
        found.extend(find_problems(sentence, translation, source=source, target=target, cut=cut))
        return frozenset()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentence_judge, "find_problems", look)
        return _translate(client, text, "en", "fr")[0], frozenset(found)


def _bare(client: EngineClient, text: str) -> tuple[str, frozenset[Problem]]:
    """Do the same without spelling for the model."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            text_run,
            "in_one_part",
            lambda sentence, *_: ModelInput((sentence,), lambda texts, _: texts[0]),
        )
        return _unguarded(client, text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A permanent anti-doping laboratory, opened in 2012.", Problem.REPETITION),
        ("A special anti-fraud unit, created in 2014.", Problem.NUMBERS),
        ("Biologists call the larger brown beetle XB 2210.", Problem.NUMBERS),
        ("The file {name} was not found.", Problem.LOST),
        ("Send your answer to info@example.com before Monday.", Problem.LOST),
        ("See https://www.example.org/help?x=1 for more.", Problem.LOST),
        ("The file 😀 was not found.", Problem.LOST),
    ],
)
def test_what_goes_wrong_bare_comes_out_right(
    client: EngineClient, text: str, problem: Problem
) -> None:
    assert problem in _bare(client, text)[1]
    repaired, finished = _translate(client, text, "en", "fr")
    assert not find_problems(text, repaired, source="en", target="fr")
    assert finished.statistics.problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The regional archive of the municipal harbour was approved by the architects.", CUT),
        ("The regional archive of the municipal harbour was digitised by the ministry.", LONG),
        ("The council's president has the temporary leadership of the regional union.", SHORT),
    ],
)
def test_what_is_wrong_with_the_length_alone_is_repaired(
    client: EngineClient, text: str, problem: Problem
) -> None:
    unguarded, found = _unguarded(client, text)
    assert found == {problem}
    repaired, finished = _translate(client, text, "en", "fr")
    assert repaired != unguarded
    assert finished.statistics.repaired_sentences == 1
    assert finished.statistics.problems == ()


@pytest.mark.parametrize(
    ("shouted", "calm"), [("WHERE IS THE STATION?", "Where is the station?"), ("HOUSE", "house")]
)
def test_capitals_do_not_change_the_words(client: EngineClient, shouted: str, calm: str) -> None:
    expected = _translate(client, calm, "en", "fr")[0].upper()
    assert _translate(client, shouted, "en", "fr")[0] == expected
    assert _bare(client, shouted)[0].upper() != expected
