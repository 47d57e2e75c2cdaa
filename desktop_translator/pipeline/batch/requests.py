"""What the queue of files is told to do.

Commands are small and may be sent at any time; each is answered by events (`batch.events`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.pipeline.pseudo_translation import Pseudo


class Collision(StrEnum):
    """What to do where the name of an output is taken."""

    SKIP = "skip"
    """Leave what is there, and the document untranslated."""
    NUMBER = "number"
    """Write `name.fr (2).docx`."""
    OVERWRITE = "overwrite"
    """Replace it if it is our own earlier output and nobody has changed it since; else skip."""


class Bilingual(StrEnum):
    """What is written beside a translation to show it together with its source."""

    DOCX = "docx"
    HTML = "html"
    TMX = "tmx"


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How files are to be translated, the same for all that are added together.

    Attributes:
        target: the language to translate into.
        source: the language of the documents; None finds it out for each.
        folder: where outputs go, in a tree like that of the folders added; None writes each
            beside its source.
        collision: what to do where the name of an output is taken.
        decoding: how each sentence is decoded.
        bilingual: what to write beside each translation.
        skip_translated: leave paragraphs alone that are in the target language already.
        encoding: of text files, where it is not to be found out.
        columns: of tables, from 0, where they are not to be found out.
        output_suffix: the kind of document to write where there is a choice (PDF): `.html`.
        model: the route to use (`Route.id`), or None for the preferred one of the pair.
        pseudo: what takes the place of a model.
    """

    target: str
    source: str | None = None
    folder: Path | None = None
    collision: Collision = Collision.SKIP
    decoding: DecodingOptions = GREEDY
    bilingual: frozenset[Bilingual] = field(default_factory=frozenset)
    skip_translated: bool = False
    encoding: str | None = None
    columns: tuple[int, ...] | None = None
    output_suffix: str | None = None
    model: str | None = None
    pseudo: Pseudo | None = None


@dataclass(frozen=True, slots=True)
class AddPaths:
    """Put files, and all files in folders that are of a known kind, at the end of the queue.

    Until the queue is started, each is looked at: its kind, encoding, language and size.
    """

    paths: tuple[Path, ...]
    options: BatchOptions


@dataclass(frozen=True, slots=True)
class ChangeOptions:
    """Translate files that are not begun in another way."""

    file_ids: tuple[int, ...]
    options: BatchOptions


@dataclass(frozen=True, slots=True)
class Start:
    """Work the queue off; also go on after `Pause`, and with what an earlier run has left."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop at once, keeping what is done."""


@dataclass(frozen=True, slots=True)
class CancelFiles:
    """Stop work on files that are not finished, now; they stay in the queue as cancelled."""

    file_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RemoveFiles:
    """Take files out of the queue, stopping work on them; nothing on disk is removed."""

    file_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RetryFiles:
    """Put files that failed, were cancelled or skipped back to be translated."""

    file_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MoveFiles:
    """Move files in the queue, keeping their order: before another file, or to the end (None)."""

    file_ids: tuple[int, ...]
    before: int | None = None


@dataclass(frozen=True, slots=True)
class ShowPairs:
    """Give paragraphs of a document side by side with their translations: answered by `Pairs`.

    With `only_marked`, paragraphs without concerns are passed over: at most `count` that have some.
    """

    file_id: int
    first_unit: int = 0
    count: int = 200
    only_marked: bool = False


@dataclass(frozen=True, slots=True)
class ShutDown:
    """End the process of files, keeping what is done: the next one goes on from there."""


Command = (
    AddPaths
    | ChangeOptions
    | Start
    | Pause
    | CancelFiles
    | RemoveFiles
    | RetryFiles
    | MoveFiles
    | ShowPairs
    | ShutDown
)
