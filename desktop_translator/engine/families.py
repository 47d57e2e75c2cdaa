"""How each kind of model is tokenised, as it was trained.

Where that is written, with the class or function that decides:

* opus, nllb, m2m100, mbart50: Hugging Face Transformers, `MarianTokenizer`, `NllbTokenizer`,
  `M2M100Tokenizer`, `MBart50Tokenizer` (`build_inputs_with_special_tokens` and the
  `set_src_lang_special_tokens` of each). NLLB's language went last until April 2023; its authors
  put it first.
* small100: `tokenization_small100.py` of alirezamsh/small100: the *target* language begins the
  source.
* madlad: `T5Tokenizer` and the model card of google/madlad400-3b-mt: the mark is part of the text.
* quickmt: `quickmt/translator.py`. starter: `packaging/starter_models` here.
* onmt: the cards of Softcatalà's and Projecte Aina's models (`pyonmttok`, mode "none").
* argos: Argos Translate, `argostranslate/tokenizer.py` and `translate.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Mark(Enum):
    """What the source is begun with, besides its own words.

    SOURCE and TARGET are the model's token for that language, beside the pieces of the text;
    TARGET_IN_TEXT is cut into pieces like text.
    """

    NONE = auto()
    SOURCE = auto()
    TARGET = auto()
    TARGET_IN_TEXT = auto()


class Segmentation(Enum):
    """How text is cut into pieces: by SentencePiece, or by Moses's rules and byte pair encoding."""

    SENTENCEPIECE = auto()
    MOSES_BPE = auto()


@dataclass(frozen=True, slots=True)
class Decoding:
    """What a family decodes best with, where the user has not asked for anything else."""

    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """The convention that a kind of model was trained with.

    Attributes:
        name: as in `model.json`.
        source_pieces: names the file that cuts the source may have, the likeliest first.
        target_pieces: names the file that joins the target may have.
        mark: what begins the source.
        target_prefix: whether the target language's token begins every translation, of which it
            is no part.
        appends_end: whether the source ends with the end token. Where `config.json` says
            `add_source_eos`, CTranslate2 adds it and the program must not.
        language_pattern: regular expression of the vocabulary's language tokens; its group is the
            language. Empty where there are none.
        replacements: characters the training text was freed of, and what it had instead.
        needs_languages: whether it must be told the languages; else it may have been made for one
            pair, and then knows no token for them.
        segmentation: how text is cut into pieces.
        decoding: what it decodes best with.
    """

    name: str
    source_pieces: tuple[str, ...]
    target_pieces: tuple[str, ...]
    mark: Mark = Mark.NONE
    target_prefix: bool = False
    appends_end: bool = True
    language_pattern: str = ""
    needs_languages: bool = False
    replacements: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    segmentation: Segmentation = Segmentation.SENTENCEPIECE
    decoding: Decoding = Decoding()

    def normalise(self, text: str) -> str:
        """Write a clean text the way the training text was written."""
        return text.translate({ord(old): new for old, new in self.replacements.items()})


_FAIRSEQ = ("sentencepiece.bpe.model",)

STARTER = Family(
    name="starter",
    source_pieces=("sentencepiece.model",),
    target_pieces=("sentencepiece.model",),
    replacements=MappingProxyType({"’": "'", "‘": "'", "ʼ": "'"}),
)
OPUS = Family(
    name="opus",
    source_pieces=("source.spm",),
    target_pieces=("target.spm",),
    mark=Mark.TARGET,
    language_pattern=r">>([\w-]+)<<",
)
QUICKMT = Family(
    name="quickmt",
    source_pieces=("joint.spm.model", "src.spm.model"),
    target_pieces=("joint.spm.model", "tgt.spm.model"),
)
NLLB = Family(
    name="nllb",
    source_pieces=(*_FAIRSEQ, "flores200_sacrebleu_tokenizer_spm.model"),
    target_pieces=(*_FAIRSEQ, "flores200_sacrebleu_tokenizer_spm.model"),
    mark=Mark.SOURCE,
    target_prefix=True,
    language_pattern=r"([a-z]{3}_[A-Z][a-z]{3})",
    needs_languages=True,
    # Its vocabulary has no dashes; Moses's normalize-punctuation.perl, used on its training text,
    # writes them so.
    replacements=MappingProxyType({"—": " - ", "–": "-"}),
)
M2M100 = Family(
    name="m2m100",
    source_pieces=_FAIRSEQ,
    target_pieces=_FAIRSEQ,
    mark=Mark.SOURCE,
    target_prefix=True,
    language_pattern=r"__([a-z]{2,3})__",
    needs_languages=True,
)
SMALL100 = Family(
    name="small100",
    source_pieces=_FAIRSEQ,
    target_pieces=_FAIRSEQ,
    mark=Mark.TARGET,
    language_pattern=M2M100.language_pattern,
    needs_languages=True,
)
MADLAD = Family(
    name="madlad",
    source_pieces=("spiece.model", "sentencepiece.model"),
    target_pieces=("spiece.model", "sentencepiece.model"),
    mark=Mark.TARGET_IN_TEXT,
    language_pattern=r"<2([A-Za-z_]+)>",
    needs_languages=True,
    # As nextcloud/translate2 decodes it: without, it tends to repeat itself.
    decoding=Decoding(repetition_penalty=1.1, no_repeat_ngram_size=3),
)
MBART50 = Family(
    name="mbart50",
    source_pieces=_FAIRSEQ,
    target_pieces=_FAIRSEQ,
    mark=Mark.SOURCE,
    target_prefix=True,
    language_pattern=r"([a-z]{2})_[A-Z]{2}",
    needs_languages=True,
)
ONMT = Family(
    name="onmt",
    source_pieces=("sp_m.model", "spm.model", "sentencepiece.model", "spm/spm.ja.nopretok.model"),
    target_pieces=("sp_m.model", "spm.model", "sentencepiece.model", "spm/spm.en.nopretok.model"),
    appends_end=False,
)
ARGOS = Family(
    name="argos",
    source_pieces=("sentencepiece.model",),
    target_pieces=("sentencepiece.model",),
    target_prefix=True,
    appends_end=False,
    decoding=Decoding(length_penalty=0.2),
)
ARGOS_BPE = Family(
    name="argos-bpe",
    source_pieces=("bpe.model",),
    target_pieces=("bpe.model",),
    target_prefix=True,
    appends_end=False,
    segmentation=Segmentation.MOSES_BPE,
    decoding=Decoding(length_penalty=0.2),
)

FAMILIES: Mapping[str, Family] = MappingProxyType(
    {
        family.name: family
        for family in (
            STARTER,
            OPUS,
            QUICKMT,
            NLLB,
            M2M100,
            SMALL100,
            MADLAD,
            MBART50,
            ONMT,
            ARGOS,
            ARGOS_BPE,
        )
    }
)
