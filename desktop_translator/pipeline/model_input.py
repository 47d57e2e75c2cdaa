"""What a model is given in place of a sentence, and how its output is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.alignment import joined
from desktop_translator.core.cleaning import has_words
from desktop_translator.core.kept_items import kept_items
from desktop_translator.core.place_map import respelt
from desktop_translator.pipeline.masks import NAMES, mask_items, mask_numbers
from desktop_translator.pipeline.model_spelling import spell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.core.alignment import Alignment
    from desktop_translator.engine.messages import Result

# A comma and its like, or a dash or a bracket between words: good places to cut.
_CLAUSE_END = re.compile(r"(?<=\w)[,;:]\s+|[，；：、]|\s+[–—-]\s+|\s*[()\[\]]\s*")
_SPACE = re.compile(r"\s+")
_FEWEST_WORDS, _LONG_CHARACTERS = 3, 20
_FEWEST_WORDS_TO_HALVE = 8


@dataclass(frozen=True, slots=True)
class ModelInput:
    """One sentence as the model gets it.

    Attributes:
        parts: what is to be translated, one piece or several.
        read: makes the translation of the sentence from those of the parts. If the second argument
            is True they are beginnings, and the result is one, too.
    """

    parts: tuple[str, ...]
    read: Callable[[Sequence[str], bool], str]

    def alignment(
        self, sentence: str, translation: str, results: Sequence[Result]
    ) -> Alignment | None:
        """Return the alignment of a sentence with its translation, as `read` made it of the parts.

        The words of the parts are found again in both, whatever was spelt or replaced.
        """
        source = target = 0
        parts: list[tuple[int, int, Alignment]] = []
        for part, result in zip(self.parts, results, strict=True):
            if result.alignment is None:
                return None
            parts.append((source, target, result.alignment))
            source, target = source + len(part) + 1, target + len(result.text) + 1
        return joined(parts).moved(
            respelt(" ".join(self.parts), sentence),
            respelt(" ".join(result.text for result in results), translation),
        )


def in_one_part(
    sentence: str,
    source: str,
    target: str,
    names: Sequence[str] = NAMES[0],
    *,
    with_numbers: bool = False,
) -> ModelInput:
    """Spell a clean sentence for the model, with stand-ins for what it might not copy."""
    spelling = spell(sentence, source, target)
    masked = mask_items(spelling.text, names)
    if with_numbers:
        masked = mask_numbers(masked)

    def read(texts: Sequence[str], growing: bool) -> str:
        return spelling.restore(masked.unmask(texts[0], growing=growing), growing=growing)

    return ModelInput((masked.text,), read)


def in_parts(sentence: str, source: str, target: str) -> ModelInput | None:
    """Cut a clean sentence around what has to be kept, else at clauses, else in the middle.

    The cuts themselves (an address, a comma) are put between the translations as they are. None
    if the sentence is too short to be cut.
    """
    cuts = [(item.start, item.end) for item in kept_items(sentence)]
    cuts = cuts or _clause_ends(sentence) or _middle(sentence)
    if not cuts:
        return None
    parts: list[ModelInput] = []
    layout: list[str | None] = []  # None: the next part
    position = 0
    for start, end in (*cuts, (len(sentence), len(sentence))):
        before, words, after = _split_spaces(sentence[position:start])
        if has_words(words):
            parts.append(in_one_part(words, source, target))
        layout += (before, None if has_words(words) else words, after, sentence[start:end])
        position = end

    def read(texts: Sequence[str], growing: bool) -> str:
        read_parts = (part.read((text,), growing) for part, text in zip(parts, texts, strict=True))
        return "".join(next(read_parts) if entry is None else entry for entry in layout)

    return ModelInput(tuple(part.parts[0] for part in parts), read)


def _split_spaces(text: str) -> tuple[str, str, str]:
    words = text.strip()
    start = text.find(words) if words else 0
    return text[:start], words, text[start + len(words) :]


def _clause_ends(sentence: str) -> list[tuple[int, int]]:
    """Return the places between clauses, none of them near another or near an end."""
    cuts: list[tuple[int, int]] = []
    position = 0
    for found in _CLAUSE_END.finditer(sentence):
        long_before = _is_long(sentence[position : found.start()])
        if long_before and _is_long(sentence[found.end() :]):
            cuts.append(found.span())
            position = found.end()
    return cuts


def _is_long(clause: str) -> bool:
    return len(clause.split()) >= _FEWEST_WORDS or len(clause) >= _LONG_CHARACTERS


def _middle(sentence: str) -> list[tuple[int, int]]:
    spaces = [found.span() for found in _SPACE.finditer(sentence)]
    if len(spaces) < _FEWEST_WORDS_TO_HALVE:
        return []
    return [min(spaces, key=lambda span: abs(span[0] - len(sentence) // 2))]
