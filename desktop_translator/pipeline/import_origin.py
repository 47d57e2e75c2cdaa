"""Where files come from, as far as their place tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# The cache of huggingface_hub: `models--OWNER--NAME/snapshots/COMMIT`.
_CACHED = re.compile(r"/models--([^/]+?)--([^/]+)/snapshots/([0-9a-f]{7,40})(?:/|$)")


@dataclass(frozen=True, slots=True)
class Origin:
    """The name of a model, and the repository and commit where they are known."""

    name: str
    repository: str = ""
    revision: str = ""


def origin_of(path: Path) -> Origin:
    """Tell where a folder or an archive comes from."""
    cached = _CACHED.search(path.absolute().as_posix())
    if cached:
        owner, name, revision = cached.groups()
        return Origin(name, f"{owner}/{name}", revision)
    # Of `translate-en_fr-1.9.argosmodel` the ending goes; in a folder's name a dot is just a dot.
    return Origin(path.name if path.is_dir() else path.stem)
