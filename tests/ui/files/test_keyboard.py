"""Every control of the files page has a name, and Tab reaches them in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_translator.ui.files.deeds import FileDeed
from tests.ui.test_accessibility import controls, name_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.files.conftest import Fill
    from tests.ui.files.fakes import FakeBatchJob

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform


def test_every_control_has_a_name(qtbot: QtBot, fill: Fill, batch: FakeBatchJob) -> None:
    page = fill()
    batch.update(4, columns=("Name", "Notes"))
    page.queue.list.choose(4)
    qtbot.waitUntil(lambda: len(page.queue.detail.settings.columns) == 2)
    page.queue.choices.popover.show_choices(page.queue.choices.choices)
    page.queue.choices.popover.open()
    shown = [widget for widget in controls(page) if widget.isVisibleTo(page)]
    assert [w for w in shown if not name_of(w) and not w.objectName().startswith("qt_")] == []
    assert len(shown) >= 20
    page.queue.choices.popover.dismiss()
    page.show_preview(batch.files[1])
    shown = [widget for widget in controls(page.preview) if widget.isVisibleTo(page)]
    assert [w for w in shown if not name_of(w)] == []


def test_tab_walks_in_the_order_of_reading(qtbot: QtBot, fill: Fill, batch: FakeBatchJob) -> None:
    view = fill().queue
    view.list.choose(1)
    qtbot.waitUntil(lambda: view.detail.buttons[FileDeed.REMOVE].isVisible())
    order: list[QWidget] = [
        view.add_files,
        view.add_folder,
        *(view.choices.source, view.choices.target, view.choices.place),
        *(view.choices.quality, view.choices.more),
        view.list,
        *(view.detail.settings.language, view.detail.settings.encoding),
        *(button for button in view.detail.buttons.values() if button.isVisible()),
        view.bar.start,
    ]
    view.add_files.setFocus()
    walked: list[QWidget] = []
    for _ in order:
        widget = QApplication.focusWidget()
        assert widget is not None
        walked.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert [name_of(w) for w in walked] == [name_of(w) for w in order]
    assert QApplication.focusWidget() is view.add_files
