"""Finding out which language a text is in."""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_translator.core.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    _Answer = tuple[float, Mapping[str, float]]

log = logging.getLogger(__name__)

_FASTTEXT_WEIGHT = 0.8
_CLD2_WEIGHT = 0.2
"""Of the vote, each classifier's among the candidates only; the best of those tried on words out of
four test sets. `python -m benchmarks.detection` compares the vote with each classifier alone."""

SAMPLE_CHARACTERS = 1000
"""No more of a text is looked at: the answer does not change any more, and fastText takes a
millisecond for it."""


@dataclass(frozen=True, slots=True)
class _Sureness:
    """How probable another language than the last must be, by the number of letters."""

    fewest_letters: int
    when_short: float
    when_long: float = 0.8

    def allows(self, certainty: float, letters: int) -> bool:
        share = (letters - _SHORT_LETTERS) / (_LONG_LETTERS - _SHORT_LETTERS)
        needed = self.when_short + (self.when_long - self.when_short) * min(1.0, max(0.0, share))
        return letters >= self.fewest_letters and certainty >= needed


_SHORT_LETTERS, _LONG_LETTERS = 12, 40
_WHOLE = _Sureness(fewest_letters=3, when_short=0.75)
"""Of single words out of sentences in the last language, many of them names, 4 in 100 are taken for
the other language; of those in the other language 61 are found. Of three words: 0.3 and 98."""
_TYPED = _Sureness(fewest_letters=5, when_short=0.98)
"""Typing 640 French and English sentences letter by letter, the language is left by mistake in 6;
coming from the other language, it is found after 12 letters (median)."""

_FOREIGN_LETTERS = 25
_FOREIGN_OTHER_LETTERS = 4
_SURE_OF_FOREIGN = 0.8
"""How many letters, Latin or others, and which share of the vote over all languages it takes to
say that a text is in a language that was not to be expected."""

_FASTTEXT_LABEL = "__label__"
_CLD2_CODES = {"iw": "he", "jw": "jv", "no": "nb", "zh-Hant": "zh"}
_CLD2_UNKNOWN = "un"
_UNFINISHED_WORD = re.compile(r"\w+\Z")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|\b[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Detection:
    """What a text seems to be written in.

    Attributes:
        language: the most probable of the candidates, or another one that the text surely is in.
        certainty: how probable it is among them, 0 to 1.
        guesses: every candidate and its probability, the likeliest first.
    """

    language: str
    certainty: float
    guesses: tuple[tuple[str, float], ...] = field(default=(), compare=False, repr=False)


class LanguageDetector:
    """Lets two classifiers vote. The libraries and the model load with the first text.

    `model` is fastText's `lid.176.ftz`; without it, CLD2 decides alone. Not safe between threads.
    """

    def __init__(self, model: Path) -> None:
        self._path = model
        self._fasttext: Any = None
        self._is_loaded = False

    def load(self) -> None:
        """Read the model now, so that the first text need not wait for it (about 30 ms)."""
        if self._is_loaded:
            return
        import fasttext

        self._is_loaded = True
        try:
            self._fasttext = fasttext.load_model(str(self._path))
        except ValueError as error:
            log.warning("language detection without fastText: %s", error)

    def probabilities(self, text: str, candidates: Collection[str]) -> dict[str, float]:
        """Share out a probability of 1 among the candidates; evenly where nothing is known."""
        return _shares(self._ask(_sample(text)), candidates)

    def detect(
        self,
        text: str,
        candidates: Collection[str],
        last: str | None = None,
        *,
        typing: bool = False,
    ) -> Detection | None:
        """Name the language of a text, or None if there is no letter or no candidate.

        `last` is the choice before. It is left only for one that is sure, the surer the fewer
        letters there are, so that the choice does not flip with every key; while the text is being
        typed, half a word at its end is not looked at (it would be taken for English). A language
        that is no candidate is named only when there is no doubt.
        """
        sample = _sample(text)
        letters = sum(map(str.isalpha, sample))
        if not letters or not candidates:
            return None
        if typing and last in candidates:
            sample = _UNFINISHED_WORD.sub("", sample)
            letters = sum(map(str.isalpha, sample))
        answers = self._ask(sample)
        foreign = _foreign(answers, candidates, sample, letters)
        if foreign is not None:
            return foreign
        shares = _shares(answers, candidates)
        guesses = sorted(shares.items(), key=lambda guess: -guess[1])
        best, certainty = guesses[0]
        sureness = _TYPED if typing else _WHOLE
        if last in shares and not sureness.allows(certainty, letters):
            best = last
        return Detection(best, shares[best], tuple(guesses))

    def confirm(self, text: str, language: str) -> float:
        """Return how sure CLD2, the quicker one, is that a text is in a language: 0 if it is not.

        For the many paragraphs of a text whose language is known: 20 us each, where a vote takes
        100.
        """
        import pycld2

        code = language.split("-")[0]
        reliable, _, details = pycld2.detect(_sample(text))
        if not reliable or _CLD2_CODES.get(details[0][1], details[0][1]) != code:
            return 0.0
        return float(details[0][2]) / 100

    def _ask(self, sample: str) -> tuple[_Answer, ...]:
        self.load()
        return (_FASTTEXT_WEIGHT, self._ask_fasttext(sample)), (_CLD2_WEIGHT, _ask_cld2(sample))

    def _ask_fasttext(self, sample: str) -> Mapping[str, float]:
        if self._fasttext is None:
            return {}
        labels, shares = self._fasttext.predict(sample, k=-1)
        return {
            label.removeprefix(_FASTTEXT_LABEL): float(share)
            for label, share in zip(labels, shares, strict=True)
        }


def _sample(text: str) -> str:
    """Return what tells a language from another: no addresses, and no capitals throughout."""
    sample = clean(_ADDRESS.sub(" ", text[: 2 * SAMPLE_CHARACTERS]))[:SAMPLE_CHARACTERS]
    return sample.lower() if sample.isupper() else sample


def _shares(answers: Iterable[_Answer], candidates: Collection[str]) -> dict[str, float]:
    """Share out a probability of 1; a classifier that knows none of the candidates has no vote."""
    shares = dict.fromkeys(candidates, 0.0)
    for weight, answer in answers:
        own = {code: answer.get(code.split("-")[0], 0.0) for code in candidates}
        total = sum(own.values())
        for code, share in own.items():
            shares[code] += weight * share / total if total else 0.0
    total = sum(shares.values())
    if not total:
        return dict.fromkeys(candidates, 1 / len(shares))
    return {code: share / total for code, share in shares.items()}


def _foreign(
    answers: Sequence[_Answer], candidates: Collection[str], sample: str, letters: int
) -> Detection | None:
    """Return the language of a text that is surely in none of the candidates."""
    shares = _shares(answers, {code for _, answer in answers for code in answer})
    best = max(shares, key=shares.__getitem__, default="")
    if not best or best in {code.split("-")[0] for code in candidates}:
        return None
    needed = _FOREIGN_LETTERS if _is_latin(sample) else _FOREIGN_OTHER_LETTERS
    if letters < needed or shares[best] < _SURE_OF_FOREIGN:
        return None
    return Detection(best, shares[best], ((best, shares[best]),))


def _is_latin(sample: str) -> bool:
    return any(unicodedata.name(letter, "").startswith("LATIN") for letter in sample)


def _ask_cld2(sample: str) -> Mapping[str, float]:
    import pycld2

    _, _, details = pycld2.detect(sample, bestEffort=True)
    return {
        _CLD2_CODES.get(code, code): percent / 100
        for _, code, percent, _ in details
        if code != _CLD2_UNKNOWN
    }
