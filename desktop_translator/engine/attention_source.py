"""Reading of which attention a model tells, and making it tell of another.

CTranslate2 returns the mean of the first `decoder/alignment_heads` heads (0: all) of the decoder's
layer `decoder/alignment_layer`. Both are 16-bit numbers within `model.bin`, and nothing else says
so. Since a model is read into memory when it is loaded, a changed copy serves for that moment.
"""

from __future__ import annotations

import logging
import shutil
import struct
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_translator.core.attention import AttentionChoice
from desktop_translator.engine.architecture import read_architecture
from desktop_translator.engine.model_header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.model_header import Variable

log = logging.getLogger(__name__)

_WEIGHTS = "model.bin"
_NAMES = ("decoder/alignment_layer", "decoder/alignment_heads")
_NUMBER = "<h"


def stored_attention(weights: Path) -> AttentionChoice:
    """Return which attention a `model.bin` tells of; the usual one where it does not say.

    Raises:
        ValueError: this is no `model.bin`.
        OSError: the system refuses to read it.
    """
    usual = AttentionChoice()
    numbers = [usual.layer, usual.heads]
    with weights.open("rb") as file:
        for index, variable in enumerate(_variables(weights)):
            if variable is not None:
                file.seek(variable.offset)
                (numbers[index],) = struct.unpack(_NUMBER, file.read(variable.size_bytes))
    return AttentionChoice(layer=numbers[0], heads=numbers[1])


@contextmanager
def telling(info: ModelInfo) -> Iterator[Path]:
    """Give a folder to load a model from, so that it tells of the attention its description names.

    That is its own folder, or for as long as it takes a copy with two numbers changed. Where there
    is no room for one, or an old file lacks the numbers, the model is used as it is.
    """
    with ExitStack() as stack:
        folder = info.folder
        try:
            if info.attention is not None and not _is_told(folder / _WEIGHTS, info.attention):
                name = stack.enter_context(TemporaryDirectory(prefix="desktop-translator-"))
                _copy_changed(info, info.attention, Path(name))
                folder = Path(name)
        except (OSError, ValueError) as error:
            log.warning("the attention of %s stays as it is: %s", info.id, error)
        yield folder


def _is_told(weights: Path, wanted: AttentionChoice) -> bool:
    stored = stored_attention(weights)
    return (stored.layer, stored.heads) == (wanted.layer, wanted.heads)


def _copy_changed(info: ModelInfo, wanted: AttentionChoice, folder: Path) -> None:
    _check(info.folder / _WEIGHTS, wanted)
    for file in info.files:
        (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(info.folder / file.name, folder / file.name)
    with (folder / _WEIGHTS).open("r+b") as weights:
        for variable, number in zip(
            _variables(folder / _WEIGHTS), (wanted.layer, wanted.heads), strict=True
        ):
            if variable is None:
                raise ValueError("the file does not say which attention it tells of")
            weights.seek(variable.offset)
            weights.write(struct.pack(_NUMBER, number))


def _check(weights: Path, wanted: AttentionChoice) -> None:
    """Refuse what is not there: CTranslate2 would end the process."""
    built = read_architecture(read_header(weights), weights)
    if not -built.decoder_layers <= wanted.layer < built.decoder_layers:
        raise ValueError(f"its decoder has {built.decoder_layers} layers")
    if wanted.heads > built.heads:
        raise ValueError(f"its layers have {built.heads} heads")


def _variables(weights: Path) -> list[Variable | None]:
    header = read_header(weights)
    found = [header.variable(name) for name in _NAMES]
    if any(each is not None and each.size_bytes != struct.calcsize(_NUMBER) for each in found):
        raise ValueError("the numbers are not as they were in any version known")
    return found
