"""A panel with a journey in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.ui.journey.panel import JourneyPanel
from tests.ui.journey.journeys import journey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.theme import ThemeController
    from desktop_translator.ui.widgets.icons import Icons


@pytest.fixture
def panel(qtbot: QtBot, theme: ThemeController, icons: Icons) -> JourneyPanel:
    panel = JourneyPanel(icons)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_journey(journey(), False, False)
    return panel
