"""What a text translation is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.core.decoding import DecodingOptions


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person wants of a translation.

    Attributes:
        options: how each sentence is decoded in the end.
        draft: how to decode what is shown first; None if that is the end already.
        chosen: sentences (as a model is asked for them) whose translation the person chose.
    """

    options: DecodingOptions = GREEDY
    draft: DecodingOptions | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Detect:
    """The languages of a text are to be found out, paragraph by paragraph.

    Attributes:
        other_target: what to translate into where the whole text is in the target language
            already; None to leave it as it is.
        corrections: line numbers and what the paragraphs that hold them are in, whatever it seems.
        typed_line: the number of the line that is being typed, whose last word may be half a word.
    """

    other_target: str | None = None
    corrections: tuple[tuple[int, str], ...] = ()
    typed_line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TextRequest:
    """One text to translate. `id` grows with every request of a window.

    With `detect`, `source` is the language of the text before: what a short one leans on.
    """

    id: int
    text: str
    source: str
    target: str
    wishes: Wishes = NO_WISHES
    detect: Detect | None = None

    @property
    def options(self) -> DecodingOptions:
        """How each sentence is decoded in the end."""
        return self.wishes.options
