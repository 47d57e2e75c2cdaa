"""When each model was last used."""

from __future__ import annotations

import json
import logging
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from desktop_translator.core.atomic_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

log = logging.getLogger(__name__)


class ModelUse:
    """A day per model: enough to see which ones are dead weight."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def last(self, model_id: str) -> date | None:
        """Return the day a model was last used, None if never."""
        return self.days().get(model_id)

    def days(self) -> dict[str, date]:
        """Return the day each model was last used, by its id."""
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(name): date.fromisoformat(day) for name, day in data.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def note(self, models: Iterable[ModelInfo]) -> None:
        """Remember that models are used now; a disk that refuses costs nothing but this.

        Those that ship with the program are passed over: nobody can remove them.
        """
        known, today = self.days(), datetime.now(UTC).date()
        now = {model.id: today for model in models if model.installed_at}
        if now.items() <= known.items():
            return
        days = {name: day.isoformat() for name, day in {**known, **now}.items()}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, json.dumps(days, indent=1) + "\n")
        except OSError as error:
            log.warning("the use of a model was not noted: %s", error)
