from __future__ import annotations

import dataclasses

import pytest

from desktop_translator.core.settings import Settings, Theme


def test_a_model_for_the_default_pair_ships() -> None:
    from tests.starter import starter

    settings = Settings()
    info = starter(f"{settings.source}-{settings.target}")
    assert (info.source, info.target) == (settings.source, settings.target)


def test_settings_are_replaced_and_never_changed() -> None:
    settings = Settings()
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.theme = Theme.DARK  # type: ignore[misc]


def test_without_a_choice_the_system_decides_on_colours() -> None:
    assert Settings().theme is Theme.SYSTEM
