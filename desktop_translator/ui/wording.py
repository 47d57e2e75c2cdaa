"""Numbers in words, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


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


def cut_sentences(count: int) -> str:
    """Say how many sentences reached the limit of the model."""
    if count == 1:
        return QCoreApplication.translate("counts", "1 sentence was too long and is cut short")
    return QCoreApplication.translate(
        "counts", "{count} sentences were too long and are cut short"
    ).format(count=grouped(count))


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
