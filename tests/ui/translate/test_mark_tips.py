"""What marked sentences answer to the pointer, in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from tests.ui.translate.sentences_in_window import ALL, marked, place_of, tinted_on_both_sides

if TYPE_CHECKING:
    from desktop_translator.ui.translate.page import TranslatePage


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_reason_is_in_a_tip(marked_page: TranslatePage) -> None:
    pane = marked_page.target.pane

    def tip_at(point: QPoint) -> str:
        event = QHelpEvent(QEvent.Type.ToolTip, point, pane.viewport().mapToGlobal(point))
        QApplication.sendEvent(pane.viewport(), event)
        return QToolTip.text() if QToolTip.isVisible() else ""

    assert tip_at(place_of(pane, "1888")) == "a number differs"
    sign = QPoint(8, place_of(pane, "1888").y())
    assert tip_at(sign) == "a number differs"
    QToolTip.hideText()


def test_a_press_on_the_sign_goes_to_its_sentence(marked_page: TranslatePage) -> None:
    pane = marked_page.target.pane
    sign = QPoint(8, place_of(pane, "3030").y())
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    assert tinted_on_both_sides(marked_page) == ("Rien en 2020.", "rien en 3030.")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_marked_sentence_declares_it_fine(
    marked_page: TranslatePage,
) -> None:
    pane = marked_page.target.pane

    def menu_at(text: str) -> QMenu | None:
        point = place_of(pane, text)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, point, pane.viewport().mapToGlobal(point)
        )
        QApplication.sendEvent(pane.viewport(), event)
        menu = QApplication.activePopupWidget()
        return menu if isinstance(menu, QMenu) else None

    menu = menu_at("1888")
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts[:3] == [
        "This sentence i&s fine",
        "&Next marked sentence",
        "&Previous marked sentence",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert marked(pane) == [ALL[0], ALL[2]]
