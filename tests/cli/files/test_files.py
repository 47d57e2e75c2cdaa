from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import environment, program, really_run
from tests.documents.pdf.made import lines, made_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SENTENCE = "Le chat numéro {} dort dans la maison de ma mère."


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("Bonjour à tous.\n", encoding="utf-8")
    (folder / "deep" / "b.txt").write_text("Il pleut.\n", encoding="utf-8")
    return folder


def test_without_a_name_nothing_is_done(run: Run) -> None:
    ran = run("files")
    assert ran.status == 2
    assert "--resume" in ran.err


def test_a_tree_is_mirrored_and_what_failed_is_told(
    run: Run, documents: Path, tmp_path: Path
) -> None:
    (documents / "empty.txt").touch()
    out = tmp_path / "out"
    ran = run("files", str(documents), "--pseudo", "upper", "--out", str(out))
    assert ran.status == 6
    assert sorted(ran.out.split()) == [str(out / "a.upper.txt"), str(out / "deep/b.upper.txt")]
    assert (out / "deep" / "b.upper.txt").read_text("utf-8") == "IL PLEUT.\n"
    assert f"{documents / 'empty.txt'} is empty." in ran.err
    assert "2 of 3 files translated, 1 failed." in ran.err


def test_a_pdf_can_become_a_web_page(run: Run, tmp_path: Path) -> None:
    made_pdf(tmp_path / "a.pdf", [lines("Bonjour.")])
    ran = run("files", str(tmp_path / "a.pdf"), "--pseudo", "upper", "--pdf-as", "html")
    assert ran.out.strip() == str(tmp_path / "a.upper.html")
    assert b"<p>BONJOUR.</p>" in (tmp_path / "a.upper.html").read_bytes()


def test_json_tells_all_and_a_dry_run_writes_nothing(run: Run, documents: Path) -> None:
    ran = run("files", str(documents), "--dry-run", "--json", "--from", "fr")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 0
    assert {record["state"] for record in records} == {"queued"}
    assert {record["words"] for record in records} == {3, 2}
    assert sorted(path.name for path in documents.rglob("*.txt")) == ["a.txt", "b.txt"]


def test_no_engine_is_no_reason_to_fail_every_file(run: Run, documents: Path) -> None:
    ran = run("files", str(documents), "--from", "fr")
    assert ran.status == 5
    assert "there is none in this test" in ran.err
    assert "2 left" in ran.err


@pytest.mark.engine
def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    """Ctrl-C first, then a kill of everything, then to the end: as if nothing had happened."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in "abc":
        text = "\n\n".join(SENTENCE.format(f"{name}{number}") for number in range(60))
        (documents / f"{name}.txt").write_text(text, encoding="utf-8")
    data, out = tmp_path / "data", tmp_path / "out"
    command = program(data, "files", str(documents), "--from", "fr", "--out", str(out))
    interrupted = _stopped_at_first_file(command, out, signal.SIGINT)
    assert interrupted.returncode == 130
    command = program(data, "files", "--resume")
    killed = _stopped_at_first_file(command, out, signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    ran = really_run(data, "files", "--resume")
    assert ran.status == 0, ran.err
    assert sorted(path.name for path in out.iterdir()) == ["a.en.txt", "b.en.txt", "c.en.txt"]
    whole = tmp_path / "whole"
    fresh = really_run(tmp_path / "fresh", "files", str(documents), "--out", str(whole))
    assert fresh.status == 0, fresh.err
    for path in whole.iterdir():
        assert (out / path.name).read_bytes() == path.read_bytes()


def _stopped_at_first_file(
    command: list[str], out: Path, sign: signal.Signals
) -> subprocess.Popen[bytes]:
    """Run a command until it has written one more file, or ends; then send all of it a signal."""
    before = len(list(out.glob("*.txt")))
    process = subprocess.Popen(
        command, env=environment(), stderr=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None and len(list(out.glob("*.txt"))) == before:
        time.sleep(0.005)
    if process.poll() is None:
        os.killpg(process.pid, sign)
    process.wait(60)
    return process
