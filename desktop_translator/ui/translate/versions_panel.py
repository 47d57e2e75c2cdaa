"""Several versions of a sentence side by side."""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_translator.ui.actions import Command
from desktop_translator.ui.widgets.card import Card
from desktop_translator.ui.widgets.choice_row import ChoiceRow
from desktop_translator.ui.widgets.tool_button import ToolButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop_translator.core.hypothesis import Hypothesis
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.widgets.icons import Icons

_COLUMN = 240
_MOST_COLUMNS = 4
_LARGEST_SHARE = 0.3


class VersionsPanel(Card):
    """Shows the versions of one sentence, in as many columns as there is room for.

    Signals:
        picked: the text of the version that was chosen.
        more_wanted: the person wants more versions.
        closed: it was closed with Esc or its button.
    """

    picked = Signal(str)
    more_wanted = Signal()
    closed = Signal()

    def __init__(self, actions: Actions, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setAccessibleName(self.tr("Versions of the sentence"))
        self.rows: list[ChoiceRow] = []
        self._title = QLabel(self)
        self._title.setProperty("role", "secondary")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.more = QPushButton(self.tr("More versions"), self)
        self.more.setProperty("role", "quiet")
        self.more.clicked.connect(self.more_wanted)
        self.close_button = ToolButton(icons, "clear", self.tr("Close the versions"), self)
        self.close_button.setToolTip(actions[Command.VERSIONS].toolTip())
        self.close_button.clicked.connect(self.closed)
        self._content = QWidget(self)
        self._grid = QGridLayout(self._content)
        self._area = QScrollArea(self)
        self._arrange()
        self.hide()

    def tab_order(self) -> tuple[QWidget, ...]:
        """Return the controls that are always there, in the order in which Tab visits them."""
        return (self.more, self.close_button)

    def show_versions(
        self, sentence: str, versions: Sequence[Hypothesis], current: str, words: str
    ) -> None:
        """Show versions of a sentence, and words about them; `current` is the one in use."""
        self._title.setText(words or sentence)
        self._title.setToolTip(sentence)
        texts = [version.text for version in versions]
        had_focus = any(row.hasFocus() for row in self.rows)
        if texts != [row.title for row in self.rows]:
            self._rebuild(versions)
        for row in self.rows:
            row.setAutoExclusive(False)  # none may be marked
            row.setChecked(row.title == current)
            row.setAutoExclusive(True)
        if had_focus:
            self.focus_first()

    def focus_first(self) -> None:
        """Give the focus to the version in use, or to the first."""
        row = next((row for row in self.rows if row.isChecked()), None)
        (row or next(iter(self.rows), self.more)).setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Close with Esc."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the columns that there is room for."""
        super().resizeEvent(event)
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Be as high as the versions need, up to a limit."""
        width = max(self.width(), _COLUMN)
        rows = self._grid.totalHeightForWidth(self._area.viewport().width() or width)
        page = self.parentWidget()
        most = round(page.height() * _LARGEST_SHARE) if page is not None else rows
        height = min(rows, most) if self.rows else 0
        return QSize(width, height + self.more.sizeHint().height() + 32)

    def minimumSizeHint(self) -> QSize:
        """Leave room for one version."""
        return QSize(160, min(self.sizeHint().height(), 110))

    def _rebuild(self, versions: Sequence[Hypothesis]) -> None:
        for row in self.rows:
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(version) for version in versions]
        for before, after in pairwise([self.close_button, *self.rows]):
            QWidget.setTabOrder(before, after)
        self._lay_out()

    def _row(self, version: Hypothesis) -> ChoiceRow:
        words = ""
        if version.score < 0:
            words = self.tr("{certainty}% sure of each word").format(
                certainty=round(100 * math.exp(version.score))
            )
        row = ChoiceRow(self._icons, version.text, words, self._content)
        row.set_plain()
        row.clicked.connect(partial(self.picked.emit, version.text))
        return row

    def _arrange(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.more)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 6, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        columns = max(1, min(_MOST_COLUMNS, len(self.rows), self.width() // _COLUMN))
        for number, row in enumerate(self.rows):
            self._grid.addWidget(
                row, number // columns, number % columns, Qt.AlignmentFlag.AlignTop
            )
            row.show()
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))
        self.updateGeometry()
