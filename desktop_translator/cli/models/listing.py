"""`models list` and `models search`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop_translator.catalog.catalogue import Filter
from desktop_translator.catalog.hub import Hub
from desktop_translator.cli.models.records import (
    catalogue_record,
    hub_record,
    installed_record,
    languages_words,
    licence_words,
    print_json,
    print_table,
    size_words,
)
from desktop_translator.cli.models.steps import finished
from desktop_translator.core.wording import describe, human_size

if TYPE_CHECKING:
    import argparse

    from desktop_translator.cli.models.tools import Tools


def list_models(tools: Tools, options: argparse.Namespace) -> None:
    """Show the models that are here, the unfinished downloads, and what cannot be used."""
    downloads = tools.downloads()
    models = [installed_record(tools, model) for model in tools.session.installed.models]
    unfinished = [
        {
            "id": plan.wanted.id,
            "revision": plan.revision,
            "done_bytes": downloads.folder.done_bytes(plan),
            "total_bytes": plan.total_bytes,
            "paused": plan.paused,
        }
        for plan in downloads.unfinished()
    ]
    languages = tools.session.languages
    problems = [describe(problem, languages)[0] for problem in tools.session.installed.problems]
    if options.json:
        print_json({"models": models, "unfinished": unfinished, "problems": problems})
        return
    rows = [
        (
            model["id"],
            languages_words(model["sources"], model["targets"]),
            human_size(model["size_bytes"]),
            licence_words(model["licence"]),
            f"used {model['last_used']}" if model["last_used"] else "never used",
        )
        for model in models
    ]
    print_table("On this computer:", rows)
    halves = [
        (
            str(entry["id"]),
            f"{downloads.folder.done_bytes(plan) * 100 // max(1, plan.total_bytes)} %",
            "paused" if plan.paused else "",
        )
        for entry, plan in zip(unfinished, downloads.unfinished(), strict=True)
    ]
    print_table("Unfinished downloads (“models download” goes on):", halves)
    print_table("Cannot be used:", [(problem,) for problem in problems])


def search(tools: Tools, options: argparse.Namespace) -> None:
    """Show what the catalogue, or the Hub, has to offer.

    Raises:
        AppError: the Hub cannot be reached.
    """
    words = " ".join(options.words)
    if options.hub:
        _search_hub(tools, words, as_json=options.json)
        return
    largest = None if options.max_size is None else round(options.max_size * 1e6)
    wanted = Filter(options.source, options.target, words, largest, options.commercial)
    here = {model.id for model in tools.session.installed.models}
    found = [
        (entry, entry.wanted.id in here)
        for entry in tools.catalogue.search(wanted)
        if entry.wanted.id in here or not options.installed
    ]
    if options.json:
        print_json([catalogue_record(entry, installed) for entry, installed in found])
        return
    rows = [
        (
            entry.wanted.id,
            entry.tier.value,
            languages_words(entry.wanted.sources, entry.wanted.targets),
            size_words(entry.weights_bytes),
            licence_words(entry.wanted.licence),
            "installed" if installed else "",
        )
        for entry, installed in found
    ]
    print_table("In the catalogue:", rows)
    if not rows:
        sys.stderr.write("Nothing in the catalogue fits. “--hub” asks the Hub itself.\n")


def _search_hub(tools: Tools, words: str, *, as_json: bool) -> None:
    found = finished(Hub(tools.access()).search(words))
    if as_json:
        print_json([hub_record(model) for model in found])
        return
    rows = [
        (
            model.name,
            licence_words(model.licence),
            f"{model.downloads} downloads",
            "on request" if model.gated else "",
        )
        for model in found
    ]
    print_table("On the Hub (“models add” downloads one):", rows)
    if not rows:
        sys.stderr.write("The Hub has nothing that fits.\n")
