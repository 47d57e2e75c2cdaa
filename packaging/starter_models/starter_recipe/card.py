"""Step `card`: `model.json` for the program and a model card for people."""

import hashlib
import json
from pathlib import Path
from typing import Any

from starter_recipe.card_text import card_text
from starter_recipe.errors import RecipeError
from starter_recipe.facts import Facts
from starter_recipe.layout import Direction, WorkFolder

INFO, CARD = "model.json", "MODEL_CARD.md"
_LEAST_ATTENTION = 0.02
"""Share of the guided head below which a word of the source was passed over. 1 % of human
translations have such a word, and 10 % (newstest2013) to 16 % (FLORES devtest) of those whose
middle third is left out; twice the share would raise four false alarms for each one
(`python -m benchmarks.coverage`)."""

_FILES = ("config.json", "model.bin", "sentencepiece.model", "shared_vocabulary.json")


def write_card(
    direction: Direction, work: WorkFolder, licence: str, rated: Path | None, note: str = ""
) -> None:
    """Write `model.json` and `MODEL_CARD.md` beside the exported model."""
    facts = Facts(
        direction,
        licence,
        _read(work.require(work.report, "prepare")),
        _read(work.require(work.evaluation, "evaluate")),
        _read(work.require(work.training, "export")),
        rated.read_text(encoding="utf-8") if rated else "",
        _read(work.tags) if work.tags.exists() else None,
        note,
    )
    text = json.dumps(model_info(facts, work.model), indent=2, ensure_ascii=False)
    (work.model / INFO).write_text(text + "\n", encoding="utf-8")
    (work.model / CARD).write_text(card_text(facts), encoding="utf-8")


def model_info(facts: Facts, folder: Path) -> dict[str, Any]:
    """The contents of `model.json`, as the program reads it."""
    files = {name: _file(folder / name) for name in _FILES}
    origins = sorted({source.origin for source in facts.sources})
    return {
        "id": f"starter-{facts.direction}",
        "name": facts.name,
        "family": "starter",
        "least_attention": _LEAST_ATTENTION,
        "source": facts.direction.source,
        "target": facts.direction.target,
        "licence": facts.licence,
        "attribution": f"Trained on text from: {'; '.join(origins)}. See {CARD}.",
        "size_bytes": sum(file["size_bytes"] for file in files.values()),
        "files": files,
        "quality": facts.quality,
    }


def _file(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise RecipeError(f"{path} is missing: run the step 'export' first.")
    data = path.read_bytes()
    return {"size_bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
