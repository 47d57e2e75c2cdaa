"""The settings as a JSON file."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desktop_translator.core.atomic_file import write_atomically
from desktop_translator.core.errors import SettingsNotSavedError
from desktop_translator.core.settings import Settings
from desktop_translator.core.wording import reason_of

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


def read_settings(path: Path) -> Settings:
    """Read the settings; a value that is missing or makes no sense becomes its default."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        log.warning("settings not read: %s", error)
        return Settings()
    return _from_json(data) if isinstance(data, dict) else Settings()


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings, making their folder if need be.

    Raises:
        SettingsNotSavedError: the system refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(asdict(settings), indent=2) + "\n")
    except OSError as error:
        raise SettingsNotSavedError(path=str(path), reason=reason_of(error)) from error


def _from_json(data: dict[str, object]) -> Settings:
    known: dict[str, Any] = asdict(Settings())
    for name, default in known.items():
        value = data.get(name)
        if isinstance(value, str if isinstance(default, str) else int):
            try:
                known[name] = type(default)(value)
            except ValueError:
                log.warning("setting %s has an unknown value", name)
    return Settings(**known)
