"""Running `desktop-translator files`."""

from __future__ import annotations

import signal
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from desktop_translator.cli.files.outcome import Outcome
from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.document_errors import FilesFailedError
from desktop_translator.core.errors import UsageError
from desktop_translator.pipeline.batch.client import FilesClient
from desktop_translator.pipeline.batch.events import (
    FileProgress,
    QueueProgress,
    QueueState,
    Refused,
)
from desktop_translator.pipeline.batch.launch import FilesConfig
from desktop_translator.pipeline.batch.requests import (
    AddPaths,
    BatchOptions,
    Bilingual,
    Collision,
    ShutDown,
    Start,
)
from desktop_translator.pipeline.pseudo_translation import Pseudo

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from desktop_translator.cli.session import Session
    from desktop_translator.core.errors import AppError

QUEUE = "terminal"
"""Name of the terminal's queue; the window has another."""


def files(session: Session, options: argparse.Namespace) -> None:
    """Translate the files and folders of the options.

    Raises:
        UsageError: there is nothing to do.
        FilesFailedError: some files could not be translated; each was named.
        AppError: nothing can be translated.
        KeyboardInterrupt: Ctrl-C was pressed; all that is done is kept.
    """
    if not options.paths and not options.resume:
        raise UsageError(reason="name files or folders, or give --resume")
    outcome = Outcome(session.languages, as_json=options.json, is_dry=options.dry_run)
    client = FilesClient(_config(session, options), session.engine.address)
    if options.paths:
        client.send(AddPaths(tuple(options.paths), batch_options(options)))
    if not options.dry_run:
        client.send(Start())
    stops: list[bool] = []
    with _first_interrupt(lambda: stops.append(True)):
        refusal = _follow(client, outcome, stops)
    outcome.end()
    if stops:
        raise KeyboardInterrupt
    if refusal is not None:
        raise refusal
    if outcome.failed:
        raise FilesFailedError(number=str(outcome.failed))


def batch_options(options: argparse.Namespace) -> BatchOptions:
    """Read what is wanted of each file."""
    decoding = GREEDY
    if options.beam_size is not None:
        decoding = DecodingOptions(Method.BEAM, beam_size=options.beam_size)
    return BatchOptions(
        target=options.target,
        source=None if options.source == "auto" else options.source,
        folder=None if options.out is None else options.out.absolute(),
        collision=Collision(options.on_collision),
        decoding=decoding,
        bilingual=frozenset(map(Bilingual, options.bilingual)),
        skip_translated=options.skip_translated,
        encoding=options.encoding,
        columns=options.columns,
        output_suffix=f".{options.pdf_as}",
        model=options.model,
        pseudo=None if options.pseudo is None else Pseudo(options.pseudo),
    )


def _config(session: Session, options: argparse.Namespace) -> FilesConfig:
    paths = session.paths
    return FilesConfig(
        journal_folder=paths.queue_folder,
        journal_name=QUEUE,
        model_folders=paths.model_folders,
        preferred_models=session.settings.preferred_models,
        detection_model=paths.detection_model,
        memory_file=None if options.no_memory else paths.translation_memory_file,
        goes_on=options.resume,
        offline=session.offline,
    )


def _follow(client: FilesClient, outcome: Outcome, stops: list[bool]) -> AppError | None:
    """Show what comes until all is done; return why it cannot be."""
    refusal: AppError | None = None
    is_stopping = False
    with closing(client.events()) as events:
        for event in events:
            if isinstance(event, FileProgress):
                outcome.take(event)
            elif isinstance(event, Refused):
                refusal = event.error
            elif isinstance(event, QueueProgress):
                outcome.show(event)
                is_done = client.is_answered and _is_over(event, outcome)
                if not is_stopping and (is_done or refusal is not None):
                    is_stopping = True
                    client.send(ShutDown())
            if stops and not is_stopping:
                is_stopping = True
                client.send(ShutDown())
    return refusal


def _is_over(queue: QueueProgress, outcome: Outcome) -> bool:
    if queue.adding:
        return False
    if outcome.is_dry:
        return outcome.examined == queue.total_files
    return queue.state is QueueState.IDLE


@contextmanager
def _first_interrupt(tell: Callable[[], None]) -> Iterator[None]:
    """Have Ctrl-C told instead of raised, once: the second time it ends everything."""
    before = signal.getsignal(signal.SIGINT)

    def interrupted(*_: object) -> None:
        tell()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
