from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.errors import ModelUnsupportedError
from desktop_translator.engine.detection import Detected, detect, refusal
from tests.engine.tiny_models import Tiny, write_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

    Models = Callable[[str], ModelInfo]

M2M100 = ("ar", "ast", "de", "en", "fr", "nso", "pt", "zh")


@pytest.mark.parametrize(
    ("model", "name", "expected"),
    [
        ("opus", "opus-mt-en-fr-ctranslate2", Detected("opus", ("en",), ("fr",))),
        ("opus", "ct2fast-opus-mt-tc-big-en-es", Detected("opus", ("en",), ("es",))),
        ("opus", "a model", Detected("opus", (), ())),
        (
            "opus_many",
            "opus-mt-en-roa",
            Detected("opus", ("en",), ("fr", "pt", "pt-BR", "zh", "zh-Hant")),
        ),
        ("quickmt", "quickmt-zh-en", Detected("quickmt", ("zh",), ("en",))),
        ("quickmt_joint", "quickmt-fr-en", Detected("quickmt", ("fr",), ("en",))),
        ("m2m100", "m2m100_418M-ct2-int8", Detected("m2m100", M2M100, M2M100)),
        ("m2m100", "small100-ct2", Detected("small100", M2M100, M2M100)),
        ("small100", "unknown", Detected("small100", M2M100, M2M100)),
        ("onmt", "opennmt-eng-cat", Detected("onmt", ("en",), ("ca",))),
        ("onmt", "aina-translator-ca-en", Detected("onmt", ("ca",), ("en",))),
    ],
)
def test_a_kind_is_told_by_its_files(
    models: Models, model: str, name: str, expected: Detected
) -> None:
    assert detect(models(model).folder, name) == expected


def test_nllb_by_a_token(models: Models) -> None:
    languages = ("ar", "en", "fr", "pt", "zh", "zh-Hant")
    found = detect(models("nllb").folder, "nllb-200-distilled-600M-ct2-int8")
    assert found == Detected("nllb", languages, languages)


def test_madlad_by_a_token_and_not_every_mark_is_a_language(models: Models) -> None:
    languages = ("de", "en", "fr", "zh", "zh-Latn")
    found = detect(models("madlad").folder, "madlad400-3b-mt-ct2-int8")
    assert found == Detected("madlad", languages, languages)


@pytest.mark.parametrize(
    ("name", "sides"),
    [("many-to-many", "mm"), ("one-to-many", "em"), ("many-to-one", "me")],
)
def test_mbart50_by_a_token_and_its_sides_by_its_name(
    models: Models, name: str, sides: str
) -> None:
    side = {"m": ("ar", "de", "en", "fr", "pt", "zh"), "e": ("en",)}
    found = detect(models("mbart50").folder, f"mbart-large-50-{name}-mmt-ct2-int8")
    assert found == Detected("mbart50", side[sides[0]], side[sides[1]])


@pytest.mark.parametrize(("model", "family"), [("argos", "argos"), ("argos_bpe", "argos-bpe")])
@pytest.mark.parametrize(("prefix", "marks"), [("", {}), ("<pt>", {"pt-BR": "<pt>"})])
def test_argos_by_its_metadata(
    models: Models, model: str, family: str, prefix: str, marks: dict[str, str]
) -> None:
    folder = models(model).folder
    metadata = {"from_code": "en", "to_code": "pb", "target_prefix": prefix}
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    assert detect(folder, "translate-en_pb-1_9") == Detected(family, ("en",), ("pt-BR",), marks)


@pytest.mark.parametrize("content", ["{", "[]", '{"from_code": "en"}'])
def test_argos_without_languages_is_refused(models: Models, content: str) -> None:
    folder = models("argos").folder
    (folder / "metadata.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelUnsupportedError):
        detect(folder, "translate-en_pb-1_9")


def test_a_card_that_disagrees_with_the_name_leaves_the_languages_open(models: Models) -> None:
    folder = models("opus").folder
    card = "---\nlicense: apache-2.0\nlanguage:\n- de\n- fr\ntags:\n- en\n---\n# Model\n"
    (folder / "README.md").write_text(card, encoding="utf-8")
    assert detect(folder, "opus-mt-de-fr").sources == ("de",)
    assert detect(folder, "opus-mt-en-fr") == Detected("opus", (), ())


def test_what_the_user_says_goes_first(models: Models) -> None:
    assert detect(models("argos").folder, "en-fr", "onmt") == Detected("onmt", ("en",), ("fr",))
    assert detect(models("argos").folder, "en-fr") == Detected("onmt", ("en",), ("fr",))


def test_a_missing_tokenizer_is_named(models: Models) -> None:
    folder = models("nllb").folder
    (folder / "sentencepiece.bpe.model").unlink()
    with pytest.raises(ModelUnsupportedError) as caught:
        detect(folder, "nllb")
    assert "sentencepiece.bpe.model" in caught.value.fields["reason"]


def test_a_model_without_anything_to_cut_text_is_refused(tmp_path: Path) -> None:
    write_model(tmp_path, Tiny(["<unk>", "<s>", "</s>", "a"]))
    with pytest.raises(ModelUnsupportedError) as caught:
        detect(tmp_path, "letters")
    assert "cut" in caught.value.fields["reason"]


def test_a_model_that_does_not_translate_is_refused(models: Models) -> None:
    folder = models("opus").folder
    content = (folder / "model.bin").read_bytes()
    kind = b"TransformerDecoderModelSpec"
    changed = content.replace(b"\x10\0TransformerSpec", bytes([len(kind) + 1, 0]) + kind, 1)
    assert changed != content
    (folder / "model.bin").write_bytes(changed)
    with pytest.raises(ModelUnsupportedError) as caught:
        detect(folder, "llama")
    assert "TransformerDecoderModelSpec" in caught.value.fields["reason"]


@pytest.mark.parametrize(
    ("names", "word"),
    [
        (["model.bin", "vocab/model.SRC"], "IndicTrans2"),
        (["model.bin", "gl.code"], "byte pairs"),
        (["model.safetensors", "config.json"], "PyTorch"),
        (["pytorch_model-00001-of-00002.bin"], "PyTorch"),
        (["a/model.Q4_K_M.gguf"], "llama.cpp"),
        (["onnx/decoder.onnx"], "ONNX"),
    ],
)
def test_what_cannot_be_run_is_told_by_names_alone(names: list[str], word: str) -> None:
    assert word in (refusal(names) or "")


def test_what_may_be_run_is_not_refused_by_its_names() -> None:
    assert refusal(["model.bin", "config.json", "shared_vocabulary.json", "source.spm"]) is None
    assert refusal(["model.bin", "bpe.model", "model.safetensors"]) is None


def test_a_family_that_nobody_knows_is_refused(models: Models) -> None:
    with pytest.raises(ModelUnsupportedError) as caught:
        detect(models("opus").folder, "en-fr", "hieroglyphs")
    assert "hieroglyphs" in caught.value.fields["reason"]


def test_argos_s_convention_can_be_asked_for_without_metadata(models: Models) -> None:
    assert detect(models("argos").folder, "en-fr", "argos") == Detected("argos", ("en",), ("fr",))
