"""What is measured, and how it is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.models import read_model_info

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    Recipe = Callable[[str], ModuleType]


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("I think that I think that I think that.", True),
        ("No, no, no, no!", True),
        ("That is very, very good.", False),
        ("ahahahahahahahaha", True),
        ("It costs 1000000000.", False),
        ("The end.", False),
        ("", False),
    ],
)
def test_loops_are_found_at_the_end(recipe: Recipe, text: str, loops: bool) -> None:
    repetition = recipe("repetition")
    assert repetition.ends_in_repetition(text) is loops
    assert repetition.loops("Oui.", text) is loops
    assert not repetition.loops(text, text)


def test_sets_are_read_in_both_languages(recipe: Recipe, tmp_path: Path) -> None:
    sets, direction = recipe("sets"), recipe("layout").Direction.parse("fr-en")
    (tmp_path / "one.fr").write_text("Été.\nNon ?\n", encoding="utf-8")
    (tmp_path / "one.en").write_text("Summer.\nNo?\n", encoding="utf-8")
    (tmp_path / "other.fr").write_text("Oui.\n", encoding="utf-8")
    (read,) = sets.read_sets(tmp_path, direction)
    assert read.head(1) == sets.EvaluationSet("one", ("Été.",), ("Summer.",))
    assert read.head(0) == read
    copies = sets.careless(read)
    assert copies["capitals"].sources == ("ÉTÉ.", "NON ?")
    assert copies["lower case"].references == read.references
    assert copies["no final mark"].sources == ("Été", "Non")
    assert copies["no final mark"].references == ("Summer", "No")
    (tmp_path / "one.en").write_text("Summer.\n", encoding="utf-8")
    with pytest.raises(recipe("errors").RecipeError, match="number of lines"):
        sets.read_sets(tmp_path, direction)


def test_copying_is_counted_by_kind(recipe: Recipe) -> None:
    check = recipe("copy_check")
    cases = check.copy_cases("fr", 30)
    assert cases == check.copy_cases("fr", 30)
    assert {case.kind for case in cases} == {"url", "e-mail", "number", "placeholder", "emoji"}
    assert all(case.piece in case.text for case in cases)
    shares = check.copied_shares(cases, [case.text for case in cases])
    assert set(shares.values()) == {1.0}
    wrong = [case.text if case.kind == "url" else "" for case in cases]
    assert check.copied_shares(cases, wrong)["url"] == 1.0
    assert check.copied_shares(cases, wrong)["emoji"] == 0.0


def test_the_program_reads_what_the_card_step_writes(recipe: Recipe, tmp_path: Path) -> None:
    layout = recipe("layout")
    work = layout.WorkFolder(tmp_path)
    _finished_work(work)
    rated = tmp_path / "rated.tsv"
    rated.write_text("Bonjour.\tHello.\tgood\nÀ|demain\tTomorrow\n", encoding="utf-8")
    recipe("card").write_card(layout.Direction.parse("fr-en"), work, "CC-BY-SA-4.0", rated)
    info = read_model_info(work.model)
    assert (info.id, info.name) == ("starter-fr-en", "Starter French–English")
    assert info.quality == {"Tatoeba held-out chrF beam 4": 61.2}
    assert 0 < info.least_attention < 0.1
    assert info.size_bytes == sum(file.size_bytes for file in info.files) == 4 * 5
    assert "tatoeba.org" in json.loads((work.model / "model.json").read_text())["attribution"]
    card = (work.model / "MODEL_CARD.md").read_text(encoding="utf-8")
    for part in (
        "| tatoeba | 1,234 |",
        "7 pairs",
        "BLEU: `sig`",
        "this 50.0%, reference 25.0%",
        "| À\\|demain | Tomorrow |  |",
    ):
        assert part in card


def _finished_work(work: ModuleType) -> None:
    work.model.mkdir(parents=True)
    for name in ("config.json", "model.bin", "sentencepiece.model", "shared_vocabulary.json"):
        (work.model / name).write_text("12345")
    one = {"bleu": 40.0, "chrf": 61.23, "loops": 0, "sentences_s": 50.0, "pieces_s": 500.0}
    set_ = {"lines": 2000, "decoding": {"beam 4": one}, "lost": {"lower case": 1.5}}
    model = {"sets": {"tatoeba-heldout-fren": set_}, "copied": {"url": 0.99}, "alone_ms": 20.0}
    evaluation = {
        "compute_type": "int8",
        "threads": 1,
        "signatures": {"BLEU": "sig"},
        "models": {"this": model},
    }
    training = {
        "shape": {
            "vocabulary": 12000,
            "width": 256,
            "feed_forward": 1024,
            "encoder_layers": 6,
            "decoder_layers": 2,
        },
        "parameters": 9_900_000,
        "progress": {"step": 9000, "elapsed_s": 18000.0, "pieces": 20_000_000},
        "device": "cpu",
    }
    kept = {"kept tatoeba": 1234, "kept noise": 5, "evaluation overlap tatoeba": 7}
    work.tags.write_text(json.dumps({"segments": 558, "f1": {"this": 0.5, "reference": 0.25}}))
    work.report.write_text(json.dumps(kept))
    work.evaluation.write_text(json.dumps(evaluation))
    work.training.write_text(json.dumps(training))
