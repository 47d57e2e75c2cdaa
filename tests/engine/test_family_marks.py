from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.errors import LanguageUnknownError, ModelFileDamagedError
from desktop_translator.engine.loaded_model import LoadedModel
from tests.engine.reaching import pieces, reach
from tests.engine.tiny_families import NLLB_CODES
from tests.engine.tiny_models import describe

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.models import ModelInfo

    Models = Callable[[str], ModelInfo]


def test_a_mark_that_a_user_writes_is_text(models: Models) -> None:
    """SentencePiece would make the real piece of it, and the model obey."""
    info = models("madlad").for_pair("en", "de")
    tokens, _, _ = reach(info, "say <2fr> to the cat")
    assert "<2fr>" in pieces(info, "spiece.model", "say <2fr> to the cat")
    assert "<2fr>" not in tokens
    assert "".join(tokens).count("<2fr>") == 1


@pytest.mark.parametrize(
    ("name", "mark"),
    [("nllb", "fra_Latn"), ("m2m100", "__fr__"), ("mbart50", "fr_XX"), ("opus_many", ">>fra<<")],
)
def test_no_mark_comes_out(models: Models, name: str, mark: str) -> None:
    info = models(name)
    model = LoadedModel(info.for_pair(info.source, "fr"), threads=1)
    assert model.tokenizer.decode([mark, "▁a", "<pad>", "▁cat", "</s>"]) == "a cat"
    model.close()


@pytest.mark.parametrize("name", ["nllb", "m2m100", "mbart50", "argos_prefixed"])
def test_the_prefix_is_no_part_of_the_translation(models: Models, name: str) -> None:
    info = models(name)
    model = LoadedModel(info.for_pair(info.source, "fr"), threads=1)
    (told,) = model.weights.translator.translate_batch(
        [model.frame.around(["▁a"])],
        target_prefix=[list(model.target_prefix)],
        beam_size=1,
        max_decoding_length=10,
    )
    ((output,),) = model.decode([["▁a"]], GREEDY, None)
    assert told.hypotheses[0][0] == model.target_prefix[0]
    assert told.hypotheses[0][1:] == output.tokens[:9]
    model.close()


def test_one_model_in_memory_serves_every_pair(models: Models) -> None:
    info = models("nllb")
    model = LoadedModel(info.for_pair("en", "fr"), threads=1)
    other = info.for_pair("fr", "en")
    assert model.is_of(other)
    swapped = model.for_pair(other)
    assert (model.target_prefix, swapped.target_prefix) == (("fra_Latn",), ("eng_Latn",))
    assert not model.is_of(models("m2m100"))
    model.close()


def test_a_wrong_code_is_an_error_that_names_the_right_ones(models: Models) -> None:
    """`ara_Arab` is no FLORES-200 code; CTranslate2 would take it for `<unk>` in silence."""
    info = models("nllb")
    wrong = describe(info.folder, "nllb", source="en", target="ar", marks={"ar": "ara_Arab"})
    with pytest.raises(LanguageUnknownError) as caught:
        LoadedModel(wrong, threads=1)
    assert caught.value.fields["code"] == "ara_Arab"
    assert caught.value.fields["codes"].split(", ")[0] == "arb_Arab"
    assert set(caught.value.fields["codes"].split(", ")) == set(NLLB_CODES)


@pytest.mark.parametrize("name", ["nllb", "m2m100", "small100", "madlad", "mbart50", "opus_many"])
def test_a_language_that_a_model_never_learnt_is_an_error(models: Models, name: str) -> None:
    info = models(name)
    wrong = describe(info.folder, info.family, target="tlh")
    with pytest.raises(LanguageUnknownError) as caught:
        LoadedModel(wrong, threads=1)
    assert caught.value.fields["code"] == "tlh"
    assert "fr" in caught.value.fields["codes"].split(", ")


def test_codes_that_are_no_byte_pairs_are_called_damaged(models: Models) -> None:
    folder = models("argos_bpe").folder
    (folder / "bpe.model").write_text("#version: 0.2\nthree symbols here\n", encoding="utf-8")
    with pytest.raises(ModelFileDamagedError) as caught:
        LoadedModel(models("argos_bpe"), threads=1)
    assert caught.value.fields["file"] == "bpe.model"
