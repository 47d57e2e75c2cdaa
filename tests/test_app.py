"""The whole program in this process, with the real engine and the shipped models."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import psutil
import pytest

from desktop_translator.app import Program
from desktop_translator.core.paths import Paths, default_paths
from desktop_translator.engine.launch import EngineConfig
from tests.starter import change_file, copy_starter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.engine


class Driver:
    """A running program, as a person sees it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.page = program.window.page
        self._qtbot = qtbot

    def type(self, text: str) -> None:
        self.page.source.pane.replace_text(text)

    def expect_translation(self, text: str) -> None:
        self._qtbot.waitUntil(
            lambda: not self.page.session.running and self.page.target.pane.newest_text() == text,
            timeout=20_000,
        )

    def expect_banner(self, *words: str) -> None:
        banner = self.page.banner
        self._qtbot.waitUntil(lambda: banner.isVisible(), timeout=20_000)
        for word in words:
            assert word in banner.text


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Paths], Driver]]:
    programs: list[Program] = []

    def start_program(paths: Paths) -> Driver:
        program = Program(qapp, paths, EngineConfig())
        programs.append(program)
        return Driver(program, qtbot)

    yield start_program
    for program in programs:
        program.window.close()
        program.close()
        program.window.deleteLater()


def test_french_comes_out_english_and_back(
    start: Callable[[Paths], Driver], tmp_path: Path
) -> None:
    driver = start(default_paths(tmp_path))
    driver.type("Je t'aime.\n\n  Merci.  \n")
    driver.expect_translation("I love you.\n\n  Thank you.  \n")
    driver.page.swap()
    driver.expect_translation("Je t'aime.\n\n  Merci.  \n")


def test_languages_are_found_paragraph_by_paragraph(
    start: Callable[[Paths], Driver], tmp_path: Path
) -> None:
    driver = start(default_paths(tmp_path))
    source, target = driver.page.bar.source, driver.page.bar.target
    driver.type("I love you very much.")
    driver.expect_translation("Je t'aime beaucoup.")
    assert (source.text(), target.text()) == ("Detected: English", "French")
    driver.type("Je t'aime.\n\nThis was written in English.")
    driver.expect_translation("I love you.\n\nThis was written in English.")
    assert (source.text(), target.text()) == ("Detected: English, French", "English")
    driver.page.detection.paragraphs.correct(2, "fr")
    driver.page.session.stop()
    driver.type("Tämä on suomenkielinen lause, jota kukaan ei osaa kääntää.")
    driver.expect_banner("This looks like Finnish. No model translates Finnish into English yet.")
    driver.type("")
    assert source.text() == "Detect language"


def test_both_panes_paint_in_the_size_they_were_given(
    start: Callable[[Paths], Driver], tmp_path: Path
) -> None:
    """The placeholder of the translation was once painted in the font of the buttons."""
    page = start(default_paths(tmp_path)).page
    sizes = {pane.viewport().font().pixelSize() for pane in (page.source.pane, page.target.pane)}
    assert sizes == {page.source.pane.font().pixelSize()}


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (lambda folder: (folder / "model.bin").unlink(), "model.bin"),
        (lambda folder: change_file(folder, "model.bin", lambda data: data[:9999]), "model.bin"),
        (lambda folder: (folder / "config.json").write_bytes(b"?"), "config.json"),
        (lambda folder: (folder / "sentencepiece.model").unlink(), "sentencepiece.model"),
    ],
)
def test_a_damaged_model_is_named_and_another_one_serves_the_pair(
    start: Callable[[Paths], Driver],
    tmp_path: Path,
    damage: Callable[[Path], object],
    named: str,
) -> None:
    folder = copy_starter(tmp_path / "models" / "better", id="better", name="Better French")
    damage(folder)
    driver = start(default_paths(tmp_path))
    driver.type("Je t'aime.")
    driver.expect_translation("I love you.")
    driver.expect_banner("Better French", named)
    assert driver.page.bar.model.text().startswith("Starter")


