"""TMX files of many makers, read and written."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from desktop_translator.core.errors import FileUnreadableError, FileUnwritableError
from desktop_translator.core.memory_entry import Origin
from desktop_translator.core.memory_errors import NoTmxError
from desktop_translator.storage.tmx_reader import TmxUnit, read_tmx
from desktop_translator.storage.tmx_writer import write_tmx
from tests.storage.memories import entry

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<tmx version="1.4"><header creationtool="Cat" srclang="en"/><body>'
TAIL = "</body></tmx>"
PLAIN = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="fr"><seg>{}</seg></tuv></tu>'


def read(path: Path) -> tuple[list[TmxUnit], int]:
    steps = list(read_tmx(path))
    assert steps[-1].done_bytes == path.stat().st_size
    units = [unit for step in steps for unit in step.units]
    return units, sum(step.skipped for step in steps)


def texts(path: Path) -> list[str]:
    return [unit.texts[0][1] for unit in read(path)[0]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.tmx"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-16-be"),
        ("utf-16", "utf-8"),
        ("UTF-8", "utf-16-le"),
        ("windows-1252", "cp1252"),
        ("no-such", "utf-8"),
    ],
)
def test_any_encoding_whatever_the_file_says(path: Path, declared: str, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    path.write_bytes((head + HEAD + PLAIN.format("Café", "Le café") + TAIL).encode(encoding))
    assert texts(path) == ["Café"]


def test_what_a_unit_says(path: Path) -> None:
    path.write_text(
        HEAD + '<tu srclang="de" creationdate="20200102T030405Z" changedate="20210102T030405Z">'
        '<note>n</note><prop type="domain">law</prop>'
        '<tuv xml:lang="de-AT"><prop type="x">y</prop><seg>Ja</seg></tuv>'
        '<tuv lang="FR"><seg>Oui</seg></tuv><tuv xml:lang="en"><seg>Yes</seg></tuv></tu>' + TAIL
    )
    assert read(path)[0] == [
        TmxUnit(
            "de",
            (("de-AT", "Ja"), ("FR", "Oui"), ("en", "Yes")),
            datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
            datetime(2021, 1, 2, 3, 4, 5, tzinfo=UTC),
            {"domain": "law"},
        )
    ]
    assert next(iter(read_tmx(path))).tool == "Cat"


def test_inline_codes_are_left_out(path: Path) -> None:
    segment = (
        'Press <bpt i="1">&lt;b&gt;</bpt>OK<ept i="1">&lt;/b&gt;</ept>,<ph x="1"/> <hi>then <it '
        'pos="begin">x</it>wait</hi>\n  &amp; <ut>u</ut>see<ph>a<sub>b</sub></ph>.'
    )
    path.write_text(HEAD + PLAIN.format(segment, "x") + TAIL)
    assert texts(path) == ["Press OK, then wait & see."]


def test_a_broken_unit_costs_nothing_but_itself(path: Path) -> None:
    parts = [
        PLAIN.format("one", "un"),
        PLAIN.format("two <b", "deux"),
        PLAIN.format("three", "trois"),
        '<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>',
        '<tu><tuv xml:lang="en"><seg>empty</seg></tuv><tuv xml:lang="fr"><seg> </seg></tuv></tu>',
        '<tu creationdate="x"><tuv xml:lang="en"><seg>has no end</seg></tuv>',
        PLAIN.format("four", "quatre"),
        "<!-- " + PLAIN.format("comment", "x") + " -->",
        PLAIN.format("cut", "off")[:-30],
    ]
    path.write_text(HEAD + "\n".join(parts))
    units, skipped = read(path)
    assert [unit.texts[0][1] for unit in units] == ["one", "three", "four"]
    assert skipped == 5


def test_what_is_no_xml_is_mended(path: Path) -> None:
    path.write_text(HEAD + PLAIN.format("a\x1f&#x1F;&#31;b & c&nbsp;d &amp; &lt;e &#233; &x;", "x"))
    assert texts(path) == ["ab & c d & <e é &x;"]


def test_entities_of_the_file_are_never_looked_up(path: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    path.write_text(
        f'<!DOCTYPE tmx [<!ENTITY a "{"x" * 1000}"><!ENTITY b "&a;&a;&a;">'
        f'<!ENTITY f SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
        + HEAD
        + PLAIN.format("&b; &f;", "x")
        + TAIL
    )
    assert texts(path) == ["&b; &f;"]


def test_a_unit_may_lie_across_pieces_of_the_file(path: Path) -> None:
    count = 3000
    units = "".join(PLAIN.format(f"Sentence {n}", f"Phrase {n} é") for n in range(count))
    path.write_text(HEAD + units + TAIL)
    assert texts(path) == [f"Sentence {n}" for n in range(count)]
    assert read(path)[1] == 0


@pytest.mark.parametrize("content", ["", "hello", "<html><tu></tu></html>", "\x00\x01" * 90_000])
def test_other_files_are_refused(path: Path, content: str) -> None:
    path.write_text(content)
    with pytest.raises(NoTmxError):
        list(read_tmx(path))


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError):
        list(read_tmx(tmp_path / "none.tmx"))
    with pytest.raises(FileUnwritableError):
        list(write_tmx(tmp_path / "no folder" / "a.tmx", [entry("Oui", "Yes")]))


_DTD = """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop | ude)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
 segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED
 adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED
 creationdate CDATA #IMPLIED>
<!ELEMENT body (tu*)> <!ELEMENT tu ((note | prop)*, tuv+)>
<!ATTLIST tu srclang CDATA #IMPLIED creationdate CDATA #IMPLIED changedate CDATA #IMPLIED>
<!ELEMENT prop (#PCDATA)> <!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT tuv ((note | prop)*, seg)> <!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)>
"""


def test_what_is_written_is_valid_and_can_be_read(path: Path) -> None:
    entries = [
        entry("Un <café> & \x07thé", "A “coffee” & tea"),
        entry("Oui", "Yes", Origin.MACHINE, "model fr-en"),
    ]
    assert list(write_tmx(path, entries, "fr")) == [2]
    tree = etree.parse(path)
    dtd = etree.DTD(StringIO(_DTD))
    assert dtd.validate(tree), dtd.error_log
    assert tree.getroot().find("header").get("srclang") == "fr"
    units, skipped = read(path)
    assert skipped == 0
    assert [unit.texts for unit in units] == [
        (("fr", "Un <café> & thé"), ("en", "A “coffee” & tea")),
        (("fr", "Oui"), ("en", "Yes")),
    ]
    assert units[0].created == entries[0].created
    assert units[1].properties["x-producer"] == "model fr-en"


def test_what_stood_there_stays_until_all_is_written(path: Path) -> None:
    path.write_text("old")
    steps = write_tmx(path, (entry(f"Phrase {n}", "x") for n in range(2000)))
    next(steps)
    steps.close()
    assert path.read_text() == "old"
    assert list(path.parent.iterdir()) == [path]
