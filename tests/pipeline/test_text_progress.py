from __future__ import annotations

from dataclasses import replace

from desktop_translator.core.segments import Segment
from desktop_translator.pipeline.events import Caret, LinesChanged, ParagraphSentences
from desktop_translator.pipeline.guard import Problem
from desktop_translator.pipeline.sentence_cache import Remembered
from desktop_translator.pipeline.text_plan import TextPlan
from desktop_translator.pipeline.text_progress import TextProgress
from tests.pipeline.reader import remembered, request


def _progress(text: str, **known: str) -> TextProgress:
    plan = TextPlan(text, "fr", {}, remembered(known).get)
    plan.extend(1000)
    return TextProgress(request(text, request_id=7), plan)


def test_it_begins_with_the_lines_that_need_nothing() -> None:
    started = _progress("Un\n\n 12 \nDeux", Un="One").begin()
    assert started.request_id == 7
    assert started.lines == ("One", "", " 12 ", None)


def test_without_news_there_is_nothing_to_tell() -> None:
    progress = _progress("Un.")
    assert progress.changes() is None
    progress.grow("Un.", "O")
    assert progress.changes() is not None
    assert progress.changes() is None


def test_a_change_gives_whole_lines_the_caret_and_figures() -> None:
    progress = _progress("Un. Deux.\nTrois.")
    progress.finish("Un.", Remembered("One."))
    progress.grow("Deux.", "T")
    progress.grow("Trois.", "Thr")
    change = progress.changes()
    assert change is not None
    assert replace(change, sentences=()) == LinesChanged(
        7, ((0, "One. T"), (1, "Thr")), Caret(0, 6), finished_sentences=1, total_sentences=3
    )
    assert change.sentences == (
        ParagraphSentences(
            first_line=0,
            line_count=1,
            texts=("Un.", "Deux."),
            sources=(Segment(0, 3), Segment(4, 9)),
            targets=((0, 4), (5, 6)),
            unfinished=frozenset({1}),
            pair=("fr", "en"),
        ),
        ParagraphSentences(
            first_line=1,
            line_count=1,
            texts=("Trois.",),
            sources=(Segment(0, 6),),
            targets=((0, 3),),
            unfinished=frozenset({0}),
            pair=("fr", "en"),
        ),
    )


def test_changes_between_two_looks_are_told_as_one() -> None:
    progress = _progress("Un.")
    progress.grow("Un.", "O")
    progress.grow("Un.", "On")
    progress.finish("Un.", Remembered("One."))
    change = progress.changes()
    assert change is not None
    assert change.lines == ((0, "One."),)
    assert change.caret is None


def test_the_caret_waits_in_front_of_a_line_that_nothing_was_told_of() -> None:
    """Its old translation still stands there, and may be shorter than what is known."""
    progress = _progress("Un. Deux\nTrois", **{"Un.": "One."})
    progress.grow("Trois", "Thr")
    change = progress.changes()
    assert change is not None
    assert change.caret == Caret(0, 0)
    progress.grow("Deux", "T")
    change = progress.changes()
    assert change is not None
    assert change.caret == Caret(0, len("One. T"))


def test_a_finished_sentence_does_not_grow_again() -> None:
    progress = _progress("Un. Deux.")
    progress.finish("Un.", Remembered("One."))
    progress.changes()
    progress.grow("Un.", "O")
    assert progress.changes() is None
    assert progress.finished_sentences == 1


WRAPPED = "Nous vous écrivons au sujet de la réunion de\nmardi. Elle n'aura pas lieu.\n\nFin"
FIRST = "Nous vous écrivons au sujet de la réunion de mardi."


def test_all_lines_of_a_paragraph_are_told_together() -> None:
    progress = _progress(WRAPPED, **{FIRST: "We write about the meeting on Tuesday."})
    started = progress.begin()
    assert started.lines == (None, None, "", None)
    assert [told.targets for told in started.sentences] == [(None, None), (), (None,)]
    progress.grow("Elle n'aura pas lieu.", "It")
    change = progress.changes()
    assert change is not None
    assert change.lines == ((0, "We write about the meeting on"), (1, "Tuesday. It"))
    assert change.caret == Caret(1, len("Tuesday. It"))


def test_the_caret_stays_before_a_sentence_that_spans_lines() -> None:
    progress = _progress("Voilà. " + WRAPPED, **{"Voilà.": "So."})
    progress.grow(FIRST, "We write about the meeting on Tuesday")
    change = progress.changes()
    assert change is not None
    assert change.lines[0][1].startswith("So. We write")
    assert change.caret == Caret(0, len("So."))


def test_sentences_of_lines_taken_together_are_told_from_their_first_line() -> None:
    progress = _progress(WRAPPED)
    progress.finish(FIRST, Remembered("We write about the meeting on Tuesday."))
    short = Remembered("It is off.", frozenset({Problem.TOO_SHORT}))
    progress.finish("Elle n'aura pas lieu.", short)
    change = progress.changes()
    assert change is not None
    (told,) = change.sentences
    source = "\n".join(WRAPPED.split("\n")[: told.line_count])
    target = "\n".join(text for _, text in change.lines)
    assert [source[place.start : place.end] for place in told.sources] == [
        "Nous vous écrivons au sujet de la réunion de\nmardi.",
        "Elle n'aura pas lieu.",
    ]
    assert [target[slice(*place)] for place in told.targets if place] == [
        "We write about the meeting on\nTuesday.",
        "It is off.",
    ]
    assert told.problems == ((1, frozenset({Problem.TOO_SHORT})),)
    assert not told.unfinished


def test_sentences_that_were_just_cut_are_told_without_a_translation() -> None:
    plan = TextPlan("Un.\nDeux.", "fr", {}, remembered({"Deux.": "Two."}).get)
    progress = TextProgress(request("Un.\nDeux."), plan)
    assert progress.begin().sentences == ()
    progress.extend(1000)
    change = progress.changes()
    assert change is not None
    assert change.lines == ((1, "Two."),)
    assert [(told.first_line, told.targets) for told in change.sentences] == [
        (0, (None,)),
        (1, ((0, 4),)),
    ]
    assert progress.changes() is None
