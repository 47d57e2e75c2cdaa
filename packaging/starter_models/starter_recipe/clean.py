"""Which pairs are good enough to learn from."""

from dataclasses import dataclass

from starter_recipe.text import letters, normalise

MAX_CHARACTERS = 700
_SHORT = 20
_MAX_RATIO = 2.6
_MIN_LETTERS = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation, normalised."""

    source: str
    target: str

    def swapped(self) -> "Pair":
        """The same pair for the opposite direction."""
        return Pair(self.target, self.source)


def acceptable(pair: Pair) -> bool:
    """Say whether lengths and characters look like a sentence and its translation."""
    source, target = pair.source, pair.target
    if not source or not target or max(len(source), len(target)) > MAX_CHARACTERS:
        return False
    if "\ufffd" in source or "\ufffd" in target:
        return False
    shorter, longer = sorted((len(source), len(target)))
    if longer > _SHORT and longer > _MAX_RATIO * (shorter + 4):
        return False
    if source == target and source.count(" ") >= 3:
        return False
    return min(_share_of_letters(source), _share_of_letters(target)) >= _MIN_LETTERS


class Cleaner:
    """Normalises pairs and lets each acceptable one through once."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def accept(self, raw: Pair) -> Pair | None:
        """Return `raw` normalised, or None if it is bad or was seen before.

        Pairs that differ only in case, accents or punctuation count as the same.
        """
        pair = Pair(normalise(raw.source), normalise(raw.target))
        if not acceptable(pair):
            return None
        key = hash((letters(pair.source), letters(pair.target), pair.source[-1] == "?"))
        if key in self._seen:
            return None
        self._seen.add(key)
        return pair


def _share_of_letters(text: str) -> float:
    return sum(character.isalpha() or character == " " for character in text) / len(text)
