"""What is said of a file of the queue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QPalette

from desktop_translator.core.marks import translatable
from desktop_translator.core.wording import describe
from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.pipeline.batch.output import MARKED
from desktop_translator.ui.widgets.highlights import NOTICE_ROLE
from desktop_translator.ui.wording import grouped, joined, reasons, sentences, time_left

if TYPE_CHECKING:
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.languages import Languages
    from desktop_translator.documents.format import Notice
    from desktop_translator.pipeline.batch.events import FileProgress, QueueProgress
    from desktop_translator.pipeline.concerns import Concern

_STATES = MappingProxyType(
    {
        FileState.QUEUED: translatable("files", "Waiting"),
        FileState.READING: translatable("files", "Reading"),
        FileState.TRANSLATING: translatable("files", "Translating"),
        FileState.WRITING: translatable("files", "Writing"),
        FileState.DONE: translatable("files", "Done"),
        FileState.DONE_WITH_WARNINGS: translatable("files", "Done"),
        FileState.SKIPPED: translatable("files", "Skipped"),
        FileState.FAILED: translatable("files", "Not translated"),
        FileState.CANCELLED: translatable("files", "Cancelled"),
    }
)
_Role = QPalette.ColorRole
ICONS = MappingProxyType(
    {
        FileState.QUEUED: ("queued", _Role.PlaceholderText),
        FileState.READING: ("working", _Role.Accent),
        FileState.TRANSLATING: ("working", _Role.Accent),
        FileState.WRITING: ("working", _Role.Accent),
        FileState.DONE: ("done", _Role.Accent),
        FileState.DONE_WITH_WARNINGS: ("done", _Role.Accent),
        FileState.SKIPPED: ("skipped", _Role.PlaceholderText),
        FileState.FAILED: ("failed", NOTICE_ROLE),
        FileState.CANCELLED: ("cancelled", _Role.PlaceholderText),
    }
)
"""Of each state: the icon, and its colour."""
_UNSURE = 0.8


def tr(text: str) -> str:
    """Translate a text of this page."""
    return QCoreApplication.translate("files", text)


def percent(value: float) -> str:
    """Write a percentage; 100 only when it is reached."""
    return tr("{percent} %").format(percent=grouped(int(value)))


def count_of_files(count: int) -> str:
    """Say how many files."""
    return tr("1 file") if count == 1 else tr("{count} files").format(count=grouped(count))


def warnings(file: FileProgress) -> int:
    """Count what a person should look at in a translation."""
    return len(own_notices(file)) + file.marked_sentences


def own_notices(file: FileProgress) -> list[Notice]:
    """Return what should be known of a file, but for its places to look at: they are counted."""
    return [each for each in file.notices if each.message != MARKED]


def state(file: FileProgress) -> str:
    """Say where a file is, with its percentage while it is at work, or how many warnings."""
    words = tr(_STATES[file.state])
    if file.state is FileState.TRANSLATING:
        return tr("{state}, {percent}").format(state=words, percent=percent(file.percent))
    count = warnings(file)
    if file.state is not FileState.DONE_WITH_WARNINGS or not count:
        return words
    if count == 1:
        return tr("{state}, 1 warning").format(state=words)
    return tr("{state}, {count} warnings").format(state=words, count=grouped(count))


def speed(sentences_per_s: float) -> str:
    """Say how fast it goes; nothing where nothing moves."""
    if sentences_per_s <= 0:
        return ""
    digits = 1 if sentences_per_s < 10 else 0
    number = QLocale().toString(sentences_per_s, "f", digits)
    return tr("{number} sentences/s").format(number=number)


def progress(file: FileProgress) -> tuple[str, ...]:
    """Say how far a file is, from long to short."""
    if file.state is not FileState.TRANSLATING:
        if file.state is FileState.QUEUED and file.examined:
            return (tr("about {count} words").format(count=grouped(file.words)),)
        return (sentences(file.finished_sentences),) if file.finished_sentences else ()
    done = tr("{done} of {total} sentences").format(
        done=grouped(file.finished_sentences), total=grouped(file.total_sentences)
    )
    fast = speed(file.sentences_per_s)
    left = time_left(file.time_left_s) if file.time_left_s is not None else ""
    return joined([done, fast, left]), joined([fast, left]), left


def language(file: FileProgress, languages: Languages) -> str:
    """Name the language of a file, with a question mark where it is a weak guess."""
    if file.source is None:
        return ""
    name = languages.name(file.source)
    return tr("{language}?").format(language=name) if is_guess(file) else name


def is_guess(file: FileProgress) -> bool:
    """Tell whether the language of a file was found out, and not surely."""
    return file.options.source is None and file.certainty < _UNSURE


def kind(file: FileProgress) -> str:
    """Name the format of a file."""
    return QCoreApplication.translate("formats", file.format) if file.format else ""


def to_look_at(file: FileProgress) -> str:
    """Say how many places of a translation may be wrong."""
    count = file.marked_sentences
    if count == 1:
        return tr("1 place")
    return tr("{count} places").format(count=grouped(count)) if count else ""


def reason(concern: Concern) -> str:
    """Say why a place should be looked at."""
    if concern.problem is not None:
        words = reasons((concern.problem,))
        return f"{words[:1].upper()}{words[1:]}"
    text = QCoreApplication.translate("concerns", concern.kind.value)
    return text.format(item=concern.item)


def facts(file: FileProgress, languages: Languages) -> str:
    """Kind, language, encoding and folder in one line."""
    folder = file.path.parent.name
    return joined([kind(file), language(file, languages), file.encoding or "", folder])


def error(problem: AppError, languages: Languages) -> tuple[str, str]:
    """Say what happened and what to do."""

    def translate(text: str) -> str:
        return QCoreApplication.translate("errors", text)

    return describe(problem, languages, translate)


def notice(what: Notice) -> str:
    """Say what should be known of a translation."""
    return QCoreApplication.translate("notices", what.message).format(**what.fields)


def below(file: FileProgress, languages: Languages) -> str:
    """Say the most important thing after name and state: what went wrong, or facts."""
    if file.error is not None:
        return error(file.error, languages)[0].replace(str(file.path), file.path.name)
    if file.state is FileState.SKIPPED and file.notices:
        return notice(file.notices[0])
    return facts(file, languages)


def overall(queue: QueueProgress) -> str:
    """Say how far the whole queue is."""
    done = tr("{done} of {files}").format(
        done=grouped(queue.finished_files), files=count_of_files(queue.total_files)
    )
    failed = skipped = ""
    if queue.failed_files:
        failed = tr("{count} not translated").format(count=grouped(queue.failed_files))
    if queue.skipped_files:
        skipped = tr("{count} skipped").format(count=grouped(queue.skipped_files))
    left = time_left(queue.time_left_s) if queue.time_left_s is not None else ""
    return joined([done, failed, skipped, speed(queue.sentences_per_s), left])
