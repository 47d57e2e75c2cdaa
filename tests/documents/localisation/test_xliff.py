from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.marked_text import MarkedText, SpanKind
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import registration_of
from tests.documents.localisation.files import upper, write
from tests.documents.round_trip import TO_FRENCH, texts_of, units_of

if TYPE_CHECKING:
    from pathlib import Path

ONE = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en"{}>
<body>{}</body>
</file>
</xliff>
"""
TWO = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"{}>
<file id="f"><unit id="u"{}>
<originalData><data id="d">&lt;br/></data></originalData>
{}
</unit></file>
</xliff>
"""
REVIEW = ' state="needs-review-translation"'


def _one(folder: Path, unit: str, attributes: str = "", language: str = "") -> Path:
    text = f'\n <trans-unit id="1"{attributes}>\n  {unit}\n </trans-unit>\n'
    return write(folder, "a.xlf", ONE.format(language, text))


def _two(folder: Path, segment: str, attributes: str = "", language: str = "") -> Path:
    return write(folder, "a.xlf", TWO.format(language, attributes, segment))


def test_a_missing_target_follows_its_source(tmp_path: Path) -> None:
    path = _one(tmp_path, '<source xml:lang="en">Save</source>\n  <note>n</note>')
    assert upper(path, TO_FRENCH) == path.read_text().replace(
        "</source>\n", f'</source>\n  <target xml:lang="fr"{REVIEW}>SAVE</target>\n'
    ).replace('="en">\n', '="en" target-language="fr">\n')


@pytest.mark.parametrize("target", ["<target/>", '<target state="new">Save</target>'])
def test_an_empty_or_new_target_is_filled(tmp_path: Path, target: str) -> None:
    path = _one(tmp_path, f"<source>Save</source>{target}")
    assert units_of(path)[0].target is None
    new = f"<target{REVIEW}>SAVE</target>"
    assert upper(path) == path.read_text().replace(target, new)


@pytest.mark.parametrize(
    ("attributes", "target", "approved"),
    [
        (' approved="yes"', f"<target{REVIEW}>Sauver</target>", True),
        ("", '<target state="final">Sauver</target>', True),
        ("", "<target>Sauver</target>", True),
        ("", f"<target{REVIEW}>Sauver</target>", False),
        (' approved="no"', "<target>Sauver</target>", False),
    ],
)
def test_a_target_that_a_person_approved_stays(
    tmp_path: Path, attributes: str, target: str, *, approved: bool
) -> None:
    path = _one(tmp_path, f"<source>Save</source>{target}", attributes)
    (unit,) = units_of(path)
    assert (unit.target, unit.approved) == (MarkedText("Sauver"), approved)
    new = f"<target{REVIEW}>SAVE</target>"
    assert upper(path) == path.read_text().replace(target, target if approved else new)


def test_what_is_not_to_be_translated_and_other_proposals_are_left_alone(tmp_path: Path) -> None:
    path = _one(tmp_path, "<source>Save</source>", ' translate="no"')
    assert texts_of(path) == []
    path = _one(
        tmp_path,
        "<source>Save</source><target/>\n"
        "  <alt-trans><source>Safe</source><target>Sauf</target></alt-trans>",
    )
    assert texts_of(path) == ["Save"]
    assert "<alt-trans><source>Safe</source><target>Sauf</target></alt-trans>" in upper(path)


def test_codes_of_the_first_version_are_spans(tmp_path: Path) -> None:
    path = _one(
        tmp_path,
        '<source>A <g id="1">b<x id="2"/></g> <bpt id="3">&lt;i></bpt>c<ept id="3">&lt;/i></ept>'
        '<ph id="4">n</ph> <mrk mtype="protected">D</mrk> <it id="5" pos="open">e</it>{0}</source>',
    )
    (unit,) = units_of(path)
    assert unit.source.text == "A b c D {0}"
    assert [span.kind for span in unit.source.spans] == [
        *(SpanKind.LINK, SpanKind.VOID, SpanKind.LINK, SpanKind.VOID),
        *(SpanKind.CODE, SpanKind.VOID, SpanKind.CODE),
    ]
    target = (
        '>A <g id="1">B</g><x id="2"/> <bpt id="3">&lt;i></bpt>C<ept id="3">&lt;/i></ept>'
        '<ph id="4">n</ph> <mrk mtype="protected">D</mrk> <it id="5" pos="open">e</it>{0}</target>'
    )
    assert target in upper(path)


