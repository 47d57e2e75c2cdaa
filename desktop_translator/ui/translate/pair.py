"""The two languages in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.pipeline.requests import Detect
from desktop_translator.ui.translate.direction import DETECT, Direction
from desktop_translator.ui.translate.route_choice import RouteChoice
from desktop_translator.ui.translate.served_pairs import ServedPairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.pipeline.events import Detected


@dataclass(frozen=True, slots=True)
class Pair:
    """Codes of the language to translate from and of the one to translate into."""

    source: str
    target: str

    def swapped(self) -> Pair:
        """Return the opposite direction."""
        return Pair(self.target, self.source)


class PairChoice(RouteChoice):
    """The pair in use, what else can be chosen, and what was chosen before.

    While languages are detected, a language chosen for a text holds for that text only: it corrects
    what was found. A text that is all in the target language goes into the other language of the
    last pair, since nobody wants what they have already; who does, chooses the target once more.

    Signals:
        changed: the person chose otherwise; the `Pair` in use now.
        followed: what was found in the text, or that there is none, changed the pair in use.
        detection_switched: whether languages are detected.
    """

    changed = Signal(object)
    followed = Signal()
    detection_switched = Signal(bool)

    def __init__(
        self,
        models: Sequence[ModelInfo],
        languages: Languages,
        source: str,
        target: str,
        parent: QObject,
        *,
        detects: bool = False,
    ) -> None:
        super().__init__(ServedPairs(models, languages), parent)
        self._served.note(source, target)
        self._chosen = Pair(source, target)
        self._last = source
        self._detects = detects
        self._has_text = False
        self._detected: Detected | None = None
        self._correction: Pair | None = None
        self._keeps_target = False

    @property
    def pair(self) -> Pair:
        """The pair in use."""
        if self._correction is not None:
            return self._correction
        if self._detected is not None:
            return Pair(self._detected.languages[0], self._detected.target)
        return self._chosen

    @property
    def chosen(self) -> Pair:
        """The pair to remember: the target that was chosen, and the language last used with it."""
        return self._chosen

    @property
    def detects(self) -> bool:
        """Whether the language of a text is found out."""
        return self._detects

    @property
    def is_corrected(self) -> bool:
        """Whether the person said what this text is in."""
        return self._correction is not None

    @property
    def detected(self) -> Detected | None:
        """What was found in the text; None where the person knows better."""
        return None if self.is_corrected else self._detected

    @property
    def next_likely(self) -> str | None:
        """The language that the text is in most likely if it is not in the present one."""
        if not (self._detects and self._has_text) or self._detected is None:
            return None
        return _next_likely(self._detected, self.sources(), self.pair.source)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pair of each model, or the first pair of one that serves many."""
        models = self._served.models
        return tuple(dict.fromkeys(Pair(model.source, model.target) for model in models))

    def direction(
        self, corrections: tuple[tuple[int, str], ...] = (), typed_line: int | None = None
    ) -> Direction:
        """Return what to ask for a text with corrected lines and one that is being typed."""
        if not self._detects or self.is_corrected:
            return Direction(self.pair.source, self.pair.target)
        source, target = self._chosen.source, self._chosen.target
        other = None if self._keeps_target else self._served.other_target(target, source)
        return Direction(self._last, target, Detect(other, corrections, typed_line))

    def sources(self) -> tuple[str, ...]:
        """Languages to translate from, recent ones first, then by name."""
        return self._served.sources(self._chosen.source)

    def targets(self) -> tuple[str, ...]:
        """Languages to translate into, recent ones first, then by name."""
        return self._served.targets(self._chosen.target)

    def choose_source(self, code: str) -> None:
        """Translate from a language, or find it out; the one of the other side swaps both."""
        if code == DETECT:
            self.switch_detection(True)
            return
        pair = self.pair
        wanted = pair.swapped() if code == pair.target else Pair(code, pair.target)
        if self._detects and self._has_text:
            self._correct(wanted)
        else:
            self.switch_detection(False)
            self._choose(wanted)

    def choose_target(self, code: str) -> None:
        """Translate into a language; the one of the other side swaps both, but for a found one."""
        if self.detected is not None:
            chosen = self._chosen.swapped() if code == self._chosen.source else self._chosen
            self._chosen = Pair(chosen.source, code)
            self._keeps_target, self._detected = True, None
            self.changed.emit(self.pair)
            return
        pair = self.pair
        wanted = pair.swapped() if code == pair.source else Pair(pair.source, code)
        if self.is_corrected:
            self.choose(wanted)
        else:
            self._choose(wanted)

    def use_models(self, models: Sequence[ModelInfo]) -> None:
        """Choose among other models from now on."""
        self._served.use(models)
        self.changed.emit(self.pair)

    def use_model(self, model: ModelInfo) -> None:
        """Let a model serve: the pair in use if it can, else its own."""
        if not model.serves(self.pair.source, self.pair.target):
            self.choose(Pair(model.source, model.target))
        self.prefer_route(model.id)

    def choose(self, pair: Pair) -> None:
        """Use a pair, for this text whatever is found in it."""
        if self._detects and self._has_text:
            self._chosen = pair
            self._correct(pair)
        else:
            self._choose(pair)

    def try_next(self) -> None:
        """Say that the text is not in the language found, but in the next likely one."""
        if (code := self.next_likely) is not None:
            self.choose_source(code)

    def switch_detection(self, detects: bool) -> None:
        """Find out languages from now on, or do not; what was said of this text is forgotten."""
        if detects == self._detects and not self.is_corrected:
            return
        if not detects and self.route is not None:
            self._chosen = self.pair
        self._detects = detects
        self._forget_text()
        self.detection_switched.emit(detects)
        self.changed.emit(self.pair)

    def follow(self, detected: Detected) -> None:
        """Take in what was found in the text."""
        self._detected = detected
        language, target = detected.languages[0], detected.target
        is_served = self._served.best(language, target) is not None
        if detected.certainty and (is_served or language == target):
            self._last = language
            if language != self._chosen.target:
                self._served.note(language, self._chosen.target)
                self._chosen = Pair(language, self._chosen.target)
        self.followed.emit()

    def text_changed(self, *, is_empty: bool) -> None:
        """Take in that the text was edited; an empty one is over."""
        self._has_text = not is_empty
        if is_empty:
            self.text_replaced()

    def text_replaced(self) -> None:
        """Take in that there is another text: what was said was about the one before."""
        self._forget_text()
        self.followed.emit()

    def _correct(self, pair: Pair) -> None:
        self._correction = pair
        self._use(pair)

    def _choose(self, pair: Pair) -> None:
        if pair != self._chosen:
            self._chosen = pair
            self._use(pair)

    def _use(self, pair: Pair) -> None:
        self._last = pair.source
        self._served.note(pair.source, pair.target)
        self.changed.emit(pair)

    def _forget_text(self) -> None:
        self._correction = self._detected = None
        self._keeps_target = False


def _next_likely(detected: Detected, sources: Sequence[str], present: str) -> str | None:
    guesses = tuple(code for code, _ in detected.guesses)
    codes = guesses if len(guesses) > 1 else sources
    following = codes.index(present) + 1 if present in codes else 0
    code = codes[following % len(codes)]
    return None if code == present else code
