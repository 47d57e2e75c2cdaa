"""The shipped starter models, and damaged copies of them."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator.core.models import INFO_FILE, ModelInfo, read_model_info

if TYPE_CHECKING:
    from collections.abc import Callable

MODELS = Path(__file__).parent.parent / "resources" / "models"


def starter(pair: str = "fr-en") -> ModelInfo:
    """Return the description of a shipped model."""
    return read_model_info(MODELS / f"starter-{pair}")


def copy_starter(folder: Path, **changes: object) -> Path:
    """Copy the French-English starter to `folder`, changing entries of its description."""
    shutil.copytree(MODELS / "starter-fr-en", folder)
    data = json.loads((folder / INFO_FILE).read_text(encoding="utf-8")) | changes
    (folder / INFO_FILE).write_text(json.dumps(data), encoding="utf-8")
    return folder


def change_file(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file of a model and its description with it, as if it had always been so."""
    path = folder / name
    content = change(path.read_bytes())
    path.write_bytes(content)
    data = json.loads((folder / INFO_FILE).read_text(encoding="utf-8"))
    data["files"][name] = {
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    (folder / INFO_FILE).write_text(json.dumps(data), encoding="utf-8")
