from __future__ import annotations

import pytest

from desktop_translator.core.licences import forbids_commercial_use


@pytest.mark.parametrize(
    "licence", ["CC-BY-NC-4.0", "cc-by-nc-4.0", "research only", "Non-commercial"]
)
def test_a_licence_without_commercial_use_is_marked(licence: str) -> None:
    assert forbids_commercial_use(licence)


@pytest.mark.parametrize(
    "licence", ["MIT", "Apache-2.0", "CC BY 2.0 FR", "CC-BY-SA-4.0", "BUNCH-1.0", ""]
)
def test_others_are_not(licence: str) -> None:
    assert not forbids_commercial_use(licence)
