"""`desktop-translator translate`, and the terminal that stands in for the window."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import TYPE_CHECKING, TextIO

from desktop_translator.catalog.model_use import ModelUse
from desktop_translator.cli.checked import CheckedSentences
from desktop_translator.cli.detected import in_words, records
from desktop_translator.cli.in_order import InOrder
from desktop_translator.cli.options import DETECT, decoding_options
from desktop_translator.core.routes import preference_key
from desktop_translator.core.wording import describe
from desktop_translator.documents.text_file import read_text_file
from desktop_translator.pipeline.events import (
    Detected,
    Finished,
    ModelReady,
    SeveralResults,
    Warned,
)
from desktop_translator.pipeline.requests import Detect, TextRequest, Wishes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.cli.session import Session
    from desktop_translator.pipeline.events import SentenceResults, Statistics


def translate(session: Session, options: argparse.Namespace) -> None:
    """Translate what the options name, to standard output.

    Raises:
        AppError: nothing was translated, or not all.
    """
    decoding = decoding_options(options)
    if options.model is not None:
        _use_model(session.installed, options.model, options.source, options.target)
    text = _source_text(options)
    detect = Detect() if options.source == DETECT else None
    request = TextRequest(1, text, options.source, options.target, Wishes(decoding), detect)
    streams = options.stream and not options.json and decoding.hypotheses == 1
    outcome = _follow(session, request, streams)
    if options.json:
        _write(json.dumps(_record(request, outcome), ensure_ascii=False) + "\n")
    elif decoding.hypotheses > 1:
        _write(listed(outcome.results))
    else:
        _write("" if streams else outcome.text)
        _write("" if text.endswith("\n") else "\n")


@dataclass(slots=True)
class _Outcome:
    """What came of a request."""

    text: str = ""
    detected: Detected | None = None
    ready: ModelReady | None = None
    statistics: Statistics | None = None
    results: tuple[SentenceResults, ...] = ()
    checked: CheckedSentences = field(default_factory=CheckedSentences)


def _follow(session: Session, request: TextRequest, streams: bool) -> _Outcome:
    """Translate to the end, writing each word at once if `streams`."""
    reader = InOrder()
    outcome = _Outcome()
    with closing(session.translator.translate(request)) as events:
        for event in events:
            if event is None:
                continue
            outcome.checked.take(event)
            piece = reader.take(event)
            if streams:
                _write(piece)
            if isinstance(event, ModelReady):
                outcome.ready = event
                ModelUse(session.paths.model_use_file).note(event.route.models)
            elif isinstance(event, Detected):
                outcome.detected = event
                _say(in_words(event, session.languages))
            elif isinstance(event, SeveralResults):
                outcome.results = event.sentences
            elif isinstance(event, Finished):
                outcome.statistics = event.statistics
            elif isinstance(event, Warned):
                tell(session, event)
    outcome.text = reader.text
    return outcome


def translate_lines(session: Session, source: str, target: str) -> None:
    """Translate each line of standard input as it comes, words streaming to the terminal."""
    for number, line in zip(count(1), _lines(sys.stdin), strict=False):
        reader = InOrder()
        request = TextRequest(number, line, source, target)
        with closing(session.translator.translate(request)) as events:
            for event in events:
                if isinstance(event, Warned):
                    tell(session, event)
                elif event is not None:
                    _write(reader.take(event))
        _write("\n")


def listed(sentences: Sequence[SentenceResults]) -> str:
    """Write every result on a line, its score before it; an empty line between sentences."""
    return "\n".join(
        "".join(f"{result.score:.2f}\t{result.text}\n" for result in sentence.hypotheses)
        for sentence in sentences
    )


def tell(session: Session, warning: Warned) -> None:
    """Say on standard error what was wrong and got round."""
    print(*describe(warning.error, session.languages), file=sys.stderr)  # noqa: T201


def _use_model(installed: InstalledModels, route_id: str, source: str, target: str) -> None:
    """Let a model go first for a pair, or for every pair that it serves.

    Raises:
        AppError: it does not serve the pair, or nothing does.
    """
    if source != DETECT:
        installed.router.choose(source, target, route_id)
    sources = installed.sources_of(target) if source == DETECT else (source,)
    installed.prefer({preference_key(each, target): route_id for each in sources})


def _say(words: str) -> None:
    if words:
        print(words, file=sys.stderr)  # noqa: T201


def _source_text(options: argparse.Namespace) -> str:
    if options.file is not None:
        return read_text_file(options.file).text
    if options.text:
        return " ".join(options.text)
    return sys.stdin.read()


def _lines(stream: TextIO) -> Iterator[str]:
    for line in stream:
        yield line.removesuffix("\n").removesuffix("\r")


def _record(request: TextRequest, outcome: _Outcome) -> dict[str, object]:
    ready, detected = outcome.ready, outcome.detected
    record: dict[str, object] = {
        "source": detected.languages[0] if detected else request.source,
        "target": request.target,
        "translation": outcome.text,
        "model": ready.route.name if ready else None,
        "device": ready.device if ready else None,
        "compute_type": ready.compute_type if ready else None,
        "statistics": asdict(outcome.statistics) if outcome.statistics else {},
        "checked": outcome.checked.records(outcome.text),
    }
    if detected:
        record["paragraphs"] = records(detected)
    if request.options.hypotheses > 1:
        record["sentences"] = [asdict(sentence) for sentence in outcome.results]
    return record


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
