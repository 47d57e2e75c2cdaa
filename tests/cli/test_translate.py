from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.errors import EngineStoppedError, ModelFileDamagedError
from tests.starter import copy_starter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.cli.terminal import FakeClient

DAMAGED = ModelFileDamagedError(model="Own", file="model.bin", folder="there", reason="too short")


def test_words_on_the_command_line_are_one_text(run: Run) -> None:
    assert run("translate", "Bonjour", "le", "monde.") == (0, "BONJOUR LE MONDE.\n", "")


def test_a_file_is_translated(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("Été.\r\n\r\n  Fin.\r\n".encode("utf-16"))
    assert run("translate", "--file", str(path)) == (0, "ÉTÉ.\r\n\r\n  FIN.\r\n", "")


def test_standard_input_is_utf_8_whatever_the_locale(run: Run) -> None:
    ran = run("translate", stdin="Été – 你好.\nOui".encode())
    assert ran == (0, "ÉTÉ – 你好.\nOUI\n", "")


def test_what_is_no_utf_8_does_not_end_the_program(run: Run) -> None:
    assert run("translate", stdin=b"Oui \xff.\n") == (0, "OUI \ufffd.\n", "")
    assert run("translate", "Oui \udcff.").status == 0


@pytest.mark.parametrize("stdin", [b"", b"\n", b"Un. Deux.\n\n- Trois. Un.", b"  Un\tdeux \n\n"])
def test_streaming_writes_the_same(run: Run, stdin: bytes) -> None:
    assert run("translate", "--stream", stdin=stdin) == run("translate", stdin=stdin)


def test_streaming_writes_each_word_at_once(
    run: Run, engine: FakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces: list[str] = []
    monkeypatch.setattr("desktop_translator.cli.translate._write", pieces.append)
    run("translate", "--stream", "Un deux trois.")
    assert [piece for piece in pieces if piece] == ["UN", " DEUX", " TROIS.", "\n"]


def test_json_carries_the_translation_and_figures(run: Run) -> None:
    ran = run("translate", "--json", "Un deux.\nUn deux.\nÉté.")
    record = json.loads(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert record["translation"] == "UN DEUX.\nUN DEUX.\nÉTÉ."
    assert (record["source"], record["target"]) == ("fr", "en")
    assert record["model"] == "Starter French–English"
    assert (record["device"], record["compute_type"]) == ("cpu", "int8")
    figures = record["statistics"]
    assert (figures["sentences"], figures["problems"]) == (3, [])
    assert figures["output_tokens"] == 5
    assert figures["decoding_ms"] >= 0
    assert ran.out.count("\n") == 1


@pytest.mark.parametrize("options", [["--json"], ["--json", "--stream"]])
def test_json_of_nothing_is_json(run: Run, options: list[str]) -> None:
    ran = run("translate", *options, stdin=b"\n")
    assert json.loads(ran.out)["translation"] == "\n"
    assert json.loads(ran.out)["model"] is None


def test_the_pair_is_chosen_by_code(run: Run, engine: FakeClient) -> None:
    assert run("translate", "--from", "en", "--to", "fr", "One.").status == 0
    assert engine.requests == [("starter-en-fr", ("One.",))]


def test_a_pair_without_a_model_ends_with_status_3(run: Run, engine: FakeClient) -> None:
    ran = run("translate", "--from", "fr", "--to", "de", "Un.")
    assert (ran.status, ran.out) == (3, "")
    assert "French into German" in ran.err
    assert engine.closed


def test_a_damaged_model_ends_with_status_4(run: Run, engine: FakeClient) -> None:
    engine.errors["starter-fr-en"] = DAMAGED
    ran = run("translate", "Un.")
    assert (ran.status, ran.out.strip()) == (4, "")
    assert "model.bin" in ran.err


def test_a_damaged_model_with_a_stand_in_is_told_and_got_round(
    run: Run, engine: FakeClient, tmp_path: Path
) -> None:
    copy_starter(tmp_path / "models" / "own", id="own")
    engine.errors["own"] = DAMAGED
    ran = run("translate", "Un.")
    assert (ran.status, ran.out) == (0, "UN.\n")
    assert ran.err.count("\n") == 1
    assert "Own" in ran.err


def test_an_engine_that_stops_ends_with_status_5(run: Run, engine: FakeClient) -> None:
    engine.fails_after, engine.failure = 1, EngineStoppedError()
    ran = run("translate", "Un.")
    assert (ran.status, ran.out) == (5, "")
    assert "stopped" in ran.err


@pytest.mark.parametrize("content", [None, b"\0\1\2"])
def test_a_file_that_cannot_be_read_ends_with_status_6(
    run: Run, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "letter.txt"
    if content is not None:
        path.write_bytes(content)
    ran = run("translate", "--file", str(path))
    assert (ran.status, ran.out) == (6, "")
    assert str(path) in ran.err


def test_wrong_usage_ends_with_status_2(run: Run) -> None:
    ran = run("translate", "--speed")
    assert (ran.status, ran.out) == (2, "")


def test_decoding_flags_reach_the_engine(run: Run, engine: FakeClient) -> None:
    assert run("translate", "--beam", "5", "Oui.").status == 0
    assert engine.options == [DecodingOptions(Method.BEAM, beam_size=5)]


def test_an_impossible_option_is_named_with_status_2(run: Run) -> None:
    ran = run("translate", "--beam", "50", "Oui.")
    assert (ran.status, ran.out) == (2, "")
    assert "2 to 8" in ran.err


@pytest.mark.parametrize("stream", [[], ["--stream"]])
def test_several_results_are_listed_by_sentence(run: Run, stream: list[str]) -> None:
    ran = run("translate", "--results", "2", *stream, "Oui. Non.\n\n- Oui.")
    block = "-0.10\t{0}\n-1.10\t{0}1\n"
    assert ran == (0, "\n".join(block.format(text) for text in ("OUI.", "NON.", "OUI.")), "")


def test_json_has_the_results_of_each_sentence(run: Run) -> None:
    record = json.loads(run("translate", "--results", "2", "--json", "Oui. 12.\nNon.").out)
    assert record["translation"] == "OUI. 12.\nNON."
    assert record["sentences"] == [
        {
            "sentence": f"{text}.",
            "hypotheses": [
                {"text": f"{text.upper()}.", "score": -0.1},
                {"text": f"{text.upper()}.1", "score": -1.1},
            ],
        }
        for text in ("Oui", "Non")
    ]


def test_too_many_results_are_refused_with_the_range(run: Run) -> None:
    ran = run("translate", "--results", "9", "Oui.")
    assert (ran.status, ran.out) == (2, "")
    assert "results" in ran.err
    assert "1 to 8" in ran.err


def test_the_language_is_found_out_and_told(run: Run) -> None:
    ran = run("translate", "--from", "auto", "Where is the station?", "--to", "fr", "--json")
    assert json.loads(ran.out)["source"] == "en"
    assert ran.err.startswith("Detected: English (")


MIXED = "Bonjour à tous, mes amis.\n\nThis paragraph is already in English.\n"


def test_each_paragraph_of_a_mixed_text_has_its_language(run: Run) -> None:
    ran = run("translate", "--from", "auto", "--json", stdin=MIXED.encode())
    record = json.loads(ran.out)
    assert record["translation"] == MIXED.replace(MIXED[:25], MIXED[:25].upper())
    told = [(each["line"], each["language"], each["left_as_is"]) for each in record["paragraphs"]]
    assert told == [(1, "fr", False), (3, "en", True)]
    assert all(0.9 < each["certainty"] <= 1 for each in record["paragraphs"])
    assert "left as it is: English" in ran.err


def test_a_language_that_no_model_reads_is_named(run: Run) -> None:
    finnish = "Tämä on suomenkielinen lause, jota kukaan ei osaa kääntää."
    ran = run("translate", "--from", "auto", finnish)
    assert (ran.status, ran.out) == (3, "")
    assert "No model translates Finnish into English yet." in ran.err


def test_a_text_in_the_target_language_is_not_touched(run: Run) -> None:
    ran = run("translate", "--from", "auto", "Where is the station, please?")
    assert (ran.status, ran.out) == (0, "Where is the station, please?\n")


def test_a_text_without_a_letter_is_in_any_language(run: Run) -> None:
    assert run("translate", "--from", "auto", "123") == (0, "123\n", "")


def test_no_model_for_the_target_is_said_also_when_the_source_is_to_be_found(run: Run) -> None:
    assert run("translate", "--from", "auto", "--to", "fi", "Oui.").status == 3


def test_a_model_can_be_asked_for(run: Run, engine: FakeClient, tmp_path: Path) -> None:
    copy_starter(tmp_path / "models" / "own", id="own", name="Own")
    run("translate", "--model", "starter-fr-en", "Un.")
    run("translate", "--model", "own", "Un.")
    assert [model for model, _ in engine.requests] == ["starter-fr-en", "own"]


def test_a_model_that_does_not_serve_the_pair_is_refused_naming_those_that_do(run: Run) -> None:
    ran = run("translate", "--model", "starter-en-fr", "Un.")
    assert (ran.status, ran.out) == (3, "")
    assert "starter-en-fr does not translate French into English" in ran.err
    assert "there is: starter-fr-en" in ran.err


def test_a_pair_may_go_by_way_of_english(run: Run, engine: FakeClient, tmp_path: Path) -> None:
    copy_starter(tmp_path / "models" / "own", id="en-de", name="Own", source="en", target="de")
    engine.by_model["en-de"] = lambda text: f"<{text}>"
    ran = run("translate", "--to", "de", "--json", "--model", "starter-fr-en+en-de", "Un. Deux.")
    record = json.loads(ran.out)
    assert record["translation"] == "<UN.> <DEUX.>"
    assert record["model"] == "Starter French–English + Own"
    assert run("translate", "--to", "de", "--stream", "Un. Deux.").out == "<UN.> <DEUX.>\n"


def test_a_detected_language_may_go_by_the_model_asked_for(
    run: Run, engine: FakeClient, tmp_path: Path
) -> None:
    copy_starter(tmp_path / "models" / "own", id="own", name="Own")
    text = "Je ne sais pas ce que tu veux dire par là, mais nous en parlerons demain."
    run("translate", "--from", "auto", "--model", "starter-fr-en", text)
    assert {model for model, _ in engine.requests} == {"starter-fr-en"}
