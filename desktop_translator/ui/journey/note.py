"""A line below the drawing: why it differs from the translation in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from desktop_translator.core.journey import Journey


class Note(QWidget):
    """Says that a person took a token of their own, with the way back; or that texts differ.

    Signals:
        undo_wanted: the model is to choose again.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._journey: Journey | None = None
        self._halfway = ""
        self._sentence = ""
        self._translations = ("", "")
        self._is_by_chance = False
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setProperty("role", "secondary")
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QToolButton(self)
        self.button.setText(self.tr("Back to the model's choice"))
        self.button.setProperty("role", "plain")
        self.button.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def show_journey(self, journey: Journey | None, halfway: str = "") -> None:
        """Speak of another journey, or be silent; `halfway` names a language it only leads to."""
        self._journey = journey
        self._halfway = halfway
        self._show()

    def compare_with(
        self, sentence: str, translations: tuple[str, str], is_by_chance: bool
    ) -> None:
        """Compare with the window: its sentence, and its translation with what is read here.

        The translation may have been drawn by chance; it is empty while it is not finished.
        """
        self._sentence = sentence
        self._translations = translations
        self._is_by_chance = is_by_chance
        self._show()

    def _show(self) -> None:
        steps = self._journey.steps if self._journey else ()
        given = [step.token.text for step in steps if step.forced]
        words = ""
        if given:
            words = self.tr("You took “{token}”; from there the model goes on by itself.")
            words = words.format(token=given[-1])
        elif self._halfway:
            words = self.tr(
                "This pair goes by way of {language}; this is the way there. The rest is alike."
            )
            words = words.format(language=self._halfway)
        elif self._journey is not None:
            words = self._difference(self._journey)
        self._label.setText(words)
        self.button.setVisible(bool(given))
        self.setVisible(bool(words))

    def _difference(self, journey: Journey) -> str:
        """Say why the window reads otherwise, if it does."""
        above, here = self._translations
        if above and above.split() != here.split():
            if self._is_by_chance:
                return self.tr(
                    "Above, tokens were drawn by chance; here, the most probable are taken."
                )
            return self.tr("Above it reads otherwise: checks repaired it, or you chose it.")
        if self._sentence and self._sentence != journey.sentence:
            return self.tr(
                "The model is given the sentence as it knows to read it; what was changed for that "
                "is put back afterwards."
            )
        return ""
