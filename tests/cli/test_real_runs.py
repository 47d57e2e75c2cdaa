"""The program as a script sees it: a process, the real engine, the shipped model."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import environment, program, really_run
from tests.starter import copy_starter

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.engine

TEXT = "Je t'aime. Où est la gare ?\n\n  - Il fait beau aujourd'hui.\n"
LONG = "\n".join(f"Le chat numéro {n} dort dans la maison de ma mère." for n in range(2000))


def test_a_text_is_translated_alike_in_every_way(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    plain = really_run(tmp_path, "translate", TEXT)
    assert (plain.status, plain.err) == (0, "")
    lines = plain.out.split("\n")
    assert [bool(line) for line in lines] == [True, False, True, False]
    assert lines[0].startswith("I love you. ")
    assert lines[2].startswith("  - ")
    assert really_run(tmp_path, "translate", "--file", str(path)) == plain
    assert really_run(tmp_path, "translate", "--offline", stdin=TEXT.encode()) == plain
    assert really_run(tmp_path, "--offline", "translate", "--stream", TEXT) == plain


def test_json_of_a_real_translation(tmp_path: Path) -> None:
    ran = really_run(tmp_path, "translate", "--from", "en", "--to", "fr", "--json", "I love you.")
    record = json.loads(ran.out)
    assert record["translation"]
    assert record["translation"] != "I love you."
    assert record["statistics"]["output_tokens"] > 0
    assert record["statistics"]["decoding_ms"] > 0


def test_really_several_results(tmp_path: Path) -> None:
    options = ("--sample", "--results", "4", "--seed", "11", "--temperature", "1.2", "--json")
    text = "Il fait beau aujourd'hui et nous sortons. Je t'aime."
    first, second = (
        json.loads(really_run(tmp_path, "translate", *options, text).out) for _ in range(2)
    )
    assert first["sentences"] == second["sentences"]
    assert len(first["sentences"]) == 2
    assert len(first["sentences"][0]["hypotheses"]) > 1


def test_a_damaged_model_is_named_with_status_4(tmp_path: Path) -> None:
    folder = copy_starter(tmp_path / "models" / "mine", id="mine", name="My model", source="oc")
    model = folder / "model.bin"
    model.write_bytes(model.read_bytes()[: 1 << 20])
    ran = really_run(tmp_path, "translate", "--from", "oc", "T'aimi.")
    assert (ran.status, ran.out) == (4, "")
    assert "My model" in ran.err
    assert "model.bin" in ran.err
    assert "Traceback" not in ran.err


def test_the_doctor_finds_this_installation_well(tmp_path: Path) -> None:
    ran = really_run(tmp_path, "doctor", "--json")
    assert (ran.status, ran.err) == (0, "")
    report = json.loads(ran.out)
    assert "int8" in report["engine"]["compute types"]
    for model in report["models"]:
        assert model["translation"]
        assert model["tokens per second"] > 0
    assert not (tmp_path / "settings.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of Unix")
def test_ctrl_c_while_streaming_is_quiet(tmp_path: Path) -> None:
    # A shell that runs the tests in the background has them ignore Ctrl-C, and all they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        program(tmp_path, "translate", "--stream"),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(LONG.encode())
        process.stdin.close()
        assert process.stdout.read(1)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the engine too
        rest = process.stdout.read()
        assert process.stderr.read() == b""
        assert process.wait(60) == 130
    assert rest.count(b"\n") < LONG.count("\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break in another way there")
def test_a_reader_that_leaves_ends_it_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        program(tmp_path, "translate", "--stream"),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(LONG.encode())
        process.stdin.close()
        assert process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="always a display there")
def test_without_a_display_it_serves_line_after_line(tmp_path: Path) -> None:
    with subprocess.Popen(
        program(tmp_path),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for _ in range(2):  # each line is answered before the next is asked
            process.stdin.write("Je t'aime.\n")
            process.stdin.flush()
            assert process.stdout.readline() == "I love you.\n"
        process.stdin.close()
        assert process.stdout.read() == ""
        assert len(process.stderr.read().splitlines()) == 1
        assert process.wait(60) == 0
