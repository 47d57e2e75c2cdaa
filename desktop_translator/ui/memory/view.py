"""The translation memory on the text page."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_translator.core.memory_entry import Origin
from desktop_translator.ui import wording
from desktop_translator.ui.actions import Command
from desktop_translator.ui.memory.marks import RecalledMarks
from desktop_translator.ui.memory.panel import CorrectionPanel
from desktop_translator.ui.memory.row import MemoryRow
from desktop_translator.ui.translate.versions import one_line
from desktop_translator.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from desktop_translator.pipeline.corrections import Correction, Offer
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.memory.service import MemoryService
    from desktop_translator.ui.translate.page import TranslatePage
    from desktop_translator.ui.translate.sentences import ChosenSentence

LOOK_AFTER_MS = 250
_LONGEST_OFFER = 200


class MemoryView(QObject):
    """Says which translations people have made, offers similar ones, and takes corrections."""

    def __init__(self, page: TranslatePage, memory: MemoryService, actions: Actions) -> None:
        super().__init__(page)
        self._page = page
        self._memory = memory
        self._actions = actions
        self._sentences = page.sentences
        self._offers: tuple[Offer, ...] = ()
        self._used: str = ""
        self._done: Correction | None = None
        self._correcting: ChosenSentence | None = None
        self.row = MemoryRow(page.target)
        self._use = self.row.add_action(actions[Command.USE_SIMILAR], self.tr("Use it"))
        self._change = self.row.add_action(actions[Command.CORRECT], self.tr("Change…"))
        self._forget = self.row.add_action(actions[Command.FORGET], self.tr("Forget"))
        page.target.add_above_counter(self.row)
        self.panel = CorrectionPanel(page)
        self._add_to_page()
        RecalledMarks(self._sentences, self)
        self._look = Debounce(LOOK_AFTER_MS, self)
        self._connect()
        self._show()

    def correct(self) -> None:
        """Let the person correct the translation of the sentence in view."""
        chosen = self._sentences.chosen
        if chosen is not None and chosen.finished:
            self._correcting = chosen
            self.panel.open(chosen.text, one_line(chosen.translation))

    def use_similar(self) -> None:
        """Put the translation of the similar sentence in place."""
        if offer := self._offer():
            self._used = offer.sentence
            self._page.versions.choose(offer.sentence, offer.text)

    def undo(self) -> None:
        """Undo what was done last for the sentence in view."""
        chosen = self._sentences.chosen
        if chosen is None:
            return
        if self._done is not None and self._done.sentence == chosen.text:
            self._memory.take_back(self._done)
        elif self._used == chosen.text:
            self._used = ""
            self._page.versions.forget_choice(chosen.text)

    def forget(self) -> None:
        """Forget the person's own translation of the sentence in view."""
        chosen = self._sentences.chosen
        if chosen is not None and chosen.origin is Origin.HUMAN:
            self._keep(chosen, "")

    def _keep(self, chosen: ChosenSentence, text: str) -> None:
        from desktop_translator.pipeline.corrections import Correction

        self._memory.correct(Correction(chosen.pair, chosen.text, text))

    def _on_kept(self, text: str) -> None:
        if self._correcting is not None:
            self._keep(self._correcting, text)
        self._close_panel()

    def _close_panel(self) -> None:
        self._correcting = None
        had_focus = self.panel.isAncestorOf(self.panel.window().focusWidget() or self.panel)
        self.panel.hide()
        if had_focus:
            self._page.source.pane.setFocus()

    def _on_corrected(self, done: Correction) -> None:
        self._done = done
        self._used = ""
        self._page.versions.forget_choice(done.sentence)
        self._page.session.retry()

    def _on_exchanged(self) -> None:
        self._offers = ()
        self._page.session.retry()
        self._look.restart()

    def _on_chosen(self, chosen: ChosenSentence | None) -> None:
        if not self._offers or chosen is None or chosen.text != self._offers[0].sentence:
            self._offers = ()
            self._memory.stop_looking()
            if chosen is not None and chosen.finished and chosen.origin is None:
                self._look.restart()
        self._show()

    def _ask(self) -> None:
        chosen = self._sentences.chosen
        if chosen is not None and chosen.finished and chosen.origin is None:
            self._memory.look_for(chosen.pair, chosen.text)

    def _on_offered(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        self._show()

    def _offer(self) -> Offer | None:
        """Return the best offer for the sentence in view that would change something."""
        chosen = self._sentences.chosen
        if chosen is None or chosen.origin is not None or self._used == chosen.text:
            return None
        there = one_line(chosen.translation)
        fitting = (each for each in self._offers if each.sentence == chosen.text)
        return next((each for each in fitting if each.text != there), None)

    def _show(self) -> None:
        chosen, offer = self._sentences.chosen, self._offer()
        origin = chosen.origin if chosen is not None else None
        text = chosen.text if chosen is not None else None
        can_undo = self._done is not None and self._done.sentence == text
        if origin is Origin.HUMAN:
            last = self.row.undo if can_undo else self._forget
            self.row.say(wording.whose(origin), self._change, last)
        elif origin is not None:
            self.row.say(wording.whose(origin), self._change)
        elif self._used and self._used == text:
            self.row.say(self.tr("This is the translation of a similar sentence."), self.row.undo)
        elif can_undo:
            self.row.say(self.tr("Your own translation was taken back."), self.row.undo)
        elif offer is not None:
            words = self.tr("A similar sentence was translated before: {text} ({score} %)")
            text = shorten(offer.text, _LONGEST_OFFER, placeholder="…")
            self.row.say(words.format(text=text, score=offer.score), self._use)
            self._use.setToolTip(offer.text)
        else:
            self.row.say("")
        self._actions[Command.CORRECT].setEnabled(chosen is not None and chosen.finished)
        self._actions[Command.USE_SIMILAR].setEnabled(offer is not None)
        self._actions[Command.FORGET].setEnabled(origin is Origin.HUMAN)

    def _add_to_page(self) -> None:
        layout = self._page.layout()
        if layout is not None:
            layout.addWidget(self.panel)
        before: QWidget = self._page.target.marks.tab_order()[-1]
        for widget in (self._use, self._change, self._forget, self.row.undo):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _connect(self) -> None:
        self._actions[Command.CORRECT].triggered.connect(self.correct)
        self._actions[Command.USE_SIMILAR].triggered.connect(self.use_similar)
        self._actions[Command.FORGET].triggered.connect(self.forget)
        self.row.undo_wanted.connect(self.undo)
        self.panel.kept.connect(self._on_kept)
        self.panel.closed.connect(self._close_panel)
        self._look.fired.connect(self._ask)
        self._sentences.chosen_changed.connect(self._on_chosen)
        self._memory.corrected.connect(self._on_corrected)
        self._memory.offered.connect(self._on_offered)
        self._memory.failed.connect(self._page.banner.show_error)
        for signal in (self._memory.imported, self._memory.cleared):
            signal.connect(self._on_exchanged)
