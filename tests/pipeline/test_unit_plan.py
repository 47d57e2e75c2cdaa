from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_translator.core.alignment import Alignment
from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.pipeline.concerns import ConcernKind
from desktop_translator.pipeline.unit_parts import SentenceTranslation
from desktop_translator.pipeline.unit_plan import UnitPlan
from tests.pipeline.marked_texts import alignments, marked_texts, texts


def _plan(unit: MarkedText) -> UnitPlan:
    return UnitPlan(unit, "fr", "en")


@settings(max_examples=50, deadline=None)
@given(marked_texts())
def test_untranslated_is_unit(unit: MarkedText) -> None:
    plan = _plan(unit)
    assert plan.assemble([None] * len(plan.sentences)).marked == unit


@settings(max_examples=50, deadline=None)
@given(marked_texts(), st.data())
def test_whatever_comes_back_links_code_and_places_survive(
    unit: MarkedText, data: st.DataObject
) -> None:
    plan = _plan(unit)
    translations = []
    for sentence in plan.sentences:
        text = data.draw(texts()).replace("\n", " ").replace("\t", " ")
        alignment = data.draw(st.none() | alignments(sentence.text, text))
        translations.append(SentenceTranslation(text, alignment))
    translated = plan.assemble(translations)  # a MarkedText checks that its spans nest
    before = {span.tag: span for span in unit.spans}
    after = {span.tag: span for span in translated.marked.spans}
    assert after.keys() <= before.keys()
    assert len(after) == len(translated.marked.spans)
    dropped = [c for c in translated.concerns if c.kind is ConcernKind.FORMAT_DROPPED]
    assert len(dropped) == len(before) - len(after)
    for tag, span in before.items():
        if span.kind is not SpanKind.FORMAT:
            assert after[tag].kind is span.kind
        if span.kind is SpanKind.CODE:
            found = translated.marked.text[after[tag].start : after[tag].end]
            assert found == unit.text[span.start : span.end]
    for concern in translated.concerns:
        assert 0 <= concern.place[0] <= concern.place[1] <= len(translated.marked.text)
        assert "{" not in concern.reason.replace(concern.item, "")


def test_line_of_any_length_is_done_soon() -> None:
    """Comparing all with all would take minutes here, which the limit of a test forbids."""
    words = ["le", "chat\u00a0noir", "dort", "ici"]
    text = " ".join(words[number % 4] for number in range(12_000))
    unit = MarkedText(text, (Span(5_000, 9_000, 0, SpanKind.LINK),))
    plan = _plan(unit)
    places = [[(n, n + 4) for n in range(0, len(s.text) - 4, 5)] for s in plan.sentences]
    translated = plan.assemble(
        [
            SentenceTranslation(
                sentence.text.upper(),
                Alignment(tuple(place), tuple(place), tuple(((0, 0.5),) for _ in place)),
            )
            for sentence, place in zip(plan.sentences, places, strict=True)
        ]
    )
    assert [span.tag for span in translated.marked.spans] == [0]
