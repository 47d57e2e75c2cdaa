"""What a model's card says at its beginning (the front matter of its `README.md`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_READ_CHARACTERS = 65536


def card_entry(path: Path, name: str) -> str:
    """Return the text of an entry, all its lines; empty if the card has none, or cannot be read."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_READ_CHARACTERS)
    except OSError:
        return ""
    front = re.match(r"---\n(.*?)\n---", text, re.DOTALL)
    entry = front and re.search(rf"^{name}:(.*?)(?=^\w|\Z)", front[1], re.DOTALL | re.MULTILINE)
    return entry[1].strip() if entry else ""
