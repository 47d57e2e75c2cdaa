"""The model in use, named in the status line and on its chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_translator.pipeline.events import ModelReady
    from desktop_translator.ui.status_line import StatusLine
    from desktop_translator.ui.translate.job import TranslationJob
    from desktop_translator.ui.translate.model_chip import ModelChip
    from desktop_translator.ui.translate.pair import PairChoice


class ModelDisplay(QObject):
    """Names a model once it is loaded, for as long as it serves the pair in use."""

    def __init__(
        self, job: TranslationJob, choice: PairChoice, status: StatusLine, chip: ModelChip
    ) -> None:
        super().__init__(status)
        self._choice = choice
        self._status = status
        self._chip = chip
        job.model_ready.connect(self._on_ready)
        choice.changed.connect(status.forget_model)
        choice.followed.connect(self._on_followed)

    def _on_ready(self, event: ModelReady) -> None:
        pair = self._choice.pair
        if (event.route.source, event.route.target) == (pair.source, pair.target):
            self._status.show_model(event)
            self._chip.set_route(event.route, self._choice.routes, event)

    def _on_followed(self) -> None:
        pair, route = self._choice.pair, self._status.route
        if route is not None and (route.source, route.target) != (pair.source, pair.target):
            self._status.forget_model()
