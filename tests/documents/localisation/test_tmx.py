from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.marked_text import MarkedText, SpanKind
from tests.documents.localisation.files import upper, write
from tests.documents.round_trip import TO_FRENCH, units_of, upper_copy

if TYPE_CHECKING:
    from pathlib import Path

FRAME = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header srclang="en" segtype="sentence"/>
<body>
{}
</body>
</tmx>
"""
SOURCE = """<tuv xml:lang="en-US">
<seg>Open <bpt i="1">&lt;b></bpt>it<ept i="1">&lt;/b></ept></seg>
</tuv>"""


def test_a_variant_in_the_target_language_is_added(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tmx", FRAME.format(f"<tu>\n{SOURCE}\n</tu>"))
    added = SOURCE.replace("en-US", "fr").replace("Open", "OPEN").replace(">it<", ">IT<")
    assert upper(path, TO_FRENCH) == FRAME.format(f"<tu>\n{SOURCE}\n{added}\n</tu>")
    upper_copy(path, tmp_path)


def test_codes_are_spans_and_their_content_is_none_of_the_text(tmp_path: Path) -> None:
    segment = '<seg><hi>A</hi><ph>{}</ph><it pos="begin">x</it> b</seg>'
    path = write(tmp_path, "a.tmx", FRAME.format(f'<tu><tuv lang="en">{segment}</tuv></tu>'))
    (unit,) = units_of(path, TO_FRENCH)
    assert unit.source.text == "A b"
    kinds = [SpanKind.LINK, SpanKind.VOID, SpanKind.VOID]
    assert [span.kind for span in unit.source.spans] == kinds
    assert f'<tuv lang="fr">{segment.replace(" b", " B")}</tuv>' in upper(path, TO_FRENCH)


def test_a_variant_that_is_there_stays_and_an_empty_one_is_filled(tmp_path: Path) -> None:
    units = [
        f'<tu>{SOURCE}<tuv xml:lang="FR-fr"><seg>{seg}</seg></tuv></tu>' for seg in ("Ouvrir", "")
    ]
    path = write(tmp_path, "a.tmx", FRAME.format("\n".join(units)))
    first, second = units_of(path, TO_FRENCH)
    assert (first.target, first.approved) == (MarkedText("Ouvrir"), True)
    assert (second.target, second.approved) == (None, False)
    result = upper(path, TO_FRENCH)
    assert "<seg>Ouvrir</seg>" in result
    assert '<tuv xml:lang="FR-fr"><seg>OPEN <bpt' in result


def test_units_without_the_source_language_are_left_alone(tmp_path: Path) -> None:
    text = FRAME.format('<tu><tuv xml:lang="de"><seg>Auf</seg></tuv></tu>')
    path = write(tmp_path, "a.tmx", text)
    assert units_of(path, TO_FRENCH) == []


def test_utf_16_stays(tmp_path: Path) -> None:
    text = FRAME.format(f"<tu>\n{SOURCE}\n</tu>").replace("\n", "\r\n")
    path = write(tmp_path, "a.tmx", text, "utf-16")
    assert '<tuv xml:lang="fr">\r\n<seg>OPEN' in upper(path, TO_FRENCH, "utf-16")
