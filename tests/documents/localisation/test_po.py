from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.encodings import ENCODING_CHANGED
from desktop_translator.documents.localisation.po import PO
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.localisation.files import TO_JAPANESE, TO_RUSSIAN, code_of, upper, write
from tests.documents.round_trip import TO_FRENCH, texts_of, units_of, written

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.documents.format import DocumentOptions

HEADER = """msgid ""
msgstr ""
"Language: \\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLURAL = (
    HEADER
    + """#: file.c:1
#, c-format
msgid "%d file"
msgid_plural "%d files"
msgstr[0] ""
msgstr[1] ""
"""
)


def _entry(folder: Path, entry: str) -> Path:
    return write(folder, "a.po", HEADER + entry)


def test_an_empty_translation_is_filled_and_marked_doubtful(tmp_path: Path) -> None:
    path = _entry(
        tmp_path,
        '# note\n#. hint\n#: a.c:3\n#| msgid "Old"\nmsgctxt "menu"\nmsgid "Open"\nmsgstr ""\n',
    )
    assert upper(path).removeprefix(HEADER) == (
        '# note\n#. hint\n#: a.c:3\n#, fuzzy\n#| msgid "Old"\nmsgctxt "menu"\n'
        'msgid "Open"\nmsgstr "OPEN"\n'
    )


def test_flags_that_are_there_stay(tmp_path: Path) -> None:
    path = _entry(tmp_path, '#, c-format\nmsgid "Open %s"\nmsgstr ""\n')
    assert upper(path).endswith('#, fuzzy, c-format\nmsgid "Open %s"\nmsgstr "OPEN %s"\n')
    assert code_of(units_of(path)[0]) == ["%s"]


def test_what_a_person_has_translated_is_never_replaced(tmp_path: Path) -> None:
    path = _entry(
        tmp_path, 'msgid "Open"\nmsgstr "Ouvrir"\n\n#, fuzzy\nmsgid "Shut"\nmsgstr "Clore"\n'
    )
    first, second = units_of(path)
    assert (first.target, first.approved) == (MarkedText("Ouvrir"), True)
    assert (second.target, second.approved) == (MarkedText("Clore"), False)
    assert upper(path).endswith('msgstr "Ouvrir"\n\n#, fuzzy\nmsgid "Shut"\nmsgstr "SHUT"\n')


def test_obsolete_messages_and_the_header_are_no_units(tmp_path: Path) -> None:
    path = _entry(tmp_path, 'msgid "Open"\nmsgstr ""\n\n#~ msgid "Gone"\n#~ msgstr ""\n')
    assert texts_of(path) == ["Open"]
    assert upper(path).endswith('\n#~ msgid "Gone"\n#~ msgstr ""\n')


@pytest.mark.parametrize(
    ("options", "forms", "header"),
    [
        (TO_FRENCH, ["%D FILE", "%D FILES"], "nplurals=2; plural=(n>1);"),
        (TO_JAPANESE, ["%D FILES"], "nplurals=1; plural=0;"),
        (
            TO_RUSSIAN,
            ["%D FILE", "%D FILES", "%D FILES"],
            (
                "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
                "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
            ),
        ),
    ],
)
def test_there_are_as_many_plural_forms_as_the_target_language_has(
    tmp_path: Path, options: DocumentOptions, forms: list[str], header: str
) -> None:
    text = upper(write(tmp_path, "a.po", PLURAL), options)
    lines = [
        f'msgstr[{number}] "{form.replace("%D", "%d")}"\n' for number, form in enumerate(forms)
    ]
    assert text.partition("msgid_plural")[2] == ' "%d files"\n' + "".join(lines)
    assert f'"Plural-Forms: {header}\\n"' in text
    assert f'"Language: {options.target}\\n"' in text
    assert "#, fuzzy, c-format\n" in text


def test_forms_that_are_wrong_are_put_right_only_for_another_language(tmp_path: Path) -> None:
    path = write(tmp_path, "a.po", PLURAL.replace("msgstr[1]", "msgstr[4]"))
    assert upper(path, TO_FRENCH).endswith('msgstr[0] "%d FILE"\nmsgstr[1] "%d FILES"\n')
    write(tmp_path, "b.po", PLURAL.replace('msgstr[0] ""\nmsgstr[1] ""\n', 'msgstr ""\n'))


def test_a_singular_without_its_number_serves_only_for_one(tmp_path: Path) -> None:
    path = write(tmp_path, "a.po", PLURAL.replace('msgid "%d file"', 'msgid "One file"'))
    assert texts_of(path) == ["One file", "%d files"]
    assert texts_of(path, TO_RUSSIAN) == ["%d files", "%d files", "%d files"]


def test_plural_forms_with_translations_keep_their_header(tmp_path: Path) -> None:
    path = write(tmp_path, "a.po", PLURAL.replace('[0] ""', '[0] "a"').replace('[1] ""', '[1] "b"'))
    text = upper(path, TO_RUSSIAN)
    assert "nplurals=2" in text
    assert text.endswith('msgstr[0] "a"\nmsgstr[1] "b"\n')


def test_a_header_that_is_a_template_is_filled(tmp_path: Path) -> None:
    forms = "nplurals=INTEGER; plural=EXPRESSION;"
    path = write(tmp_path, "a.pot", PLURAL.replace("nplurals=2; plural=(n != 1);", forms))
    assert "nplurals=2; plural=(n>1);" in upper(path, TO_FRENCH)


def test_long_strings_and_escapes(tmp_path: Path) -> None:
    lines = (
        '"One \\"two\\"\\n"\n'
        '"C:\\\\dir\\tand a word that makes the line too long for its width of "\n"eighty.\\n"\n'
    )
    path = _entry(tmp_path, f'msgid ""\n{lines}msgstr ""\n')
    (text,) = texts_of(path)
    assert text.startswith('One "two"\nC:\\dir\tand')
    assert upper(path).endswith(
        'msgstr ""\n"ONE \\"TWO\\"\\n"\n'
        '"C:\\\\DIR\\tAND A WORD THAT MAKES THE LINE TOO LONG FOR ITS WIDTH OF EIGHTY.\\n"\n'
    )


def test_line_ends_at_both_ends_stay(tmp_path: Path) -> None:
    path = _entry(tmp_path, 'msgid "\\nOpen\\n"\nmsgstr ""\n')
    output = tmp_path / "b.po"
    with output.open("wb") as file:
        PO().write(path, file, TO_FRENCH, iter([MarkedText("Ouvrir")]))
    assert texts_of(output) == ["\nOpen\n"]
    assert units_of(output)[0].target == MarkedText("\nOuvrir\n")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-8-sig"])
def test_encoding_is_what_the_header_says_and_line_ends_stay(tmp_path: Path, encoding: str) -> None:
    text = HEADER.replace("UTF-8", encoding.removesuffix("-sig")) + 'msgid "Файл"\nmsgstr ""\n'
    path = write(tmp_path, "a.po", text.replace("\n", "\r\n"), encoding)
    content = upper(path, encoding=encoding)
    assert content.endswith('\r\n#, fuzzy\r\nmsgid "Файл"\r\nmsgstr "ФАЙЛ"\r\n')


def test_letters_that_the_encoding_lacks_change_the_header(tmp_path: Path) -> None:
    text = HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "ÿ"\nmsgstr ""\n'
    path = write(tmp_path, "a.po", text, "latin-1")
    content, notices = written(path, Pseudo.UPPER)
    assert [notice.message for notice in notices] == [ENCODING_CHANGED]
    assert "charset=UTF-8" in content.decode()
    assert 'msgstr "Ÿ"' in content.decode()


def test_a_line_that_is_none_of_po_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER + 'msgid "Open\nmsgstr ""\n')
    with pytest.raises(DocumentDamagedError) as caught:
        units_of(path)
    assert caught.value.fields["reason"].endswith("(line 7)")


def test_domains_are_no_headers(tmp_path: Path) -> None:
    path = write(tmp_path, "a.po", f'domain "one"\n{HEADER}msgid "Open"\nmsgstr ""\n')
    result = upper(path, TO_FRENCH)
    assert result.startswith('domain "one"\nmsgid ""\n')
    assert '"Language: fr\\n"' in result
    assert result.endswith('msgid "Open"\nmsgstr "OPEN"\n')


@pytest.mark.parametrize(
    "forms",
    [
        *("nplurals=0; plural=0;", "nplurals=99999999; plural=0;", "nplurals=2; plural=n%0;"),
        *("nplurals=2; plural=n+;", "nplurals=2; plural=" + "(" * 500 + "n" + ")" * 500 + ";"),
    ],
)
def test_plural_forms_that_make_no_sense_are_not_used(tmp_path: Path, forms: str) -> None:
    header = HEADER.replace("nplurals=2; plural=(n != 1);", forms)
    path = write(tmp_path, "a.po", header + PLURAL.removeprefix(HEADER))
    assert texts_of(path) == ["%d file", "%d files"]
