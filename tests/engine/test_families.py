"""The tokens that reach CTranslate2, held against what each family's own tokenizer makes.

Nothing expected here comes from `engine.families`: pieces are what the SentencePiece library cuts,
and the tokens around them are written out as the source named in each test builds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.engine.loaded_model import LoadedModel
from tests.engine.reaching import TEXT, pieces, reach

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.models import ModelInfo

    Models = Callable[[str], ModelInfo]


def test_opus(models: Models) -> None:
    """`MarianTokenizer.build_inputs_with_special_tokens`: the ids of the text, then eos."""
    info = models("opus")
    source, prefix, _ = reach(info)
    assert source == [*pieces(info, "source.spm"), "</s>"]
    assert prefix == []


def test_opus_converted_from_marian_gets_no_second_end(models: Models) -> None:
    """CTranslate2's `MarianConverter` sets `add_source_eos`, and the library then adds `</s>`."""
    info = models("opus_marian")
    assert reach(info)[0] == pieces(info, "source.spm")


@pytest.mark.parametrize(
    ("target", "mark"),
    [
        ("fr", ">>fra<<"),
        ("pt", ">>por<<"),
        ("pt-BR", ">>pob<<"),
        ("zh", ">>cmn_Hans<<"),
        ("zh-Hant", ">>cmn_Hant<<"),
    ],
)
def test_opus_with_many_targets(models: Models, target: str, mark: str) -> None:
    """`MarianTokenizer._tokenize`: the mark is one token before the pieces, never cut."""
    info = models("opus_many").for_pair("en", target)
    assert reach(info)[0] == [mark, *pieces(info, "source.spm"), "</s>"]


@pytest.mark.parametrize(
    ("name", "file"), [("quickmt", "src.spm.model"), ("quickmt_joint", "joint.spm.model")]
)
def test_quickmt(models: Models, name: str, file: str) -> None:
    """As quickmt's `Translator.tokenize`: the pieces of each text, then `</s>`."""
    info = models(name)
    source, prefix, _ = reach(info)
    assert source == [*pieces(info, file), "</s>"]
    assert prefix == []


@pytest.mark.parametrize(
    ("source", "target", "first", "prefix"),
    [
        ("en", "fr", "eng_Latn", "fra_Latn"),
        ("fr", "en", "fra_Latn", "eng_Latn"),
        ("ar", "zh-Hant", "arb_Arab", "zho_Hant"),
    ],
)
def test_nllb(models: Models, source: str, target: str, first: str, prefix: str) -> None:
    """`NllbTokenizer.set_src_lang_special_tokens`: prefix the language, suffix eos.

    The target's language is forced as the first token that is decoded.
    """
    info = models("nllb").for_pair(source, target)
    tokens, given, _ = reach(info)
    assert tokens == [first, *pieces(info, "sentencepiece.bpe.model"), "</s>"]
    assert given == [prefix]


def test_nllb_is_given_dashes_that_it_knows(models: Models) -> None:
    """Moses's normalize-punctuation.perl: `s/–/-/g; s/—/ - /g`."""
    info = models("nllb").for_pair("en", "fr")
    tokens, _, _ = reach(info, "a cat—a dog–")
    assert tokens[1:-1] == pieces(info, "sentencepiece.bpe.model", "a cat - a dog-")


@pytest.mark.parametrize(
    ("target", "prefix"), [("fr", "__fr__"), ("nso", "__ns__")], ids=["French", "Northern Sotho"]
)
def test_m2m100(models: Models, target: str, prefix: str) -> None:
    """`M2M100Tokenizer.set_src_lang_special_tokens`, and `forced_bos_token_id` for the target."""
    info = models("m2m100").for_pair("en", target)
    tokens, given, _ = reach(info)
    assert tokens == ["__en__", *pieces(info, "sentencepiece.bpe.model"), "</s>"]
    assert given == [prefix]