def test_the_only_model_of_a_pair_damaged_leaves_the_others_usable(
    start: Callable[[Paths], Driver], tmp_path: Path
) -> None:
    resources = default_paths().resources
    only = tmp_path / "resources"
    (only / "models").mkdir(parents=True)
    for name in ("icons", "themes", "languages.json", "models/starter-en-fr"):
        (only / name).symlink_to(resources / name)
    folder = copy_starter(tmp_path / "models" / "broken", name="Broken")
    (folder / "model.bin").unlink()
    driver = start(Paths(tmp_path, only))
    driver.type("Bonjour.")
    driver.expect_banner("Broken", "model.bin")
    assert driver.page.source.pane.text() == "Bonjour."
    driver.page.swap()
    driver.type("I love you.")
    driver.expect_translation("Je t'aime.")


def test_a_description_that_is_none_is_named_at_the_start(
    start: Callable[[Paths], Driver], tmp_path: Path
) -> None:
    (tmp_path / "models" / "odd").mkdir(parents=True)
    (tmp_path / "models" / "odd" / "model.json").write_text("{", encoding="utf-8")
    driver = start(default_paths(tmp_path))
    driver.expect_banner("odd", "model.json")
    driver.type("Je t'aime.")
    driver.expect_translation("I love you.")


def test_a_data_folder_that_cannot_be_written(
    start: Callable[[Paths], Driver], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    driver = start(default_paths(tmp_path / "file" / "data"))
    driver.page.swap()
    driver.expect_banner("settings")
    driver.type("I love you.")
    driver.expect_translation("Je t'aime.")


def test_the_last_pair_is_remembered(start: Callable[[Paths], Driver], tmp_path: Path) -> None:
    first = start(default_paths(tmp_path))
    first.page.swap()
    saved = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert (saved["source"], saved["target"]) == ("en", "fr")
    second = start(default_paths(tmp_path))
    second.type("I love you.")
    second.expect_translation("Je t'aime.")


def test_the_engine_dies_while_streaming_and_nothing_is_lost(
    start: Callable[[Paths], Driver], tmp_path: Path, qtbot: QtBot
) -> None:
    driver = start(default_paths(tmp_path))
    driver.type("Je t'aime.")
    driver.expect_translation("I love you.")
    for year in range(3):
        # Another text each time: what is remembered needs no engine.
        text = "\n".join(f"Il y a {number} chats en {1990 + year}." for number in range(300))
        driver.type("")
        with qtbot.waitSignal(driver.program.job.changed):
            driver.type(text)
        for child in psutil.Process().children():
            if "spawn_main" in " ".join(child.cmdline()):
                child.kill()
        qtbot.waitUntil(lambda: not driver.page.session.running, timeout=90_000)
        assert driver.page.source.pane.text() == text
        assert driver.page.target.pane.newest_text().count("\n") == 299
    driver.type("Je t'aime.")
    driver.expect_translation("I love you.")


ODD_TEXTS = (
    "\ud800 demi \udfff",
    "nul\x00 et \x07 cloche",
    "👩\u200d👩\u200d👧 famille",
    "x" * 100_000,
    "😀🎉🚀",
    "\u200fשלום\u200e bonjour",
    "a\tb\u2028c\u00a0d",
    "\ufeffBonjour\u200b.",
    " \n \n\t\n",
    "?!…",
    "1 234,56 €",
)


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_odd_text_is_kept_and_the_next_translation_is_right(
    start: Callable[[Paths], Driver], tmp_path: Path, text: str, qtbot: QtBot
) -> None:
    driver = start(default_paths(tmp_path))
    with qtbot.waitSignal(driver.program.job.started, timeout=20_000):
        driver.type(text)
    if len(text) < 1000:
        qtbot.waitUntil(lambda: not driver.page.session.running, timeout=90_000)
        assert driver.page.target.pane.newest_text().count("\n") == text.count("\n")
    driver.type("Je t'aime.")
    driver.expect_translation("I love you.")
