"""What a licence means for the person who uses a model."""

from __future__ import annotations

import re

_NON_COMMERCIAL = re.compile(r"\bNC\b|non.?commercial|research", re.IGNORECASE)


def forbids_commercial_use(licence: str) -> bool:
    """Tell whether a licence, by its name or SPDX identifier, allows no commercial use."""
    return _NON_COMMERCIAL.search(licence) is not None
