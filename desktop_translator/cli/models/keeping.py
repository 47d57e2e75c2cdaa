"""`models verify`, `export`, `delete` and `move`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop_translator.catalog.moving import go_on_moving, move_models
from desktop_translator.catalog.packs import export_pack
from desktop_translator.catalog.verification import verify
from desktop_translator.cli.models.progress import BytesLine
from desktop_translator.cli.models.records import print_json
from desktop_translator.cli.models.steps import finished
from desktop_translator.core.errors import ModelError
from desktop_translator.core.wording import describe

if TYPE_CHECKING:
    import argparse

    from desktop_translator.catalog.moving import Moving
    from desktop_translator.catalog.verification import Checking
    from desktop_translator.cli.models.tools import Tools


def verify_models(tools: Tools, options: argparse.Namespace) -> None:
    """Read every file of models and compare it with its checksum.

    Raises:
        ModelError: the first thing that is wrong, after all of it was told.
    """
    models = [tools.installed(name) for name in options.models]
    line, problems = BytesLine(tools.session.languages), list[ModelError]()
    report: list[tuple[str, list[str]]] = []
    for model in models or tools.session.installed.models:

        def tell(step: Checking, name: str = model.name) -> None:
            line.done(name, step.done_bytes, step.total_bytes)

        found = finished(verify(model), tell)
        line.end()
        words = [describe(problem, tools.session.languages)[0] for problem in found]
        report.append((model.id, words))
        problems += found
    if options.json:
        rows = [{"id": name, "ok": not words, "problems": words} for name, words in report]
        print_json(rows)
    for name, words in () if options.json else report:
        sys.stdout.write(f"{name}  {' '.join(words) or 'in order'}\n")
    if problems:
        raise problems[0]


def export(tools: Tools, options: argparse.Namespace) -> None:
    """Write a model into one file.

    Raises:
        AppError: it is not here, is damaged, or the disk refuses.
    """
    model, line = tools.installed(options.model), BytesLine(tools.session.languages)

    def tell(step: Checking) -> None:
        line.done(model.name, step.done_bytes, step.total_bytes)

    try:
        finished(export_pack(model, options.file.absolute()), tell)
    finally:
        line.end()
    if options.json:
        print_json({"id": model.id, "file": str(options.file.absolute())})
    else:
        sys.stdout.write(f"{options.file.absolute()}\n")


def delete(tools: Tools, options: argparse.Namespace) -> None:
    """Remove models, and unfinished downloads.

    Raises:
        AppError: one is neither, ships with the program, or cannot be removed.
    """
    downloads = tools.downloads()
    for name in options.models:
        plans = [plan for plan in downloads.unfinished() if plan.wanted.id == name]
        for plan in plans:
            downloads.cancel(plan)
        here = [model for model in tools.store.models() if model.id == name]
        for model in here or ([] if plans else [tools.installed(name)]):
            tools.store.delete(model)
    if options.json:
        print_json({"deleted": options.models})


def move(tools: Tools, options: argparse.Namespace) -> None:
    """Move all added models elsewhere; one that was interrupted is finished first.

    Raises:
        AppError: the new folder will not do, or the disk refuses.
    """
    line = BytesLine(tools.session.languages)

    def tell(step: Moving) -> None:
        line.done(step.name, step.done_bytes, step.total_bytes)

    try:
        paths = finished(go_on_moving(tools.session.paths), tell)
        paths = finished(move_models(paths, options.folder.expanduser()), tell)
    finally:
        line.end()
    if options.json:
        print_json({"folder": str(paths.model_folders[0])})
    else:
        sys.stdout.write(f"{paths.model_folders[0]}\n")
