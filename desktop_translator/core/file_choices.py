"""How files are translated: what a person chose last."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_translator.core.quality import Preset


@dataclass(frozen=True, slots=True)
class FileChoices:
    """The choices of the files page, remembered for the next files.

    Attributes:
        source: language code of the documents; empty finds it out for each.
        target: language code to translate into; empty for that of the last text.
        folder: where translations go; empty for beside their originals.
        collision: what to do where a name is taken, a value of `batch.requests.Collision`.
        docx: whether a table of both languages is written as well.
        html: whether a page with both languages side by side is written as well.
        tmx: whether a translation memory is written as well.
        skip_translated: whether paragraphs in the target language are left alone.
        quality: FAST or BEST.
    """

    source: str = ""
    target: str = ""
    folder: str = ""
    collision: str = "skip"
    docx: bool = False
    html: bool = False
    tmx: bool = False
    skip_translated: bool = False
    quality: Preset = Preset.FAST


DEFAULT_FILE_CHOICES = FileChoices()
