"""The pages, each built when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_translator.ui.places import Place


class PageStack(QStackedWidget):
    """Shows one page at a time; `makers` build what has not been shown yet."""

    def __init__(self, makers: Mapping[Place, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._makers = makers
        self._pages: dict[Place, QWidget] = {}

    def show_place(self, place: Place) -> None:
        """Show a page."""
        if place not in self._pages:
            self._pages[place] = self._makers[place]()
            self.hold(self._pages[place])
        self.setCurrentWidget(self._pages[place])

    def hold(self, page: QWidget) -> None:
        """Own a page, also one that has not been shown yet."""
        if self.indexOf(page) < 0:
            self.addWidget(page)

    def minimumSizeHint(self) -> QSize:
        """Let the window be small: pages scroll."""
        return QSize(320, 240)
