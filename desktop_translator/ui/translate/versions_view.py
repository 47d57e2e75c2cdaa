"""The panel of versions and the sentence it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.versions import one_line
from desktop_translator.ui.translate.versions_panel import VersionsPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.sentences import ChosenSentence, Sentences
    from desktop_translator.ui.translate.versions import Versions
    from desktop_translator.ui.widgets.icons import Icons


class VersionsView(QObject):
    """Opens and closes the panel, and keeps it at the sentence in view."""

    def __init__(
        self,
        versions: Versions,
        sentences: Sentences,
        actions: Actions,
        icons: Icons,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._versions = versions
        self._sentences = sentences
        self._toggle = actions[Command.VERSIONS]
        self._sentence = self._current = ""
        self.panel = VersionsPanel(actions, icons, parent)
        self.panel.picked.connect(self._pick)
        self.panel.more_wanted.connect(lambda: versions.find_more(self._sentence))
        self.panel.closed.connect(self.close)
        self._toggle.triggered.connect(self._on_toggled)
        sentences.chosen_changed.connect(self._follow)
        versions.changed.connect(self._show)

    def choose(self, sentence: str, text: str) -> None:
        """Put a translation in the place of a sentence's, as if it were a version of it."""
        self._versions.choose(sentence, text)

    def forget_choice(self, sentence: str) -> None:
        """Let a sentence be translated as if nothing had been chosen for it."""
        self._versions.forget_choice(sentence)

    def open(self) -> None:
        """Show the versions of the sentence at the text cursor, and look for some."""
        chosen = self._sentences.chosen
        self._toggle.setChecked(chosen is not None)
        if chosen is None:
            return
        self.panel.show()
        self._follow(chosen)
        if len(self._versions.versions(self._sentence)) <= 1:
            self._versions.find_more(self._sentence)
        self.panel.focus_first()

    def close(self) -> None:
        """Hide the panel, and give the keyboard back to the text."""
        self._versions.stop()
        self._toggle.setChecked(False)
        had_focus = self.panel.isAncestorOf(self.panel.window().focusWidget() or self.panel)
        self.panel.hide()
        if had_focus:
            self._sentences.source.pane.setFocus()

    def _on_toggled(self, opened: bool) -> None:
        if opened:
            self.open()
        else:
            self.close()

    def _follow(self, chosen: ChosenSentence | None) -> None:
        """Turn to another sentence, or to another translation of this one."""
        if chosen is None or self.panel.isHidden():
            return
        if chosen.finished:
            self._current = one_line(chosen.translation)
            self._versions.note(chosen.text, self._current)
        self._sentence = chosen.text
        self._show()

    def _pick(self, text: str) -> None:
        self._current = text
        self._versions.choose(self._sentence, text)

    def _show(self) -> None:
        if self.panel.isHidden():
            return
        searching = self.tr("Looking for versions…") if self._versions.searching else ""
        versions = self._versions.versions(self._sentence)
        self.panel.show_versions(self._sentence, versions, self._current, searching)
