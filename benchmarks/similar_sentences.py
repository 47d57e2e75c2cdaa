"""How fast similar sentences are found: `python -m benchmarks.similar_sentences [FILE]`.

FILE holds one sentence a line; without one, sentences are made up of words as frequent as those of
a language (Zipf's law). The reference is rapidfuzz, which compares with every sentence, already
taken apart: nothing is found that it does not find.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from contextlib import closing
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from desktop_translator.core.memory_entry import MemoryEntry, Origin
from desktop_translator.storage.similarity import comparable, similarity
from desktop_translator.storage.translation_memory import LEAST_SIMILAR, TranslationMemory

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS, _LENGTHS = 50_000, range(4, 31)
_AT_ONCE = 1_000


def main() -> None:
    """Print the times of both, as medians and 95th percentiles, and what was found."""
    parser = argparse.ArgumentParser(prog=__spec__.name, description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--sentences", type=int, default=120_000)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    chance = random.Random(1)  # noqa: S311 - the same sentences each time
    sentences = list(dict.fromkeys(islice(_sentences(options.file, chance), options.sentences)))
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(TranslationMemory(Path(folder) / "memory.sqlite")) as memory,
    ):
        started = time.perf_counter()
        _fill(memory, sentences)
        seconds = time.perf_counter() - started
        size = memory.statistics().size_bytes
        print(f"{len(sentences):,} sentences added in {seconds:.1f} s, {size / 1e6:.0f} MB")
        _exact(memory, sentences)
        asked = chance.sample(sentences, options.questions)
        _compare(memory, sentences, [_changed(each, chance) for each in asked])


def _sentences(file: Path | None, chance: random.Random) -> Iterator[str]:
    if file is not None:
        with file.open(encoding="utf-8") as lines:
            yield from map(str.strip, lines)
        return
    words = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=3 + n % 7)) for n in range(_WORDS)
    ]
    weights = list(accumulate(1 / (rank + 1) for rank in range(_WORDS)))
    while True:
        yield " ".join(chance.choices(words, cum_weights=weights, k=chance.choice(_LENGTHS))) + "."


def _changed(sentence: str, chance: random.Random) -> str:
    """Replace one word in ten by another one."""
    words = sentence.split()
    for at in chance.sample(range(len(words)), max(1, len(words) // 10)):
        words[at] = "autrement"
    return " ".join(words)


def _fill(memory: TranslationMemory, sentences: Sequence[str]) -> None:
    for first in range(0, len(sentences), _AT_ONCE):
        memory.add(
            MemoryEntry(each, each.upper(), "fr", "en", Origin.IMPORTED)
            for each in sentences[first : first + _AT_ONCE]
        )


def _exact(memory: TranslationMemory, sentences: Sequence[str]) -> None:
    started = time.perf_counter()
    found = memory.find("fr", "en", sentences[:10_000])
    seconds = time.perf_counter() - started
    print(f"word for word: {len(found):,} of 10,000 found at {seconds / 10_000 * 1e6:.0f} µs each")


def _compare(memory: TranslationMemory, sentences: Sequence[str], questions: Sequence[str]) -> None:
    """Ask both the same, in turn."""
    apart = [comparable(each) for each in sentences]
    choices = [each.words for each in apart]
    ours, brute, found, expected, equal = [], [], 0, 0, 0
    for question in questions:
        started = time.perf_counter()
        best = memory.similar("fr", "en", question, most=1)
        ours.append(time.perf_counter() - started)
        started = time.perf_counter()
        asked = comparable(question)
        nearest = process.extract(
            asked.words,
            choices,
            scorer=Levenshtein.normalized_similarity,
            limit=1,
            score_cutoff=LEAST_SIMILAR / 100 - 0.03,
        )
        brute.append(time.perf_counter() - started)
        score = max((similarity(asked, apart[at]) for _, _, at in nearest), default=0)
        if score >= LEAST_SIMILAR:
            expected += 1
            found += bool(best)
            equal += bool(best) and best[0].score >= score
    print(f"{'':22}{'median':>10}{'95 %':>10}")
    for name, times in (("memory", ours), ("rapidfuzz, every one", brute)):
        middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        print(f"{name:22}{middle * 1000:8.1f} ms{high * 1000:7.1f} ms")
    print(f"ratio of the medians: {statistics.median(brute) / statistics.median(ours):.1f}")
    print(f"found {found} of the {expected} that the reference finds, {equal} as similar or more")


if __name__ == "__main__":
    main()
