from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_translator.ui.widgets.notice_button import NoticeButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def button(qtbot: QtBot) -> NoticeButton:
    button = NoticeButton()
    qtbot.addWidget(button)
    button.setText("2 sentences need a look: a number differs, and more")
    return button


def test_a_narrow_button_is_higher(button: NoticeButton) -> None:
    wide = button.sizeHint().width()
    assert button.heightForWidth(wide) == button.sizeHint().height()
    assert button.heightForWidth(wide // 2) > button.heightForWidth(wide)
    assert button.minimumSizeHint().width() < wide // 2


def test_keys_and_mouse_press_it(qtbot: QtBot, button: NoticeButton) -> None:
    presses: list[None] = []
    button.clicked.connect(lambda: presses.append(None))
    with qtbot.waitExposed(button):
        button.show()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(presses) == 2


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_sign_stands_where_text_begins(
    button: NoticeButton, direction: Qt.LayoutDirection
) -> None:
    button.setLayoutDirection(direction)
    button.resize(button.sizeHint())
    button.setText("")
    picture = button.grab().toImage()
    disc = button.palette().buttonText().color()
    columns = {
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == disc
    }
    assert columns
    left = max(columns) < picture.width() / 2
    assert left == (direction == Qt.LayoutDirection.LeftToRight)
