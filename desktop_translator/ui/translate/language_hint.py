"""A quiet line about the languages of a text, where they are not what one would expect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.ui.translate.detection_words import is_mixed
from desktop_translator.ui.widgets.banner import Banner, Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.events import Detected
    from desktop_translator.ui.translate.pair import PairChoice
    from desktop_translator.ui.widgets.icons import Icons


@dataclass(frozen=True, slots=True)
class _Hint:
    """What is said, what it means, and the words on the button, if there is one."""

    message: str
    advice: str
    action: str = ""


class LanguageHint(Banner):
    """Says why a text goes into another language than was chosen, or stays as it is.

    That the direction was turned round is said until it has been dismissed once: from then on the
    pickers tell enough.
    """

    def __init__(
        self, choice: PairChoice, languages: Languages, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(icons, Tone.QUIET, parent)
        self._choice = choice
        self._languages = languages
        self._dismissed: set[str] = set()
        self._hint: _Hint | None = None
        choice.followed.connect(self._show)
        choice.changed.connect(self._show)
        self.action_chosen.connect(self._keep_target)
        self.dismissed.connect(self._remember_dismissal)

    def _show(self) -> None:
        detected = self._choice.detected
        hint = self._say(detected) if detected is not None else None
        if hint is None or hint.message in self._dismissed:
            self.hide()
        elif hint != self._hint or self.isHidden():
            self.show_message(hint.message, hint.advice, hint.action)
        self._hint = hint

    def _say(self, detected: Detected) -> _Hint | None:
        """Return what is to be said, and what the button does."""
        chosen = self._languages.name(self._choice.chosen.target)
        target = self._languages.name(detected.target)
        if detected.target != self._choice.chosen.target:
            message = self.tr("Your text is in {language} already.").format(language=chosen)
            advice = self.tr("So it is translated into {language}.").format(language=target)
            return _Hint(message, advice, self.tr("Leave it as it is"))
        if detected.languages == (detected.target,) and detected.certainty:
            message = self.tr("Your text is in {language} already.").format(language=target)
            return _Hint(message, self.tr("Choose what to translate it into."))
        foreign = self._foreign(detected) if is_mixed(detected) else None
        if foreign is not None:
            language = self._languages.name(foreign)
            message = self.tr("Part of this looks like {language} and stays as it is.")
            advice = self.tr("No model translates {source} into {target} yet.")
            return _Hint(
                message.format(language=language), advice.format(source=language, target=target)
            )
        return None

    def _foreign(self, detected: Detected) -> str | None:
        codes = (
            paragraph.language
            for paragraph in detected.paragraphs
            if paragraph.left_as_is and paragraph.language not in (None, detected.target)
        )
        return next(codes, None)

    def _remember_dismissal(self) -> None:
        if self._hint is not None:
            self._dismissed.add(self._hint.message)

    def _keep_target(self) -> None:
        self._choice.choose_target(self._choice.chosen.target)
