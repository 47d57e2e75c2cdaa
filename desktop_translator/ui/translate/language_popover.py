"""The list a language is picked from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop_translator.ui.translate.language_delegate import LanguageDelegate
from desktop_translator.ui.translate.language_filter import matching
from desktop_translator.ui.translate.language_list_model import LanguageListModel
from desktop_translator.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_translator.core.languages import Language
    from desktop_translator.ui.widgets.icons import Icons

_WIDTH = 300
_VISIBLE_ROWS = 9
_MARGIN = 8


class LanguagePopover(Popover):
    """A line to type in, and below it the languages that match.

    The focus stays in the line; arrows, Page keys and Enter act on the list.

    Signals:
        picked: the code of the language that was chosen.
    """

    picked = Signal(str)

    def __init__(self, icons: Icons, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.setAccessibleName(self.tr("Languages"))
        self._languages: tuple[Language, ...] = ()
        self._current = ""
        self._filter = FilterLine(self)
        self._filter.textChanged.connect(self._show_matches)
        self._filter.moved.connect(self._move)
        self._filter.accepted.connect(self._accept)
        self._rows = LanguageListModel(self)
        self._delegate = LanguageDelegate(icons)
        self._list = self._build_list()
        self._nothing = QLabel(self.tr("No installed model knows this language."), self)
        self._nothing.setProperty("role", "secondary")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(10, 6, 10, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing)

    def set_languages(self, languages: Sequence[Language], current: str) -> None:
        """Offer these languages; `current` is the code of the one in use."""
        self._languages = tuple(languages)
        self._current = current
        self._filter.clear()
        self._show_matches("")

    def shown_codes(self) -> tuple[str, ...]:
        """Return the codes in the list, top to bottom."""
        return tuple(
            self._rows.index(row).data(LanguageListModel.LanguageRole).code
            for row in range(self._rows.rowCount())
        )

    def focus_first(self) -> None:
        """Type to filter right away."""
        self._filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """Be as high as the rows need, up to nine of them."""
        rows = min(max(len(self._languages), 1), _VISIBLE_ROWS)
        height = self._list.sizeHintForRow(0) if self._rows.rowCount() else 32
        frame = self._filter.sizeHint().height() + 2 * _MARGIN + 6 + 2
        return QSize(_WIDTH, frame + rows * height + 2)

    def _build_list(self) -> QListView:
        view = QListView(self)
        view.setModel(self._rows)
        view.setItemDelegate(self._delegate)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Languages"))
        view.clicked.connect(self._choose)
        return view

    def _show_matches(self, wanted: str) -> None:
        found = matching(self._languages, wanted)
        self._rows.set_rows(found, self._current)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        codes = [language.code for language in found]
        row = codes.index(self._current) if not wanted and self._current in codes else 0
        self._list.setCurrentIndex(self._rows.index(row))

    def _move(self, rows: int) -> None:
        last = self._rows.rowCount() - 1
        row = min(max(self._list.currentIndex().row() + rows, 0), last)
        self._list.setCurrentIndex(self._rows.index(row))

    def _accept(self) -> None:
        self._choose(self._list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            language: Language = index.data(LanguageListModel.LanguageRole)
            self.dismiss()
            self.picked.emit(language.code)


class FilterLine(QLineEdit):
    """A line that hands on the keys meant for the list below it.

    Signals:
        moved: go down by so many rows; up is negative.
        accepted: take the present row.
    """

    moved = Signal(int)
    accepted = Signal()

    _STEPS: ClassVar = {
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_PageDown: _VISIBLE_ROWS - 1,
        Qt.Key.Key_PageUp: 1 - _VISIBLE_ROWS,
    }

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Find a language"))
        self.setAccessibleName(self.tr("Find a language"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, accept, or type."""
        step = self._STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)
