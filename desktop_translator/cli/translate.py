"""`desktop-translator translate`, and the terminal that stands in for the window."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from itertools import count
from typing import TYPE_CHECKING, TextIO

from desktop_translator.cli.detected import in_words, records
from desktop_translator.cli.in_order import InOrder
from desktop_translator.cli.options import DETECT, decoding_options
from desktop_translator.core.wording import describe
from desktop_translator.documents.text_file import read_text_file
from desktop_translator.pipeline.events import (
    Detect,
    Detected,
    Finished,
    ModelReady,
    TextRequest,
    Warned,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from desktop_translator.cli.session import Session


def translate(session: Session, options: argparse.Namespace) -> None:
    """Translate what the options name, to standard output.

    Raises:
        AppError: nothing was translated, or not all.
    """
    decoding = decoding_options(options)
    text = _source_text(options)
    reader = InOrder()
    ready: ModelReady | None = None
    detected: Detected | None = None
    statistics = None
    detect = Detect() if options.source == DETECT else None
    request = TextRequest(1, text, options.source, options.target, decoding, detect)
    with closing(session.translator.translate(request)) as events:
        for event in events:
            if event is None:
                continue
            piece = reader.take(event)
            if options.stream and not options.json:
                _write(piece)
            if isinstance(event, ModelReady):
                ready = event
            elif isinstance(event, Finished):
                statistics = event.statistics
            elif isinstance(event, Detected):
                detected = event
                _say(in_words(event, session.languages))
            elif isinstance(event, Warned):
                tell(session, event)
    if options.json:
        record = _record(request, reader.text, ready, detected)
        record["statistics"] = asdict(statistics) if statistics else {}
        _write(json.dumps(record, ensure_ascii=False))
    elif not options.stream:
        _write(reader.text)
    if options.json or not text.endswith("\n"):
        _write("\n")


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


def tell(session: Session, warning: Warned) -> None:
    """Say on standard error what was wrong and got round."""
    print(*describe(warning.error, session.languages), file=sys.stderr)  # noqa: T201


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


def _record(
    request: TextRequest, translation: str, ready: ModelReady | None, detected: Detected | None
) -> dict[str, object]:
    record: dict[str, object] = {
        "source": detected.languages[0] if detected else request.source,
        "target": request.target,
        "translation": translation,
        "model": ready.model.name if ready else None,
        "device": ready.device if ready else None,
        "compute_type": ready.compute_type if ready else None,
    }
    if detected:
        record["paragraphs"] = records(detected)
    return record


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
