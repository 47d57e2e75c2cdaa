from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.kept_items import (
    Kind,
    is_translatable,
    kept_items,
    without_kept_items,
)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Voir https://exemple.fr/a?b=1#c.", ["https://exemple.fr/a?b=1#c"]),
        ("(www.exemple.fr)", ["www.exemple.fr"]),
        ("À a.b+c@exemple.co.uk, vite !", ["a.b+c@exemple.co.uk"]),
        (
            "{name} {} {0} {{user}} ${total} #{x}",
            ["{name}", "{}", "{0}", "{{user}}", "${total}", "#{x}"],
        ),
        ("{count, number} [[page]]", ["{count, number}", "[[page]]"]),
        ("%s %d %1$s %(name)s %.2f %%NAME%%", ["%s", "%d", "%1$s", "%(name)s", "%.2f", "%%NAME%%"]),
        ('<0>a</0> <br/> <a href="b">', ["<0>", "</0>", "<br/>", '<a href="b">']),
        ("Tapez `git push` ici", ["`git push`"]),
        ("👍🏽 👩\u200d👧 ❤️ 🇫🇷", ["👍🏽", "👩\u200d👧", "❤️", "🇫🇷"]),
        ("100 % de 3 < 4 {", []),
    ],
)
def test_what_has_to_be_kept_is_found(text: str, items: list[str]) -> None:
    assert [item.text for item in kept_items(text)] == items
    assert all(text[item.start : item.end] == item.text for item in kept_items(text))


def test_kinds_are_told_apart() -> None:
    kinds = [item.kind for item in kept_items("https://a.fr {b} 😀")]
    assert kinds == [Kind.ADDRESS, Kind.PLACEHOLDER, Kind.EMOJI]


@pytest.mark.parametrize(
    "text",
    [
        "12 345,67 €",
        "https://exemple.fr/aide",
        "jean@exemple.fr, paul@exemple.fr",
        "{name}: %s",
        "const x = 5;",
        "for (int i = 0; i < n; i++) {",
        "return foo(bar);",
        "snake_case",
        "object.method()",
        "$HOME/bin",
        'print("Hello")',
        "😀 – 12",
    ],
)
def test_there_is_nothing_to_translate(text: str) -> None:
    assert not is_translatable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour",
        "Bonjour;",
        "Salut ;)",
        "étudiant(e)",
        "Les étudiant(e)s inscrit(e)s;",
        "Voir f(x) = 2x",
        "L'élève(s) sont là",
        "N'oubliez pas l'option --verbose.",
        "Bonjour {name} !",
        "https://exemple.fr et la suite",
    ],
)
def test_there_is_something_to_translate(text: str) -> None:
    assert is_translatable(text)


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    rest = without_kept_items(text)
    assert len(rest) <= len(text)
    is_translatable(text)
