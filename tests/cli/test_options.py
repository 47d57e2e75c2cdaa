from __future__ import annotations

from pathlib import Path

import pytest

from desktop_translator import __version__
from desktop_translator.cli.options import decoding_options, parser
from desktop_translator.core.decoding import DecodingOptions, Method


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data-dir", "there", "--offline", "translate", "Un."],
        ["translate", "--data-dir", "there", "--offline", "Un."],
        ["--offline", "translate", "Un.", "--data-dir", "there"],
        ["--data-dir", "there", "doctor", "--offline"],
        ["--data-dir", "there", "--offline"],
    ],
)
def test_common_options_stand_before_or_after_the_command(arguments: list[str]) -> None:
    options = parser().parse_args(arguments)
    assert (options.data_dir, options.offline) == (Path("there"), True)


def test_without_a_command_the_window_is_meant() -> None:
    options = parser().parse_args([])
    assert options.command is None
    assert not hasattr(options, "offline")


def test_a_translation_is_from_french_to_english_unless_told() -> None:
    options = parser().parse_args(["translate", "Un", "deux."])
    assert (options.source, options.target, options.text) == ("fr", "en", ["Un", "deux."])
    assert not options.stream
    assert not options.json


@pytest.mark.parametrize(
    "arguments", [["fly"], ["translate", "--speed", "9"], ["translate", "--from"], ["--colour"]]
)
def test_wrong_usage_ends_with_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(arguments)
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage:" in err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"desktop-translator {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], DecodingOptions()),
        (["--beam", "5"], DecodingOptions(Method.BEAM, beam_size=5)),
        (
            ["--sample", "--temperature", "1.2", "--top-k", "9"],
            DecodingOptions(Method.SAMPLING, temperature=1.2, top_k=9),
        ),
        (["--results", "3"], DecodingOptions(Method.BEAM, results=3)),
        (["--results", "1"], DecodingOptions()),
        (
            ["--sample", "--results", "3", "--seed", "7"],
            DecodingOptions(Method.SAMPLING, results=3, seed=7),
        ),
        (["--max-output-tokens", "30"], DecodingOptions(max_output_tokens=30)),
    ],
)
def test_decoding_is_chosen_by_flags(arguments: list[str], wanted: DecodingOptions) -> None:
    options = parser().parse_args(["translate", *arguments, "Oui."])
    assert decoding_options(options) == wanted


def test_a_beam_does_not_go_with_chance() -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["translate", "--beam", "4", "--sample", "Oui."])
