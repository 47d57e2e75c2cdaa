"""Where sentences end, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.sentences import sentence_ends
from tests.core.texts import any_line
from tests.properties import THOROUGH

LANGUAGES = ("en", "fr", "de", "es", "ru", "zh-Hant", "ja", "ar", "hi", "th", "tlh", "")


@THOROUGH
@given(any_line, st.sampled_from(LANGUAGES))
def test_ends_ascend_between_visible_characters(line: str, language: str) -> None:
    ends = sentence_ends(line, language)
    assert ends == sorted(set(ends))
    for end in ends:
        assert not line[end - 1].isspace()
        assert line[end:].strip()


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        # Abbreviations, by what may follow them
        ("en", "Prof. Hill met Mrs. Lane on Feb. 3 at 5 p.m. to talk.¦ It was cold."),
        ("en", "We open at 9 a.m.¦ The doors are blue."),
        ("en", "I said no.¦ See no. 7 and pp. 3-9."),
        ("en", "It belongs to the U.S. Senate.¦ He left the U.S.¦ She stayed."),
        ("fr", "Le Dr. Blanc vit av. Hugo, cf. p. 4.¦ Il aime l'art.¦ Voir art. 5."),
        ("fr", "Des pommes, des poires, etc.¦ Les prix montent."),
        ("de", "Das ist z. B. Hr. Dr. Weber, d. h. mein Arzt.¦ Er kommt."),
        ("de", "Äpfel, Birnen usw.¦ Die Ernte ist gut."),
        ("es", "La Sra. Ruiz vive en la Av. Sol núm. 8.¦ Ud. lo sabe."),
        ("ru", "Он родился в 1850 г. в г. Туле.¦ Проф. Орлов умер в 1900 г.¦ Жаль."),
        ("ar", "وصل د. سمير اليوم.¦ ثم سافر."),
        ("hi", "डॉ. मेहता आए।¦ वे बैठे।"),
        # Initials, ordinals, labels
        ("en", "E. M. Forster wrote it.¦ A. Smith read it."),
        ("fr", "J.-M. Le Roy est là.¦ P. Noir aussi."),
        ("de", "Am 5. Mai regierte Ludwig XIV. Frankreich.¦ Das war im 17. Jahrhundert."),
        ("en", "1. Wash it.¦ 2. Dry it."),
        # Lower case goes on, save for names that begin so
        ("en", "Which one? is the question.¦ Wow! she said."),
        ("en", "The phone rang.¦ iTunes played.¦ See https://example.org/a.b for more."),
        ("en", "I work at Yahoo! Japan.¦ Good."),
        ("en", "hello.¦ how are you?¦ we meet at approx. 5 p.m. or so."),
        # Dots that end nothing
        ("en", "Well... I doubt it.¦ Python 3.12.1 costs $0.00, see a.b@example.org.¦ Yes."),
        # Quotations
        ("en", '"Stay here!" said Ann.¦ "Why?" he asked.'),
        ("fr", "« Tu restes ? » dit-elle.¦ « Oui ! » répondit Luc."),
        ("de", "„Bleibst du?“, fragte er.¦ „Ja!“ rief sie."),
        ("ru", "«Останься!» — сказал он.¦ «Нет!» — ответила она."),
        ("ja", "父は「行くな。危ない。」と叫んだ。¦私は止まった。"),
        ("zh", "她说：“我不去。太远了。”¦我们笑了。"),
        ("zh", "“走吗？”他问。¦“走！”她说。"),
        # Marks of their own, references, emoji, no space
        ("en", "It is so.[2]¦ It was so.[3][4]¦ The end."),
        ("en", "Well done! 🎉👏¦ See you."),
        ("en", "We ate.¦Then we slept."),
        ("en", "(That was all.)¦ Good night."),
        ("ja", "本当？！¦嘘だ！¦モーニング娘。の歌だ。"),
        ("hi", "श्लोक पूरा॥¦ नया श्लोक।"),
    ],
)
def test_sentences_end_where_a_reader_sees_it(language: str, marked: str) -> None:
    line = marked.replace("¦", "")
    pieces = []
    start = 0
    for end in [*sentence_ends(line, language), len(line)]:
        pieces.append(line[start:end])
        start = end
    assert "¦".join(pieces) == marked


def test_a_long_quotation_is_cut_inside() -> None:
    sentence = "They walked along the river for hours and hours without a word."
    assert not sentence_ends('He said: "Go on. Do it now."', "en")
    long = f'He said: "{sentence} {sentence} {sentence}"'
    assert len(sentence_ends(long, "en")) == 2


def test_an_end_does_not_depend_on_what_stands_far_away() -> None:
    """The library gets a long text in slices."""
    sentence = "Il fait beau « vraiment beau » dit M. Blanc. "
    ends = sentence_ends(sentence * 500, "fr")
    assert ends == [len(sentence) * count - 1 for count in range(1, 500)]