def test_small100(models: Models) -> None:
    """`tokenization_small100.py`, `set_lang_special_tokens`: prefix the *target*, suffix eos."""
    info = models("small100").for_pair("en", "fr")
    tokens, given, _ = reach(info)
    assert tokens == ["__fr__", *pieces(info, "sentencepiece.bpe.model"), "</s>"]
    assert given == []


def test_madlad(models: Models) -> None:
    """The card of google/madlad400-3b-mt: `tokenizer("<2pt> I love pizza!")`.

    `T5Tokenizer` cuts mark and text together and adds eos.
    """
    info = models("madlad").for_pair("en", "de")
    tokens, given, recorder = reach(info)
    assert tokens == [*pieces(info, "spiece.model", f"<2de> {TEXT}"), "</s>"]
    assert "<2de>" in tokens
    assert given == []
    assert recorder.options["repetition_penalty"] == pytest.approx(1.1)
    assert recorder.options["no_repeat_ngram_size"] == 3


def test_mbart50(models: Models) -> None:
    """`MBart50Tokenizer.set_src_lang_special_tokens`: prefix the language, suffix eos."""
    info = models("mbart50").for_pair("zh", "fr")
    tokens, given, _ = reach(info)
    assert tokens == ["zh_CN", *pieces(info, "sentencepiece.bpe.model"), "</s>"]
    assert given == ["fr_XX"]


def test_onmt(models: Models) -> None:
    """The cards of Softcatalà and Projecte Aina: pieces as they are.

    `pyonmttok.Tokenizer(mode="none", sp_model_path=…)`
    """
    info = models("onmt")
    tokens, given, _ = reach(info)
    assert (tokens, given) == (pieces(info, "spm.model"), [])


def test_argos(models: Models) -> None:
    """Argos Translate: `SentencePieceTokenizer.encode`, and `length_penalty=0.2`."""
    info = models("argos")
    beam = DecodingOptions(Method.BEAM)
    tokens, given, recorder = reach(info, options=beam)
    assert (tokens, given) == (pieces(info, "sentencepiece.model"), [])
    assert recorder.options["length_penalty"] == pytest.approx(0.2)
    _, _, recorder = reach(info, options=DecodingOptions(Method.BEAM, length_penalty=1.5))
    assert recorder.options["length_penalty"] == pytest.approx(1.5)


def test_argos_with_a_target_prefix(models: Models) -> None:
    """Argos Translate: `target_prefix = [[pkg.target_prefix]] * len(tokenized)`."""
    tokens, given, _ = reach(models("argos_prefixed"))
    assert given == ["<fr>"]
    assert "<fr>" not in tokens


def test_argos_with_byte_pairs(models: Models) -> None:
    """Argos Translate's `BPETokenizer`: MosesPunctNormalizer, MosesTokenizer, subword-nmt.

    By hand: Moses writes the apostrophe as `&apos;`; `sleeps` merges to sle+e+p+s, the others
    to one piece each.
    """
    tokens, given, _ = reach(models("argos_bpe"), "the cat’s sleeps.")
    assert tokens == ["the", "cat", "&apos;s", "sle@@", "e@@", "p@@", "s", "."]
    assert given == []


def test_byte_pairs_are_joined_to_text(models: Models) -> None:
    """`detokenize(" ".join(tokens).replace("@@ ", "").split(" "))`."""
    model = LoadedModel(models("argos_bpe"), threads=1)
    joined = ["le", "chat", "d&apos;", "A@@", "n@@", "ne", ",", "où", "?"]
    text = model.tokenizer.decode(joined)
    assert text == "le chat d'Anne, où ?", "with the spaces of French"
    beginnings = [model.tokenizer.decode_beginning(joined[:end]) for end in range(10)]
    assert beginnings[3] == beginnings[4] == "le chat d'", "half a word is held back"
    assert all(text.startswith(beginning) for beginning in beginnings)
    model.close()
