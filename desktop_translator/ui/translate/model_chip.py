"""Which model translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_translator.core.wording import human_size
from desktop_translator.ui.widgets.choice_button import ChoiceButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.core.routes import Route
    from desktop_translator.pipeline.events import ModelReady
    from desktop_translator.ui.translate.model_popover import ModelPopover
    from desktop_translator.ui.widgets.icons import Icons


class ModelChip(ChoiceButton):
    """Names what serves the pair, and its size or the language between; a press tells more.

    Signals:
        preferred: the id of the route that the person wants for the pair.
    """

    preferred = Signal(str)

    def __init__(self, icons: Icons, languages: Languages, parent: QWidget) -> None:
        super().__init__(icons, parent)
        self._languages = languages
        self._route: Route | None = None
        self._choices: tuple[Route, ...] = ()
        self._ready: ModelReady | None = None
        self._popover: ModelPopover | None = None
        self.clicked.connect(self.open_details)

    def set_route(
        self,
        route: Route | None,
        choices: Sequence[Route] = (),
        ready: ModelReady | None = None,
    ) -> None:
        """Show what serves the pair, or that nothing does; `choices` is all that could."""
        known = (self._route, self._choices)
        if route is not None and (route, tuple(choices)) == known and ready in (None, self._ready):
            return
        if self._popover is not None:
            self._popover.hide()
            self._popover.deleteLater()
            self._popover = None
        self._route, self._choices, self._ready = route, tuple(choices), ready
        self.setEnabled(route is not None)
        if route is None:
            self.setText(self.tr("No model"))
            self.setAccessibleName(self.tr("No model translates this pair"))
        else:
            self.setText(f"{self._short_names(route)} · {self._remark(route)}")
            self.setAccessibleName(self._full_name(route))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()

    def open_details(self) -> None:
        """Show what there is to know about the models, or hide it."""
        if self._route is None:
            return
        if self._popover is None:
            # Imported when it is first opened: the window must not wait for it.
            from desktop_translator.ui.translate.model_popover import ModelPopover

            self._popover = ModelPopover(
                self._route, self._choices, self._ready, self._languages, self
            )
            self._popover.closed.connect(lambda: self.set_open(False))
            self._popover.preferred.connect(self.preferred)
        if not self._popover.isVisible():
            self.set_open(True)
        self._popover.toggle()

    def _remark(self, route: Route) -> str:
        if route.via is None:
            return human_size(route.size_bytes)
        return self.tr("via {language}").format(language=self._languages.name(route.via))

    def _full_name(self, route: Route) -> str:
        if route.via is None:
            return self.tr("Model: {name}").format(name=route.name)
        return self.tr("Models: {name}, via {language}").format(
            name=route.name, language=self._languages.name(route.via)
        )

    def _short_names(self, route: Route) -> str:
        return " + ".join(dict.fromkeys(self._short_name(model) for model in route.models))

    def _short_name(self, model: ModelInfo) -> str:
        """Leave out the languages, which stand beside the chip already."""
        names = (self._languages.name(code) for code in (model.source, model.target))
        pair = "\N{EN DASH}".join(names)
        return model.name.replace(pair, "").strip(" ,·()") or model.name
