from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.marked_text import MarkedText
from tests.documents.localisation.files import TO_JAPANESE, TO_RUSSIAN, code_of, upper, write
from tests.documents.round_trip import TO_FRENCH, texts_of, units_of

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.documents.format import DocumentOptions

FRAME = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1"{}>
<context>
    <name>Main</name>
{}</context>
</TS>
"""


def _message(inner: str, attributes: str = "") -> str:
    return f"    <message{attributes}>\n{inner}    </message>\n"


def _file(folder: Path, *messages: str, language: str = "") -> Path:
    return write(folder, "a.ts", FRAME.format(language, "".join(messages)))


SOURCE = "        <source>&amp;Save %1 &lt;b&gt;now&lt;/b&gt;</source>\n"


@pytest.mark.parametrize(
    "old",
    [
        '<translation type="unfinished"></translation>',
        '<translation type="unfinished"/>',
        "<translation></translation>",
    ],
)
def test_an_empty_translation_is_filled_and_left_unfinished(tmp_path: Path, old: str) -> None:
    path = _file(tmp_path, _message(f"{SOURCE}        {old}\n"))
    (unit,) = units_of(path)
    assert unit.source.text == "Save %1 now"
    assert code_of(unit) == ["%1", "now"]
    new = '<translation type="unfinished">&amp;SAVE %1 &lt;b&gt;NOW&lt;/b&gt;</translation>'
    assert upper(path) == path.read_text().replace(old, new)


def test_a_missing_translation_comes_after_the_comments(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        _message(
            "        <source>Save</source>\n        <comment>c</comment>\n"
            "        <userdata>d</userdata>\n"
        ),
    )
    assert upper(path) == path.read_text().replace(
        "</comment>\n", '</comment>\n        <translation type="unfinished">SAVE</translation>\n'
    )


def test_finished_vanished_and_obsolete_translations_are_left_alone(tmp_path: Path) -> None:
    source = "        <source>Save</source>\n"
    path = _file(
        tmp_path,
        _message(source + "        <translation>Sauver</translation>\n"),
        *(
            _message(f'{source}        <translation type="{kind}">Sauver</translation>\n')
            for kind in ("vanished", "obsolete")
        ),
    )
    (unit,) = units_of(path)
    assert (unit.target, unit.approved) == (MarkedText("Sauver"), True)
    assert upper(path) == path.read_text()


@pytest.mark.parametrize(("options", "count"), [(TO_RUSSIAN, 3), (TO_FRENCH, 2), (TO_JAPANESE, 1)])
def test_there_are_as_many_forms_as_qt_has_for_the_language(
    tmp_path: Path, options: DocumentOptions, count: int
) -> None:
    forms = "            <numerusform></numerusform>\n"
    old = f'        <translation type="unfinished">\n{forms * 2}        </translation>\n'
    path = _file(tmp_path, _message(f"        <source>%n files</source>\n{old}", ' numerus="yes"'))
    new = old.replace(forms * 2, forms.replace("></", ">%n FILES</") * count)
    result = upper(path, options).replace(f' language="{options.target}"', "")
    assert result == path.read_text().replace(old, new)


def test_forms_are_made_where_there_are_none(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        _message(
            '        <source>%n files</source>\n        <translation type="unfinished"/>\n',
            ' numerus="yes"',
        ),
    )
    assert upper(path).count("<numerusform>%n FILES</numerusform>") == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ' language="fr"'),
        (' language="de_DE"', ' language="fr"'),
        (' language="fr_CA" sourcelanguage="en"', ' language="fr_CA" sourcelanguage="en"'),
    ],
)
def test_the_language_is_set(tmp_path: Path, old: str, new: str) -> None:
    path = _file(tmp_path, language=old)
    assert upper(path, TO_FRENCH) == FRAME.format(new, "")


def test_byte_order_mark_and_line_ends_stay_and_bytes_are_places(tmp_path: Path) -> None:
    inner = '<source>One <byte value="x7"/>two\nthree</source>\n<translation type="unfinished"/>\n'
    text = FRAME.format("", _message(inner)).replace("\n", "\r\n")
    path = write(tmp_path, "a.ts", text, "utf-8-sig")
    assert texts_of(path) == ["One two\nthree"]
    new = '<translation type="unfinished">ONE <byte value="x7"/>TWO\r\nTHREE</translation>'
    assert upper(path, encoding="utf-8-sig") == text.replace(
        '<translation type="unfinished"/>', new
    )


def test_a_letter_that_the_encoding_lacks_is_a_reference(tmp_path: Path) -> None:
    text = FRAME.format("", _message("<source>ÿ</source><translation/>")).replace("utf-8", "latin1")
    path = write(tmp_path, "a.ts", text, "latin-1")
    assert '<translation type="unfinished">&#376;</translation>' in upper(path, encoding="latin-1")
