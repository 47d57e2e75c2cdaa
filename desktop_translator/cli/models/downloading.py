"""`models download`, `models add` and `models update`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop_translator.catalog.fetching import FetchProgress
from desktop_translator.catalog.hub import parse_repository
from desktop_translator.catalog.requirements import free_memory_bytes
from desktop_translator.catalog.wanted import Wanted, by_name
from desktop_translator.cli.models.progress import BytesLine
from desktop_translator.cli.models.records import installed_record, licence_words, print_json
from desktop_translator.cli.models.steps import finished
from desktop_translator.core.errors import AppError
from desktop_translator.core.hub_errors import RepositoryMissingError
from desktop_translator.core.wording import describe, human_size
from desktop_translator.pipeline.download_events import Failed, Installed, Planned

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop_translator.cli.models.tools import Tools
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.pipeline.download_events import DownloadEvent


def download(tools: Tools, options: argparse.Namespace) -> None:
    """Download models of the catalogue by their ids; without any, go on with all unfinished.

    Raises:
        AppError: one could not be had.
    """
    if not options.models:
        _go_on(tools, as_json=options.json)
        return
    wanted = [_of_catalogue(tools, name) for name in options.models]
    _fetch(tools, wanted, force=options.force, as_json=options.json)


def add(tools: Tools, options: argparse.Namespace) -> None:
    """Download any repository by its name.

    Raises:
        AppError: it could not be had, or is no translation model.
    """
    name, revision = parse_repository(options.repository)
    revision = options.revision or revision
    pair = (options.source, options.target)
    entry = None if any(pair) else tools.catalogue.find(name)
    wanted = entry.wanted if entry and not revision else by_name(name, revision, *pair)
    _fetch(tools, [wanted], force=options.force, as_json=options.json)


def update(tools: Tools, options: argparse.Namespace) -> None:
    """Download what the catalogue pins at another revision than the one that is here.

    Raises:
        AppError: one could not be had; the old one stays then.
    """
    wanted = [
        entry.wanted
        for model in tools.store.models()
        if (entry := tools.catalogue.find(model.id))
        and entry.wanted.revision not in ("", model.revision)
    ]
    if not wanted:
        sys.stderr.write("Every model is up to date.\n")
    _fetch(tools, wanted, force=False, as_json=options.json)


def _of_catalogue(tools: Tools, name: str) -> Wanted:
    entry = tools.catalogue.find(name)
    if entry is None:
        raise RepositoryMissingError(repository=name, host="The catalogue")
    if entry.memory_bytes > free_memory_bytes():
        sys.stderr.write(
            f"{entry.wanted.name} will need about {human_size(entry.memory_bytes)} of memory, more "
            "than is free now.\n"
        )
    return entry.wanted


def _fetch(tools: Tools, wanted: Sequence[Wanted], *, force: bool, as_json: bool) -> None:
    downloads, reporter = tools.downloads(), _Reporter(tools)
    models = []
    for one in wanted:
        try:
            models.append(finished(downloads.download(one, force=force), reporter.take))
        except AppError as error:
            reporter.take(Failed(one.id, error))
        finally:
            reporter.line.end()
    _conclude(tools, models, reporter.failures, as_json=as_json)


def _go_on(tools: Tools, *, as_json: bool) -> None:
    downloads = tools.downloads()
    for plan in downloads.unfinished():
        downloads.unpause(plan)  # who says so by hand means the paused ones too
    reporter = _Reporter(tools)
    try:
        finished(downloads.run_queue(), reporter.take)
    finally:
        reporter.line.end()
    _conclude(tools, reporter.installed, reporter.failures, as_json=as_json)


def _conclude(
    tools: Tools, models: Sequence[ModelInfo], failures: Sequence[AppError], *, as_json: bool
) -> None:
    """Print what is here now; the first failure decides the exit status."""
    if as_json:
        print_json([installed_record(tools, model) for model in models])
    for model in () if as_json else models:
        sys.stdout.write(f"{model.id}  {model.folder}\n")
    for failure in failures[:1]:
        raise failure


class _Reporter:
    """Turns the events of downloads into lines on standard error."""

    def __init__(self, tools: Tools) -> None:
        self.line = BytesLine(tools.session.languages)
        self.installed: list[ModelInfo] = []
        self.failures: list[AppError] = []
        self._languages = tools.session.languages
        self._name = ""

    def take(self, event: DownloadEvent) -> None:
        """Tell of an event."""
        if isinstance(event, Planned):
            self._name = event.plan.wanted.name
            self._say(
                f"{self._name}: {human_size(event.plan.total_bytes)} from "
                f"{event.plan.wanted.repository}, licence {licence_words(event.plan.licence)}"
            )
        elif isinstance(event, FetchProgress):
            self.line.fetched(self._name, event)
        elif isinstance(event, Installed):
            self.installed.append(event.model)
            self._say(f"{event.model.name}: complete, verified and installed.")
        elif isinstance(event, Failed):
            if self.failures:  # the first is told at the end
                self._say(" ".join(describe(event.error, self._languages)))
            self.failures.append(event.error)

    def _say(self, words: str) -> None:
        self.line.end()
        sys.stderr.write(words + "\n")
