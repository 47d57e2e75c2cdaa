"""What happens to text before anything is learnt from it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    Recipe = Callable[[str], ModuleType]


def test_normalise_gives_one_spelling(recipe: Recipe) -> None:
    raw = "  L\u2019e\u0301te\u0301\u00a0!\u200b  \u201cOui\u201d "
    assert recipe("text").normalise(raw) == 'L\'été ! "Oui"'


def test_rules_name_every_character_once(recipe: Recipe) -> None:
    text = recipe("text")
    lines = text.rules().splitlines()
    assert "2019\t27" in lines
    assert len(lines) == len({line.split("\t")[0] for line in lines}) == len(text.CHARACTERS)


@pytest.mark.parametrize(
    ("source", "target", "good"),
    [
        ("Bonjour.", "Hello.", True),
        ("", "Hello.", False),
        ("Oui.", "A very long answer that says far more than the question did.", False),
        ("Une phrase non traduite ici.", "Une phrase non traduite ici.", False),
        ("1 2 3 4 = 10 + 0", "1 2 3 4 = 10 + 0", False),
        ("x" * 701, "x" * 701, False),
    ],
)
def test_pairs_that_are_no_translation_are_dropped(
    recipe: Recipe, source: str, target: str, good: bool
) -> None:
    clean = recipe("clean")
    assert clean.acceptable(clean.Pair(source, target)) is good


def test_pairs_that_differ_in_case_and_accents_alone_count_once(recipe: Recipe) -> None:
    clean = recipe("clean")
    cleaner = clean.Cleaner()
    assert cleaner.accept(clean.Pair("Été !", "Summer!")) == clean.Pair("Été !", "Summer!")
    assert cleaner.accept(clean.Pair("ete.", "summer.")) is None
    assert cleaner.accept(clean.Pair("Été ?", "Summer?")) is not None


def test_noise_spoils_the_source_and_keeps_the_target_tidy(recipe: Recipe) -> None:
    clean, noise = recipe("clean"), recipe("noise")
    pair = clean.Pair("L'été est là !", "Summer is here!")
    random_ = random.Random(1)
    made = [noise.spoil(pair, random_) for _ in range(200)]
    spoilt = [one for one in made if one]
    sources = {one.source for one in spoilt}
    assert {"L'ÉTÉ EST LÀ !", "l'été est là !", "L'ete est la !", "L'été est là"} <= sources
    assert {one.target for one in spoilt} == {"Summer is here!", "Summer is here"}
    assert all(one.source[-1] != "!" for one in spoilt if one.target[-1] != "!")


def test_noise_helpers(recipe: Recipe) -> None:
    noise = recipe("noise")
    assert noise.upper("straße à") == "STRAßE À"
    assert noise.without_accents("cœur été") == "coeur ete"
    assert noise.tight("« Où ? »") == "«Où?»"
    assert noise.without_final_mark("Quoi ?! ") == "Quoi"


def test_text_to_copy_stands_on_both_sides(recipe: Recipe) -> None:
    clean, copying = recipe("clean"), recipe("copying")
    pair = clean.Pair("Tom a 20 ans.", "Tom is 20 years old.")
    for seed in range(300):
        random_ = random.Random(seed)
        both = copying.with_copy(pair, random_)
        new = set(both.source.split()) - set(pair.source.split())
        assert new
        assert any(word.strip(":.,") in both.target for word in new)


def test_evaluation_sentences_are_caught_exact_and_nearly(recipe: Recipe) -> None:
    guard = recipe("overlap").EvaluationGuard.from_lines(
        ["The quick brown fox jumps over the lazy dog.", "Été."]
    )
    assert guard.catches("THE QUICK brown fox, jumps over the lazy dog")
    assert guard.catches("Yes: the quick brown fox jumps over the lazy dog again")
    assert guard.catches("ete")
    assert not guard.catches("The quick brown cat sleeps under the lazy dog.")
    assert not guard.catches("Automne.")


def test_prepare_drops_evaluation_sentences_and_counts(recipe: Recipe, tmp_path: Path) -> None:
    layout, prepare = recipe("layout"), recipe("prepare")
    _write_corpus(tmp_path, ["Il pleut.\tIt is raining.", "Secret gardé.\tSecret kept."])
    work = layout.WorkFolder(tmp_path / "work")
    direction = layout.Direction.parse("en-fr")
    prepare.prepare(direction, tmp_path / "corpora", tmp_path / "sets", work)
    pairs = [pair for _, pair in prepare.read_examples(work.examples)]
    assert pairs[0] == recipe("clean").Pair("It is raining.", "Il pleut.")
    assert not any("Secret" in pair.source for pair in pairs)
    assert '"evaluation overlap tatoeba": 1' in work.report.read_text()


def test_a_direction_names_its_corpus_foreign_language_first(recipe: Recipe) -> None:
    layout, errors = recipe("layout"), recipe("errors")
    assert layout.Direction.parse("en-fr").corpus_name == "fr-en"
    for wrong in ("fr", "fr-de", "en-en", ""):
        with pytest.raises(errors.RecipeError):
            layout.Direction.parse(wrong)


def _write_corpus(root: Path, lines: list[str]) -> None:
    import lzma

    for folder in ("corpora/fr-en", "sets"):
        (root / folder).mkdir(parents=True)
    with lzma.open(root / "corpora" / "fr-en" / "tatoeba.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    (root / "sets" / "some.en").write_text("secret kept\n", encoding="utf-8")
