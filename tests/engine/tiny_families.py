"""A tiny model of each family, in the layout that its converter writes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.engine.tiny_models import BEGINNING, TEXT, Tiny, describe, train_pieces, write_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

# Transformers, `tokenization_m2m_100.py`: FAIRSEQ_LANGUAGE_CODES, a part of them.
M2M100_CODES = ("ar", "ast", "de", "en", "fr", "ns", "pt", "zh")
# `FAIRSEQ_LANGUAGE_CODES` of NllbTokenizer and of MBart50Tokenizer.
NLLB_CODES = ("arb_Arab", "eng_Latn", "fra_Latn", "por_Latn", "zho_Hans", "zho_Hant")
MBART50_CODES = ("ar_AR", "de_DE", "en_XX", "fr_XX", "pt_XX", "zh_CN")
MADLAD_MARKS = ("<2de>", "<2en>", "<2fr>", "<2translate>", "<2zh>", "<2zh_Latn>")

_FAIRSEQ = {"decoder_start_token": "</s>"}
"""What the converters of M2M100ForConditionalGeneration and MBart50 set."""

# As `subword-nmt learn-bpe` writes it: "the", "cat" and "&apos;s" become whole, "sleeps" does not.
CODES = """\
#version: 0.2
t h
th e</w>
c a
ca t</w>
s l
sl e
& a
&a p
&ap o
&apo s
&apos ;
&apos; s</w>
"""


def opus(folder: Path) -> ModelInfo:
    """One pair: `MarianMTModel`, whose `</s>` the configuration does not add."""
    pieces = train_pieces(folder / "source.spm") + train_pieces(
        folder / "target.spm", text=TEXT[3:]
    )
    vocabulary = ["</s>", "<unk>", *dict.fromkeys(pieces)]
    write_model(folder, Tiny(vocabulary, config={"decoder_start_token": "</s>"}))
    return describe(folder, "opus")


def opus_marian(folder: Path) -> ModelInfo:
    """The same, converted from Marian's own files: the configuration adds `</s>`."""
    opus(folder)
    config = {"add_source_eos": True}
    pieces = train_pieces(folder / "source.spm")
    write_model(folder, Tiny(["</s>", "<unk>", *pieces], config=config))
    return describe(folder, "opus")


def opus_many(folder: Path) -> ModelInfo:
    """Several targets, each with its mark in the vocabulary."""
    marks = [">>fra<<", ">>pob<<", ">>por<<", ">>cmn_Hans<<", ">>cmn_Hant<<"]
    pieces = train_pieces(folder / "source.spm")
    shutil.copy(folder / "source.spm", folder / "target.spm")
    config = {"decoder_start_token": "</s>"}
    write_model(folder, Tiny(["</s>", "<unk>", *pieces, *marks], config=config))
    return describe(folder, "opus", targets=["fr", "pt", "pt-BR", "zh", "zh-Hant"])


def quickmt(folder: Path) -> ModelInfo:
    """Two vocabularies and two SentencePiece models, as eole trains them."""
    source = train_pieces(folder / "src.spm.model", text=TEXT[:3])
    target = train_pieces(folder / "tgt.spm.model", text=TEXT[3:])
    beginning = ["<unk>", "<s>", "</s>"]
    write_model(folder, Tiny([*beginning, *source], [*beginning, *target]))
    return describe(folder, "quickmt")


def quickmt_joint(folder: Path) -> ModelInfo:
    """One SentencePiece model for both sides."""
    pieces = train_pieces(folder / "joint.spm.model")
    write_model(folder, Tiny(["<unk>", "<s>", "</s>", *pieces]))
    return describe(folder, "quickmt")


def nllb(folder: Path) -> ModelInfo:
    """`NllbTokenizer`: languages behind the pieces, then `<mask>`."""
    pieces = train_pieces(folder / "sentencepiece.bpe.model")
    write_model(folder, Tiny([*BEGINNING, *pieces, *NLLB_CODES, "<mask>"], config=_FAIRSEQ))
    return describe(folder, "nllb", sources=["en", "fr", "ar"], targets=["fr", "en", "zh-Hant"])


