"""Another version of a sentence, or of every sentence, put into the translation."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop_translator.core.hard_wraps import LINE_BREAK
from desktop_translator.core.hypothesis import Hypothesis
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.version_memory import VersionMemory
from desktop_translator.ui.widgets.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import SignalInstance

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.pipeline.requests import Wishes
    from desktop_translator.pipeline.version_finder import (
        VersionsFailed,
        VersionsFinished,
        VersionsFound,
    )
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.pair import Pair
    from desktop_translator.ui.translate.quality_choice import QualityChoice
    from desktop_translator.ui.translate.sentences import Sentences
    from desktop_translator.ui.translate.session import TypingSession

_APPLY_GAP_MS = 120.0


class VersionSearch(Protocol):
    """What the page needs from whoever finds versions; see `jobs.version_job`."""

    @property
    def found(self) -> SignalInstance:
        """A `VersionsFound`."""

    @property
    def finished(self) -> SignalInstance:
        """A `VersionsFinished`."""

    @property
    def failed(self) -> SignalInstance:
        """A `VersionsFailed`."""

    def find(
        self,
        source: str,
        target: str,
        options: DecodingOptions,
        seen: Mapping[str, tuple[str, ...]],
        wanted: int,
    ) -> int:
        """Find versions of the sentences in `seen` that are not there."""

    def stop(self) -> None:
        """End the running request; no signal of it follows."""


class _Purpose(Enum):
    """What versions are wanted for."""

    NOTHING = auto()
    TO_CHOOSE = auto()
    TO_USE = auto()


class Versions(QObject):
    """Finds versions, remembers them, and lets the translation have the chosen ones.

    Signals:
        changed: the versions of a sentence (a `str`), or the search for them, changed.
        told: words about the search, for the foot of the translation.
        failed: the `AppError` that ended a search.
    """

    changed = Signal(str)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        search: VersionSearch,
        pair: Callable[[], Pair],
        quality: QualityChoice,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._pair = pair
        self._quality = quality
        self._memory = VersionMemory()
        self._purpose = _Purpose.NOTHING
        self._asked: Pair | None = None
        self._new = 0
        self._session: TypingSession | None = None
        self._sentences: Sentences | None = None
        self._applying = Throttle(self)
        search.found.connect(self._on_found)
        search.finished.connect(self._on_finished)
        search.failed.connect(self._on_failed)

    def wishes(self) -> Wishes:
        """Say how to translate now, the chosen versions included."""
        return replace(self._quality.wishes(), chosen=self._memory.chosen(self._pair()))

    def use(self, session: TypingSession, sentences: Sentences, actions: Actions) -> None:
        """Work for a page: its session asks for `wishes`, its commands are served."""
        self._session, self._sentences = session, sentences
        self._applying.fired.connect(session.translate_now)
        actions[Command.ANOTHER].triggered.connect(self.another_of_sentence)
        actions[Command.ANOTHER_OF_ALL].triggered.connect(self.another_of_all)
        sentences.updated.connect(lambda: self._update(actions))
        self._update(actions)

    @property
    def searching(self) -> bool:
        """Whether versions to choose from are being looked for."""
        return self._purpose is _Purpose.TO_CHOOSE

    def versions(self, sentence: str) -> tuple[Hypothesis, ...]:
        """Return the versions of a sentence that were seen."""
        return self._memory.versions(self._pair(), sentence)

    def note(self, sentence: str, translation: str) -> None:
        """Remember the translation that a sentence has."""
        if translation:
            self._memory.note(self._pair(), sentence, [Hypothesis(translation, 0.0)])

    def find_more(self, sentence: str) -> None:
        """Look for further versions of a sentence, to choose from."""
        self._find((sentence,), self._quality.quality.versions, _Purpose.TO_CHOOSE)
        self.changed.emit(sentence)

    def choose(self, sentence: str, text: str) -> None:
        """Put a version into the translation, now and whenever the sentence is translated."""
        self._memory.choose(self._pair(), sentence, text)
        self._applying.fire_now()
        self.changed.emit(sentence)

    def forget_choice(self, sentence: str) -> None:
        """Let a sentence be translated as if no version had been chosen for it."""
        self._memory.forget(self._pair(), sentence)
        self._applying.fire_now()

    def another_of_sentence(self) -> None:
        """Put a new version of the sentence at the text cursor into the translation."""
        chosen = self._sentences.chosen if self._sentences is not None else None
        if chosen is not None:
            self.note(chosen.text, one_line(chosen.translation))
            self._find((chosen.text,), 1, _Purpose.TO_USE)
            self.told.emit(self.tr("Looking for another version"))

    def another_of_all(self) -> None:
        """Put a new version of every sentence into the translation."""
        if self._sentences is None:
            return
        translations = self._sentences.translations()
        for sentence, translation in translations.items():
            self.note(sentence, one_line(translation))
        if translations:
            self._find(tuple(translations), 1, _Purpose.TO_USE)
            self.told.emit(self.tr("Looking for another version of every sentence"))

    def stop(self) -> None:
        """End the search."""
        if self._purpose is not _Purpose.NOTHING:
            self._purpose = _Purpose.NOTHING
            self._search.stop()

    def _find(self, sentences: tuple[str, ...], wanted: int, purpose: _Purpose) -> None:
        pair = self._asked = self._pair()
        self._purpose = purpose
        self._new = 0
        seen = {sentence: self._memory.texts(pair, sentence) for sentence in sentences}
        options = self._quality.quality.chance
        self._search.find(pair.source, pair.target, options, seen, wanted)

    def _on_found(self, event: VersionsFound) -> None:
        if self._asked != self._pair():
            return
        self._new += len(event.versions)
        self._memory.note(self._asked, event.sentence, event.versions)
        if event.versions and self._purpose is _Purpose.TO_USE:
            self._memory.choose(self._asked, event.sentence, event.versions[0].text)
            self._applying.request(_APPLY_GAP_MS)
        self.changed.emit(event.sentence)

    def _on_finished(self, event: VersionsFinished) -> None:  # noqa: ARG002 - what is told
        self._purpose = _Purpose.NOTHING
        if not self._new:
            self.told.emit(self.tr("No other version was found. Turn the dial towards free."))
        self.changed.emit("")

    def _on_failed(self, event: VersionsFailed) -> None:
        self._purpose = _Purpose.NOTHING
        self.told.emit("")
        self.changed.emit("")
        self.failed.emit(event.error)

    def _update(self, actions: Actions) -> None:
        sentences = self._sentences
        has_one = sentences is not None and sentences.chosen is not None
        actions[Command.ANOTHER].setEnabled(has_one)
        actions[Command.VERSIONS].setEnabled(has_one or actions[Command.VERSIONS].isChecked())
        has_any = sentences is not None and next(sentences.map.sentences(), None) is not None
        actions[Command.ANOTHER_OF_ALL].setEnabled(has_any)


def one_line(translation: str) -> str:
    """Undo the line breaks that the layout of hard-wrapped lines gave a translation."""
    return LINE_BREAK.sub(" ", translation)
