"""`models import`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop_translator.cli.models.progress import BytesLine
from desktop_translator.cli.models.records import installed_record, print_json
from desktop_translator.cli.models.steps import finished
from desktop_translator.pipeline.guard import worst
from desktop_translator.pipeline.model_import import ImportRequest, import_model

if TYPE_CHECKING:
    import argparse

    from desktop_translator.cli.models.tools import Tools
    from desktop_translator.engine.workshop import Progress
    from desktop_translator.pipeline.model_import import Imported

_SHOWN = 80
"""Characters of a translation that went wrong: one that never ends has hundreds."""


def import_one(tools: Tools, options: argparse.Namespace) -> None:
    """Add a model from a folder or an archive.

    Raises:
        AppError: it could not be added; nothing of it is left.
    """
    request = ImportRequest(
        path=options.path.expanduser().absolute(),
        name=options.name,
        family=options.family,
        source=options.source,
        target=options.target,
        licence=options.licence,
        quantize=not options.keep_precision,
    )
    line = BytesLine(tools.session.languages)

    def tell(step: Progress | None) -> None:
        if step is not None:
            line.done(f"{request.path.name}: {step.stage}", step.done_bytes, step.total_bytes)

    try:
        imported = finished(import_model(tools.store, tools.session.engine, request), tell)
    finally:
        line.end()
    _tell(tools, imported, as_json=options.json)


def _tell(tools: Tools, imported: Imported, *, as_json: bool) -> None:
    model, tried = imported.model, imported.tried
    if tried.problems:
        shown = tried.translation[:_SHOWN]
        sys.stderr.write(
            f"Its first translation looks wrong ({worst(tried.problems)}): “{shown}”. "
            "If others do too, delete it and import it again with another --family.\n"
        )
    if as_json:
        record = installed_record(tools, model)
        record |= {"converted": imported.converted, "quantized": imported.quantized}
        record["trial"] = {
            "sentence": tried.sentence,
            "translation": tried.translation,
            "problems": sorted(tried.problems),
        }
        print_json(record)
    else:
        sys.stdout.write(f"{model.id}  {model.folder}\n")
