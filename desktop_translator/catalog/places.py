"""Where added models lie."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator.catalog.disk import refusals_of_disk
from desktop_translator.core.atomic_file import write_atomically

if TYPE_CHECKING:
    from desktop_translator.core.paths import Paths


def with_places(paths: Paths) -> Paths:
    """Return `paths` with the folders of models as the user has chosen them."""
    try:
        data = json.loads(paths.model_places_file.read_text(encoding="utf-8"))
        models, before = data.get("models"), data.get("before")
        return replace(
            paths,
            models=Path(models) if models else None,
            models_before=Path(before) if before else None,
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return paths


def remember_places(paths: Paths) -> None:
    """Write down where models lie, and where they are being moved from.

    Raises:
        StoreError: the system refuses.
    """
    with refusals_of_disk(paths.data):
        if paths.models is None:
            paths.model_places_file.unlink(missing_ok=True)
            return
        before = str(paths.models_before) if paths.models_before else ""
        paths.data.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"models": str(paths.models), "before": before}, indent=1)
        write_atomically(paths.model_places_file, text + "\n")
