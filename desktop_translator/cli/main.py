"""Running a terminal command, and turning what went wrong into words and an exit status."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from desktop_translator.cli.doctor import doctor
from desktop_translator.cli.session import open_session
from desktop_translator.cli.translate import translate, translate_lines
from desktop_translator.core.errors import AppError
from desktop_translator.core.languages import Languages
from desktop_translator.core.paths import default_paths
from desktop_translator.core.wording import describe
from desktop_translator.storage.settings_file import read_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from desktop_translator.cli.session import Session

log = logging.getLogger(__name__)

INVITATION = "type a line to translate it here, Ctrl-D to end."

INTERRUPTED = 130
"""What shells report for a program ended by Ctrl-C."""


def run_command(options: argparse.Namespace) -> int:
    """Run the command of the options; return the exit status."""
    return _guarded(options, lambda session: _command(options.command)(session, options))


def _command(name: str) -> Callable[[Session, argparse.Namespace], None]:
    if name == "files":
        from desktop_translator.cli.files.run import files

        return files
    if name == "models":
        from desktop_translator.cli.models.run import models  # translating must not wait for it

        return models
    if name == "memory":
        from desktop_translator.cli.memory.run import memory

        return memory
    return {"translate": translate, "doctor": doctor}[name]


def run_without_display(options: argparse.Namespace, reason: str) -> int:
    """Be a terminal translator for the pair last used, saying why; return the exit status."""

    def serve(session: Session) -> None:
        settings = read_settings(session.paths.settings_file)
        pair = session.installed.pair_or_default(settings.source, settings.target)
        print(f"{reason}: {INVITATION}", file=sys.stderr, flush=True)  # noqa: T201
        translate_lines(session, *pair)

    return _guarded(options, serve)


def _guarded(options: argparse.Namespace, work: Callable[[Session], None]) -> int:
    _use_utf8()
    try:
        with open_session(options) as session:
            work(session)
    except AppError as error:
        _explain(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output left; without this, Python complains once more while exiting.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:  # the process boundary: a bug still ends in words and a status
        log.exception("bug")
        _explain(AppError())
        return AppError.exit_code
    return 0


def _use_utf8() -> None:
    """Read and write UTF-8 whatever the locale, line ends as they are.

    What is no UTF-8 must not end the program.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="")


def _explain(error: AppError) -> None:
    languages = Languages.read(default_paths().resources / "languages.json")
    print(*describe(error, languages), file=sys.stderr)  # noqa: T201
