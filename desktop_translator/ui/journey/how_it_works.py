"""Help: how translation works, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_translator.core.marks import translatable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

_CONTEXT = "how it works"
_MARGIN = 24
_SIZE = QSize(620, 640)

CHAPTERS = (
    (
        translatable("how it works", "Cut into tokens"),
        translatable(
            "how it works",
            "A network knows a fixed list of pieces, its vocabulary: common words whole, rare ones "
            "in parts. A tokenizer cuts your sentence into these tokens, always with the rules "
            "that the network was trained with. A last token says that the sentence ends here.",
        ),
    ),
    (
        translatable("how it works", "The encoder reads"),
        translatable(
            "how it works",
            "Each token becomes a list of numbers. Layer after layer, every token looks at all the "
            "others and changes its numbers to fit: “bank” beside “river” ends with other numbers "
            "than “bank” beside “money”. What leaves the last layer is the meaning of each token "
            "in this sentence, as far as the network has understood it.",
        ),
    ),
    (
        translatable("how it works", "The decoder writes"),
        translatable(
            "how it works",
            "The decoder begins with a start token and asks one question again and again: which "
            "token comes next? It looks at what it has written and at the numbers of the encoder, "
            "and gives every token of its vocabulary a probability. One is chosen, goes back in, "
            "and the question is asked anew, until the end token is chosen. That is why you see "
            "the translation grow word by word.",
        ),
    ),
    (
        translatable("how it works", "Attention"),
        translatable(
            "how it works",
            "Before each answer the decoder spreads its attention over the tokens of your "
            "sentence: much on those that matter now, little on the rest. It often falls on the "
            "word being translated. It is a hint at what the network used, not a proof.",
        ),
    ),
    (
        translatable("how it works", "Choosing the next token"),
        translatable(
            "how it works",
            "Greedy takes the most probable token each time: fast, and good enough to watch. Beam "
            "search follows several beginnings side by side and keeps the best whole sentence. "
            "Sampling draws by chance; the temperature says how boldly. Low is faithful: nearly "
            "always the favourite. High is free: others get their turn, and so do mistakes.",
        ),
    ),
    (
        translatable("how it works", "Small enough for this computer"),
        translatable(
            "how it works",
            "A network is millions of learnt numbers. Here they are quantized: rounded to 256 "
            "steps, which takes a quarter of the memory and less time, and hardly changes a "
            "translation. So it all happens on this computer, with no network: what you type is "
            "sent to nobody.",
        ),
    ),
    (
        translatable("how it works", "What it cannot do"),
        translatable(
            "how it works",
            "The network sees one sentence at a time and knows only what its training texts "
            "showed. It can leave things out, invent them, or be sure and wrong. Read again what "
            "matters.",
        ),
    ),
)
"""(heading, text) of each part of the page."""


class HowItWorksDialog(QDialog):
    """A page to read, and a way to see it all happen to a sentence.

    Signals:
        journey_wanted: show it.
    """

    journey_wanted = Signal()

    def __init__(self, has_sentence: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How translation works"))
        self.show_button = QPushButton(
            self.tr("See it happen to your sentence")
            if has_sentence
            else self.tr("See it happen to an example"),
            self,
        )
        self.show_button.setDefault(True)
        self.show_button.clicked.connect(self._show)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.addButton(self.show_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(16)
        column.addWidget(self._build_text(), 1)
        column.addWidget(box)

    def sizeHint(self) -> QSize:
        """Be as large as a page, or as the window allows."""
        scale = self.fontInfo().pixelSize() / 13
        size = _SIZE * scale
        window = self.parentWidget()
        return size.boundedTo(window.size()) if window is not None else size

    def _show(self) -> None:
        self.accept()
        self.journey_wanted.emit()

    def _build_text(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        _add(column, self.tr("How translation works"), "heading")
        for heading, text in CHAPTERS:
            column.addSpacing(8)
            _add(column, QCoreApplication.translate(_CONTEXT, heading), "title")
            _add(column, QCoreApplication.translate(_CONTEXT, text), "")
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("How translation works"))
        return scroll


def _add(column: QBoxLayout, text: str, role: str) -> None:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    if role:
        label.setProperty("role", role)
    column.addWidget(label)
