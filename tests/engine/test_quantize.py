from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.models import read_model_info
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.model_header import read_header
from desktop_translator.engine.quantize import is_quantizable, quantize
from tests.engine.sentences import SENTENCES
from tests.engine.tiny_models import Tiny, write_model
from tests.starter import change_file, copy_starter, starter

if TYPE_CHECKING:
    from pathlib import Path

VOCABULARY = ["<unk>", "<s>", "</s>", *"abcdefghij"]


def _quantized(folder: Path, dtype: str) -> bytes:
    write_model(folder, Tiny(VOCABULARY, dtype=dtype))
    assert is_quantizable(read_header(folder / "model.bin"))
    told: list[int] = []
    quantize(folder / "model.bin", folder / "int8.bin", told.append)
    assert told == sorted(told)
    assert told[-1] <= (folder / "model.bin").stat().st_size
    return (folder / "int8.bin").read_bytes()


def test_a_float32_model_becomes_what_ctranslate2_itself_would_write(tmp_path: Path) -> None:
    write_model(tmp_path / "expected", Tiny(VOCABULARY, dtype="int8"))
    expected = (tmp_path / "expected" / "model.bin").read_bytes()
    assert _quantized(tmp_path / "float32", "float32") == expected


@pytest.mark.parametrize("dtype", ["float16", "float32"])
def test_the_matrices_of_a_float_model_take_a_byte_per_number(tmp_path: Path, dtype: str) -> None:
    _quantized(tmp_path, dtype)
    before = read_header(tmp_path / "model.bin")
    after = read_header(tmp_path / "int8.bin")
    weights = [name for name in before.variables if name.endswith("/weight")]
    assert weights
    for name in weights:
        rows, columns = before.variables[name].shape
        assert after.variables[name].size_bytes == rows * columns
        assert after.variables[f"{name}_scale"].shape == (rows,)
    assert after.aliases == before.aliases
    assert not is_quantizable(after)


def test_translations_hardly_change(tmp_path: Path) -> None:
    """The starter's int8 weights, written as float16, then quantized again."""
    folder = copy_starter(tmp_path / "starter")
    change_file(folder, "model.bin", _as_float16)
    large = read_header(folder / "model.bin")
    assert is_quantizable(large)
    quantize(folder / "model.bin", tmp_path / "int8.bin", lambda _: None)
    change_file(folder, "model.bin", lambda _: (tmp_path / "int8.bin").read_bytes())
    first, second = LoadedModel(starter(), 1), LoadedModel(read_model_info(folder), 1)
    outputs = [
        [output[0].tokens for output in model.decode([model.tokenizer.encode(text)], GREEDY, None)]
        for text in SENTENCES
        for model in (first, second)
    ]
    first.close()
    second.close()
    same = sum(a == b for a, b in zip(outputs[::2], outputs[1::2], strict=True))
    assert same >= 0.9 * len(SENTENCES)


def _as_float16(content: bytes) -> bytes:
    """Undo the quantization of a `model.bin`."""
    import numpy as np

    from tests.engine.model_bin import read_arrays, write_arrays

    arrays, aliases, head = read_arrays(content)
    floats = {}
    for name, array in arrays.items():
        if name.endswith("_scale"):
            continue
        scale = arrays.get(f"{name}_scale")
        floats[name] = array if scale is None else (array / scale[:, None]).astype(np.float16)
    return write_arrays(floats, aliases, head)


def test_half_a_model_is_refused(tmp_path: Path) -> None:
    write_model(tmp_path, Tiny(VOCABULARY))
    content = (tmp_path / "model.bin").read_bytes()
    (tmp_path / "half.bin").write_bytes(content[: len(content) // 2])
    with pytest.raises(ValueError, match="incomplete"):
        quantize(tmp_path / "half.bin", tmp_path / "int8.bin", lambda _: None)


def test_a_model_of_an_old_format_is_left_as_it_is(tmp_path: Path) -> None:
    write_model(tmp_path, Tiny(VOCABULARY))
    content = (tmp_path / "model.bin").read_bytes()
    (tmp_path / "old.bin").write_bytes(struct.pack("<I", 5) + content[4:])
    assert not is_quantizable(read_header(tmp_path / "old.bin"))
    with pytest.raises(ValueError, match="old version"):
        quantize(tmp_path / "old.bin", tmp_path / "int8.bin", lambda _: None)
