"""Converting an OPUS-MT download, as Marian wrote it, without PyTorch.

An OPUS-MT archive holds the weights (`*.npz`), vocabularies (`*.yml`), `source.spm`, `target.spm`
and a `decoder.yml` that names them (Helsinki-NLP/OPUS-MT-train). CTranslate2's own converter needs
nothing but numpy and PyYAML, loads no pickled objects, and sets `add_source_eos`.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

_DECODER = "decoder.yml"
_PIECES = ("source.spm", "target.spm")


def is_marian(folder: Path) -> bool:
    """Tell whether a folder holds a Marian model."""
    return any(folder.glob("*.npz"))


def convert_marian(folder: Path, target: Path) -> None:
    """Convert the Marian model of a folder to int8, into `target`, with its SentencePiece files.

    Raises:
        ValueError: it is of a kind that cannot be converted; the words say why.
        OSError: a file cannot be read or written.
    """
    from ctranslate2.converters import MarianConverter

    model, vocabularies = _parts(folder)
    missing = [name for name in _PIECES if not (folder / name).exists()]
    if missing:
        raise ValueError(f"it has no {missing[0]}, so it was not trained with SentencePiece")
    converted = target / "converted"
    try:
        MarianConverter(str(model), [str(path) for path in vocabularies]).convert(
            str(converted), quantization="int8", force=True
        )
    except (KeyError, yaml.YAMLError, EOFError) as error:
        raise ValueError(f"its weights are incomplete ({error})") from error
    for path in converted.iterdir():
        path.rename(target / path.name)
    converted.rmdir()
    for name in _PIECES:
        shutil.copyfile(folder / name, target / name)


def _parts(folder: Path) -> tuple[Path, list[Path]]:
    """Find the weights and the vocabularies, source first."""
    weights, vocabularies = sorted(folder.glob("*.npz")), sorted(folder.glob("*vocab*.yml"))
    if (folder / _DECODER).exists():
        try:
            data = yaml.safe_load((folder / _DECODER).read_text(encoding="utf-8"))
            weights = _inside(folder, data["models"])
            vocabularies = _inside(folder, data["vocabs"])
        except (yaml.YAMLError, KeyError, TypeError, UnicodeDecodeError) as error:
            raise ValueError(f"{_DECODER} does not name its files") from error
    if len(weights) != 1:
        raise ValueError(f"it has {len(weights)} files of weights instead of one")
    if not 1 <= len(vocabularies) <= 2:
        raise ValueError("its vocabularies (*.vocab.yml) are missing or not told apart")
    return weights[0], vocabularies


def _inside(folder: Path, names: Iterable[str]) -> list[Path]:
    """Return files of a folder by name; a name from a stranger's file must not lead elsewhere."""
    paths = [folder / Path(str(name)).name for name in names]
    absent = [path.name for path in paths if not path.exists()]
    if absent:
        raise ValueError(f"its file {absent[0]} is missing")
    return paths
