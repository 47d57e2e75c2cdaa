from __future__ import annotations

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.errors import FileUnreadableError, ModelMissingError
from desktop_translator.core.languages import Language, Languages
from desktop_translator.core.wording import describe, human_size, reason_of
from tests.properties import THOROUGH

LANGUAGES = Languages([Language("fr", "French", "français")])


def test_language_codes_become_names() -> None:
    message, _ = describe(ModelMissingError(source="fr", target="xx"), LANGUAGES)
    assert message == "No model translates French into xx yet."


def test_words_are_translated_before_they_are_filled() -> None:
    def translate(text: str) -> str:
        return text.replace("No model translates", "Kein Modell übersetzt").upper().lower()

    message, _ = describe(ModelMissingError(source="fr", target="xx"), LANGUAGES, translate)
    assert message == "kein modell übersetzt French into xx yet."


def test_braces_in_a_file_name_stay() -> None:
    error = FileUnreadableError(path="{0}{path}.txt", reason="it is {odd}")
    message, _ = describe(error, LANGUAGES)
    assert message == "{0}{path}.txt could not be opened: it is {odd}."


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (8_441_003, "8.4 MB"),
        (9_949_999, "9.9 MB"),
        (9_960_000, "10 MB"),
        (20_000_000, "20 MB"),
        (3_200_000_000, "3.2 GB"),
        (12_000_000_000_000_000, "12000 TB"),
    ],
)
def test_sizes_are_written_as_file_managers_do(size: int, words: str) -> None:
    assert human_size(size) == words


@THOROUGH
@given(st.integers(0, 999 * 10**12))
def test_a_size_is_right_to_two_digits_and_never_long(size: int) -> None:
    number, unit = human_size(size).split()
    assert len(number) <= 3
    written = float(number) * 1000 ** ("bytes", "kB", "MB", "GB", "TB").index(unit)
    assert written == pytest.approx(size, rel=0.5 if size < 10_000_000 else 0.06)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOENT, "No such file or directory"), "no such file or directory"),
        (OSError(errno.EACCES, os.strerror(errno.EACCES)), "permission denied"),
        (TimeoutError(), "the system gave no reason"),
    ],
)
def test_the_system_gives_its_reason_in_lower_case(error: OSError, words: str) -> None:
    assert reason_of(error) == words