def m2m100(folder: Path) -> ModelInfo:
    """`M2M100Loader.get_vocabulary`: languages, then eight made-up words."""
    return _m2m(folder, "m2m100", layers=(1, 1))


def small100(folder: Path) -> ModelInfo:
    """The vocabulary of M2M-100, and a decoder of three layers."""
    return _m2m(folder, "small100", layers=(4, 3))


def _m2m(folder: Path, family: str, layers: tuple[int, int]) -> ModelInfo:
    pieces = train_pieces(folder / "sentencepiece.bpe.model")
    marks = [f"__{code}__" for code in M2M100_CODES]
    made_up = [f"madeupword{number}" for number in range(8)]
    vocabulary = [*BEGINNING, *pieces, *marks, *made_up]
    write_model(folder, Tiny(vocabulary, config=_FAIRSEQ, layers=layers))
    return describe(folder, family, sources=["en", "fr"], targets=["fr", "nso"])


def madlad(folder: Path) -> ModelInfo:
    """`T5Loader`: the marks are pieces of SentencePiece itself."""
    pieces = train_pieces(folder / "spiece.model", symbols=MADLAD_MARKS)
    config = {"bos_token": "<s>", "decoder_start_token": "<unk>"}
    write_model(folder, Tiny(["<unk>", "<s>", "</s>", *pieces], config=config))
    return describe(folder, "madlad", sources=["en", "de"], targets=["fr", "de", "zh"])


def mbart50(folder: Path) -> ModelInfo:
    """`MBart50Tokenizer`: as NLLB, with codes of another kind."""
    pieces = train_pieces(folder / "sentencepiece.bpe.model")
    write_model(folder, Tiny([*BEGINNING, *pieces, *MBART50_CODES, "<mask>"], config=_FAIRSEQ))
    return describe(folder, "mbart50", sources=["en", "zh"], targets=["fr", "zh"])


def onmt(folder: Path) -> ModelInfo:
    """OpenNMT-tf's vocabulary, as Softcatalà and Projecte Aina use it."""
    pieces = train_pieces(folder / "spm.model")
    write_model(folder, Tiny(["<blank>", "<s>", "</s>", "<unk>", *pieces]))
    return describe(folder, "onmt")


def argos(folder: Path) -> ModelInfo:
    """OpenNMT's vocabulary and SentencePiece."""
    pieces = train_pieces(folder / "sentencepiece.model")
    write_model(folder, Tiny(["<unk>", "<blank>", "<s>", "</s>", *pieces]))
    return describe(folder, "argos")


def argos_prefixed(folder: Path) -> ModelInfo:
    """A package whose `metadata.json` gives a `target_prefix`."""
    pieces = train_pieces(folder / "sentencepiece.model")
    write_model(folder, Tiny(["<unk>", "<blank>", "<s>", "</s>", *pieces, "<fr>"]))
    return describe(folder, "argos", marks={"fr": "<fr>"})


def argos_bpe(folder: Path) -> ModelInfo:
    """Words as Moses cuts them, pieces as subword-nmt does."""
    (folder / "bpe.model").write_text(CODES, encoding="utf-8")
    pieces = ["the", "cat", "sle@@", "e@@", "p@@", "s", "&apos;s", ".", "a@@", "b"]
    write_model(folder, Tiny(["<unk>", "<blank>", "<s>", "</s>", *pieces]))
    return describe(folder, "argos-bpe")


BUILDERS: dict[str, Callable[[Path], ModelInfo]] = {
    build.__name__: build
    for build in (
        opus,
        opus_marian,
        opus_many,
        quickmt,
        quickmt_joint,
        nllb,
        m2m100,
        small100,
        madlad,
        mbart50,
        onmt,
        argos,
        argos_prefixed,
        argos_bpe,
    )
}
