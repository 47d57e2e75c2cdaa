from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import sentencepiece

from desktop_translator.engine.families import STARTER
from desktop_translator.engine.tokenizer import Tokenizer
from tests.engine.sentences import SENTENCES
from tests.starter import starter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(STARTER, starter().folder)


@pytest.fixture(scope="module")
def byte_tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    folder: Path = tmp_path_factory.mktemp("pieces")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["the cat sleeps", "a cat and a dog", "dogs sleep"] * 20),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=300,
        byte_fallback=True,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return Tokenizer(STARTER, folder)


def test_typographic_apostrophe_is_cut_like_the_plain_one(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("J’aime l’été.") == tokenizer.encode("J'aime l'été.")


@pytest.mark.parametrize("text", [text for text in SENTENCES if "\ufe0f" not in text])
def test_what_is_cut_joins_to_the_same_text(tokenizer: Tokenizer, text: str) -> None:
    assert tokenizer.decode(tokenizer.encode(text)) == text.replace("…", "...")


def test_user_text_that_looks_like_a_special_token_is_cut_as_text(tokenizer: Tokenizer) -> None:
    assert "</s>" not in tokenizer.encode("</s>")


@pytest.mark.parametrize("text", ["the cat 🐱 sleeps", "日本語 cat", "🏳️‍🌈a"])
def test_no_beginning_shows_half_a_character(byte_tokenizer: Tokenizer, text: str) -> None:
    tokens = byte_tokenizer.encode(text)
    assert any(token.startswith("<0x") for token in tokens), "the test needs byte tokens"
    beginnings = [byte_tokenizer.decode_beginning(tokens[:end]) for end in range(len(tokens) + 1)]
    whole = byte_tokenizer.decode(tokens)
    assert beginnings[-1] == whole
    for beginning in beginnings:
        assert whole.startswith(beginning)
        assert "\ufffd" not in beginning


def test_bytes_that_make_no_character_are_dropped(byte_tokenizer: Tokenizer) -> None:
    assert byte_tokenizer.decode(["▁cat", "<0xF0>", "<0x9F>"]) == "cat"


def test_different_files_for_source_and_target(tmp_path: Path) -> None:
    family = dataclasses.replace(STARTER, target_pieces=("target.model",))
    pieces = (starter().folder / STARTER.source_pieces[0]).read_bytes()
    for name in (STARTER.source_pieces[0], "target.model"):
        (tmp_path / name).write_bytes(pieces)
    tokenizer = Tokenizer(family, tmp_path)
    assert tokenizer.decode(tokenizer.encode("Bonjour.")) == "Bonjour."


@pytest.mark.parametrize("text", [*SENTENCES, "J’aime l’été.", "Bonjour 😀 tout"])
def test_places_of_tokens_hold_the_text(tokenizer: Tokenizer, text: str) -> None:
    tokens = tokenizer.encode(text)
    places = tokenizer.places(tokens, text)
    assert len(places) == len(tokens)
    assert "".join(text[start:end] for start, end in places).replace(" ", "") == text.replace(
        " ", ""
    )
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


def test_places_of_bytes_are_those_of_their_character(byte_tokenizer: Tokenizer) -> None:
    text = "a é cat"
    tokens = byte_tokenizer.encode(text)
    places = byte_tokenizer.places(tokens, text)
    assert [text[start:end] for start, end in places if start < end].count("é") == 1
    assert text[slice(*places[-1])] in text
