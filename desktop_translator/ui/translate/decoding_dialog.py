"""Every option of the decoder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.ui.translate.decoding_field import DecodingField
from desktop_translator.ui.translate.decoding_fields import FIELDS, METHODS
from desktop_translator.ui.widgets.choice_row import ChoiceRow

if TYPE_CHECKING:
    from desktop_translator.ui.widgets.icons import Icons

_MARGIN = 20
_SIZE = QSize(560, 640)
_SMALLEST = QSize(340, 300)


class DecodingDialog(QDialog):
    """Shows the options, checks each while it is typed, and hands them out when all are right.

    Signals:
        chosen: the `DecodingOptions` the person accepted.
    """

    chosen = Signal(object)

    def __init__(self, options: DecodingOptions, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Custom quality"))
        self.setMinimumSize(_SMALLEST)
        self._method = options.method
        self.methods = {method: self._method_row(method, icons) for method in Method}
        self.fields = {name: DecodingField(name, words, self) for name, words in FIELDS.items()}
        for field in self.fields.values():
            field.changed.connect(self._check)
        self._summary = QLabel(self)
        self._summary.setProperty("role", "notice")
        self._summary.setWordWrap(True)
        self.buttons = self._button_box()
        self._arrange()
        self.show_options(options)
        self.methods[options.method].setFocus()

    def show_options(self, options: DecodingOptions) -> None:
        """Show options in place of what is there."""
        for name, field in self.fields.items():
            field.show_number(getattr(options, name))
        self._use_method(options.method)

    def options(self) -> DecodingOptions | None:
        """Return the options as they are typed, None while one of them is not possible.

        An option without a meaning for the method keeps its default if it is not possible.
        """
        values: dict[str, Any] = {}
        applicable = replace(GREEDY, method=self._method).applicable
        for name, field in self.fields.items():
            number = field.number()
            if number is not None:
                values[name] = number
            elif name in applicable:
                return None
        return DecodingOptions(method=self._method, **values)

    def accept(self) -> None:
        """Hand out the options, unless one is not possible: then go there."""
        options = self.options()
        if options is None:
            self._first_fault().focus()
            return
        self.chosen.emit(options)
        super().accept()

    def sizeHint(self) -> QSize:
        """Be large enough for the words, within the window's screen."""
        room = self.screen().availableSize() * 0.9
        scale = self.fontMetrics().height() / 15
        return (_SIZE * max(1.0, scale)).boundedTo(room)

    def _method_row(self, method: Method, icons: Icons) -> ChoiceRow:
        words = METHODS[method]
        row = ChoiceRow(
            icons,
            QCoreApplication.translate("decoding", words.label),
            QCoreApplication.translate("decoding", words.explanation),
            self,
        )
        row.clicked.connect(lambda: self._use_method(method))
        return row

    def _button_box(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.RestoreDefaults, self)
        box.button(kinds.Ok).setText(self.tr("Use"))
        reset = box.button(kinds.RestoreDefaults)
        reset.setText(self.tr("Reset"))
        reset.setToolTip(self.tr("Bring back the default of every option"))
        for button in box.buttons():
            button.setIcon(QIcon())  # those of the style are not ours
        reset.clicked.connect(lambda: self.show_options(replace(GREEDY, method=self._method)))
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _arrange(self) -> None:
        content = QWidget(self)
        rows = QVBoxLayout(content)
        rows.setContentsMargins(_MARGIN - 10, 8, _MARGIN - 10, 8)
        rows.setSpacing(2)
        for row in self.methods.values():
            rows.addWidget(row)
        rows.addSpacing(8)
        for field in self.fields.values():
            rows.addWidget(field)
        rows.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the fields scroll
        column.addWidget(area, 1)
        for widget in (self._summary, self.buttons):
            widget.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            column.addWidget(widget)

    def _use_method(self, method: Method) -> None:
        self._method = method
        self.methods[method].setChecked(True)
        applicable = replace(GREEDY, method=method).applicable
        for name, field in self.fields.items():
            field.setVisible(name in applicable)
        self._check()

    def _check(self) -> None:
        possible = self.options() is not None
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(possible)
        self._summary.setVisible(not possible)
        if not possible:
            self._summary.setText(self._first_fault().fault)

    def _first_fault(self) -> DecodingField:
        applicable = replace(GREEDY, method=self._method).applicable
        return next(
            field
            for name, field in self.fields.items()
            if name in applicable and field.number() is None
        )
