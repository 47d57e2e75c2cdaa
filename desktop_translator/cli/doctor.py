"""`desktop-translator doctor`: what is installed, what it can do, and proof that it works."""

from __future__ import annotations

import json
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator import __version__
from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.errors import AppError
from desktop_translator.core.wording import describe, human_size
from desktop_translator.engine.messages import Described
from desktop_translator.pipeline.events import Finished, LinesChanged, ModelReady
from desktop_translator.pipeline.requests import TextRequest
from desktop_translator.pipeline.text_translator import TextTranslator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from desktop_translator.cli.session import Session
    from desktop_translator.core.models import ModelInfo

_PACKAGES = ("ctranslate2", "sentencepiece", "PySide6-Essentials", "platformdirs")
_TELLING_FEATURES = ("sse4_1", "avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx_vnni", "asimd")
_SAMPLES = {
    "fr": "Je t'aime. Où est la gare ? Il fait beau aujourd'hui. Merci beaucoup.",
    "en": "I love you. Where is the station? The weather is nice today. Thank you very much.",
}

Report = dict[str, object]


def doctor(session: Session, options: argparse.Namespace) -> None:
    """Print a report; standard output carries it whole, also as JSON.

    Raises:
        AppError: the first thing found that keeps a model from translating.
    """
    report: dict[str, Report | list[Report]] = {
        "program": _program(),
        "computer": _computer(),
        "folders": _folders(session),
        "engine": _engine(session),
    }
    first_problem: AppError | None = None
    models: list[Report] = []
    for info in session.installed.models:
        try:
            models.append(_self_test(session, info))
        except AppError as error:
            models.append(_problem(session, info.id, error))
            first_problem = first_problem or error
    for problem in session.installed.problems:
        models.append(_problem(session, problem.fields["model"], problem))
        first_problem = first_problem or problem
    report["models"] = models
    _print(json.dumps(report, indent=2, ensure_ascii=False) if options.json else _as_text(report))
    if first_problem is not None:
        raise first_problem


def _program() -> Report:
    versions: Report = {"desktop-translator": __version__, "python": platform.python_version()}
    for name in _PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "not installed"
    return versions


def _computer() -> Report:
    return {
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "features": _cpu_features(),
    }


def _cpu_features() -> list[str]:
    """Name the vector instructions that decide the decoder's speed, where the system tells them."""
    try:
        words = set(Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").split())
    except OSError:
        return [platform.processor() or "not told by this system"]
    return [name for name in _TELLING_FEATURES if name in words]


def _folders(session: Session) -> Report:
    data = session.paths.data
    folders: Report = {"data": str(data)}
    for folder in session.paths.model_folders:
        count = sum(info.folder.parent == folder for info in session.installed.models)
        folders[str(folder)] = f"{count} models"
    return folders


def _engine(session: Session) -> Report:
    for event in session.engine.describe():
        if isinstance(event, Described):
            return {
                "compute types": list(event.cpu_compute_types),
                "devices": ["cpu", *(f"cuda:{index}" for index in range(event.gpu_count))],
                "graphics processor": _not_used(event.gpu_reason) or "is tried with each model",
            }
    raise AppError


def _self_test(session: Session, info: ModelInfo) -> Report:
    """Translate a sample twice (the first time warms up) and report the second."""
    sample = _SAMPLES.get(info.source, "OK.")
    report: Report = {
        "id": info.id,
        "pair": f"{info.source}-{info.target}",
        "size": human_size(info.size_bytes),
        "licence": info.licence,
        "folder": str(info.folder),
        "source": sample,
    }
    for _ in range(2):
        # A new translator has forgotten the sentences of the first time.
        translator = TextTranslator(session.engine, InstalledModels([info]))
        for event in translator.translate(TextRequest(1, sample, info.source, info.target)):
            if isinstance(event, ModelReady):
                report["runs on"] = f"{event.device}, {event.compute_type}, {event.threads} threads"
                if event.threads_reason:
                    report["threads"] = event.threads_reason
                if event.gpu_reason:
                    report["graphics processor"] = _not_used(event.gpu_reason)
            elif isinstance(event, LinesChanged):
                report["translation"] = event.lines[0][1]
            elif isinstance(event, Finished):
                report["tokens per second"] = round(event.statistics.tokens_per_second)
    return report


def _not_used(reason: str) -> str:
    return f"is not used: {reason}" if reason else ""


def _problem(session: Session, model: str, error: AppError) -> Report:
    return {"id": model, "problem": " ".join(describe(error, session.languages))}


def _as_text(report: Mapping[str, Report | list[Report]]) -> str:
    lines: list[str] = []
    for title, part in report.items():
        lines += ("", title.upper())
        for entry in part if isinstance(part, list) else [part]:
            for key, value in entry.items():
                shown = ", ".join(map(str, value)) if isinstance(value, list) else value
                lines.append(f"  {key:<20} {shown}")
            lines.append("")
    return "\n".join(lines).strip()


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
