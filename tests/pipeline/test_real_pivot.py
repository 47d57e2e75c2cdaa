"""By way of English with the real engine: a shipped model, then a small one made here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.routes import Router
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.messages import Done, Priority
from desktop_translator.pipeline.hops import translate_along
from desktop_translator.pipeline.requests import TextRequest
from desktop_translator.pipeline.text_translator import TextTranslator
from tests.engine.tiny_families import opus
from tests.pipeline.reader import Reader
from tests.starter import starter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from desktop_translator.engine.messages import Event
    from desktop_translator.pipeline.hops import Preparing

pytestmark = pytest.mark.engine


@pytest.fixture
def engine() -> Iterator[EngineClient]:
    client = EngineClient(EngineConfig())
    yield client
    client.close()


def texts(events: Iterable[Event | Preparing | None]) -> list[str]:
    found = {}
    for event in events:
        for result in event.results if isinstance(event, Done) else ():
            found[result.index] = result.text
    return [found[index] for index in sorted(found)]


def test_two_real_models_do_what_each_does_alone(engine: EngineClient, tmp_path: Path) -> None:
    (tmp_path / "tiny").mkdir()
    second = replace(opus(tmp_path / "tiny"), id="tiny", targets=("de",))
    sentences = ("Je t'aime.", "Où est la gare ?")
    (route,) = Router([starter("fr-en"), second]).routes("fr", "de")
    along = translate_along(engine, route, sentences, GREEDY, Priority.INTERACTIVE)
    english = texts(engine.translate(starter("fr-en"), sentences))
    assert english[0] == "I love you."
    german = texts(engine.translate(second, tuple(english)))
    assert len(set(german)) == 2
    assert texts(along) == german


def test_there_and_back_gives_french_again(engine: EngineClient) -> None:
    """Both shipped models in one way: French by way of English into "another" language."""
    back = replace(starter("en-fr"), id="back", targets=("oc",))
    translator = TextTranslator(engine, InstalledModels([starter("fr-en"), back]))
    reader = Reader("Je t'aime. Il fait froid.")
    reader.read(translator.translate(TextRequest(1, "Je t'aime. Il fait froid.", "fr", "oc")))
    assert reader.text.startswith("Je t'aime.")
    assert reader.finished.statistics.sentences == 2
