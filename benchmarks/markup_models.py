"""Translations and alignments for measuring markup, by the real engine and by force."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desktop_translator.core.alignment import Alignment, joined, sparse
from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.segments import join_paragraph, split_text
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.messages import Done, Priority
from desktop_translator.pipeline.hops import translate_along
from desktop_translator.pipeline.model_input import in_one_part
from desktop_translator.pipeline.unit_parts import SentenceTranslation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_translator.core.routes import Route
    from desktop_translator.engine.loaded_model import LoadedModel

_BATCH = 64


class Translations:
    """Translations of texts by the real engine, sentence by sentence, greedily."""

    def __init__(self, route: Route) -> None:
        self._client = EngineClient(EngineConfig())
        self._route = route
        self.pair = route.models[0].source, route.models[-1].target
        self._known: dict[str, SentenceTranslation] = {}

    def close(self) -> None:
        """End the engine."""
        self._client.close()

    def add(self, texts: Iterable[str]) -> None:
        """Translate the sentences of texts, all in one go."""
        found = {
            text[s.start : s.end]: None for text in texts for s in split_text(text, self.pair[0])
        }
        new = [sentence for sentence in found if sentence not in self._known]
        inputs = [in_one_part(sentence, *self.pair) for sentence in new]
        parts = tuple(each.parts[0] for each in inputs)
        asked = translate_along(
            self._client, self._route, parts, GREEDY, Priority.BATCH, align=True
        )
        with closing(asked) as events:
            for event in events:
                for result in event.results if isinstance(event, Done) else ():
                    sentence, made = new[result.index], inputs[result.index]
                    text = made.read((result.text,), False)
                    alignment = made.alignment(sentence, text, [result])
                    self._known[sentence] = SentenceTranslation(text, alignment)

    def of(self, sentence: str) -> SentenceTranslation:
        """Return the translation of a sentence."""
        if sentence not in self._known:
            self.add([sentence])
        return self._known[sentence]

    def whole(self, text: str) -> tuple[str, Alignment]:
        """Return the translation of a text of several sentences, and their alignment."""
        segments = split_text(text, self.pair[0])
        made = [self.of(text[s.start : s.end]) for s in segments]
        together = join_paragraph(text, segments, [each.text for each in made], self.pair[1])
        parts = [
            (segment.start, place[0], each.alignment)
            for segment, place, each in zip(segments, together.places, made, strict=True)
            if place is not None and each.alignment is not None
        ]
        return together.text, joined(parts)


def forced_alignments(model: LoadedModel, texts: Sequence[tuple[str, str]]) -> list[Alignment]:
    """Return the alignments of texts with translations that the decoder is made to say."""
    encode, places = model.tokenizer.encode, model.tokenizer.places
    cut = [(encode(source), encode(target)) for source, target in texts]
    found: dict[int, Alignment] = {}
    order = sorted(range(len(cut)), key=lambda number: len(cut[number][1]))
    shifted = bool(model.info.attention and model.info.attention.shifted)
    for first in range(0, len(order), _BATCH):
        batch = order[first : first + _BATCH]
        results = model.weights.translate_batch(
            [model.frame.around(cut[number][0]) for number in batch],
            target_prefix=[[*model.target_prefix, *cut[number][1]] for number in batch],
            beam_size=1,
            return_attention=True,
            return_end_token=True,
            max_decoding_length=len(cut[batch[-1]][1]) + len(model.target_prefix) + 1,
        )
        for number, result in zip(batch, results, strict=True):
            (source, target), (tokens, made) = texts[number], cut[number]
            start = len(model.target_prefix) + shifted
            rows = result.attention[0][start : start + len(made)]
            shares = tuple(sparse(model.frame.inside(row)) for row in rows)
            found[number] = Alignment(places(tokens, source), places(made, target), shares)
    return [found[number] for number in range(len(cut))]
