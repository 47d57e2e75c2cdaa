from __future__ import annotations

import pytest
from hypothesis import given

from desktop_translator.core.hard_wraps import paragraph_size, unwrap
from desktop_translator.core.segments import split_paragraph, split_text
from tests.core.texts import any_text, any_wrapped_text
from tests.properties import THOROUGH


def _paragraphs(text: str) -> list[str]:
    lines = text.split("\n")
    paragraphs = []
    while lines:
        size = paragraph_size(lines, 0)
        paragraphs.append("\n".join(lines[:size]))
        del lines[:size]
    return paragraphs


def _joined(text: str) -> bool:
    """Whether any two lines are taken together."""
    lines = text.split("\n")
    return any(paragraph_size(lines, number) > 1 for number in range(len(lines)))


@THOROUGH
@given(any_wrapped_text | any_text)
def test_paragraphs_and_segments_are_the_text(text: str) -> None:
    assert "\n".join(_paragraphs(text)) == text
    position = 0
    for segment in split_text(text, "fr"):
        assert position <= segment.start < segment.end <= len(text)
        position = segment.end


@pytest.mark.parametrize(
    ("language", "text", "sentence"),
    [
        (
            "en",
            "The meeting that was planned for next week\nhas been moved to the end of the month.",
            "The meeting that was planned for next week has been moved to the end of the month.",
        ),
        (
            "fr",
            "  Les travaux commencent lundi et dureront  \n  trois semaines au moins.",
            "Les travaux commencent lundi et dureront trois semaines au moins.",
        ),
        (
            "fr",
            "Les travaux commencent lundi et dureront \r\ntrois semaines au moins.",
            "Les travaux commencent lundi et dureront trois semaines au moins.",
        ),
        (
            "de",
            (
                "Am Montag beginnt die Arbeit in der großen\n"
                "Halle, und sie dauert bis Ende Mai, sagt\n"
                "der Leiter."
            ),
            (
                "Am Montag beginnt die Arbeit in der großen Halle, und sie dauert bis Ende Mai, "
                "sagt der Leiter."
            ),
        ),
        (
            "en",
            "- An item of a list that was too long for one\n  line and goes on below.",
            "An item of a list that was too long for one line and goes on below.",
        ),
        (
            "ja",
            "昨日はとても寒かったので、私は家\nで本を読みました。",
            "昨日はとても寒かったので、私は家で本を読みました。",
        ),
        (
            "zh",
            "我们昨天在办公室里安装了最新的\n软件版本。",
            "我们昨天在办公室里安装了最新的软件版本。",
        ),
    ],
)
def test_a_wrapped_sentence_is_whole_again(language: str, text: str, sentence: str) -> None:
    (paragraph,) = _paragraphs(text)
    (segment,) = split_paragraph(paragraph, language)
    assert unwrap(paragraph[segment.start : segment.end], language) == sentence


@pytest.mark.parametrize(
    ("language", "typed", "joined"),
    [
        ("fr", "un\ndeux", "un deux"),
        ("en", "one  \n > two", "one two"),
        ("zh", "我们\n安装", "我们安装"),
        ("zh", "版本 Python\n3.12", "版本 Python 3.12"),
        ("ja", "犬\nA\nB\n猫", "犬A B猫"),
    ],
)
def test_lines_are_joined_as_the_language_wants_it(language: str, typed: str, joined: str) -> None:
    assert unwrap(typed, language) == joined


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The lamp is out, the street is still,\nAnd no one walks beneath the hill,\n"
            "And every window holds its breath\nUntil the morning comes again",
            id="poem",
        ),
        pytest.param(
            "so little rain\nfell on the garden\nand yet the roses\nstood", id="free verse"
        ),
        pytest.param(
            "Anna Blum\nLange Straße 12, dritter Stock\n12345 Neustadt\nGermany", id="address"
        ),
        pytest.param("apples\npears\nbread and butter\na bottle of milk", id="shopping list"),
        pytest.param(
            "a pair of blue trousers for Tom\nan old leather suitcase\nthree tins of white paint",
            id="lower-case list",
        ),
        pytest.param(
            "- one thing that must be done today\n- another thing for tomorrow", id="bullets"
        ),
        pytest.param("1. One thing that must be done today\n2. another thing", id="numbers"),
        pytest.param(
            "def greet(name, greeting, loudly):\n    message = greeting + name\n    return message",
            id="code",
        ),
        pytest.param("for item in the_list_of_all_items:\n    print(item)", id="short code"),
        pytest.param("We came home late last night.\nthen we slept.", id="a sentence a line"),
        pytest.param("The first sentence of all is here.\nThe second one too.", id="sentences"),
        pytest.param(
            "A headline about something new in town\nThe text begins here.", id="headline"
        ),
        pytest.param(
            "1998 the house was bought by the Miller family\n"
            "2004 the roof was made new by Oak and Company\n"
            "2011 the garden was laid out by Anna and Paul",
            id="dates",
        ),
        pytest.param("Name: the name of the person to call\nphone: 123", id="fields"),
        pytest.param("One cell of a pasted table\tand one\nmore cells\tof it", id="table"),
        pytest.param("今日の予定\n会議\n買い物", id="Japanese list"),
        pytest.param("春の夜の夢\n風の前の塵", id="Japanese verse"),
        pytest.param("word " * 60 + "\nand more of the same", id="a long line"),
        pytest.param("The end of one thought without a stop\n\nand another", id="blank line"),
    ],
)
def test_lines_that_stand_alone_are_left_alone(text: str) -> None:
    assert not _joined(text)


def test_wrapped_mail_is_cut_where_its_sentences_end() -> None:
    text = (
        "> Thank you for the long letter that you wrote\n> last week. We have read it and will\n"
        "> answer soon.\n\nBest wishes"
    )
    found = [unwrap(text[s.start : s.end], "en") for s in split_text(text, "en")]
    assert found == [
        "Thank you for the long letter that you wrote last week.",
        "We have read it and will answer soon.",
        "Best wishes",
    ]


@pytest.mark.timeout(30)
def test_many_lines_take_a_time_that_grows_with_their_number() -> None:
    lines = ["This line of some length has no mark at its end", "and goes on"] * 25_000
    first = count = 0
    while first < len(lines):
        first += paragraph_size(lines, first)
        count += 1
    assert count > 1000


@pytest.mark.parametrize("invisible", ["\ud800", "\u200b", "\ufeff\u200e"])
def test_a_line_of_nothing_visible_belongs_to_no_sentence(invisible: str) -> None:
    lines = [
        "Je vous écris au sujet de la réunion de mardi",
        "prochain, qui devait avoir lieu dans la grande",
        invisible,
    ]
    assert paragraph_size(lines, 0) == 2
