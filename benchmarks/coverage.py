"""`python -m benchmarks.coverage MODEL SOURCE TRANSLATION`: how well attention tells of omissions.

Human translations are forced upon the model, whole and with their middle third left out. The table
says, for each share of attention that a word must get, in how many whole ones a word seems to be
unread (a false alarm) and in how many shortened ones (found). `least_attention` of the shipped
models was chosen with it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import ctranslate2
import sentencepiece

from desktop_translator.engine.unread import has_unread_word

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHARES = (0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.2)
_FEWEST_WORDS = 9

Attention = list[list[float]]


class ForcedModel:
    """A model that is made to say given translations."""

    def __init__(self, folder: Path) -> None:
        self._translator = ctranslate2.Translator(str(folder), intra_threads=1, compute_type="int8")
        self._tokenizer = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "sentencepiece.model")
        )

    def tokens(self, text: str) -> list[str]:
        """Cut a text as the model reads it."""
        return list(self._tokenizer.encode(text, out_type=str))

    def attention(
        self, sources: Sequence[list[str]], targets: Sequence[list[str]]
    ) -> list[Attention]:
        """Return, of each pair, a row for each token of the target."""
        found = []
        for source, target in zip(sources, targets, strict=True):
            (result,) = self._translator.translate_batch(
                [source],
                target_prefix=[target],
                return_attention=True,
                max_decoding_length=len(target) + 1,
                beam_size=1,
            )
            found.append([row[: len(source)] for row in result.attention[0][: len(target)]])
        return found


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coverage", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("translation", type=Path)
    parser.add_argument("--sentences", type=int, default=800)
    options = parser.parse_args()
    pairs = _pairs(options.source, options.translation, options.sentences)
    model = ForcedModel(options.model)
    sources = [model.tokens(source) for source, _ in pairs]
    whole = model.attention(sources, [model.tokens(target) for _, target in pairs])
    cut = model.attention(sources, [model.tokens(_shortened(target)) for _, target in pairs])
    print(f"{len(pairs)} sentences\n share  false alarms  found")
    for share in _SHARES:
        false, found = (_unread(sources, attention, share) for attention in (whole, cut))
        print(f"{share:6.3f}  {false:11.2%}  {found:6.1%}")


def _pairs(source: Path, translation: Path, count: int) -> list[tuple[str, str]]:
    lines = zip(
        source.read_text(encoding="utf-8").splitlines(),
        translation.read_text(encoding="utf-8").splitlines(),
        strict=True,
    )
    return [pair for pair in lines if len(pair[1].split()) >= _FEWEST_WORDS][:count]


def _shortened(text: str) -> str:
    words = text.split()
    third = len(words) // 3
    return " ".join(words[:third] + words[2 * third :])


def _unread(sources: Sequence[list[str]], attentions: Sequence[Attention], share: float) -> float:
    pairs = zip(sources, attentions, strict=True)
    return sum(has_unread_word(*pair, share) for pair in pairs) / len(sources)


if __name__ == "__main__":
    main()
