"""The text page: type on one side, read on the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.card_splitter import CardSplitter
from desktop_translator.ui.translate.detection import Detection
from desktop_translator.ui.translate.edit_commands import EditCommands
from desktop_translator.ui.translate.error_banner import ErrorBanner
from desktop_translator.ui.translate.language_bar import LanguageBar
from desktop_translator.ui.translate.language_hint import LanguageHint
from desktop_translator.ui.translate.mark_tips import MarkTips
from desktop_translator.ui.translate.sentence_marks import SentenceMarks
from desktop_translator.ui.translate.sentences import Sentences
from desktop_translator.ui.translate.source_card import SourceCard
from desktop_translator.ui.translate.target_card import TargetCard
from desktop_translator.ui.translate.text_files import TextFiles
from desktop_translator.ui.translate.versions_view import VersionsView
from desktop_translator.ui.translate.welcome import WelcomeLine
from desktop_translator.ui.translate.writing_directions import WritingDirections

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.events import Failed, Finished, LinesChanged
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.translate.job import TranslationJob
    from desktop_translator.ui.translate.pair import Pair, PairChoice
    from desktop_translator.ui.translate.quality_choice import QualityChoice
    from desktop_translator.ui.translate.versions import Versions
    from desktop_translator.ui.widgets.icons import Icons

_MARGIN = 16
_GAP = 12


class TranslatePage(QWidget):
    """Shows both texts and keeps the translation in step.

    Signals:
        running_changed: whether a translation runs.
        measured: the `Statistics` of a finished translation.
        zoom_wanted: enlarge (positive) or shrink the text by so many steps.
    """

    running_changed = Signal(bool)
    measured = Signal(object)
    zoom_wanted = Signal(int)

    def __init__(
        self,
        job: TranslationJob,
        choice: PairChoice,
        quality: QualityChoice,
        versions: Versions,
        languages: Languages,
        actions: Actions,
        icons: Icons,
    ) -> None:
        super().__init__()
        self._job = job
        self._choice = choice
        self._actions = actions
        self.bar = LanguageBar(choice, quality, languages, actions, icons, self)
        self.banner = ErrorBanner(languages, icons, self)
        self.hint = LanguageHint(choice, languages, icons, self)
        self.welcome = WelcomeLine(languages, icons, self)
        self.source = SourceCard(actions, icons)
        self.target = TargetCard(actions, icons)
        self.splitter = CardSplitter(Qt.Orientation.Horizontal, self.source, self.target)
        self.body = CardSplitter(Qt.Orientation.Vertical, self.splitter)  # room for more below
        self.detection = Detection(choice, self.source.pane, languages, self)
        self.session = self.detection.begin_session(job, versions.wishes, self)
        quality.changed.connect(self.session.translate_now)
        self.sentences = Sentences(self.session, self.source.pane, self.target.pane, self)
        versions.use(self.session, self.sentences, actions)
        versions.told.connect(self.target.show_counter)
        versions.failed.connect(self.banner.show_error)
        self.versions = VersionsView(versions, self.sentences, actions, icons, self)
        self.marks = SentenceMarks(self.sentences, actions, self)
        self._tips = MarkTips(self.sentences, self.marks, actions, self)
        WritingDirections(choice, languages, self.source.pane, self.target.pane)
        self.files = TextFiles(self)
        self._edit = EditCommands(actions, self.source.pane, self.target.pane, self)
        self._arrange()
        self._connect_typing()
        self._connect_session()
        self._connect_actions()
        self._update_actions()

    def set_text_size(self, pixels: int) -> None:
        """Set the size of both texts."""
        self.source.pane.set_text_size(pixels)
        self.target.pane.set_text_size(pixels)

    def swap(self) -> None:
        """Translate in the opposite direction: the translation becomes the text to translate."""
        source, target = self.source.pane.text(), self.target.pane.newest_text()
        swapped = self._choice.pair.swapped()
        with self.session.held():
            if source and target:
                self.session.stop()
                self.sentences.clear()
                self.target.replace_text(source)
                self.source.pane.replace_text(target)
            self._choice.choose(swapped)

    def minimumSizeHint(self) -> QSize:
        """Allow a small window; the cards become stacked and the texts scroll."""
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the cards in a narrow window."""
        super().resizeEvent(event)
        self.splitter.fit(self.width())

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 6, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self.hint)
        column.addWidget(self.welcome)
        column.addWidget(self.body, 1)
        column.addWidget(self.versions.panel)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        order = (
            *self.bar.tab_order(),
            *self.banner.tab_order(),
            *self.hint.tab_order(),
            *self.welcome.tab_order(),
            self.source.pane,
            *self.source.buttons,
            self.target.pane,
            *self.target.marks.tab_order(),
            *self.target.buttons,
            *self.versions.panel.tab_order(),
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect_typing(self) -> None:
        pane = self.source.pane
        pane.textChanged.connect(self._on_text_changed)
        pane.replaced.connect(self.session.translate_now)
        pane.zoom_wanted.connect(self.zoom_wanted)
        self.target.pane.zoom_wanted.connect(self.zoom_wanted)
        self.target.pane.textChanged.connect(self._on_translation_changed)
        self.files.opened.connect(pane.replace_text)
        self.files.failed.connect(self.banner.show_error)
        self._choice.changed.connect(self._on_pair_changed)
        self._choice.preferred.connect(lambda: self._on_pair_changed(self._choice.pair))

    def _connect_session(self) -> None:
        session = self.session
        session.began.connect(self.target.begin)
        session.changed.connect(self._on_changed)
        session.improving.connect(self.target.improve)
        session.preparing.connect(self.target.prepare)
        session.finished.connect(self._on_finished)
        session.failed.connect(self._on_failed)
        session.emptied.connect(self.sentences.clear)
        session.emptied.connect(self.banner.translation_changed)
        session.emptied.connect(lambda: self.target.replace_text(""))
        session.stopped.connect(lambda: self.target.interrupt(self.tr("Stopped")))
        session.progress_wanted.connect(self.target.show_progress)
        session.running_changed.connect(self._update_actions)
        session.running_changed.connect(self.running_changed)
        self.banner.retry_wanted.connect(session.retry)
        self.marks.changed.connect(self._show_marks)

    def _connect_actions(self) -> None:
        actions = self._actions
        actions[Command.OPEN].triggered.connect(self.files.choose_and_open)
        actions[Command.SAVE].triggered.connect(self._save)
        actions[Command.COPY_TRANSLATION].triggered.connect(self.target.copy)
        actions[Command.SWAP].triggered.connect(self.swap)
        actions[Command.AGAIN].triggered.connect(self.session.retry)
        actions[Command.STOP].triggered.connect(self.session.stop)

    def _on_text_changed(self) -> None:
        is_empty = self.source.pane.is_empty
        self.session.text_edited(is_empty)
        if not is_empty:
            self.welcome.hide()
        self._update_actions()

    def _on_translation_changed(self) -> None:
        if self._actions[Command.SAVE].isEnabled() == self.target.pane.document().isEmpty():
            self._update_actions()

    def _on_pair_changed(self, pair: Pair) -> None:
        self.banner.translation_changed()
        if pair.source != pair.target:
            self._job.prepare(pair.source, pair.target)
        self.session.retry()

    def _on_changed(self, event: LinesChanged) -> None:
        self.target.change(event)
        self.source.show_sentences(event.total_sentences)

    def _on_finished(self, event: Finished, duration_s: float) -> None:
        self.target.finish(duration_s)
        self.source.show_sentences(event.statistics.sentences)
        self.banner.translation_changed()
        self.measured.emit(event.statistics)

    def _on_failed(self, event: Failed) -> None:
        self.target.interrupt("")
        self.banner.show_translation_error(event.error)

    def _show_marks(self) -> None:
        self.target.marks.show_marks(self.marks.notice, in_view=self.marks.in_view is not None)

    def _update_actions(self) -> None:
        has_source = not self.source.pane.is_empty
        has_target = not self.target.pane.document().isEmpty()
        self._actions[Command.CLEAR].setEnabled(has_source)
        self._actions[Command.AGAIN].setEnabled(has_source)
        self._actions[Command.COPY_TRANSLATION].setEnabled(has_target)
        self._actions[Command.SAVE].setEnabled(has_target)
        self._actions[Command.STOP].setEnabled(self.session.running)

    def _save(self) -> None:
        self.files.choose_and_save(self.target.pane.newest_text(), self._choice.pair.target)
