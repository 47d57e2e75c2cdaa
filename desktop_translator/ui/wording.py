"""Numbers in words, in the language of the interface."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_translator.core.marks import translatable
from desktop_translator.core.memory_entry import Origin
from desktop_translator.pipeline.guard import Problem

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Mapping

    from desktop_translator.pipeline.events import ModelReady

_DEVICES = MappingProxyType({"cpu": "CPU", "cuda": "GPU"})
_ORIGINS: Mapping[Origin | None, str] = MappingProxyType(
    {
        Origin.HUMAN: translatable("memory", "This is your own translation."),
        Origin.IMPORTED: translatable("memory", "This is from an imported translation memory."),
    }
)
_REASONS = MappingProxyType(
    {
        Problem.EMPTY: translatable("guard", "nothing came out"),
        Problem.REPETITION: translatable("guard", "the same words again and again"),
        Problem.CUT: translatable("guard", "too long, and cut short"),
        Problem.COPIED: translatable("guard", "not translated"),
        Problem.TOO_SHORT: translatable("guard", "something may be missing"),
        Problem.TOO_LONG: translatable("guard", "something may be added"),
        Problem.LOST: translatable("guard", "an address, a placeholder or an emoji differs"),
        Problem.NUMBERS: translatable("guard", "a number differs"),
    }
)


def grouped(number: int) -> str:
    """Write a number with the separators of the system's language."""
    return QLocale().toString(number)


def joined(parts: list[str]) -> str:
    """Join what is not empty with a middle dot."""
    return " · ".join(part for part in parts if part)


def characters(count: int) -> str:
    """Say how many characters."""
    if count == 1:
        return QCoreApplication.translate("counts", "1 character")
    return QCoreApplication.translate("counts", "{count} characters").format(count=grouped(count))


def words(count: int) -> str:
    """Say how many words."""
    if count == 1:
        return QCoreApplication.translate("counts", "1 word")
    return QCoreApplication.translate("counts", "{count} words").format(count=grouped(count))


def sentences(count: int) -> str:
    """Say how many sentences."""
    if count == 1:
        return QCoreApplication.translate("counts", "1 sentence")
    return QCoreApplication.translate("counts", "{count} sentences").format(count=grouped(count))


def needs_a_look(counts: Counter[Problem]) -> str:
    """Say how many sentences may be wrong, and in what way most of them; nothing if none is."""
    count = counts.total()
    if not count:
        return ""
    (commonest, _), *others = counts.most_common()
    reason = QCoreApplication.translate("guard", _REASONS[commonest])
    if others:
        reason = QCoreApplication.translate("guard", "{reason}, and more").format(reason=reason)
    if count == 1:
        return QCoreApplication.translate("guard", "1 sentence needs a look: {reason}").format(
            reason=reason
        )
    return QCoreApplication.translate("guard", "{count} sentences need a look: {reason}").format(
        count=grouped(count), reason=reason
    )


def look_at(number: int, count: int, problems: Collection[Problem]) -> str:
    """Say in what way one sentence of several may be wrong."""
    if count == 1:
        return QCoreApplication.translate("guard", "1 sentence needs a look: {reason}").format(
            reason=reasons(problems)
        )
    return QCoreApplication.translate("guard", "{number} of {count} to look at: {reasons}").format(
        number=grouped(number), count=grouped(count), reasons=reasons(problems)
    )


def reasons(problems: Collection[Problem]) -> str:
    """Say in what ways a sentence may be wrong, the worst first."""
    return ", ".join(
        QCoreApplication.translate("guard", _REASONS[problem])
        for problem in Problem
        if problem in problems
    )


def whose(origin: Origin | None) -> str:
    """Say who has made a translation that comes from the memory; nothing of a model's."""
    return QCoreApplication.translate("memory", _ORIGINS[origin]) if origin in _ORIGINS else ""


def seconds(duration_s: float) -> str:
    """Say how long something took; nothing when it was too short to notice."""
    if duration_s < 0.05:
        return ""
    if round(duration_s) < 60:
        return QCoreApplication.translate("counts", "{seconds} s").format(
            seconds=QLocale().toString(duration_s, "f", 1 if duration_s < 10 else 0)
        )
    minutes, rest = divmod(round(duration_s), 60)
    return QCoreApplication.translate("counts", "{minutes} min {seconds} s").format(
        minutes=minutes, seconds=rest
    )


def time_left(duration_s: float) -> str:
    """Say roughly how long something will still take."""
    if duration_s < 90:
        words, count = QCoreApplication.translate("counts", "{count} s left"), max(1, duration_s)
    elif duration_s < 5400:
        words, count = QCoreApplication.translate("counts", "{count} min left"), duration_s / 60
    else:
        words, count = QCoreApplication.translate("counts", "{count} h left"), duration_s / 3600
    return words.format(count=grouped(round(count)))


def place(ready: ModelReady) -> str:
    """Say where a model runs, and on how many threads if that is told."""
    device = _DEVICES.get(ready.device, ready.device)
    if not ready.threads or ready.device != "cpu":
        return device
    if ready.threads == 1:
        return QCoreApplication.translate("devices", "{device}, 1 thread").format(device=device)
    return QCoreApplication.translate("devices", "{device}, {count} threads").format(
        device=device, count=ready.threads
    )
