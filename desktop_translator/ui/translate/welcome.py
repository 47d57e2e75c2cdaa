"""What a person sees first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.ui.widgets.banner import Banner, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.translate.pair import Pair
    from desktop_translator.ui.widgets.icons import Icons

_MOST_PAIRS = 4


class WelcomeLine(Banner):
    """One quiet line that names the pairs that work now."""

    def __init__(self, languages: Languages, icons: Icons, parent: QWidget) -> None:
        super().__init__(icons, Tone.QUIET, parent)
        self._languages = languages

    def show_pairs(self, pairs: Iterable[Pair]) -> None:
        """Name the pairs; a pair that works both ways is named once."""
        names = self._names(tuple(pairs))
        if not names:
            return
        shown = ", ".join(names[:_MOST_PAIRS])
        if len(names) > _MOST_PAIRS:
            shown = self.tr("{pairs} and more").format(pairs=shown)
        self.show_message(
            self.tr("Ready, without a network:"),
            self.tr("{pairs}. What you type stays on this computer.").format(pairs=shown),
        )

    def _names(self, pairs: tuple[Pair, ...]) -> list[str]:
        names = []
        for pair in dict.fromkeys(pairs):
            both_ways = pair.swapped() in pairs
            if both_ways and pairs.index(pair.swapped()) < pairs.index(pair):
                continue
            arrow = "⇄" if both_ways else "→"
            source, target = (self._languages.name(code) for code in (pair.source, pair.target))
            names.append(f"{source} {arrow} {target}")
        return names
