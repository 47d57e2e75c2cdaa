from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.errors import ModelFileDamagedError, ModelUnsupportedError
from desktop_translator.core.models import read_model_info
from desktop_translator.engine import loaded_model
from desktop_translator.engine.families import STARTER
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.unknown import UNKNOWN
from tests.engine.sentences import SENTENCES
from tests.starter import change_file, copy_starter, starter

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.engine.steps import Step


def decode(model: LoadedModel, *texts: str) -> tuple[list[list[str]], list[Step]]:
    steps: list[Step] = []

    def on_step(step: Step) -> bool:
        steps.append(step)
        return False

    batch = [model.tokenizer.encode(text) for text in texts]
    outputs = model.decode(batch, GREEDY, on_step)
    return [output.tokens for (output,) in outputs], steps


def test_every_token_and_the_end_is_told(model: LoadedModel) -> None:
    (tokens,), steps = decode(model, "Je t'aime.")
    assert [step.token for step in steps] == [*tokens, model.end_token]
    assert [step.last for step in steps] == [False] * len(tokens) + [True]
    assert model.tokenizer.decode(tokens) == "I love you."


def test_steps_of_a_batch_name_their_piece(model: LoadedModel) -> None:
    outputs, steps = decode(model, "Merci.", "Je t'aime.", "Où est la gare ?")
    for piece, tokens in enumerate(outputs):
        assert [step.token for step in steps if step.piece == piece] == [*tokens, model.end_token]


def test_known_words_never_come_out_unknown(model: LoadedModel) -> None:
    outputs, _ = decode(model, *(text for text in SENTENCES if text.isascii()))
    assert all(UNKNOWN not in tokens for tokens in outputs)


def test_stopping_ends_within_one_token(model: LoadedModel) -> None:
    steps: list[Step] = []

    def stop_after_first(step: Step) -> bool:
        steps.append(step)
        return True

    model.decode([model.tokenizer.encode("Il pleut et il fait froid.")], GREEDY, stop_after_first)
    assert len(steps) == 1


def test_a_prefix_is_no_part_of_the_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    family = dataclasses.replace(STARTER, target_prefix=True)
    monkeypatch.setattr(loaded_model, "FAMILIES", MappingProxyType({"starter": family}))
    info = dataclasses.replace(starter(), marks={"en": "▁I"})
    prefixed = LoadedModel(info, threads=1)
    (tokens,), steps = decode(prefixed, "Je t'aime.")
    prefixed.close()
    assert steps[0].token == "▁I"  # noqa: S105 - a token of a sentence
    assert prefixed.tokenizer.decode(tokens) == "love you."


def test_input_longer_than_the_position_table_is_cut_not_refused(model: LoadedModel) -> None:
    text = "Je t'aime, " * 600
    pieces = model.cut(text)
    assert len(pieces) > 1
    assert all(len(piece.tokens) <= model.max_piece_tokens for piece in pieces)
    longest = max((piece.tokens for piece in pieces), key=len)
    model.decode([longest], GREEDY, lambda _: False)


def test_output_never_passes_the_position_table(model: LoadedModel) -> None:
    """Decoding past the table raises in CTranslate2 ("No position encodings are defined")."""
    source = ["▁Je"] * model.max_piece_tokens
    limit = model.output_limit(len(source), GREEDY)
    ((output,),) = model.decode([source], GREEDY, lambda _: False)
    assert len(output.tokens) <= limit


def test_a_damaged_sentencepiece_file_is_named(tmp_path: Path) -> None:
    folder = copy_starter(tmp_path / "broken")
    change_file(folder, "sentencepiece.model", lambda content: content[:1000])
    with pytest.raises(ModelFileDamagedError) as caught:
        LoadedModel(read_model_info(folder), threads=1)
    assert caught.value.fields["file"] == "sentencepiece.model"


def test_an_unknown_family_is_said_to_be_unsupported(tmp_path: Path) -> None:
    folder = copy_starter(tmp_path / "other", family="hieroglyphs")
    with pytest.raises(ModelUnsupportedError):
        LoadedModel(read_model_info(folder), threads=1)


def test_a_beam_gives_its_sentence_without_steps(model: LoadedModel) -> None:
    """CTranslate2 refuses a callback with a beam."""
    source = model.tokenizer.encode("Il fait beau aujourd'hui.")
    ((output,),) = model.decode([source], DecodingOptions(Method.BEAM, beam_size=5), None)
    assert model.tokenizer.decode(output.tokens).endswith(".")


def test_sampling_streams_and_strays_with_the_temperature(model: LoadedModel) -> None:
    source = model.tokenizer.encode("Il fait beau aujourd'hui et nous sortons.")
    steps: list[Step] = []

    def on_step(step: Step) -> bool:
        steps.append(step)
        return False

    def versions(temperature: float) -> set[str]:
        options = DecodingOptions(Method.SAMPLING, temperature=temperature)
        outputs = model.decode([source] * 12, options, on_step)
        return {model.tokenizer.decode(output.tokens) for (output,) in outputs}

    assert len(versions(0.1)) < len(versions(2.0))
    assert steps


def test_the_longest_output_can_be_set(model: LoadedModel) -> None:
    source = model.tokenizer.encode("Il fait beau aujourd'hui et nous sortons.")
    ((output,),) = model.decode([source], DecodingOptions(max_output_tokens=3), None)
    assert len(output.tokens) == 3


def test_a_penalty_ends_repetition(model: LoadedModel) -> None:
    source = model.tokenizer.encode("non " * 40)
    ((free,),) = model.decode([source], GREEDY, None)
    ((punished,),) = model.decode([source], DecodingOptions(repetition_penalty=2.0), None)

    def variety(tokens: list[str]) -> float:
        return len(set(tokens)) / len(tokens)

    assert variety(punished.tokens) > variety(free.tokens)


BEAM = DecodingOptions(Method.BEAM, beam_size=2, results=4)
CHANCE = DecodingOptions(Method.SAMPLING, temperature=1.0, results=4)


@pytest.mark.parametrize("options", [BEAM, CHANCE])
def test_several_results_are_ranked_by_their_scores(
    model: LoadedModel, options: DecodingOptions
) -> None:
    """More results than beginnings: the beam is widened, CTranslate2 would refuse."""
    batch = [model.tokenizer.encode(text) for text in SENTENCES if text.isascii()]
    for outputs in model.decode(batch, options, None):
        scores = [output.score for output in outputs]
        assert len(scores) == 4
        assert scores == sorted(scores, reverse=True)
        assert scores[0] < 0


def test_a_seed_gives_the_same_samples_again() -> None:
    options = DecodingOptions(Method.SAMPLING, temperature=1.5, seed=7)

    def samples(seed: int) -> list[list[str]]:
        seeded = LoadedModel(starter(), threads=2, seed=seed)
        source = seeded.tokenizer.encode("Il fait beau aujourd'hui et nous sortons.")
        outputs = seeded.decode([source] * 20, options, None)
        seeded.close()
        return [output.tokens for (output,) in outputs]

    first = samples(7)
    assert samples(7) == first
    assert samples(8) != first
    assert samples(0) != samples(0)


@pytest.mark.parametrize(("pieces", "share"), [(1, 1), (4, 2), (32, 16), (37, 10), (64, 16)])
def test_two_workers_get_even_shares(pieces: int, share: int) -> None:
    model = LoadedModel(starter(), threads=2)
    assert model._worker_batch(pieces) == share
    model.close()
