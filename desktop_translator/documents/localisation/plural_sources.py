"""Which text of the source a plural form of the target is translated from."""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING

from desktop_translator.documents.localisation.message import PLACEHOLDER
from desktop_translator.documents.localisation.plural_rules import plural_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_translator.documents.format import DocumentOptions

_NUMBERS = range(200)
_NUMBER = re.compile(rf"{PLACEHOLDER.pattern}|#|\d")


def target_forms(forms: Mapping[str, str], options: DocumentOptions) -> dict[str, str]:
    """Return for each category of the target the category, out of `forms`, to translate for it.

    Those of the source come first and stay, even where the target has no use for them.
    """
    if options.source == options.target:
        return {category: category for category in forms}
    wanted = (*forms, *plural_rule(options.target).categories)
    return {category: _source(category, options.target, forms) for category in wanted}


def _source(category: str, language: str, forms: Mapping[str, str]) -> str:
    """Return the category of the source for one of the target.

    The text for one thing often does not name the number (“a file”): it does not serve where the
    same form of the target is for 21 things as well, or for none.
    """
    if category not in forms:
        return "other" if "other" in forms else list(forms)[-1]
    if category == "one" and not plural_rule(language).exact_one and "other" in forms:
        return "one" if _names_number(forms["one"], forms["other"]) else "other"
    return category


def numbered_sources(formula: str, count: int, singular: str, plural: str) -> Iterable[str]:
    """Return for each of `count` forms, told apart by a formula of gettext, its text to translate.

    Raises:
        ValueError: the formula is none.
    """
    form_of = gettext.c2py(formula)
    numbers: list[set[int]] = [set() for _ in range(count)]
    for number in _NUMBERS:
        numbers[min(form_of(number), count - 1)].add(number)
    for those in numbers:
        some = 1 in those and 2 not in those
        fits = those == {1} or (some and _names_number(singular, plural))
        yield singular if fits else plural


def _names_number(singular: str, plural: str) -> bool:
    return bool(_NUMBER.search(singular)) or not _NUMBER.search(plural)
