from __future__ import annotations

import dataclasses
import logging
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.attention import AttentionChoice
from desktop_translator.core.decoding import GREEDY
from desktop_translator.engine.attention_source import stored_attention, telling
from desktop_translator.engine.loaded_model import LoadedModel
from tests.starter import starter

if TYPE_CHECKING:
    from desktop_translator.core.alignment import Shares


def _looks(model: LoadedModel) -> list[Shares]:
    source = model.tokenizer.encode("Le chat dort.")
    ((output,),) = model.decode([source], GREEDY, None, align=True)
    assert output.looks is not None
    assert [token for token, _ in output.looks] == output.tokens
    return [shares for _, shares in output.looks]


def test_starter_tells_of_the_first_head_of_the_last_layer() -> None:
    assert stored_attention(starter().folder / "model.bin") == AttentionChoice(-1, 1)


def test_model_without_a_choice_is_loaded_from_its_folder() -> None:
    same = dataclasses.replace(starter(), attention=AttentionChoice(-1, 1))
    for info in (starter(), same):
        with telling(info) as folder:
            assert folder == info.folder


def test_choice_changes_what_is_told_and_nothing_else() -> None:
    info = dataclasses.replace(starter(), attention=AttentionChoice(0, 0))
    with telling(info) as folder:
        assert folder != info.folder
        assert stored_attention(folder / "model.bin") == AttentionChoice(0, 0)
        before = (info.folder / "model.bin").read_bytes()
        after = (folder / "model.bin").read_bytes()
        assert len(before) == len(after)
        assert sum(a != b for a, b in zip(before, after, strict=True)) <= 4
    assert not folder.exists()
    usual, other = LoadedModel(starter(), threads=1), LoadedModel(info, threads=1)
    assert _looks(usual) != _looks(other)
    usual.close()
    other.close()


def test_shifted_rows_are_those_of_the_next_step() -> None:
    model = LoadedModel(starter(), threads=1)
    shifted = LoadedModel(
        dataclasses.replace(starter(), attention=AttentionChoice(shifted=True)), threads=1
    )
    assert _looks(shifted)[:-1] == _looks(model)[1:]
    model.close()
    shifted.close()


@pytest.mark.parametrize("choice", [AttentionChoice(2), AttentionChoice(-3), AttentionChoice(0, 5)])
def test_what_a_model_has_not_is_not_asked_of_it(
    choice: AttentionChoice, caplog: pytest.LogCaptureFixture
) -> None:
    info = dataclasses.replace(starter(), attention=choice)
    with caplog.at_level(logging.WARNING), telling(info) as folder:
        assert folder == info.folder
    assert "stays as it is" in caplog.text
