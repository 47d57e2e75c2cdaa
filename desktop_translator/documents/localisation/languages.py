"""The names that files give to languages."""

from __future__ import annotations

import re


def same_language(tag: str, other: str) -> bool:
    """Tell whether two tags, `fr-CA` or `sr_RS@latin`, name one language, wherever it is spoken."""
    first, second = (re.split(r"[-_@.]", name.strip())[0].lower() for name in (tag, other))
    return first == second != ""
