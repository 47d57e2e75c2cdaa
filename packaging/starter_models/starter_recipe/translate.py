"""Step `translate`: a list of sentences -> a table to read and rate."""

from pathlib import Path

from starter_recipe.layout import WorkFolder
from starter_recipe.translator import Model


def translate(work: WorkFolder, sentences: Path, table: Path, threads: int) -> None:
    """Write every line of `sentences`, TAB, its translation (beam 4) to `table`.

    A person adds TAB and a rating to each line; `card` prints the result.
    """
    lines = sentences.read_text(encoding="utf-8").split("\n")
    lines = [line for line in lines if line]
    translations = Model.load(work.model, threads).translate(lines, beam=4).texts
    rows = [f"{line}\t{text}\n" for line, text in zip(lines, translations, strict=True)]
    table.write_text("".join(rows), encoding="utf-8")
