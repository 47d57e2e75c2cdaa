"""Tests of the window with every decoding option."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from desktop_translator.core.decoding import GREEDY, RANGES, DecodingOptions, Method
from desktop_translator.ui.translate.decoding_dialog import DecodingDialog
from desktop_translator.ui.translate.decoding_fields import FIELDS, METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.theme import ThemeController
    from desktop_translator.ui.widgets.icons import Icons

OPTIONS = DecodingOptions(Method.SAMPLING, temperature=1.25, top_k=40, seed=7, results=3)


@pytest.fixture
def dialog(qtbot: QtBot, icons: Icons, theme: ThemeController) -> Iterator[DecodingDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = DecodingDialog(OPTIONS, icons, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # its parent does
    with qtbot.waitExposed(dialog):
        dialog.show()
    yield dialog
    dialog.close()


def use(dialog: DecodingDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_every_option_and_method_is_explained() -> None:
    assert set(FIELDS) == set(RANGES)
    assert set(METHODS) == set(Method)


def test_what_is_shown_comes_out_as_it_was(dialog: DecodingDialog) -> None:
    assert dialog.options() == OPTIONS


@pytest.mark.parametrize("method", Method)
def test_only_options_with_a_meaning_are_shown(dialog: DecodingDialog, method: Method) -> None:
    dialog.methods[method].click()
    shown = {name for name, field in dialog.fields.items() if field.isVisible()}
    assert shown == DecodingOptions(method).applicable
    assert [each for each, row in dialog.methods.items() if row.isChecked()] == [method]


@pytest.mark.parametrize("typed", ["9", "-1", "", "much", "nan", "inf", "1e400"])
def test_an_impossible_value_is_told_and_nothing_typed_is_lost(
    qtbot: QtBot, dialog: DecodingDialog, typed: str
) -> None:
    field = dialog.fields["temperature"]
    field.line.setText(typed)
    assert "0.1 to 2" in field.fault
    assert not use(dialog)
    interface = QAccessible.queryAccessibleInterface(field.line)
    assert interface.text(QAccessible.Text.Description) == field.fault
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.accept()
    assert dialog.isVisible()
    assert field.line.text() == typed
    assert dialog.fields["top_k"].line.text() == "40"
    field.line.setText("0.7")
    assert field.fault == ""
    assert use(dialog)
    options = dialog.options()
    assert options is not None
    assert options.temperature == 0.7


def test_a_fraction_is_no_whole_number(dialog: DecodingDialog) -> None:
    dialog.fields["top_k"].line.setText("2.5")
    assert not use(dialog)


def test_a_fault_that_does_not_matter_is_no_obstacle(dialog: DecodingDialog) -> None:
    dialog.fields["temperature"].line.setText("9")
    dialog.methods[Method.BEAM].click()
    assert use(dialog)
    options = dialog.options()
    assert options is not None
    assert (options.method, options.temperature) == (Method.BEAM, GREEDY.temperature)


def test_arrow_keys_stay_within_the_range(dialog: DecodingDialog) -> None:
    line = dialog.fields["temperature"].line
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert line.text() == "1.35"
    for _ in range(20):
        QTest.keyClick(line, Qt.Key.Key_PageUp)
    assert line.text() == "2"
    line = dialog.fields["results"].line
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_PageDown)
    assert line.text() == "1"


def test_reset_brings_back_the_defaults_of_the_method(dialog: DecodingDialog) -> None:
    dialog.fields["temperature"].line.setText("9")
    dialog.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert dialog.options() == DecodingOptions(Method.SAMPLING)
    assert use(dialog)


def test_every_control_has_a_name(dialog: DecodingDialog) -> None:
    controls = [*(field.line for field in dialog.fields.values()), *dialog.methods.values()]
    for control in controls:
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface.text(QAccessible.Text.Name)
        assert interface.text(QAccessible.Text.Description)
