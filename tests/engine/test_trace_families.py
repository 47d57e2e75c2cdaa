"""The journey through models that are given more than the words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.tracer import Tracer
from tests.engine.test_trace import trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.models import ModelInfo


@pytest.mark.parametrize(
    ("name", "pair", "before", "after", "start"),
    [
        ("nllb", ("en", "fr"), ["eng_Latn"], ["</s>"], ["</s>", "fra_Latn"]),
        ("opus_many", ("en", "pt"), [">>por<<"], ["</s>"], ["</s>"]),
        ("opus_marian", ("en", "fr"), [], ["</s>"], ["<s>"]),
        ("onmt", ("en", "fr"), [], [], ["<s>"]),
    ],
)
def test_every_token_of_the_input_is_shown_with_its_share_of_the_attention(
    models: Callable[[str], ModelInfo],
    name: str,
    pair: tuple[str, str],
    before: list[str],
    after: list[str],
    start: list[str],
) -> None:
    model = LoadedModel(models(name).for_pair(*pair), threads=1)
    tracer = Tracer(model)
    journey = trace(tracer, "the cat")
    tokens = model.tokenizer.encode("the cat")
    tracer.close()
    model.close()
    assert [token.text for token in journey.source] == [*before, *tokens, *after]
    assert [token.text for token in journey.source if token.special] == [*before, *after]
    assert [token.text for token in journey.start] == start
    assert journey.activations is not None
    assert len(journey.activations.rows) == len(journey.source)
    for step in journey.steps:
        assert len(step.attention) == len(journey.source)
        assert sum(step.attention) == pytest.approx(1, abs=1e-3)
