"""From a folder or an archive of someone else's to a model on this disk.

A generator: every step tells how far it is, and closing it stops at once and leaves nothing behind.
Terminal and window use the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from desktop_translator.catalog.disk import refusals_of_disk, require_space
from desktop_translator.catalog.unpacking import unpack, unpacked_bytes
from desktop_translator.catalog.verification import files_of, verify
from desktop_translator.core.import_errors import ImportUnreadableError
from desktop_translator.core.language_codes import language_tag
from desktop_translator.core.model_card import card_entry
from desktop_translator.core.models import INFO_FILE, ModelInfo, read_model_info
from desktop_translator.core.wording import reason_of
from desktop_translator.engine.model_files import WEIGHTS
from desktop_translator.engine.workshop import Preparation, Progress, Stage, prepare_apart
from desktop_translator.pipeline.import_origin import origin_of
from desktop_translator.pipeline.model_identity import filled_in
from desktop_translator.pipeline.model_trial import Tried, try_model

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.catalog.store import ModelStore
    from desktop_translator.catalog.verification import Checking
    from desktop_translator.pipeline.hops import Engine
    from desktop_translator.pipeline.import_origin import Origin

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to add, and what the user knows of it; empty where the files shall tell.

    Attributes:
        path: a folder, a zip or an `.argosmodel` file.
        name: what people will see.
        family: how it is tokenised (a name in `engine.families`).
        source: language it reads; `target`: the one it writes.
        licence: of the weights.
        quantize: whether to store float weights as int8.
    """

    path: Path
    name: str = ""
    family: str = ""
    source: str = ""
    target: str = ""
    licence: str = ""
    quantize: bool = True


@dataclass(frozen=True, slots=True)
class Imported:
    """The model is in its place; `tried` is what it made of a first sentence."""

    model: ModelInfo
    tried: Tried
    converted: bool
    quantized: bool


ImportEvent = Progress | None
"""None: nothing new; it gives the caller a chance to look up."""


def import_model(
    store: ModelStore, engine: Engine, request: ImportRequest
) -> Generator[ImportEvent, None, Imported]:
    """Add a model to the store; nothing is seen of it before it is whole and was tried.

    Raises:
        ImportFailedError: it cannot be read, is unsafe, or no model that can be run.
        ModelError: it is damaged, or fails on a sentence.
        StoreError: the disk refuses.
    """
    source = request.path.parent if request.path.name == WEIGHTS else request.path
    require_space(store.folder, _needed_bytes(source))
    with store.staging() as unpacked, store.staging() as target:
        origin = origin_of(source)
        if not source.is_dir():
            yield from _unpack(source, unpacked)
            source = unpacked
        known = yield from _described(source)
        begun = _begun(request, known, origin, target)
        path = str(request.path)
        preparation = Preparation(source, target, origin.name, path, begun.family, request.quantize)
        prepared = yield from prepare_apart(preparation)
        info = yield from _with_files(filled_in(begun, prepared.detected, path))
        yield Progress(Stage.TESTING)
        tried = yield from try_model(engine, info)
        if known is None:
            info = replace(info, id=_free_id(store, info))
        model = store.install(target, info)
    return Imported(model, tried, prepared.converted, prepared.quantized)


def _needed_bytes(path: Path) -> int:
    """Return what a model may take while it is made: an archive is unpacked before.

    Raises:
        ImportFailedError: it is no folder, and no archive that may be unpacked.
    """
    if not path.is_dir():
        return 2 * unpacked_bytes(path)
    files = (*path.glob("*"), *path.glob("*/*"))
    return max((file.stat().st_size for file in files if file.is_file()), default=0)


def _unpack(archive: Path, folder: Path) -> Generator[ImportEvent, None, None]:
    with refusals_of_disk(folder.parent):
        for done, total in unpack(archive, folder):
            yield Progress(Stage.UNPACKING, done, total)


def _described(folder: Path) -> Generator[ImportEvent, None, ModelInfo | None]:
    """Read the description that our own packs hold, and check their files against it."""
    found = [path for path in (folder, *folder.glob("*/")) if (path / INFO_FILE).exists()]
    if not found:
        return None
    info = read_model_info(found[0])
    for problem in (yield from _shown(verify(info))):
        raise problem
    return info


def _begun(
    request: ImportRequest, known: ModelInfo | None, origin: Origin, folder: Path
) -> ModelInfo:
    """Put together what the user says, what a description says, and what the place tells."""
    name = request.name or (known.name if known else origin.name)
    begun = known or ModelInfo(
        folder=folder,
        id=re.sub(r"[^\w.-]+", "-", name).strip("-.").lower() or "model",
        name=name,
        family="",
        sources=(),
        targets=(),
        licence="",
        size_bytes=0,
        files=(),
        quality={},
        repository=origin.repository,
        revision=origin.revision,
    )
    return replace(
        begun,
        folder=folder,
        name=name,
        family=request.family or begun.family,
        sources=_said(request.source) or begun.sources,
        targets=_said(request.target) or begun.targets,
        licence=request.licence or begun.licence,
    )


def _said(code: str) -> tuple[str, ...]:
    return (language_tag(code) or code,) if code else ()


def _with_files(info: ModelInfo) -> Generator[ImportEvent, None, ModelInfo]:
    """Add the sizes and checksums of all files, and the licence if only the card names it."""
    try:
        files = yield from _shown(files_of(info.folder))
    except OSError as error:
        raise ImportUnreadableError(path=str(info.folder), reason=reason_of(error)) from error
    return replace(
        info,
        files=files,
        size_bytes=sum(file.size_bytes for file in files),
        licence=info.licence or card_entry(info.folder / "README.md", "license"),
    )


def _shown(
    work: Generator[Checking, None, Result],
) -> Generator[ImportEvent, None, Result]:
    """Do work to its end, telling how far it is; return its result."""
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield Progress(Stage.CHECKING, step.done_bytes, step.total_bytes)


def _free_id(store: ModelStore, info: ModelInfo) -> str:
    """Return an id that no other model of the store has; the same files keep theirs."""
    taken = {model.id: model.files for model in store.models()}
    candidates = [info.id, *(f"{info.id}-{number}" for number in range(2, 1000))]
    return next(
        candidate for candidate in candidates if taken.get(candidate, info.files) == info.files
    )
