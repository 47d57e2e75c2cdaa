"""One sentence on its way through the engine, in pieces where it is too long for the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.alignment import Alignment, joined
from desktop_translator.core.hypothesis import Hypothesis
from desktop_translator.engine.messages import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.engine.pieces import Piece
    from desktop_translator.engine.steps import Output
    from desktop_translator.engine.tokenizer import Tokenizer


class SentenceProgress:
    """The pieces of a sentence, the texts they have so far, and all results of each.

    Attributes:
        pieces: of the sentence.
        texts: of each piece, as far as it is translated.
        unfinished: how many pieces have no result.
    """

    def __init__(self, sentence: str, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.texts = [""] * len(pieces)
        self.unfinished = len(pieces)
        self._sentence = sentence
        self._results: list[list[Hypothesis]] = [[] for _ in pieces]
        self._alignments: dict[int, Alignment] = {}
        self._output_tokens = 0
        self._cut = False
        self._unread = False

    def take(self, part: int, outputs: Sequence[Output], limit: int, tokenizer: Tokenizer) -> None:
        """Note the results of a piece, the best first, of at most `limit` tokens each."""
        results = [
            Hypothesis(tokenizer.decode(found.tokens[:limit]), found.score) for found in outputs
        ]
        best = outputs[0]
        self.texts[part] = results[0].text
        self._results[part] = results
        self._output_tokens += sum(len(found.tokens[:limit]) for found in outputs)
        self._cut |= len(best.tokens[:limit]) == limit
        self._unread |= best.unread
        self.unfinished -= 1
        if best.looks is not None:
            piece = self.pieces[part]
            looks = best.looks[:limit]
            self._alignments[part] = Alignment(
                tokenizer.places(piece.tokens, piece.text),
                tokenizer.places([token for token, _ in looks], self.texts[part]),
                tuple(shares for _, shares in looks),
            )

    def text(self) -> str:
        """Join the texts up to the first piece that is not begun: always a beginning."""
        return self._join(self.texts)

    def result(self, index: int, several: bool) -> Result:
        """Sum up, once every piece has its results; `index` is the place in the request."""
        hypotheses: tuple[Hypothesis, ...] = ()
        text = self.text()
        if several and self.pieces:
            hypotheses = self._hypotheses()
            text = hypotheses[0].text
        return Result(
            index,
            text,
            self._output_tokens,
            self._cut,
            hypotheses,
            self._unread,
            self._alignment(),
        )

    def _hypotheses(self) -> tuple[Hypothesis, ...]:
        """Join the n-th results of all pieces, each text once, the most probable first."""
        weights = [len(piece.tokens) for piece in self.pieces]
        found: dict[str, Hypothesis] = {}
        for row in zip(*self._results, strict=True):
            text = self._join([result.text for result in row])
            scores = zip(row, weights, strict=True)
            score = sum(result.score * weight for result, weight in scores) / sum(weights)
            if text not in found or score > found[text].score:
                found[text] = Hypothesis(text, score)
        return tuple(sorted(found.values(), key=lambda result: -result.score))

    def _alignment(self) -> Alignment | None:
        """Put the alignments of the pieces together, if all of them have one."""
        if len(self._alignments) < max(1, len(self.pieces)):
            return None
        parts = []
        source = target = 0
        for part, (piece, text) in enumerate(zip(self.pieces, self.texts, strict=True)):
            source = self._sentence.index(piece.text, source)
            target += piece.spaced
            parts.append((source, target, self._alignments[part]))
            source, target = source + len(piece.text), target + len(text)
        return joined(parts)

    def _join(self, texts: Sequence[str]) -> str:
        whole = ""
        for piece, text in zip(self.pieces, texts, strict=True):
            if not text and self.unfinished:
                break
            whole += f" {text}" if piece.spaced else text
        return whole
