"""Window state as text, fit for the settings."""

from __future__ import annotations

from PySide6.QtCore import QByteArray


def encoded(state: QByteArray) -> str:
    """Write a state of Qt's as base64."""
    return bytes(state.toBase64().data()).decode("ascii")


def decoded(text: str) -> QByteArray:
    """Read a state back; damaged text gives a state that Qt refuses."""
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
