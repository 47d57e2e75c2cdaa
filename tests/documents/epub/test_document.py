from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentProtectedError,
    DocumentUnsafeError,
)
from desktop_translator.documents.epub.document import VERTICAL
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.packages import packed, part_of
from tests.documents.round_trip import (
    assert_identity,
    texts_of,
    units_of,
    upper_copy,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

MIME = "application/epub+zip"
CONTAINER = (
    '<container><rootfiles><rootfile full-path="O/b.opf"'
    ' media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata xml:lang="en"><dc:title>The title</dc:title><dc:language>en-GB</dc:language>
<dc:creator>An author</dc:creator><dc:description>About it</dc:description></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="t" href="t.ncx" media-type="application/x-dtbncx+xml"/>
<item id="two" href="two%20x.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="s" href="a.css" media-type="text/css"/>
<item id="w" href="http://a.b/c.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine toc="t"><itemref idref="one"/><itemref idref="two"/></spine></package>"""
CONTENTS = (
    "<ncx><docTitle><text>The title</text></docTitle><navPoint><text>one</text></navPoint></ncx>"
)


def _page(body: str) -> str:
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f' lang="en" xml:lang="en"><body>{body}</body></html>'
    )


def _book(folder: Path, body: str = "<p>page one</p>", **more: str) -> Path:
    parts = {
        "META-INF/container.xml": CONTAINER,
        "O/b.opf": PACKAGE,
        "O/t.ncx": CONTENTS,
        "O/nav.xhtml": _page('<nav><ol><li><a href="one.xhtml">one</a></li></ol></nav>'),
        "O/two x.xhtml": _page("<p>page two</p>"),
        "O/one.xhtml": _page(body),
        "O/a.css": "p { color: red }",
    }
    replaced = {name.replace("_", "/", 1): content for name, content in more.items()}
    names = {"encryption": "META-INF/encryption.xml", "style": "O/a.css", "package": "O/b.opf"}
    parts |= {names.get(name, name): content for name, content in replaced.items()}
    return packed(folder / "a.epub", MIME, parts)


def test_pages_are_read_in_order_after_what_leads_to_them(tmp_path: Path) -> None:
    path = _book(tmp_path)
    about = ["The title", "About it", "The title", "one"]
    assert texts_of(path) == [*about, "page one", "page two", "one"]
    assert_identity(path)
    copy = upper_copy(path, tmp_path)
    assert "<dc:title>THE TITLE</dc:title><dc:language>en-GB<" in part_of(copy, "O/b.opf")
    assert "<dc:creator>An author<" in part_of(copy, "O/b.opf")
    assert part_of(copy, "O/t.ncx") == CONTENTS.replace("The title", "THE TITLE").replace(
        "one", "ONE"
    )
    assert part_of(copy, "O/one.xhtml") == _page("<p>PAGE ONE</p>")


def test_pages_stay_xml_with_all_their_names(tmp_path: Path) -> None:
    body = (
        '<section id="s"><p id="p">a<span id="x"/> <b>b &amp; <br/>c</b> <img src="d" alt="e"/> f'
        '<a epub:type="noteref" href="#n">1</a></p><ruby>字<rt>ji</rt></ruby></section>'
    ).replace("epub:type", 'xmlns:epub="http://www.idpf.org/2007/ops" epub:type')
    path = _book(tmp_path, body)
    assert_identity(path)
    copy = part_of(upper_copy(path, tmp_path), "O/one.xhtml")
    assert copy.lower() == _page(body).lower().replace("&amp; <br/>", "&amp;<br/>")
    for name in ("s", "p", "x"):
        assert f'id="{name}"' in copy


def test_marks_of_language_and_the_way_pages_turn(tmp_path: Path) -> None:
    path = _book(tmp_path)
    content, _ = written(path, Pseudo.IDENTITY, DocumentOptions("en", "ar"))
    copy = tmp_path / "copy.epub"
    copy.write_bytes(content)
    package = part_of(copy, "O/b.opf")
    assert '<metadata xml:lang="ar">' in package
    assert "<dc:language>ar</dc:language>" in package
    assert '<spine page-progression-direction="rtl" toc="t">' in package
    assert ' dir="rtl" lang="ar" xml:lang="ar">' in part_of(copy, "O/one.xhtml").replace(
        'xmlns="http://www.w3.org/1999/xhtml" ', ""
    ).replace('lang="ar" xml:lang="ar" dir="rtl"', 'dir="rtl" lang="ar" xml:lang="ar"')


def test_a_book_set_from_top_to_bottom_says_so(tmp_path: Path) -> None:
    path = _book(tmp_path, style="html { -epub-writing-mode: vertical-rl }")
    for target, notices in (("fr", [VERTICAL]), ("zh", [])):
        _, found = written(path, Pseudo.UPPER, DocumentOptions("ja", target))
        assert [notice.message for notice in found] == notices


@pytest.mark.parametrize(
    ("algorithm", "protected"),
    [
        ("http://www.idpf.org/2008/embedding", False),
        ("http://ns.adobe.com/pdf/enc#RC", False),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True),
    ],
)
def test_copy_protection_is_respected_and_hidden_fonts_are_none(
    tmp_path: Path, algorithm: str, protected: bool
) -> None:
    path = _book(
        tmp_path,
        encryption=f'<encryption xmlns="urn:x" xmlns:e="urn:y"><e:EncryptedData>'
        f'<e:EncryptionMethod Algorithm="{algorithm}"/></e:EncryptedData></encryption>',
    )
    if protected:
        with pytest.raises(DocumentProtectedError):
            units_of(path)
    else:
        assert len(texts_of(path)) == 7


def test_a_page_that_is_no_xml_is_read_as_it_is(tmp_path: Path) -> None:
    path = _book(tmp_path, "<p>one<br>two &nbsp; <b>three</p>")
    assert "one\ntwo \xa0" in texts_of(path)
    assert_identity(path)


def test_damage_and_attacks_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentDamagedError):
        units_of(_book(tmp_path, package="<package>"))
    with pytest.raises(DocumentUnsafeError):
        units_of(_book(tmp_path, package='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))
    path = packed(tmp_path / "b.epub", MIME, {"META-INF/container.xml": "<container/>"})
    with pytest.raises(DocumentDamagedError):
        units_of(path)


def test_it_is_known_by_its_type_whatever_its_name(tmp_path: Path) -> None:
    path = _book(tmp_path).rename(tmp_path / "a.zip")
    assert registration_of(path).name == "EPUB book"
