from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import assert_identity, upper_copy, written
from tests.documents.subtitles.files import ass, checked, dialogue, srt, translated

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_line_ends_and_all_else_stay(tmp_path: Path, end: str, name: str) -> None:
    text = srt("<b>One</b> line.", "{\\an8}Two\nlines here.", "[door slams]", "♪ la la ♪")
    if name == "a.vtt":
        text = ("WEBVTT - head\nX: y\n\nNOTE not\nthis\n\nSTYLE\n::cue{}\n\n" + text).replace(
            ",", "."
        )
    text = text.replace("\n", end)
    assert checked(tmp_path, name, text)[1:] == ["Two lines here.", "door slams", "la la"]
    if name == "a.srt":
        expected = text.replace("One", "ONE").replace("line.", "LINE.").replace("la la", "LA LA")
        expected = expected.replace(f"Two{end}lines here", "TWO LINES HERE")
        upper = upper_copy(tmp_path / name, tmp_path).read_bytes().decode()
        assert upper == expected.replace("door slams", "DOOR SLAMS")


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        pytest.param("\ufeff" + srt("One.", "Two."), ["One.", "Two."], id="byte order mark"),
        pytest.param(
            "00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,0\nTwo.",
            ["One.", "Two."],
            id="no blank line, no counter, no last line end",
        ),
        pytest.param(
            "9\n0:0:1.5-->0:0:2.5\nOne.\n\nMore.\n\n\n\n9\n0:0:1.5 --> 0:0:2.5\n\n",
            ["One.", "More."],
            id="odd times, blank line within, same counter, empty cue",
        ),
        pytest.param(
            "junk\n\n" + srt("One.").replace("00:00:06", "00:00:01") + "\n7\n00:00:09,",
            ["One."],
            id="ends before it begins, cut off",
        ),
    ],
)
def test_broken_files_survive(tmp_path: Path, text: str, texts: list[str]) -> None:
    assert checked(tmp_path, "a.srt", text) == texts


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_encodings_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.srt"
    text = srt("L'été à la forêt.", "Où êtes-vous passés, où ça ?")
    path.write_bytes(text.encode(encoding))
    assert registration_of(path).name == "SubRip subtitles"
    assert_identity(path)
    assert written(path, Pseudo.UPPER)[0].decode(encoding) == text.upper()


def test_web_captions_keep_what_is_not_text(tmp_path: Path) -> None:
    text = (
        "\ufeffWEBVTT\n\nREGION\nid:fred --> no\n\n"
        "NOTE a note\n\nSTYLE\n::cue(b) { color: red }\n\n"
        "intro\n00:01.000 --> 00:02.000 align:start position:10%\n"
        "<v Roger Bingham>We are <c.loud>in</c> New &amp; York.\n\n"
        "00:02.000 --> 00:03.000\n<v.x Ann>Yes.</v>\n<v Bob>No &lt;3 &nbsp;it.\n\n"
        "NOTE\nlast\n"
    )
    assert checked(tmp_path, "a.vtt", text) == ["We are in New & York.", "Yes.", "No <3 \xa0it."]
    upper = upper_copy(tmp_path / "a.vtt", tmp_path).read_text()
    assert "<v Roger Bingham>WE ARE <c.loud>IN</c> NEW &amp; YORK.\n\n" in upper
    assert "<v.x Ann>YES.</v>\n<v Bob>NO &lt;3 \xa0IT.\n\n" in upper


def test_times_within_web_captions_survive(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:04.000\nOne <00:02.000>two <ruby>漢<rt>kan</rt></ruby>.\n"
    assert checked(tmp_path, "a.vtt", text) == ["One two 漢."]


def test_substation_keeps_fields_and_tags(tmp_path: Path) -> None:
    text = ass(
        dialogue(r"{\an8}Yes, well,\Nit is {\i1}so{\i0}, is\hit."),
        dialogue(r"{\p1}m 0 0 l 100 0 100 100{\p0}", 3),
        dialogue(r"{\k20}ka{\k30}ra{\kf10}o", 4),
        dialogue("made", 5, effect="karaoke"),
        "Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,not this",
        dialogue(r"{\pos(1,2)\i1}One\n{note}two.", 7),
        "[Fonts]",
        "Dialogue: not,this",
    ).replace("\n", "\r\n")
    texts = ["Yes, well, it is so, is\xa0it.", "One two."]
    assert checked(tmp_path, "a.ass", text) == texts
    upper = upper_copy(tmp_path / "a.ass", tmp_path).read_bytes().decode()
    assert dialogue(r"{\an8}YES, WELL, IT IS {\i1}SO{\i0}, IS\hIT.") + "\r\n" in upper
    assert dialogue(r"{\pos(1,2)\i1}ONE {note}TWO.", 7) + "\r\n" in upper


def test_substation_sentences_stay_within_a_style(tmp_path: Path) -> None:
    events = [
        dialogue("I was going to", 1),
        dialogue("the house.", 2),
        dialogue("A sign", 3, "Sign"),
        dialogue("goes on.", 4),
    ]
    texts = ["I was going to the house.", "A sign", "goes on."]
    assert checked(tmp_path, "a.ass", ass(*events)) == texts


def test_the_older_substation_and_other_orders_of_fields_are_read(tmp_path: Path) -> None:
    text = (
        "[Script Info]\n[Events]\nFormat: Marked, Start, End, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,One, two.\nDialogue: broken\n"
        "Dialogue: Marked=0,x,0:00:02.00,No time.\n"
    )
    assert checked(tmp_path, "a.ssa", text) == ["One, two."]


def test_a_translation_cannot_become_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n")
    assert "a --&gt; &lt;b&gt; &amp;amp;" in translated(path, "a --> <b> &amp;")[0]
    path = tmp_path / "a.ass"
    path.write_text(ass(dialogue("One.")))
    assert dialogue(r"(\i1)x") in translated(path, r"{\i1}x")[0]
    path = tmp_path / "a.srt"
    path.write_text(srt("One."))
    assert "-->" not in translated(path, "a --> b")[0].split("\n", 2)[2]


def test_a_name_does_not_decide(tmp_path: Path) -> None:
    for name, text in (("a", srt("One.")), ("b.log", "WEBVTT\n"), ("c.x", ass())):
        path = tmp_path / name
        path.write_text(text)
        assert registration_of(path).name != "Plain text"
    path = tmp_path / "d.log"
    path.write_text("A sentence with 00:00:01,000 --> 00:00:02,000 in it.")
    assert registration_of(path).name == "Plain text"
