from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.engine.messages import Done, Event, Result, Translate
from desktop_translator.engine.speed import DecodingSpeed
from desktop_translator.engine.work import TranslationWork
from tests.starter import starter

if TYPE_CHECKING:
    from desktop_translator.engine.loaded_model import LoadedModel


def _results(model: LoadedModel, *sentences: str, align: bool = True) -> dict[int, Result]:
    events: list[Event] = []
    request = Translate(7, starter(), sentences, align=align)
    work = TranslationWork(request, model, DecodingSpeed(), events.append)
    while not work.finished:
        work.run_batch(lambda: False)
    return {r.index: r for event in events if isinstance(event, Done) for r in event.results}


def test_alignment_leads_from_words_to_words(model: LoadedModel) -> None:
    texts = ("Le chat de Paris dort.", "Je t'aime, " * 60, "")
    results = _results(model, *texts)
    words, long, nothing = (results[number].alignment for number in range(3))
    assert words is not None
    paris = texts[0].index("Paris")
    looked_at = {
        words.source[max(row, key=lambda look: look[1])[0]]
        for (start, end), row in zip(words.target, words.shares, strict=True)
        if results[0].text[start:end] in "Paris" and start < end
    }
    assert all(paris <= start < paris + 5 for start, _ in looked_at)
    assert looked_at
    assert long is not None  # in pieces: the places are those of the whole
    assert long.source[-1][1] == len(texts[1].rstrip())
    assert long.target[-1][1] == len(results[1].text)
    assert nothing is None


def test_alignment_is_told_only_if_asked_for(model: LoadedModel) -> None:
    assert _results(model, "Merci.", align=False)[0].alignment is None
