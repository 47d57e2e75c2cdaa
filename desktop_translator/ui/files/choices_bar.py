"""Where it is said how files are translated."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from desktop_translator.core.quality import Preset
from desktop_translator.ui.files import words
from desktop_translator.ui.files.choices import QUALITIES
from desktop_translator.ui.files.more_popover import MorePopover
from desktop_translator.ui.translate.language_picker import LanguagePicker
from desktop_translator.ui.widgets.choice_button import ChoiceButton
from desktop_translator.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.core.file_choices import FileChoices
    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.widgets.icons import Icons

_FIND_OUT = "auto"


class ChoicesBar(QWidget):
    """The pair, where translations go and how good they are; the rest is under “More”.

    Signals:
        changed: the new `FileChoices`.
    """

    changed = Signal(object)

    def __init__(
        self,
        choices: FileChoices,
        languages: Languages,
        icons: Icons,
        sources: Callable[[], Sequence[str]],
        targets: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self.choices = choices
        self._pair = QWidget(self)  # both stay in one line
        self.source = LanguagePicker(icons, languages, sources, self._pair)
        self.source.set_label(self.tr("Translate from"))
        self.source.offer_detection(_FIND_OUT, self.tr("Detect language"))
        self.target = LanguagePicker(icons, languages, targets, self._pair)
        self.target.set_label(self.tr("Translate into"))
        self.place = ChoiceButton(icons, self)
        self.quality = ChoiceButton(icons, self)
        self.more = ChoiceButton(icons, self)
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More choices"))
        self.popover = MorePopover(self.more)
        self._hint = QLabel(self.tr("These choices are for files that you add from now on."))
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._hint.hide()
        self._arrange()
        self._connect()
        self._show()

    def show_scope(self, *, later_only: bool) -> None:
        """Say that files in the list keep their choices, while work on them goes on."""
        self._hint.setVisible(later_only)

    def change(self, **choices: Any) -> None:  # noqa: ANN401 - fields of `FileChoices`
        """Choose something else."""
        changed = replace(self.choices, **choices)
        if changed != self.choices:
            self.choices = changed
            self._show()
            self.changed.emit(changed)

    def _arrange(self) -> None:
        row = QHBoxLayout(self._pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        is_leftwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrow = QLabel("←" if is_leftwards else "→")
        arrow.setAccessibleName(self.tr("into"))
        for widget in (self.source, arrow, self.target):
            row.addWidget(widget)
        flow = FlowLayout(spacing=8)
        for part in (self._pair, self.place, self.quality, self.more):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(flow)
        column.addWidget(self._hint)

    def _connect(self) -> None:
        self.source.picked.connect(self._pick_source)
        self.target.picked.connect(self._pick_target)
        self.place.clicked.connect(lambda: self._open(self.place, self.place_menu()))
        self.quality.clicked.connect(lambda: self._open(self.quality, self.quality_menu()))
        self.more.clicked.connect(self._open_more)
        self.popover.changed.connect(lambda chosen: self.change(**chosen))
        self.popover.closed.connect(lambda: self.more.set_open(False))

    def place_menu(self) -> QMenu:
        """Build the menu of places."""
        menu = QMenu(self)
        beside = menu.addAction(self.tr("Beside the originals"))
        beside.triggered.connect(lambda: self.change(folder=""))
        menu.addAction(self.tr("Into a folder…")).triggered.connect(self.choose_folder)
        return menu

    def quality_menu(self) -> QMenu:
        """Build the menu of qualities."""
        menu = QMenu(self)
        for preset, name in QUALITIES.items():
            action = menu.addAction(words.tr(name))
            action.triggered.connect(partial(self._pick_quality, preset))
        return menu

    def choose_folder(self) -> None:
        """Let a person choose where translations go."""
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for translations"), self.choices.folder or str(Path.home())
        )
        if name:
            self.change(folder=name)

    def _pick_source(self, code: str) -> None:
        source = "" if code == _FIND_OUT else code
        swapped = source == self.choices.target and self.choices.source
        self.change(source=source, target=swapped or self.choices.target)

    def _pick_target(self, code: str) -> None:
        source = self.choices.source
        self.change(target=code, source=self.choices.target if code == source else source)

    def _pick_quality(self, preset: Preset) -> None:
        self.change(quality=preset)

    def _open(self, button: ChoiceButton, menu: QMenu) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open_more(self) -> None:
        self.popover.show_choices(self.choices)
        self.more.set_open(not self.popover.isVisible())
        self.popover.toggle()

    def _show(self) -> None:
        choices = self.choices
        if choices.source:
            self.source.set_language(choices.source)
        else:
            self.source.show_detection("", "", "")
        self.target.set_language(choices.target)
        folder = Path(choices.folder).name or choices.folder
        self.place.setText(folder or self.tr("Beside the originals"))
        self.place.setToolTip(choices.folder or self.tr("As name.language.ending"))
        place = self.tr("Translations go: {place}").format(place=self.place.text())
        self.place.setAccessibleName(place)
        quality = words.tr(QUALITIES.get(choices.quality, QUALITIES[Preset.FAST]))
        self.quality.setText(quality)
        self.quality.setAccessibleName(self.tr("Quality: {name}").format(name=quality))
        self.more.set_note(self._count())
        for button in (self.place, self.quality, self.more):
            button.updateGeometry()

    def _count(self) -> str:
        """Say how many of the further choices are not the usual ones."""
        c = self.choices
        count = sum((c.collision != "skip", c.docx, c.html, c.tmx, c.skip_translated))
        return str(count) if count else ""
