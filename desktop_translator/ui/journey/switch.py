"""Opening and closing the journey, and keeping it in step with the chosen sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop_translator.core.decoding import Method
from desktop_translator.core.wording import describe
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.pair import Pair
from desktop_translator.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.journey_maker import JourneyFailed, JourneyMade
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.journey.job import FollowingJob
    from desktop_translator.ui.journey.panel import JourneyPanel
    from desktop_translator.ui.translate.page import TranslatePage
    from desktop_translator.ui.translate.pair import PairChoice
    from desktop_translator.ui.translate.quality_choice import QualityChoice
    from desktop_translator.ui.widgets.icons import Icons

FOLLOW_AFTER_MS = 250
_CARDS_SHARE = 0.3

_Asked = tuple[str, "Pair", "DecodingOptions", tuple[str, ...]]


class JourneySwitch(QObject):
    """Follows the chosen sentence while the panel is open; while it is closed, does nothing.

    The panel is built when it is first opened, below the cards of the page.
    """

    def __init__(
        self,
        job: FollowingJob,
        actions: Actions,
        page: TranslatePage,
        choice: PairChoice,
        quality: QualityChoice,
        languages: Languages,
        icons: Icons,
    ) -> None:
        super().__init__(page)
        self._job = job
        self._action = actions[Command.JOURNEY]
        self._page = page
        self._splitter = page.body
        self._choice = choice
        self._quality = quality
        self._languages = languages
        self._icons = icons
        self._panel: JourneyPanel | None = None
        self._is_shared = False
        self._zoom_percent = 100
        self._asked: _Asked | None = None
        self._read = ""
        self._beginning: tuple[str, ...] = ()
        self._debounce = Debounce(FOLLOW_AFTER_MS, self)
        self._debounce.fired.connect(self._follow)
        self._action.toggled.connect(self._on_toggled)
        page.sentences.chosen_changed.connect(self._look_again)
        choice.changed.connect(self._look_again)
        choice.followed.connect(self._look_again)
        quality.changed.connect(self._look_again)
        job.made.connect(self._on_made)
        job.failed.connect(self._on_failed)

    @property
    def panel(self) -> JourneyPanel | None:
        """The panel, once it was opened."""
        return self._panel

    def set_zoom(self, percent: int) -> None:
        """Draw larger or smaller."""
        self._zoom_percent = percent
        if self._panel is not None:
            self._panel.set_zoom(percent)

    def _look_again(self) -> None:
        """Follow what is chosen now, when it has rested for a moment."""
        if self._action.isChecked():
            self._compare()
            self._debounce.restart()

    def _compare(self) -> None:
        """Tell the panel what the window says, once that is finished and of the same sentence."""
        chosen = self._page.sentences.chosen
        if self._panel is not None and chosen is not None and self._asked is not None:
            is_same = chosen.finished and chosen.text == self._asked[0]
            above = chosen.translation if is_same else ""
            by_chance = self._asked[2].method is Method.SAMPLING
            self._panel.note.compare_with(self._asked[0], (above, self._read), by_chance)

    def _on_toggled(self, is_open: bool) -> None:
        if is_open:
            panel = self._opened_panel()
            panel.show()
            self._share_room()
            self._debounce.fire_now()
        elif self._panel is not None:
            self._debounce.cancel()
            self._panel.player.pause()
            self._panel.hide()
            self._asked = None
            self._beginning = ()
            self._job.end()

    def _share_room(self) -> None:
        """Give the drawing the larger part, unless the person shared the room otherwise."""
        height = self._splitter.height()
        if not self._is_shared:
            cards = round(height * _CARDS_SHARE)
            self._splitter.setSizes([cards, height - cards])
            self._is_shared = True

    def _opened_panel(self) -> JourneyPanel:
        if self._panel is None:
            # Imported when it is first opened: the window must not wait for it.
            from desktop_translator.ui.journey.panel import JourneyPanel

            self._panel = JourneyPanel(self._icons)
            self._panel.set_zoom(self._zoom_percent)
            self._panel.close_wanted.connect(lambda: self._action.setChecked(False))
            self._panel.beginning_wanted.connect(self._begin_with)
            self._panel.failed.connect(self._page.banner.show_error)
            self._splitter.addWidget(self._panel)
            self._splitter.setCollapsible(1, False)
        return self._panel

    def _begin_with(self, beginning: tuple[str, ...]) -> None:
        self._beginning = beginning
        self._follow()

    def _follow(self) -> None:
        """Ask for the journey of what is chosen now, unless that was asked for last."""
        chosen = self._page.sentences.chosen
        sentence = chosen.text if chosen else ""
        pair, options = self._pair_here(), self._quality.quality.options
        if self._asked is not None and self._asked[:3] != (sentence, pair, options):
            self._beginning = ()
        asked = (sentence, pair, options, self._beginning)
        if asked == self._asked:
            return
        self._asked = asked
        if sentence:
            self._job.follow(sentence, pair.source, pair.target, options, self._beginning)
        elif self._panel is not None:
            self._job.end()
            self._panel.show_nothing(is_left=self._is_left_here())

    def _is_left_here(self) -> bool:
        """Tell whether the paragraph at the text cursor is left as it is, untranslated."""
        line = self._page.source.pane.textCursor().blockNumber()
        detected = self._choice.detected
        paragraphs = detected.paragraphs if detected is not None else ()
        return any(
            found.left_as_is and 0 <= line - found.first_line < found.line_count
            for found in paragraphs
        )

    def _pair_here(self) -> Pair:
        """Return the pair of the chosen sentence: its paragraph may be in a language of its own."""
        sentence, detected = self._page.sentences.current, self._choice.detected
        if sentence is not None and detected is not None:
            line = sentence.paragraph.first_line
            for found in detected.paragraphs:
                if found.language and 0 <= line - found.first_line < found.line_count:
                    return Pair(found.language, detected.target)
        return self._choice.pair

    def _on_made(self, event: JourneyMade) -> None:
        if self._panel is not None and self._asked is not None:
            pair = self._asked[1]
            self._read = event.translation
            self._panel.show_journey(
                event.journey,
                self._languages.get(pair.source).right_to_left,
                self._languages.get(event.target).right_to_left,
                "" if event.target == pair.target else self._languages.name(event.target),
            )
            self._compare()

    def _on_failed(self, event: JourneyFailed) -> None:
        self._asked = None  # the same sentence may be tried again
        if self._panel is not None:
            words = describe(event.error, self._languages, _translated)
            self._panel.show_words("\n".join(words))


def _translated(text: str) -> str:
    return QCoreApplication.translate("errors", text)
