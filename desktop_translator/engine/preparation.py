"""Making a model of ours out of files from elsewhere: found, converted, quantized, identified."""

from __future__ import annotations

import errno
import re
import shutil
from typing import TYPE_CHECKING

from desktop_translator.core.import_errors import ImportUnreadableError, ImportUnsupportedError
from desktop_translator.core.store_errors import ModelNotStoredError
from desktop_translator.core.wording import reason_of
from desktop_translator.engine.detection import detect, refusal
from desktop_translator.engine.families import FAMILIES
from desktop_translator.engine.marian import convert_marian, is_marian
from desktop_translator.engine.model_files import WEIGHTS
from desktop_translator.engine.model_header import read_header
from desktop_translator.engine.quantize import is_quantizable, quantize
from desktop_translator.engine.workshop import Prepared, Progress, Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_translator.engine.workshop import Preparation

_COPY_BYTES = 1 << 20
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_PIECES = {name for f in FAMILIES.values() for name in (*f.source_pieces, *f.target_pieces)}
_KEPT = re.compile(
    r"config\.json|metadata\.json|tokenization_small100\.py"
    r"|(shared_|source_|target_)?vocabulary\.(json|txt)|(README|LICEN[CS]E|NOTICE)(\.\w+)?",
    re.IGNORECASE,
)


def prepare(request: Preparation, tell: Callable[[Progress], None]) -> Prepared:
    """Fill the target folder.

    Raises:
        ImportFailedError: what the folder holds cannot be used.
        ModelUnsupportedError: it is a model, of a kind that cannot be run.
    """
    try:
        root = _root(request)
        if (root / WEIGHTS).exists():
            return _prepare_ctranslate2(request, root, tell)
        tell(Progress(Stage.CONVERTING))
        convert_marian(root, request.target)
    except OSError as error:
        reason = reason_of(error)
        if error.errno in _FULL:
            raise ModelNotStoredError(folder=str(request.target.parent), reason=reason) from error
        raise ImportUnreadableError(path=request.path, reason=reason) from error
    except ValueError as error:
        raise ImportUnsupportedError(path=request.path, reason=str(error)) from error
    _copy_notes(root, request.target)
    detected = detect(request.target, request.name, request.family)
    return Prepared(detected, converted=True, quantized=True)


def _root(request: Preparation) -> Path:
    """Find the folder with the model; nested archives often have one folder around everything.

    Raises:
        ValueError: there is none, or more than one.
    """
    source = request.source
    for is_model in (lambda folder: (folder / WEIGHTS).exists(), is_marian):
        folders = [source] if is_model(source) else []
        if not folders:
            folders = [
                path for path in sorted(source.rglob("*")) if path.is_dir() and is_model(path)
            ]
        if len(folders) > 1:
            names = ", ".join(path.relative_to(source).as_posix() for path in folders)
            raise ValueError(f"it holds several models ({names}); choose one of these folders")
        if folders:
            return folders[0]
    files = [path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()]
    raise ValueError(refusal(files) or "it holds no model.bin of CTranslate2 and no Marian model")


def _prepare_ctranslate2(
    request: Preparation, root: Path, tell: Callable[[Progress], None]
) -> Prepared:
    """Copy what the model needs; of Argos's package, also what lies beside its `model/` folder."""
    target = request.target
    package = root.parent if root != request.source else root
    if (package / "metadata.json").exists():
        _copy_notes(package, target)
    _copy_notes(root, target)
    reason = refusal([path.relative_to(root).as_posix() for path in root.rglob("*")])
    if reason is not None and not request.family:
        raise ValueError(reason)
    header = read_header(root / WEIGHTS)
    size = (root / WEIGHTS).stat().st_size
    quantizing = request.quantize and is_quantizable(header)
    stage = Stage.QUANTIZING if quantizing else Stage.COPYING

    def told(done_bytes: int) -> None:
        tell(Progress(stage, done_bytes, size))

    # Weights are large: what they are is found out before they are copied.
    detected = detect(target, request.name, request.family, weights=root / WEIGHTS)
    if quantizing:
        quantize(root / WEIGHTS, target / WEIGHTS, told)
    else:
        _copy(root / WEIGHTS, target / WEIGHTS, told)
    return Prepared(detected, converted=False, quantized=quantizing)


def _copy_notes(folder: Path, target: Path) -> None:
    """Copy the small files: vocabularies, what cuts text, the configuration, card and licence."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and (_KEPT.fullmatch(name) or name in _PIECES):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / name)


def _copy(source: Path, target: Path, told: Callable[[int], None]) -> None:
    done = 0
    with source.open("rb") as reader, target.open("wb") as writer:
        while content := reader.read(_COPY_BYTES):
            writer.write(content)
            done += len(content)
            told(done)
