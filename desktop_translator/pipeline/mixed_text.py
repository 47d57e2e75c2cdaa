"""A text in several languages: each is translated for itself, and put together again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.pipeline.events import (
    Caret,
    Finished,
    LinesChanged,
    SeveralResults,
    Started,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.pipeline.events import (
        Detected,
        ParagraphLanguage,
        ParagraphSentences,
        SentenceResults,
        Statistics,
        TextEvent,
    )
    from desktop_translator.pipeline.requests import TextRequest


class MixedText:
    """Cuts a text by language, and makes one translation of the translations.

    The part in one language is a text with as many lines as the whole one, empty where the others
    are, so that lines have the same numbers everywhere. Parts are translated one after the other,
    in the order of `languages`; a line of no part stands as it is.

    Attributes:
        languages: what there is to translate from, the first in the text first.
    """

    def __init__(self, request: TextRequest, detected: Detected) -> None:
        self._request = replace(request, target=detected.target, detect=None)
        self._lines = request.text.split("\n")
        self._owners = _owners(detected.paragraphs)
        self.languages = tuple(dict.fromkeys(filter(None, self._owners)))
        self._language = ""
        self._first_pending: int | None = None
        self._finished_before = self._total_before = 0
        self._finished = self._total = 0
        self._statistics: list[Statistics] = []
        self._results: dict[tuple[str, str], SentenceResults] = {}
        self._sentences: dict[int, tuple[str | None, ...]] = {}

    def begin(self, language: str) -> TextRequest:
        """Return the request for the part in one language; the events that follow are its."""
        self._language = language
        self._finished_before, self._total_before = self._finished, self._total
        later = self.languages[self.languages.index(language) + 1 :]
        pending = (number for number, owner in enumerate(self._owners) if owner in later)
        self._first_pending = next(pending, None)
        text = "\n".join(
            line if owner == language else ""
            for line, owner in zip(self._lines, self._owners, strict=True)
        )
        return replace(self._request, text=text, source=language)

    def whole(self, event: TextEvent) -> TextEvent | None:
        """Turn an event of a part into one of the whole text, or None where nothing is new."""
        if isinstance(event, Started):
            return self._started(event)
        if isinstance(event, LinesChanged):
            self._finished = self._finished_before + event.finished_sentences
            self._total = self._total_before + event.total_sentences
            return self._changed(event.lines, event.caret, event.sentences)
        if isinstance(event, SeveralResults):
            for results in event.sentences:
                self._results[self._language, results.sentence] = results
            return None
        if isinstance(event, Finished):
            self._statistics.append(event.statistics)
            self._finished = self._total = self._total_before + event.statistics.sentences
            return None
        return event

    def finish(self) -> Iterable[TextEvent]:
        """Sum up; call it when every part is finished."""
        if self._results:
            yield SeveralResults(self._request.id, self._results_in_order())
        first, *others = self._statistics
        for statistics in others:
            first = first.plus(statistics)
        yield Finished(self._request.id, first)

    def as_it_is(self) -> Started:
        """Return a translation that is the text itself, where there is no part to translate."""
        return Started(self._request.id, tuple(self._lines))

    def nothing(self) -> Started:
        """Return a translation in which all lines are empty."""
        return Started(self._request.id, ("",) * len(self._lines))

    def _started(self, event: Started) -> TextEvent | None:
        if self._language != self.languages[0]:
            known = [(number, line) for number, line in enumerate(event.lines) if line]
            return self._changed(known, None, event.sentences)
        lines: list[str | None] = []
        for line, owner, given in zip(self._lines, self._owners, event.lines, strict=True):
            lines.append(line if owner is None else given if owner == self._language else None)
        return Started(event.request_id, tuple(lines), self._own_sentences(event.sentences))

    def _changed(
        self,
        lines: Iterable[tuple[int, str]],
        caret: Caret | None,
        sentences: Iterable[ParagraphSentences],
    ) -> LinesChanged | None:
        own = tuple(line for line in lines if self._owners[line[0]] == self._language)
        pending = self._first_pending
        if pending is not None and caret is not None and caret.line >= pending:
            caret = Caret(pending, 0)
        return LinesChanged(
            self._request.id,
            own,
            caret,
            self._finished,
            self._total,
            self._own_sentences(sentences),
        )

    def _own_sentences(
        self, sentences: Iterable[ParagraphSentences]
    ) -> tuple[ParagraphSentences, ...]:
        own = tuple(each for each in sentences if self._owners[each.first_line] == self._language)
        self._sentences.update((each.first_line, each.texts) for each in own)
        return own

    def _results_in_order(self) -> tuple[SentenceResults, ...]:
        return tuple(
            self._results[str(self._owners[line]), sentence]
            for line, sentences in sorted(self._sentences.items())
            for sentence in sentences
            if sentence is not None
        )


def _owners(paragraphs: Iterable[ParagraphLanguage]) -> list[str | None]:
    """Return for each line the language that it is translated from, if it is."""
    owners: list[str | None] = []
    for paragraph in paragraphs:
        owner = None if paragraph.left_as_is else paragraph.language
        owners += [owner] * paragraph.line_count
    return owners
