"""The models page: what is here, what can be had, and what is on its way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_translator.catalog.catalogue import ANY_LANGUAGE
from desktop_translator.ui.models.deeds import POSSIBLE
from desktop_translator.ui.models.detail_card import DetailCard
from desktop_translator.ui.models.filter_bar import FilterBar
from desktop_translator.ui.models.list_model import ModelListModel
from desktop_translator.ui.models.model_list import ModelList
from desktop_translator.ui.widgets.banner import Banner, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.filter import Filter
    from desktop_translator.ui.models.row import ModelRow
    from desktop_translator.ui.widgets.icons import Icons

_MARGIN = 16
_GAP = 12
_NARROW = 720


class ModelsPage(QWidget):
    """Shows rows; what is to be done with them is told, not done.

    Signals:
        ordered: a `Deed` and the `ModelRow` it is about.
        search_wanted: words to search the Hub for.
        name_wanted: someone wants to add a repository by its name.
        import_wanted: the `Path` of a folder or a file to import.
    """

    ordered = Signal(object, object)
    search_wanted = Signal(str)
    name_wanted = Signal()
    import_wanted = Signal(object)

    def __init__(self, languages: Languages, icons: Icons) -> None:
        super().__init__()
        self._languages = languages
        self._rows: tuple[ModelRow, ...] = ()
        self.banner = Banner(icons, Tone.NOTICE, self)
        self.bar = FilterBar(languages, icons, self._sources, self._targets)
        self.list = ModelList(languages)
        self.detail = DetailCard(languages)
        self._nothing = QLabel()
        self._nothing.setProperty("role", "secondary")
        self._nothing.setWordWrap(True)
        self.search_hub = self._button(self.tr("Search the Hub"))
        self.add_by_name = self._button(self.tr("Add by name…"))
        self.import_model = self._button(self.tr("Import"))
        self.import_model.setMenu(self._import_menu())
        self._splitter = QSplitter()
        self._arrange()
        self._connect()

    def show_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show these models, as far as the filter lets them through."""
        self._rows = tuple(rows)
        self._refresh(self.bar.filter)

    def choose(self, model_id: str) -> None:
        """Show one model on its own side."""
        self.list.choose(model_id)

    def minimumSizeHint(self) -> QSize:
        """Allow a small window."""
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details below the list where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._splitter.setOrientation(
            Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard start in the search line."""
        super().showEvent(event)
        self.bar.search.setFocus()

    def _arrange(self) -> None:
        heading = QLabel(self.tr("Models"))
        heading.setProperty("role", "heading")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(heading, 1)
        for button in (self.search_hub, self.add_by_name, self.import_model):
            top.addWidget(button)
        found = QWidget()
        side = QVBoxLayout(found)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.list, 1)
        side.addWidget(self._nothing)
        self._splitter.addWidget(found)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(_GAP)
        self._splitter.setSizes([560, 420])
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.bar)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.bar.changed.connect(self._refresh)
        self.bar.search.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self.detail.show_row)
        self.list.activated.connect(self._do_likeliest)
        self.detail.ordered.connect(self.ordered)
        self.search_hub.clicked.connect(lambda: self.search_wanted.emit(self.bar.search.text()))
        self.add_by_name.clicked.connect(self.name_wanted)

    def _import_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("A folder…")).triggered.connect(self._import_folder)
        menu.addAction(self.tr("A file…")).triggered.connect(self._import_file)
        return menu

    def _import_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Import a folder"))
        if name:
            self.import_wanted.emit(Path(name))

    def _import_file(self) -> None:
        kinds = self.tr("Models (*.zip *.argosmodel);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a file"), "", kinds)
        if name:
            self.import_wanted.emit(Path(name))

    def _refresh(self, wanted: Filter) -> None:
        shown = [row for row in self._rows if wanted.lets_through(row, self._languages)]
        self.list.show_rows(shown)
        self._nothing.setVisible(not shown)
        self._nothing.setText(
            self.tr(
                "No model that is known here fits. Search the Hub for more, add one by its name, "
                "or import a folder."
            )
        )

    def _do_likeliest(self, index: QModelIndex) -> None:
        row: ModelRow = index.data(ModelListModel.RowRole)
        self.ordered.emit(POSSIBLE[row.standing][0], row)

    def _sources(self) -> list[str]:
        return self._by_name({code for row in self._rows for code in row.sources})

    def _targets(self) -> list[str]:
        return self._by_name({code for row in self._rows for code in row.targets})

    def _by_name(self, codes: set[str]) -> list[str]:
        return sorted(codes - {ANY_LANGUAGE}, key=self._languages.name)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "plain")
        return button
