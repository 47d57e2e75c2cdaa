"""From a model's name to a model on this disk.

Everything here is a generator: each step tells how far it is, closing it stops at once, and what
has come stays on disk until it is finished or thrown away. Terminal and window use the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from desktop_translator.catalog.catalogue import ANY_LANGUAGE
from desktop_translator.catalog.download_folder import DownloadFolder
from desktop_translator.catalog.download_plan import DownloadPlan, planned_file
from desktop_translator.catalog.fetching import Fetching
from desktop_translator.catalog.file_selection import WEIGHTS, select
from desktop_translator.catalog.hub import Hub
from desktop_translator.core.errors import AppError, ModelError
from desktop_translator.core.hub_errors import RemoteFileMissingError
from desktop_translator.core.models import ModelInfo
from desktop_translator.pipeline.download_events import Failed, Installed, Planned

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Generator
    from pathlib import Path

    from desktop_translator.catalog.download_plan import PlannedFile
    from desktop_translator.catalog.hub_access import HubAccess
    from desktop_translator.catalog.retrying import Patience
    from desktop_translator.catalog.store import ModelStore
    from desktop_translator.catalog.wanted import Wanted
    from desktop_translator.core.models import ModelFile
    from desktop_translator.pipeline.download_events import DownloadEvent


class Identify(Protocol):
    """Finds out what a folder of files is, where the catalogue does not know."""

    def __call__(self, folder: Path, info: ModelInfo) -> ModelInfo:
        """Return `info` with family and languages filled in.

        Raises:
            ModelError: it is nothing that this program can run.
        """


class ModelDownloads:
    """Models on their way into a store."""

    def __init__(
        self,
        store: ModelStore,
        access: Callable[[], HubAccess],
        identify: Identify,
        patience: Patience | None = None,
    ) -> None:
        """Build it; nothing is read or asked yet.

        Args:
            store: where finished models go.
            access: tells how to reach the Hub, asked anew for each download.
            identify: what to ask about models that are in no catalogue.
            patience: how long to wait for servers.
        """
        self.folder = DownloadFolder(store.folder)
        self._store = store
        self._access = access
        self._identify = identify
        self._patience = patience

    def unfinished(self) -> tuple[DownloadPlan, ...]:
        """Return what is not finished, in the order asked for; `done_bytes` is in `folder`."""
        plans = []
        for plan in self.folder.unfinished():
            here = self._installed(plan.wanted.id, plan.revision)
            if here and not self.folder.done_bytes(plan):
                self.folder.discard(plan)  # the program was ended just before it could
            else:
                plans.append(plan)
        return tuple(plans)

    def download(
        self, wanted: Wanted, *, force: bool = False
    ) -> Generator[DownloadEvent, None, ModelInfo]:
        """Fetch a model and install it; return it.

        An unfinished download of the same model goes on from where it stopped. A model that is
        here already at the wanted revision is returned at once, unless `force` is set.

        Raises:
            AppError: it cannot be had now; what has come stays, unless it is wrong.
        """
        if not force and (model := self._installed(wanted.id, wanted.revision)):
            return model  # the catalogue pins what is here: nobody has to be asked
        plan = yield from self.plan(wanted)
        if not force and (model := self._installed(wanted.id, plan.revision)):
            self.folder.discard(plan)
            return model
        yield Planned(plan, self.folder.done_bytes(plan))
        return (yield from self.resume(plan))

    def plan(self, wanted: Wanted) -> Generator[None, None, DownloadPlan]:
        """Ask the Hub what there is to fetch, and note it as unfinished; return the plan.

        Raises:
            AppError: the Hub has no such model, or cannot be reached.
        """
        for plan in self.folder.unfinished():
            if plan.wanted.id == wanted.id and wanted.revision in ("", plan.revision):
                plan = replace(plan, wanted=wanted)  # more may be known of it by now
                self.folder.save(plan)
                return plan
        hub = Hub(self._access(), self._patience)
        found = yield from hub.describe(wanted.repository, wanted.revision)
        chosen = select(
            wanted.repository,
            found.files,
            wanted.subfolder,
            wanted.files,
            wanted.sha256.get(WEIGHTS, ""),
        )
        files = [
            planned_file(name, file, found, wanted.sha256.get(name, ""))
            for name, file in chosen.items()
        ]
        files += yield from _borrowed(hub, wanted, chosen)
        asked_at = datetime.now(UTC).isoformat(timespec="microseconds")
        licence = wanted.licence or found.licence
        plan = DownloadPlan(wanted, found.revision, licence, tuple(files), asked_at)
        self.folder.save(plan)
        return plan

    def resume(self, plan: DownloadPlan) -> Generator[DownloadEvent, None, ModelInfo]:
        """Go on with a planned download until it is installed; return the model.

        Raises:
            ModelInUseError: another run of the program is at it.
            AppError: it cannot be finished now; what has come stays, unless it is wrong.
        """
        with self.folder.reserved(plan):
            self.folder.pause(plan, paused=False)
            fetching = Fetching(plan, self.folder, self._access(), self._patience)
            files = yield from fetching.run()
            folder = self.folder.files_of(plan)
            info = _described(plan, folder, files)
            if not info.family or not info.sources or ANY_LANGUAGE in info.sources:
                info = self._identified(plan, info)
            model = self._store.install(folder, info)
            self.folder.discard(plan)
        yield Installed(plan.key, model)
        return model

    def _identified(self, plan: DownloadPlan, info: ModelInfo) -> ModelInfo:
        try:
            return self._identify(info.folder, info)
        except ModelError:
            self.folder.discard(plan)  # it will not become any better
            raise

    def run_queue(self, failed: set[str] | None = None) -> Generator[DownloadEvent, None, None]:
        """Finish every download that is not paused, one after another.

        Downloads that are added meanwhile are taken up too. One that stops is told as `Failed`,
        its key is added to `failed`, and it is not tried as long as it is in there.
        """
        failed = set() if failed is None else failed
        while plan := self._next_but(failed):
            try:
                yield Planned(plan, self.folder.done_bytes(plan))
                yield from self.resume(plan)
            except AppError as error:
                failed.add(plan.key)
                yield Failed(plan.key, error)

    def _installed(self, model_id: str, revision: str) -> ModelInfo | None:
        wanted = (model_id, revision)
        models = self._store.models()
        return next((model for model in models if (model.id, model.revision) == wanted), None)

    def _next_but(self, failed: set[str]) -> DownloadPlan | None:
        open_plans = (plan for plan in self.unfinished() if not plan.paused)
        return next((plan for plan in open_plans if plan.key not in failed), None)

    def pause(self, plan: DownloadPlan) -> None:
        """Leave a download alone until it is resumed by hand; close its generator first."""
        self.folder.pause(plan, paused=True)

    def unpause(self, plan: DownloadPlan) -> None:
        """Let a download go on when its turn comes."""
        self.folder.pause(plan, paused=False)

    def cancel(self, plan: DownloadPlan) -> None:
        """Throw a download away; close its generator first.

        Raises:
            ModelInUseError: another run of the program is at it.
        """
        with self.folder.reserved(plan):
            self.folder.discard(plan)


def _borrowed(
    hub: Hub, wanted: Wanted, own: Container[str]
) -> Generator[None, None, list[PlannedFile]]:
    """Find the files that the model's own repository lacks where they are."""
    files = []
    for borrowed in wanted.borrowed:
        name = PurePosixPath(borrowed.path).name
        if name in own:
            continue
        lender = yield from hub.describe(borrowed.repository, borrowed.revision)
        lent = next((file for file in lender.files if file.path == borrowed.path), None)
        if lent is None:
            where = {"repository": lender.name, "file": borrowed.path, "host": "the Hub"}
            raise RemoteFileMissingError(**where)
        files.append(planned_file(name, lent, lender, borrowed.sha256))
    return files


def _described(plan: DownloadPlan, folder: Path, files: tuple[ModelFile, ...]) -> ModelInfo:
    wanted = plan.wanted
    return ModelInfo(
        folder=folder,
        id=wanted.id,
        name=wanted.name,
        family=wanted.family,
        sources=wanted.sources,
        targets=wanted.targets,
        licence=plan.licence or "unknown",
        size_bytes=sum(file.size_bytes for file in files),
        files=files,
        quality=wanted.quality,
        repository=wanted.repository,
        revision=plan.revision,
        marks=wanted.marks,
        extra=wanted.extra,
    )
