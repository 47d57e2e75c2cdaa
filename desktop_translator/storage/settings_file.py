"""The settings as a JSON file."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_translator.core.atomic_file import write_atomically
from desktop_translator.core.errors import OptionOutOfRangeError, SettingsNotSavedError
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
    settings: Settings = _with_values(Settings(), data if isinstance(data, dict) else {})
    return settings


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


def _with_values(defaults: Any, data: dict[str, object]) -> Any:  # noqa: ANN401 - any dataclass
    """Return a dataclass with those values of `data` that make sense for its fields."""
    result = defaults
    for field in fields(defaults):
        default, value = getattr(defaults, field.name), data.get(field.name)
        if is_dataclass(default):
            if isinstance(value, dict):
                result = replace(result, **{field.name: _with_values(default, value)})
        elif isinstance(default, dict):
            result = replace(result, **{field.name: _texts(value)})
        elif isinstance(value, _kinds(default)):
            try:
                result = replace(result, **{field.name: type(default)(value)})
            except (ValueError, OverflowError, OptionOutOfRangeError):
                log.warning("setting %s has an unknown value", field.name)
    return result


def _kinds(default: object) -> tuple[type, ...]:
    """Return the types that JSON may give a value, whose default is known."""
    if isinstance(default, str):
        return (str,)
    return (int, float) if isinstance(default, float) else (int,)


def _texts(value: object) -> dict[str, str]:
    entries = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in entries if isinstance(text, str)}
