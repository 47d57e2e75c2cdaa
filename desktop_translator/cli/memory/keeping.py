"""`memory add`, `memory remove` and `memory clear`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop_translator.cli.memory.tools import pair_of
from desktop_translator.core.cleaning import clean
from desktop_translator.core.memory_entry import MemoryEntry, Origin
from desktop_translator.core.memory_errors import ClearNotConfirmedError, NothingRememberedError

if TYPE_CHECKING:
    import argparse

    from desktop_translator.cli.memory.tools import Tools


def add(tools: Tools, options: argparse.Namespace) -> None:
    """Remember the person's own translation."""
    sentence, translation = clean(options.sentence), clean(options.translation)
    pair = options.source, options.target
    tools.memory.add([MemoryEntry(sentence, translation, *pair, Origin.HUMAN)])


def remove(tools: Tools, options: argparse.Namespace) -> None:
    """Forget every translation of a sentence, whoever has made it.

    Raises:
        NothingRememberedError: there is none.
    """
    removed = tools.memory.remove_sentence(options.source, options.target, options.sentence)
    if not removed:
        raise NothingRememberedError
    sys.stdout.write(f"{removed} forgotten\n")


def clear(tools: Tools, options: argparse.Namespace) -> None:
    """Forget everything that the options name.

    Raises:
        ClearNotConfirmedError: the person did not say yes.
    """
    pair = pair_of(options)
    origins = frozenset({Origin.MACHINE}) if options.machine else frozenset(Origin)
    entries = tools.memory.statistics().entries
    count = sum(
        number
        for (source, target, origin), number in entries.items()
        if origin in origins and pair in (None, (source, target))
    )
    if count and not options.yes and not _confirmed(count):
        raise ClearNotConfirmedError
    sys.stdout.write(f"{tools.memory.clear(origins=origins, pair=pair)} forgotten\n")


def _confirmed(count: int) -> bool:
    if not sys.stdin.isatty():
        return False
    sys.stderr.write(f"Forget {count} sentences for good? Type “yes” to do so: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() == "yes"
