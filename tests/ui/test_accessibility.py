"""Every control has a name, and the keyboard reaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_translator.core.errors import EngineStoppedError
from desktop_translator.core.settings import Settings
from desktop_translator.ui.places import Place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.conftest import OpenWindow


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def controls(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_every_control_has_a_name(open_window: OpenWindow) -> None:
    window = open_window(Settings())
    window.page.banner.show_translation_error(EngineStoppedError())
    window.page.bar.source.open_list()
    window.page.bar.target.open_list()
    window.page.bar.model.open_details()
    nameless = [widget for widget in controls(window) if not name_of(widget)]
    shown = [w for w in nameless if not w.objectName().startswith("qt_") and w.isVisibleTo(window)]
    assert not shown
    assert len(controls(window)) >= 12


def test_names_say_what_the_controls_do(window: MainWindow) -> None:
    page = window.page
    assert name_of(page.bar.source) == "Translate from: French"
    assert name_of(page.bar.target) == "Translate into: English"
    assert name_of(page.bar.swap) == "Swap languages and texts"
    assert name_of(page.source.pane) == "Text to translate"
    assert name_of(page.target.pane) == "Translation"
    assert [name_of(button) for button in page.source.buttons] == [
        "Paste",
        "Open a text file",
        "Clear the text",
    ]


def test_tab_walks_from_the_choices_through_both_texts(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    page.source.pane.insertPlainText("x")
    page.target.replace_text("y")
    page.bar.source.setFocus()
    order = []
    for _ in range(13):
        widget = focused()
        order.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert order == [
        page.bar.source,
        page.bar.swap,
        page.bar.target,
        page.bar.quality,
        page.bar.model,
        page.source.pane,
        *page.source.buttons,
        page.target.pane,
        *(button for button in page.target.buttons if button.isEnabled()),
    ]
    assert QApplication.focusWidget() is window.rail.buttons[Place.TEXT]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.bar.source
