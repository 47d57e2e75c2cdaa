"""`models check` and `models token`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from desktop_translator.catalog.catalogue_check import check_catalogue, updated_text
from desktop_translator.catalog.hub import Hub
from desktop_translator.cli.models.records import print_json
from desktop_translator.core.atomic_file import write_atomically
from desktop_translator.core.errors import FileUnwritableError
from desktop_translator.core.hub_errors import CatalogueOutdatedError
from desktop_translator.core.wording import describe, reason_of

if TYPE_CHECKING:
    import argparse

    from desktop_translator.catalog.catalogue_check import Checked
    from desktop_translator.cli.models.tools import Tools


def check(tools: Tools, options: argparse.Namespace) -> None:
    """Compare the catalogue with the live Hub, row by row.

    Raises:
        CatalogueOutdatedError: something differs, after all of it was told.
        AppError: the Hub cannot be reached.
    """
    path = options.catalogue or tools.session.paths.catalogue_file
    data = json.loads(path.read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = []
    report = []
    for checked in check_catalogue(data, Hub(tools.access())):
        if checked is None:
            continue
        rows.append(checked.row)
        record = _record(tools, checked)
        report.append(record)
        if not options.json:
            _print(record)
    if options.json:
        print_json(report)
    if options.write is not None:
        try:
            write_atomically(options.write, updated_text(data, rows))
        except OSError as error:
            raise FileUnwritableError(path=str(options.write), reason=reason_of(error)) from error
    differing = [record for record in report if record["changes"] or record["problem"]]
    if differing:
        raise CatalogueOutdatedError(count=str(len(differing)), total=str(len(report)))


def _record(tools: Tools, checked: Checked) -> dict[str, Any]:
    problem = checked.problem
    return {
        "id": checked.id,
        "changes": {name: {"was": old, "is": new} for name, (old, new) in checked.changes.items()},
        "problem": describe(problem, tools.session.languages)[0] if problem else "",
    }


def _print(record: dict[str, Any]) -> None:
    words = record["problem"] or ("changed" if record["changes"] else "as it should be")
    sys.stdout.write(f"{record['id']}  {words}\n")
    for name, change in record["changes"].items():
        sys.stdout.write(f"    {name}: {change['was']} → {change['is']}\n")
    sys.stdout.flush()


def token(tools: Tools, options: argparse.Namespace) -> None:
    """Keep the token read from standard input for the Hub, or forget it.

    Raises:
        StoreError: there is no keyring, and the file cannot be written.
    """
    endpoint = tools.access().endpoint
    text = "" if options.remove else _read_token()
    in_keyring = tools.tokens.set(endpoint, text)
    place = "the system's keyring" if in_keyring else str(tools.session.paths.tokens_file)
    if options.json:
        print_json({"endpoint": endpoint, "kept": bool(text), "keyring": in_keyring})
    elif text:
        sys.stdout.write(f"The token for {endpoint} is kept in {place}.\n")
    else:
        sys.stdout.write(f"No token is kept for {endpoint}.\n")


def _read_token() -> str:
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass("Access token: ").strip()
    return sys.stdin.readline().strip()
