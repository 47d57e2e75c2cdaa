"""What stands in for the work behind the models page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.catalog.hub import Found
from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.verification import Checking
from desktop_translator.core.errors import EngineStoppedError
from tests.fakes import fake_model
from tests.ui.models.test_shelf import STORE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

HERE = replace(fake_model(), id="here", name="Here", folder=STORE / "here")


class FakeDownloads(QObject):
    """Notes orders; the test tells what comes of them."""

    told = Signal(object)
    queue_changed = Signal(object)
    refused = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.orders: list[tuple[str, object]] = []

    def add(self, wanted: object) -> None:
        self.orders.append(("add", wanted))

    def pause(self, plan: object) -> None:
        self.orders.append(("pause", plan))

    def resume(self, plan: object) -> None:
        self.orders.append(("resume", plan))

    def cancel(self, plan: object) -> None:
        self.orders.append(("cancel", plan))


class FakeErrands(QObject):
    """Runs work when the test says so, on the test's own thread."""

    advanced = Signal(int, object)
    finished = Signal(int, object)
    failed = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[int, Callable[[], Generator[object, None, object]]]] = []
        self._count = 0

    def run(self, work: Callable[[], Generator[object, None, object]]) -> int:
        self._count += 1
        self.waiting.append((self._count, work))
        return self._count

    def work_off(self) -> None:
        number, work = self.waiting.pop(0)
        steps = work()
        while True:
            try:
                self.advanced.emit(number, next(steps))
            except StopIteration as end:
                self.finished.emit(number, end.value)
                return
            except EngineStoppedError as error:
                self.failed.emit(number, error)
                return


class FakeLibrary:
    """A store and a Hub that hold what the test puts in."""

    def __init__(self) -> None:
        self.models = [HERE]
        self.wrong: tuple[object, ...] = ()
        self.exported: list[Path] = []

    def scan(self) -> InstalledModels:
        return InstalledModels(self.models)

    def last_used(self) -> dict[str, date]:
        return {"here": date(2026, 11, 20)}

    def search(self, words: str) -> Generator[None, None, tuple[Found, ...]]:
        yield
        if words == "broken":
            raise EngineStoppedError
        return (Found("someone/found", "mit", (), 1, False),)

    def verify(self, model: ModelInfo) -> Generator[object, None, object]:
        yield Checking("model.bin", 50, 100)
        return self.wrong

    def export(self, model: ModelInfo, path: Path) -> Generator[object, None, object]:
        yield None
        self.exported.append(path)
        return None

    def delete(self, model: ModelInfo) -> Generator[object, None, object]:
        yield None
        self.models.remove(model)
        return None

    def move(self, folder: Path) -> Generator[object, None, Path]:
        yield None
        return folder

    def bring_in(self, path: Path) -> Generator[object, None, ModelInfo]:
        yield None
        brought = replace(HERE, id="brought", name="Brought")
        self.models.append(brought)
        return brought
