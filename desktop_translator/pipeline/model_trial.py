"""Trying a model on a sentence before it is trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY
from desktop_translator.engine.messages import Done, Priority
from desktop_translator.pipeline.guard import find_problems
from desktop_translator.pipeline.trial_sentences import TRIAL_SENTENCES

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.core.models import ModelInfo
    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.pipeline.hops import Engine


@dataclass(frozen=True, slots=True)
class Tried:
    """What a model made of a sentence.

    `problems` are what is wrong with the translation: a model that is used in a way it was not
    trained for repeats itself, copies, or never ends. Empty for a language without a sentence.
    """

    sentence: str
    translation: str
    problems: frozenset[Problem]


def try_model(engine: Engine, info: ModelInfo) -> Generator[None, None, Tried]:
    """Translate one sentence.

    Raises:
        AppError: the model cannot be loaded or used.
    """
    source = next((code for code in TRIAL_SENTENCES if code in info.sources), info.sources[0])
    targets = [code for code in TRIAL_SENTENCES if code in info.targets and code != source]
    target = next(
        iter(targets), next((code for code in info.targets if code != source), info.target)
    )
    sentence = TRIAL_SENTENCES.get(source, TRIAL_SENTENCES["en"])
    text, cut = "", False
    for event in engine.translate(
        info.for_pair(source, target), (sentence,), GREEDY, Priority.BATCH
    ):
        if isinstance(event, Done):
            for result in event.results:
                text, cut = result.text, result.cut
        yield
    problems = find_problems(sentence, text, source=source, target=target, cut=cut)
    return Tried(sentence, text, problems if source in TRIAL_SENTENCES else frozenset())
