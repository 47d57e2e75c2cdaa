"""A document and its translation side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_translator.ui.files import words
from desktop_translator.ui.files.mark_list import MarkList
from desktop_translator.ui.files.pair_list import PairList
from desktop_translator.ui.files.pair_model import marks_of
from desktop_translator.ui.widgets.card import Card
from desktop_translator.ui.widgets.tool_button import ToolButton
from desktop_translator.ui.wording import grouped, joined

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import FileProgress, Pairs
    from desktop_translator.ui.files.pair_model import Mark
    from desktop_translator.ui.widgets.icons import Icons

PAGE = 200
"""Paragraphs shown at once, and asked for at once."""
_MOST_MARKS = 1000
_PATIENCE_MS = 600
_MARGIN = 16
_NARROW = 640
_F8 = Qt.Key.Key_F8


class Preview(QWidget):
    """Shows a page of paragraphs, and all sentences that may be wrong.

    Signals:
        wanted: paragraphs are needed: of a file, from a number on, and whether only marked ones.
        closed: the person wants to see the list of files again.
    """

    wanted = Signal(int, int, bool)
    closed = Signal()

    def __init__(self, languages: Languages, icons: Icons) -> None:
        super().__init__()
        self._languages = languages
        self._file: FileProgress | None = None
        self._first = self._total = 0
        self._goal: int | None = None
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._marks: list[Mark] = []
        self.back = ToolButton(icons, "back", self.tr("Back to the files (Esc)"), self)
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._facts = QLabel()
        self._facts.setProperty("role", "secondary")
        self._facts.setWordWrap(True)
        self.earlier = ToolButton(icons, "step-back", self.tr("Earlier paragraphs"), self)
        self.later = ToolButton(icons, "step-forward", self.tr("Later paragraphs"), self)
        self.pairs = PairList()
        self.marks = MarkList()
        self._marks_title = QLabel()
        self._marks_title.setProperty("role", "title")
        self._marks_title.setWordWrap(True)
        self._marks_title.setContentsMargins(8, 0, 8, 0)
        self._side = Card()
        self._splitter = QSplitter()
        self._arrange()
        self._connect()

    @property
    def file_id(self) -> int | None:
        """The number of the file that is shown."""
        return self._file.id if self._file else None

    @property
    def text(self) -> str:
        """What is said above the paragraphs and the marks."""
        return f"{self._title.text()}\n{self._facts.text()}\n{self._marks_title.text()}"

    def show_file(self, file: FileProgress) -> None:
        """Show a file from its beginning, or news of the one that is shown."""
        is_new = file.id != self.file_id
        before, self._file = self._file, file
        if is_new:
            self._first = self._total = 0
            self._goal = None
            self._slow.start()
            self.pairs.pairs.set_pairs(())
            self._take_marks([])
        self._title.setText(file.path.name)
        self._say()
        if is_new or before is None or before.finished_sentences != file.finished_sentences:
            self.wanted.emit(file.id, self._first, False)
        if is_new or before is None or before.marked_sentences != file.marked_sentences:
            self.wanted.emit(file.id, 0, True)

    def show_pairs(self, pairs: Pairs) -> None:
        """Take in paragraphs that were asked for."""
        if pairs.file_id != self.file_id:
            return
        if pairs.only_marked:
            self._add_marks(pairs)
        elif pairs.first_unit == self._first:
            self._slow.stop()
            self._total = pairs.total_units
            self.pairs.pairs.set_pairs(pairs.pairs)
            if self._goal is not None:
                self.pairs.choose(self._goal)
                self._goal = None
            self._say()

    def go_to(self, unit: int) -> None:
        """Show a paragraph."""
        if self.pairs.pairs.row_of(unit) >= 0:
            self.pairs.choose(unit)
            return
        self._goal = unit
        self._turn_to(unit // PAGE * PAGE)

    def step(self, steps: int) -> None:
        """Go to the next marked sentence, or with -1 to the one before; round and round."""
        self.marks.step(steps)

    def event(self, event: QEvent) -> bool:
        """Keep Esc and F8 from the actions of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in (Qt.Key.Key_Escape, _F8)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back, or step through the marks."""
        backwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == _F8:
            self.step(-1 if backwards else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the marks below where there is little room."""
        super().resizeEvent(event)
        direction = Qt.Orientation
        narrow = self.width() < _NARROW
        self._splitter.setOrientation(direction.Vertical if narrow else direction.Horizontal)

    def _arrange(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(6, 12, 6, 8)
        side.addWidget(self._marks_title)
        side.addWidget(self.marks, 1)
        body = Card()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(6, 8, 6, 8)
        inside.addWidget(self.pairs)
        body.ring_for(self.pairs)
        self._side.ring_for(self.marks)
        for widget in (body, self._side):
            self._splitter.addWidget(widget)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(12)
        self._splitter.setSizes([700, 280])
        self._splitter.setStretchFactor(0, 1)
        top = QHBoxLayout()
        top.setSpacing(8)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._facts)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(head, 1)
        for button in (self.earlier, self.later):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.earlier.clicked.connect(lambda: self._turn_to(self._first - PAGE))
        self.later.clicked.connect(lambda: self._turn_to(self._first + PAGE))
        self.marks.chosen.connect(self.go_to)
        self._slow.timeout.connect(lambda: self._facts.setText(self.tr("Reading the document…")))

    def _turn_to(self, first: int) -> None:
        self._first = max(0, first)
        if self._file is not None:
            self.wanted.emit(self._file.id, self._first, False)

    def _add_marks(self, pairs: Pairs) -> None:
        known = [mark for mark in self._marks if mark.unit < pairs.first_unit]
        new = [mark for pair in pairs.pairs for mark in marks_of(pair)]
        self._take_marks(known + new)
        if len(pairs.pairs) == PAGE and len(self._marks) < _MOST_MARKS:
            self.wanted.emit(pairs.file_id, pairs.pairs[-1].unit + 1, True)

    def _take_marks(self, marks: list[Mark]) -> None:
        self._marks = marks
        self.marks.marks.set_marks(marks)
        self._side.setVisible(bool(marks))
        title = self.tr("Places to look at: {count}").format(count=grouped(len(marks)))
        self._marks_title.setText(joined([title, "F8"]) if marks else "")

    def _say(self) -> None:
        if self._file is None:
            return
        pair = ""
        if self._file.source:
            names = map(self._languages.name, (self._file.source, self._file.options.target))
            pair = " → ".join(names)
        last = min(self._first + PAGE, self._total)
        shown = ""
        if self._total > PAGE:
            shown = self.tr("paragraphs {first} to {last} of {total}").format(
                first=grouped(self._first + 1), last=grouped(last), total=grouped(self._total)
            )
        self._facts.setText(joined([pair, words.state(self._file), shown]))
        self.earlier.setEnabled(self._first > 0)
        self.later.setEnabled(last < self._total)
        for button in (self.earlier, self.later):
            button.setVisible(self._total > PAGE)
