"""The journey of the chosen sentence, with its controls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from desktop_translator.core.errors import AppError
from desktop_translator.ui.journey.canvas import Canvas
from desktop_translator.ui.journey.controls import Controls
from desktop_translator.ui.journey.descriptions import describe_journey
from desktop_translator.ui.journey.export import choose_picture, save_picture
from desktop_translator.ui.journey.look import look_of
from desktop_translator.ui.journey.note import Note
from desktop_translator.ui.journey.player import Player
from desktop_translator.ui.journey.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_translator.core.journey import Journey
    from desktop_translator.ui.widgets.icons import Icons

_HEIGHT = 420
_GAP = 8
_MARGIN_IN_VIEW = 24


class JourneyPanel(QWidget):
    """A drawing that scrolls; with no sentence, words about what to do.

    Signals:
        close_wanted: the panel is to go.
        beginning_wanted: tokens (a tuple) that the translation should begin with; none for the
            model's own choice.
        failed: the `AppError` that kept a picture from being saved.
    """

    close_wanted = Signal()
    beginning_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._folder = Path.home()
        self._scroll = QScrollArea(self)
        self.canvas = Canvas(self._scroll)
        self.controls = Controls(icons, self)
        self.note = Note(self)
        self.player = Player(self)
        self._words = QLabel(self)
        self._arrange()
        self._connect()
        self.show_nothing()

    @property
    def words(self) -> str:
        """What is said in place of a drawing."""
        return self._words.text()

    @property
    def scroll_position(self) -> int:
        """How many pixels of the drawing lie above what is seen."""
        return self._scroll.verticalScrollBar().value()

    def show_journey(
        self,
        journey: Journey,
        source_from_right: bool,
        target_from_right: bool,
        halfway: str = "",
    ) -> None:
        """Draw a journey, all of it; `halfway` names the language where it is not the last."""
        details = self.controls.details.isChecked()
        self._words.hide()
        self._scroll.show()
        self.note.show_journey(journey, halfway)
        self._show(View(journey, source_from_right, target_from_right, details))
        self.player.show_end(self.canvas.timeline)

    def show_nothing(self, *, is_left: bool = False) -> None:
        """Say what to do where no sentence is chosen, or why there is none to be seen."""
        if is_left:
            words = self.tr("This paragraph is left as it is, so no sentence of it has a journey.")
        else:
            words = self.tr("Type a sentence, or put the cursor into one, to see its journey.")
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Say something in place of a drawing."""
        self._show(None)
        self.player.show_end(self.canvas.timeline)
        self.note.show_journey(None)
        self._scroll.hide()
        self._words.setText(words)
        self._words.show()

    def set_zoom(self, percent: int) -> None:
        """Draw larger or smaller."""
        self.canvas.set_zoom(percent)

    def sizeHint(self) -> QSize:
        """Take about half of a usual window."""
        return QSize(600, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Allow a small window: the drawing scrolls."""
        return QSize(240, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def save(self, path: Path) -> None:
        """Write the drawing into a file; PNG or SVG, as its name says."""
        if self._view is None:
            return
        look = look_of(self.canvas, 100)
        try:
            save_picture(path, self._view, look, self.canvas.dial.temperature)
        except AppError as error:
            self.failed.emit(error)
        else:
            self._folder = path.parent

    def _arrange(self) -> None:
        self._scroll.setWidget(self.canvas)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._words, 1)
        column.addWidget(self.note)
        column.addWidget(self.controls)

    def _connect(self) -> None:
        controls, player = self.controls, self.player
        player.moved.connect(self._on_moved)
        player.playing_changed.connect(controls.show_playing)
        controls.play_pressed.connect(self._toggle_playing)
        controls.stepped.connect(self._step)
        controls.sought.connect(self._seek)
        controls.speed_chosen.connect(player.set_speed)
        controls.details_toggled.connect(self._show_details)
        controls.copy_wanted.connect(self._copy)
        controls.save_wanted.connect(self._choose_and_save)
        controls.close_wanted.connect(self.close_wanted)
        self.canvas.play_wanted.connect(self._toggle_playing)
        self.canvas.place_wanted.connect(self._bring_into_view)
        self.canvas.candidate_taken.connect(self._take_candidate)
        self.note.undo_wanted.connect(lambda: self.beginning_wanted.emit(()))

    def _show(self, view: View | None) -> None:
        self._view = view
        self.canvas.show_view(view)
        self.controls.show_range(self.canvas.timeline.end)

    def _show_details(self, details: bool) -> None:
        if self._view is not None:
            view = self._view
            self._show(View(view.journey, view.source_from_right, view.target_from_right, details))
            self.canvas.set_position(self.player.position)
            self.controls.show_position(self.player.position)

    def _on_moved(self, position: float) -> None:
        self.canvas.set_position(position)
        self.controls.show_position(position)
        if self.player.playing:
            self.canvas.show_position()

    def _toggle_playing(self) -> None:
        if self.player.playing:
            self.player.pause()
        else:
            animation = QStyle.StyleHint.SH_Widget_Animation_Duration
            self.player.play(jumps=not self.style().styleHint(animation, None, self))

    def _step(self, moments: int) -> None:
        self.player.step(moments)
        self.canvas.show_position()

    def _seek(self, position: int) -> None:
        self.player.pause()
        self.player.seek(position)
        self.canvas.show_position()

    def _bring_into_view(self, place: QRect) -> None:
        """Scroll as little as need be; of something too tall, show the beginning."""
        bar, seen = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        top, end = place.top() - _MARGIN_IN_VIEW, place.bottom() + _MARGIN_IN_VIEW
        if top < bar.value() or end - top > seen:
            bar.setValue(top)
        elif end > bar.value() + seen:
            bar.setValue(end - seen)

    def _take_candidate(self, step: int, candidate: int) -> None:
        if self._view is None:
            return
        steps = self._view.journey.steps
        if candidate != steps[step].chosen:
            before = tuple(earlier.token.text for earlier in steps[:step])
            token = steps[step].distribution.tokens[candidate].text
            self.beginning_wanted.emit((*before, token))

    def _copy(self) -> None:
        if self._view is not None:
            words = describe_journey(self._view.journey, self.canvas.dial.temperature)
            QGuiApplication.clipboard().setText(words)

    def _choose_and_save(self) -> None:
        path = choose_picture(self, self._folder)
        if path is not None:
            self.save(path)
