"""The installed Qt is one that works."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_calls_without_a_result_do_not_use_none_up(qapp: QApplication) -> None:
    """PySide6 6.12 drops a reference to None per call, and Python 3.11 aborts in the end."""
    before = sys.getrefcount(None)
    for _ in range(500):
        qapp.processEvents()
    assert sys.getrefcount(None) > before - 100
