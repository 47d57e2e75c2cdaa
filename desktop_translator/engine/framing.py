"""The tokens that stand around a text, as a model's family demands for a pair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.errors import LanguageUnknownError
from desktop_translator.core.language_codes import language_tag
from desktop_translator.engine.families import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.families import Family
    from desktop_translator.engine.model_files import Inspection


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens `before` and `after` the source, and those that begin every translation."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    target_prefix: tuple[str, ...]

    @property
    def source_tokens(self) -> int:
        """How many tokens of a model's input are not the text's."""
        return len(self.before) + len(self.after)

    def around(self, tokens: Sequence[str]) -> list[str]:
        """Return the whole input for the tokens of a text."""
        return [*self.before, *tokens, *self.after]

    def inside(self, values: Sequence[float]) -> Sequence[float]:
        """Return the part of a row with a value per input token that is about the text."""
        return values[len(self.before) : len(values) - len(self.after)]


def frame(
    family: Family,
    info: ModelInfo,
    inspection: Inspection,
    languages: Mapping[str, str],
    cut: Callable[[str], Sequence[str]],
) -> Frame:
    """Find the tokens around every text of a model's pair.

    `languages` are those of its vocabulary, as `language_tokens` returns them; `cut` cuts its text.

    Raises:
        LanguageUnknownError: the vocabulary has not the token of a language. CTranslate2 would
            take it for an unknown word in silence, and translate into any language.
    """
    known = {**languages, **info.marks}
    asked = [info.source, info.target] if family.mark is Mark.SOURCE else [info.target]
    if family.needs_languages or languages:
        for code in asked:
            if code not in known:
                raise LanguageUnknownError.among(info.name, code, known)
    mark = "" if family.mark is Mark.NONE else known.get(asked[0], "")
    target = known.get(info.target, "") if family.target_prefix else ""
    in_text = family.mark is Mark.TARGET_IN_TEXT
    before = tuple(cut(mark)) if in_text else (mark,)
    for token, tokens in (
        (mark, before if in_text else inspection.vocabulary),
        (target, inspection.target_vocabulary),
    ):
        if token and token not in tokens:
            raise LanguageUnknownError.among(info.name, token, languages.values())
    ends = family.appends_end and not inspection.adds_end
    return Frame(
        before=before if mark else (),
        after=(inspection.end_token,) if ends else (),
        target_prefix=(target,) if target else (),
    )


def control_tokens(family: Family, vocabulary: Iterable[str]) -> frozenset[str]:
    """Return the tokens of a vocabulary that tell a model what to do; most name a language."""
    if not family.language_pattern:
        return frozenset()
    pattern = re.compile(family.language_pattern)
    return frozenset(token for token in vocabulary if pattern.fullmatch(token))


def language_tokens(family: Family, control: Iterable[str]) -> dict[str, str]:
    """Map each language that one of the control tokens names to that token."""
    found: dict[str, str] = {}
    # Of several tokens for a language, the plainest: `<2ms>` before `<2ms_Latn>`.
    for token in sorted(control, key=lambda token: (len(token), token)):
        match = re.fullmatch(family.language_pattern, token)
        tag = match and language_tag(match[1])
        if tag:
            found.setdefault(tag, token)
    return found
