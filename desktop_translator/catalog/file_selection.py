"""Which files of a repository make a model."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelUnsupportedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.catalog.hub import RemoteFile

WEIGHTS = "model.bin"

# Files beside the weights that some family needs. Repositories hold much else: training
# checkpoints and second copies in folders of their own, which must not be fetched.
_BESIDE = (
    WEIGHTS,
    "config.json",
    "*vocabulary.json",
    "*vocabulary.txt",
    "*.spm",
    "*.spm.model",
    "spiece.model",
    "sentencepiece.bpe.model",
    "sentencepiece.model",
    "spm.model",
    "sp_m.model",
    "tokenizer.json",
    "tokenizer_config.json",
    "tokenization_small100.py",
)
_BELOW = ("spm/*.model",)


def select(
    name: str,
    files: Sequence[RemoteFile],
    subfolder: str = "",
    wanted: Sequence[str] = (),
    weights_sha256: str = "",
) -> dict[str, RemoteFile]:
    """Choose the files of a model, small ones first; each is keyed by its path in the model.

    Args:
        name: of the repository, for the error.
        files: everything in it.
        subfolder: where the model lies; if empty, beside the only `model.bin` there is.
        wanted: paths below `subfolder`; taken if all of them are there.
        weights_sha256: tells which of several models in one repository is meant.

    Raises:
        ModelUnsupportedError: there are no weights for CTranslate2, or several.
    """
    root = subfolder.strip("/") or _only_root(name, files, weights_sha256)
    inside = {below: file for file in files if (below := _below(file.path, root))}
    if wanted and set(wanted) <= inside.keys():
        chosen = {path: inside[path] for path in wanted}
    else:
        chosen = {path: file for path, file in inside.items() if _belongs(path)}
    if WEIGHTS not in chosen:
        raise ModelUnsupportedError(model=name, reason=f"it has no {WEIGHTS} for CTranslate2")
    return dict(sorted(chosen.items(), key=lambda item: (item[1].size_bytes, item[0])))


def _belongs(path: str) -> bool:
    patterns = _BELOW if "/" in path else _BESIDE
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _below(path: str, root: str) -> str:
    """Return a path relative to a folder, empty if it is not below it."""
    if not root:
        return path
    return path.removeprefix(f"{root}/") if path.startswith(f"{root}/") else ""


def _only_root(name: str, files: Sequence[RemoteFile], sha256: str) -> str:
    weights = [file for file in files if PurePosixPath(file.path).name == WEIGHTS]
    meant = [file for file in weights if sha256 and file.sha256 == sha256]
    folders = sorted(str(PurePosixPath(file.path).parent) for file in meant or weights)
    if "." in folders:
        return ""
    if not folders:
        raise ModelUnsupportedError(model=name, reason=f"it has no {WEIGHTS} for CTranslate2")
    if len(folders) > 1:
        reason = f"it holds several models ({', '.join(folders)}); name one of these folders"
        raise ModelUnsupportedError(model=name, reason=reason)
    return folders[0]
