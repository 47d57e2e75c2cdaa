"""Markup carried over by the shipped French–English starter, which was trained to align words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.routes import Route
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.messages import Done, Priority
from desktop_translator.pipeline.hops import translate_along
from desktop_translator.pipeline.model_input import in_one_part
from desktop_translator.pipeline.unit_parts import SentenceTranslation
from desktop_translator.pipeline.unit_plan import UnitPlan
from tests.pipeline.marked import marked
from tests.starter import starter

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.engine

# Each span with one of the texts that it may have in English.
CASES: Mapping[str, tuple[set[str], ...]] = {
    "Cliquez <a>ici</a> pour voir <b>la page</b>.": ({"here"}, {"the page", "page"}),
    "Nous habitons une <b>petite maison</b>, et mon frère travaille.": (
        {"a small house", "small house", "a little house", "little house"},
    ),
    "Mon frère travaille dans un <a>hôpital</a>.": ({"hospital", "a hospital"},),
    "La ville de <b>Paris</b> et la ville de <b>Londres</b>.": ({"Paris"}, {"London"}),
    "Il habite dans une <b>maison. Elle est</b> très belle.": (
        {"house. She's", "house. She is", "house. It's", "house. It is"},
    ),
    "<b>Je t'aime.</b>": ({"I love you."},),
    "Voir aussi : <code>https://a.org</code>": ({"https://a.org"},),
}


def test_starter_puts_markup_on_the_right_words() -> None:
    plans = {text: UnitPlan(marked(text), "fr", "en") for text in CASES}
    sentences = [sentence.text for plan in plans.values() for sentence in plan.sentences]
    known = _translated(sentences)
    for text, plan in plans.items():
        translated = plan.assemble([known[sentence.text] for sentence in plan.sentences]).marked
        spans = [translated.text[span.start : span.end] for span in translated.spans]
        assert len(spans) == len(CASES[text])
        for words, expected in zip(spans, CASES[text], strict=True):
            assert words in expected, translated


def _translated(sentences: list[str]) -> dict[str, SentenceTranslation]:
    inputs = [in_one_part(sentence, "fr", "en") for sentence in sentences]
    client = EngineClient(EngineConfig())
    try:
        parts = tuple(each.parts[0] for each in inputs)
        asked = translate_along(
            client, Route((starter(),)), parts, GREEDY, Priority.BATCH, align=True
        )
        results = [r for event in asked if isinstance(event, Done) for r in event.results]
    finally:
        client.close()
    found = {}
    for result in results:
        sentence, made = sentences[result.index], inputs[result.index]
        text = made.read((result.text,), False)
        found[sentence] = SentenceTranslation(text, made.alignment(sentence, text, [result]))
    return found
