"""The list of pieces beside the binary sets, readable without SentencePiece."""

import json

from starter_recipe.layout import WorkFolder


def write_vocabulary(work: WorkFolder, pieces: list[str]) -> None:
    """Write `pieces` in the order of their numbers."""
    work.vocabulary.write_text(json.dumps(pieces, ensure_ascii=False, indent=0), encoding="utf-8")


def read_vocabulary(work: WorkFolder) -> list[str]:
    """Read what `write_vocabulary` wrote."""
    path = work.require(work.vocabulary, "pack")
    pieces: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return pieces
