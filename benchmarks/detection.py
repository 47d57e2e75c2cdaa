"""How well and how fast languages are found: `python -m benchmarks.detection FILE.LANGUAGE …`.

Each file holds one sentence a line in the language that its name ends in. Words are taken from the
middle of sentences, without what stands around them. The vote and each classifier alone are asked
for the same texts in the same run.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import psutil

from desktop_translator.core.cleaning import clean, has_words
from desktop_translator.core.paths import default_paths
from desktop_translator.pipeline.language_detection import LanguageDetector
from desktop_translator.pipeline.requests import Detect
from desktop_translator.pipeline.text_languages import TextLanguages

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Sequence

    Classifier = Callable[[str, Collection[str]], str]

_LENGTHS = (1, 3, 5, 0)  # words; 0 is a whole sentence
_TYPED_CHARACTERS = 90
_SIZES = (100, 10_000, 1_000_000)
_MARKS = '.,;:!?"«»“”()…'
_CLD2_CODES = {"iw": "he", "jw": "jv", "no": "nb"}


@dataclass(frozen=True)
class Sample:
    """A text and the language that it is in."""

    text: str
    language: str


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.detection", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pair", default="fr,en", help="what can be translated")
    parser.add_argument("--texts", type=int, default=500, help="of each file and length")
    options = parser.parse_args()
    pair = tuple(options.pair.split(","))
    _print_memory()
    random = Random(1)  # noqa: S311
    sentences = {path: _sentences(path) for path in options.files}
    detector = LanguageDetector(default_paths().detection_model)
    _print_accuracy(sentences, pair, options.texts, random, detector)
    _print_typing(sentences, pair, options.texts // 5, random, detector)
    _print_cost(next(iter(sentences.values())), pair, detector)


def _print_memory() -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    started = time.perf_counter()
    detector = LanguageDetector(default_paths().detection_model)
    detector.load()
    loaded_ms = (time.perf_counter() - started) * 1000
    detector.detect("Il fait beau. " * 100, ("fr", "en"))
    memory = (process.memory_info().rss - before) / 1e6
    print(f"loading: {loaded_ms:.0f} ms, {memory:.1f} MB with a first text of 1,400 characters\n")


def _print_accuracy(
    sentences: dict[Path, list[str]],
    pair: tuple[str, ...],
    count: int,
    random: Random,
    detector: LanguageDetector,
) -> None:
    classifiers = _classifiers(detector)
    languages = _all_languages()
    print(f"{'right, of 100':<34}" + "".join(f"{name:>10}" for name in classifiers))
    for title, candidates in ((f"of {', '.join(pair)}", pair), ("of all languages", languages)):
        for words in _LENGTHS:
            samples = [
                Sample(text, path.suffix[1:])
                for path in sentences
                if path.suffix[1:] in candidates
                for text in _texts(sentences[path], words, count, random)
            ]
            shares = [
                100 * sum(ask(s.text, candidates) == s.language for s in samples) / len(samples)
                for ask in classifiers.values()
            ]
            length = "sentence" if not words else f"{words} word{'s' if words > 1 else ''}"
            row = f"{title}, {length} ({len(samples):,})"
            print(f"{row:<34}" + "".join(f"{share:10.1f}" for share in shares), flush=True)
    print()


def _print_typing(
    sentences: dict[Path, list[str]],
    pair: tuple[str, ...],
    count: int,
    random: Random,
    detector: LanguageDetector,
) -> None:
    samples = [
        Sample(text[:_TYPED_CHARACTERS], path.suffix[1:])
        for path in sentences
        if path.suffix[1:] in pair
        for text in random.sample(sentences[path], min(count, len(sentences[path])))
    ]
    left = never = 0
    found_after: list[int] = []
    for sample in samples:
        states = _typed(detector, sample.text, pair, sample.language)
        left += any(state != sample.language for state in states)
        other = next(code for code in pair if code != sample.language)
        states = _typed(detector, sample.text, pair, other)
        never += states[-1] != sample.language
        if sample.language in states:
            found_after.append(states.index(sample.language) + 1)
    found_after.sort()
    middle, late = (found_after[int(len(found_after) * share)] for share in (0.5, 0.9))
    print(f"typed letter by letter, {len(samples):,} sentences of {', '.join(pair)}:")
    print(f"  the right language was left at some time in {left}")
    print(f"  coming from another one, it was found after {middle} letters (9 of 10: {late}),")
    print(f"  not at all, while typing, in {never}\n")


def _print_cost(texts: Sequence[str], pair: tuple[str, ...], detector: LanguageDetector) -> None:
    print(f"{'processor time in ms':<40}{'pasted':>10}{'keystroke':>10}{'one sentence':>13}")
    one = TextLanguages(detector)
    short = ("Il fait beau. " + "a" * key for key in range(5))
    alone = [_timed(one.find(text, pair, pair[0], Detect(typed_line=0))) for text in short]
    reference = sorted(alone)[2]
    for size in _SIZES:
        text = "\n".join(islice(cycle(texts), size // 20))[: size - 1] + "a"
        languages = TextLanguages(detector)
        first = _timed(languages.find(text, pair, pair[0], Detect()))
        lines = text.count("\n")
        keys = [
            _timed(languages.find(text + "b" * key, pair, pair[0], Detect(typed_line=lines)))
            for key in range(1, 6)
        ]
        row = f"{size:,} characters, {lines + 1:,} paragraphs"
        key = sorted(keys)[2]
        print(f"{row:<40}{first:10.1f}{key:10.2f}{key / reference:11.1f} x", flush=True)


def _timed(looks: Generator[None, None, object]) -> float:
    """Return the processor time, in ms; the thread does nothing else."""
    started = time.thread_time()
    for _ in looks:
        pass
    return (time.thread_time() - started) * 1000


def _typed(detector: LanguageDetector, text: str, pair: tuple[str, ...], last: str) -> list[str]:
    states = []
    for end in range(1, len(text) + 1):
        detection = detector.detect(text[:end], pair, last, typing=True)
        last = detection.language if detection is not None else last
        states.append(last)
    return states


def _classifiers(detector: LanguageDetector) -> dict[str, Classifier]:
    import fasttext
    import pycld2

    model = fasttext.load_model(str(default_paths().detection_model))

    def vote(text: str, candidates: Collection[str]) -> str:
        shares = detector.probabilities(text, candidates)
        return max(shares, key=shares.__getitem__)

    def fasttext_alone(text: str, candidates: Collection[str]) -> str:
        labels = (label.removeprefix("__label__") for label in model.predict(text, k=-1)[0])
        return next((label for label in labels if label in candidates), "")

    def cld2_alone(text: str, candidates: Collection[str]) -> str:
        found = (_CLD2_CODES.get(row[1], row[1]) for row in pycld2.detect(text, bestEffort=True)[2])
        return next((code for code in found if code in candidates), "")

    return {"vote": vote, "fastText": fasttext_alone, "CLD2": cld2_alone}


def _all_languages() -> frozenset[str]:
    import fasttext

    model = fasttext.load_model(str(default_paths().detection_model))
    labels = model.predict("Bonjour", k=-1)[0]
    return frozenset(label.removeprefix("__label__") for label in labels)


def _sentences(path: Path) -> list[str]:
    lines = map(clean, path.read_text(encoding="utf-8").split("\n"))
    return [line for line in lines if has_words(line)]


def _texts(sentences: list[str], words: int, count: int, random: Random) -> list[str]:
    if not words:
        return random.sample(sentences, min(count, len(sentences)))
    texts: list[str] = []
    for sentence in random.sample(sentences, len(sentences)):
        parts = sentence.split()
        if len(parts) <= words or len(texts) == count:
            continue
        start = random.randrange(len(parts) - words + 1)
        text = " ".join(parts[start : start + words]).strip(_MARKS)
        if has_words(text):
            texts.append(text)
    return texts


if __name__ == "__main__":
    main()
