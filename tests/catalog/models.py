"""Small models for the tests of the store: real files, correctly described."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from desktop_translator.catalog.verification import files_of
from desktop_translator.core.models import ModelInfo

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

    from desktop_translator.catalog.store import ModelStore

T = TypeVar("T")
CONTENTS = {"model.bin": b"weights" * 1000, "config.json": b"{}", "spm/source.spm": b"pieces"}


def result_of(work: Generator[object, None, T]) -> T:
    """Run a generator to its end and return what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


def fill(folder: Path, contents: Mapping[str, bytes] = CONTENTS) -> None:
    """Write files, making the folders they lie in."""
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def described(folder: Path, model_id: str = "small", revision: str = "") -> ModelInfo:
    """Describe a filled folder."""
    files = result_of(files_of(folder))
    size = sum(file.size_bytes for file in files)
    return ModelInfo(
        folder, model_id, model_id, "starter", ("fr",), ("en",), "MIT", size, files, {},
        revision=revision,
    )  # fmt: skip


def add_model(
    store: ModelStore,
    model_id: str = "small",
    revision: str = "",
    contents: Mapping[str, bytes] = CONTENTS,
) -> ModelInfo:
    """Install a small model."""
    with store.staging() as staged:
        fill(staged, contents)
        return store.install(staged, described(staged, model_id, revision))