def test_segments_are_translated_one_by_one(tmp_path: Path) -> None:
    mark = '<mrk mtype="seg" mid="{}">{}</mrk>'
    segments = f"{mark.format(1, 'One.')} {mark.format(2, 'Two.')}"
    path = _one(tmp_path, f"<source>One. Two.</source><seg-source>{segments}</seg-source>")
    assert texts_of(path) == ["One.", "Two."]
    translated = segments.replace("One", "ONE").replace("Two", "TWO")
    assert f"<target{REVIEW}>{translated}</target>" in upper(path)


def test_the_language_of_a_file_with_translations_stays(tmp_path: Path) -> None:
    unit = "<source>Save</source><target>Guardar</target>"
    path = _one(tmp_path, unit, language=' target-language="es"')
    assert upper(path, TO_FRENCH) == path.read_text()


def test_the_second_version(tmp_path: Path) -> None:
    path = _two(
        tmp_path,
        '<segment id="s" canResegment="no"><source>A <pc id="1" dataRefStart="d">b</pc> '
        '<sc id="2"/>c<ec startRef="2"/><ph id="3" dataRef="d"/> '
        '<mrk id="4" translate="no">D</mrk></source></segment><ignorable><source> </source>'
        "</ignorable>",
    )
    (unit,) = units_of(path)
    assert unit.source.text == "A b c D"
    kinds = [SpanKind.LINK, SpanKind.LINK, SpanKind.VOID, SpanKind.CODE]
    assert [span.kind for span in unit.source.spans] == kinds
    target = (
        '<target>A <pc id="1" dataRefStart="d">B</pc> <sc id="2"/>C<ec startRef="2"/>'
        '<ph id="3" dataRef="d"/> <mrk id="4" translate="no">D</mrk></target>'
    )
    assert upper(path, TO_FRENCH) == path.read_text().replace(
        "</source></segment>", f"</source>{target}</segment>"
    ).replace('"no">', '"no" state="translated">', 1).replace(
        'srcLang="en"', 'srcLang="en" trgLang="fr"'
    )


@pytest.mark.parametrize(
    ("attributes", "target", "approved"),
    [
        (' state="final"', "<target>Sauver</target>", True),
        ("", "<target>Sauver</target>", True),
        (' state="initial"', "<target>Sauver</target>", False),
    ],
)
def test_states_of_the_second_version(
    tmp_path: Path, attributes: str, target: str, *, approved: bool
) -> None:
    path = _two(tmp_path, f"<segment{attributes}><source>Save</source>{target}</segment>")
    assert units_of(path)[0].approved is approved
    assert ("<target>SAVE</target>" in upper(path)) is not approved


def test_each_version_is_recognised_and_a_unit_may_be_left_alone(tmp_path: Path) -> None:
    path = _two(tmp_path, "<segment><source>Save</source></segment>", ' translate="no"')
    assert texts_of(path) == []
    assert registration_of(path).name == "XLIFF 2"
    assert registration_of(_one(tmp_path, "")).name == "XLIFF 1"


def test_prefixes_are_kept(tmp_path: Path) -> None:
    text = ONE.format("", '<trans-unit id="1"><source>Save</source></trans-unit>')
    for name in ("xliff", "file", "body", "trans-unit", "source"):
        text = text.replace(f"<{name}", f"<x:{name}").replace(f"</{name}", f"</x:{name}")
    path = write(tmp_path, "a.xlf", text.replace("xmlns=", "xmlns:x="))
    assert f"<x:target{REVIEW}>SAVE</x:target>" in upper(path, DocumentOptions("en", "en"))
