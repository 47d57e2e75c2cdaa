"""What no text format may stumble over: files that are empty, cut, foreign, or made to harm."""

from __future__ import annotations

import os
import random
import sys
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.errors import AppError, FileUnreadableError
from desktop_translator.documents.registry import FORMATS, registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import SAME, assert_identity, texts_of, written

if TYPE_CHECKING:
    from pathlib import Path

XLIFF = (
    '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>'
    '<trans-unit id="1"><source>One &amp; two</source></trans-unit></body></file></xliff>\n'
)
TMX = (
    '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>'
    '<tu><tuv xml:lang="en"><seg>One word</seg></tuv></tu></body></tmx>\n'
)
TS = (
    '<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="fr"><context><name>A</name>'
    '<message><source>One word</source><translation type="unfinished"/></message></context></TS>\n'
)
SRT = """1
00:00:01,000 --> 00:00:02,000
<i>One</i> word,

2
00:00:02,000 --> 00:00:03,000
and more.
"""
ASS = """[Script Info]
[Events]
Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,One {\\i1}word{\\i0}\\Nmore
"""
TEX = (
    "\\documentclass{article}\n\\begin{document}\n\\section{One}A \\emph{word}\\footnote{x} $x$.\n"
)
EML = "From: a@b.example\nDate: Tue, 3 Nov 2026 10:00:00 +0000\nSubject: One\n\nA word.\n> More.\n"
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "One"\nmsgstr ""\n'
SAMPLES = {
    ".txt": "One word,\nand more.\n\nThe end.\n",
    ".md": "# One\n\nA *word* and `code`.\n\n- item\n",
    ".html": "<!doctype html>\n<title>One</title><p>A <b>word</b> &amp; more.</p>\n",
    ".srt": SRT,
    ".vtt": "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000\n<v Ann>One word.\n",
    ".ass": ASS,
    ".csv": 'id,text\n1,"One ""word"", and more"\n2,Another word here\n',
    ".tsv": "id\ttext\n1\tOne word\n2\tAnother word here\n",
    ".tex": TEX,
    ".eml": EML,
    ".po": PO,
    ".json": '{"one": "A word", "two": ["more", 3]}\n',
    ".yaml": "en:\n  one: A word\n  two: more\n",
    ".properties": "one=A word\ntwo = more\n",
    ".strings": '"one" = "A word";\n',
    ".xlf": XLIFF,
    ".tmx": TMX,
    ".ts": TS,
    ".xml": '<?xml version="1.0"?>\n<resources><string name="a">One word</string></resources>\n',
}
FOREIGN = {
    "empty": b"",
    "only a mark": b"\xef\xbb\xbf",
    "only another mark": b"\xff\xfe",
    "only a line end": b"\r",
    "binary": bytes(range(256)) * 8,
    "zeros": b"\0" * 5000,
    "cut zip": b"PK\3\4" + b"\x14\0" * 40,
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "old Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "one line": b"a" * 50_000,
    "brackets": b"{[(<\"'" * 300,
    "no encoding": b"x, \xed\xa0\x80 y \xff\xfe z\n" * 20,
}
KNOWN = [
    suffix for suffix in SAMPLES if any(suffix in registration.suffixes for registration in FORMATS)
]
every_format = pytest.mark.parametrize("suffix", KNOWN)
NAMES = [
    "a b",
    "-a",
    "a'\"`$(x);&|",
    "a%s{0}{path}",
    "é\u0301 猫 🙂",
    "a" * 240,
    "..a..",
    "a\u202eb",
    *(["a\nb\tc\\d", "a:b*c?d<e>"] if sys.platform != "win32" else []),
]


def _survives(path: Path) -> None:
    """Check that a file is translated, or refused with words that say why."""
    try:
        texts_of(path)
    except AppError as refusal:
        error = refusal
    else:
        assert_identity(path)
        written(path, Pseudo.UPPER)
        return
    assert error.fields["path"] == str(path)
    assert error.message.format(**error.fields)


@every_format
def test_a_sample_is_translated(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(SAMPLES[suffix])
    assert suffix in registration_of(path).suffixes
    assert texts_of(path)
    assert_identity(path)
    assert written(path, Pseudo.UPPER)[0] != path.read_bytes()


@every_format
def test_foreign_content_is_translated_or_refused(tmp_path: Path, suffix: str) -> None:
    for name, content in FOREIGN.items():
        path = tmp_path / f"{name}{suffix}"
        path.write_bytes(content)
        _survives(path)


@every_format
def test_cut_and_spoilt_files_are_translated_or_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    whole = SAMPLES[suffix].encode()
    chance = random.Random(suffix)
    for number in range(12):
        spoilt = bytearray(whole)
        for _ in range(number % 4):
            spoilt[chance.randrange(len(spoilt))] = chance.choice(b"\r\n\"'<>{}\\,;\xff\xc3 a")
        path.write_bytes(bytes(spoilt[: chance.randrange(len(whole))] if number % 3 else spoilt))
        _survives(path)


@every_format
def test_another_name_changes_nothing_or_makes_it_plain_text(tmp_path: Path, suffix: str) -> None:
    for other in (".txt", ".csv", ".docx", ".png", ""):
        path = tmp_path / f"a{other}"
        path.write_text(SAMPLES[suffix])
        _survives(path)


def test_every_name_a_system_allows_is_opened(tmp_path: Path) -> None:
    for name in NAMES:
        path = tmp_path / f"{name}.txt"
        path.write_text(SAMPLES[".txt"])
        assert texts_of(path) == ["One word,\nand more.", "The end."]
        assert_identity(path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are Unicode")
def test_a_name_that_is_no_text_is_opened(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(SAMPLES[".txt"])
    assert_identity(path)


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    for path in (tmp_path / "missing.txt", loop, tmp_path):
        with pytest.raises(FileUnreadableError) as caught:
            registration_of(path)
        assert caught.value.fields["path"] == str(path)


@every_format
def test_a_file_that_vanishes_is_named(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(SAMPLES[suffix])
    document = registration_of(path).load()
    path.unlink()
    with pytest.raises(AppError) as caught:
        list(document.read(path, SAME))
    assert caught.value.fields["path"] == str(path)
