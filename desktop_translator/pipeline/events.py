"""What a text translation tells while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.pipeline.hops import Preparing

if TYPE_CHECKING:
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.hypothesis import Hypothesis
    from desktop_translator.core.memory_entry import Origin
    from desktop_translator.core.routes import Route
    from desktop_translator.core.segments import Segment
    from desktop_translator.pipeline.guard import Problem


@dataclass(frozen=True, slots=True)
class ParagraphLanguage:
    """The language of a paragraph, found out or corrected.

    Attributes:
        first_line: the number of its first line; it has `line_count` of them.
        language: its code, None where no letter tells.
        certainty: how probable that is, 0 to 1.
        left_as_is: it needs no translation, or no model makes one.
    """

    first_line: int
    line_count: int
    language: str | None
    certainty: float
    left_as_is: bool


@dataclass(frozen=True, slots=True)
class Detected:
    """Which languages a text is in.

    Attributes:
        languages: their codes, the one with most text first; never empty.
        certainty: how probable the first is, 0 to 1.
        target: what is translated into: the target asked for, or the other one.
        guesses: what else could have been found, with its probability; the likeliest first.
        paragraphs: every paragraph of the text, in order.
    """

    request_id: int
    languages: tuple[str, ...]
    certainty: float
    target: str
    guesses: tuple[tuple[str, float], ...]
    paragraphs: tuple[ParagraphLanguage, ...]


@dataclass(frozen=True, slots=True)
class ParagraphSentences:
    r"""Where the sentences of a paragraph lie in its source, and in its translation so far.

    A paragraph is one line, or several that are read together; its translation has as many
    lines. Places count code points from the start of the first line, line breaks (`"\n"`) too.

    Attributes:
        first_line: the number of its first line in the text, of `line_count`.
        texts: each sentence as a model is asked for it; None where there is nothing to translate.
        sources: where each sentence lies in the source.
        targets: (start, end) of each in the translation; None while nothing of it was told.
        unfinished: the sentences that may still change, by index.
        problems: what is wrong with the sentences that may be wrong, by index, in order; each
            is finished and has its place. Those of a draft that a better text may replace are not
            told yet.
        repaired: the sentences that were translated again because of a problem, by index.
        recalled: those whose translation people have made, by index, and how it came into the
            translation memory.
        pair: codes of the languages that they are translated from and into.
    """

    first_line: int
    line_count: int
    texts: tuple[str | None, ...]
    sources: tuple[Segment, ...]
    targets: tuple[tuple[int, int] | None, ...]
    unfinished: frozenset[int] = frozenset()
    problems: tuple[tuple[int, frozenset[Problem]], ...] = ()
    repaired: frozenset[int] = frozenset()
    recalled: tuple[tuple[int, Origin], ...] = ()
    pair: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Started:
    r"""The shape of the translation: one entry per line (`"\n"`) of the source.

    An entry is the whole translated line where nothing is left to translate in it (an empty
    line, a line of cached sentences), and None where text is still to come: whatever stands
    there may stay until the first change of that line arrives. `sentences` are those of the
    paragraphs known so far, in order.
    """

    request_id: int
    lines: tuple[str | None, ...]
    sentences: tuple[ParagraphSentences, ...] = ()


@dataclass(frozen=True, slots=True)
class Caret:
    """Where text is growing: a line number and a column in the translated line (code points).

    Reading from the top, all text before it stays as it is until every sentence has its draft; the
    one that ends there may grow.
    """

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class LinesChanged:
    """New state of some lines, each given whole: a later event replaces an earlier one.

    `finished_sentences` of `total_sentences` are done; while a long text is still being cut
    into sentences, the total grows. `sentences` are those of the paragraphs of these lines, and of
    paragraphs cut since the last change that have no translation yet.
    """

    request_id: int
    lines: tuple[tuple[int, str], ...]
    caret: Caret | None
    finished_sentences: int
    total_sentences: int
    sentences: tuple[ParagraphSentences, ...] = ()


@dataclass(frozen=True, slots=True)
class Improving:
    """Every sentence is readable; `finished` of `total` drafts were decoded again."""

    request_id: int
    finished: int
    total: int


@dataclass(frozen=True, slots=True)
class SentenceResults:
    """The translations of one sentence: all different, the most probable first."""

    sentence: str
    hypotheses: tuple[Hypothesis, ...]


@dataclass(frozen=True, slots=True)
class SeveralResults:
    """Every sentence of a text in reading order, where the options ask for several results."""

    request_id: int
    sentences: tuple[SentenceResults, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """How a finished translation went.

    Attributes:
        sentences: how many sentences the text has; `reused_sentences` of them were remembered.
        problems: the worst thing wrong with each sentence that may be wrong, in reading order.
        output_tokens: tokens the decoder produced.
        decoding_ms: time from the first sentence sent to the engine to the last one back.
        repaired_sentences: those that were decoded again because of a problem, and came out
            better (though maybe not right: then they are among `problems`, too).
    """

    sentences: int
    reused_sentences: int
    problems: tuple[Problem, ...]
    output_tokens: int
    decoding_ms: float
    repaired_sentences: int = 0

    @property
    def tokens_per_second(self) -> float:
        """Decoder speed; 0 when nothing had to be decoded."""
        return self.output_tokens * 1000 / self.decoding_ms if self.decoding_ms else 0.0

    def plus(self, other: Statistics) -> Statistics:
        """Return the figures of both together, as of parts of one text."""
        return Statistics(
            sentences=self.sentences + other.sentences,
            reused_sentences=self.reused_sentences + other.reused_sentences,
            problems=self.problems + other.problems,
            output_tokens=self.output_tokens + other.output_tokens,
            decoding_ms=self.decoding_ms + other.decoding_ms,
            repaired_sentences=self.repaired_sentences + other.repaired_sentences,
        )


@dataclass(frozen=True, slots=True)
class Finished:
    """The translation is complete."""

    request_id: int
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class Failed:
    """The translation ended early; lines already given stay valid."""

    request_id: int
    error: AppError


@dataclass(frozen=True, slots=True)
class Warned:
    """Something is wrong that does not keep the request from being served."""

    error: AppError


@dataclass(frozen=True, slots=True)
class ModelReady:
    """The engine has loaded what serves a pair; the figures are those of the last model.

    `gpu_reason` says why the graphics processor is not used; it is empty where it is.
    `threads_reason` says why there are so many threads.
    """

    route: Route
    device: str
    compute_type: str
    threads: int
    gpu_reason: str = ""
    threads_reason: str = ""


Progress = Detected | Started | Preparing | LinesChanged | Improving | SeveralResults
TextEvent = Progress | Finished | Failed | Warned | ModelReady
