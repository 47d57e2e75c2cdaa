from __future__ import annotations

from pathlib import Path

import pytest

from desktop_translator.core.document_errors import DocumentDamagedError, DocumentUnsafeError
from desktop_translator.documents.xml_part import XmlPart

BODY = (
    '<w:a xmlns:w="urn:w" xmlns:unused="urn:u" w:b="1&#10;2"><!-- c --><?p i?>\n'
    '<w:t xml:space="preserve"> &lt; é </w:t><w:c><![CDATA[a < b]]></w:c></w:a>'
)
BOMB = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;&y;</a>'


def part(content: bytes) -> XmlPart:
    return XmlPart(content, path=Path("a.docx"), name="word/document.xml")


@pytest.mark.parametrize(
    "declaration",
    [
        "",
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
        "<?xml version='1.0' encoding='utf-8'?>",
        '\ufeff<?xml version="1.0"?>\n',
    ],
)
def test_what_is_not_changed_is_written_as_it_was(declaration: str) -> None:
    content = (declaration + BODY).encode()
    assert part(content).to_bytes() == content


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16"])
def test_the_encoding_stays(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}" standalone="no"?><a>é</a>'
    written = part(content.encode(encoding)).to_bytes()
    assert "é" in written.decode(encoding)
    assert part(written).to_bytes() == written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-7"])
@pytest.mark.parametrize(
    "text", [BOMB, BOMB.replace('"xxxxxxxxxx"', 'SYSTEM "file:///etc/passwd"')]
)
def test_entities_are_unsafe(text: str, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    content = f'{mark}<?xml version="1.0" encoding="{encoding.removesuffix("-be")}"?>{text}'
    with pytest.raises(DocumentUnsafeError) as caught:
        part(content.encode(encoding))
    assert caught.value.fields["path"] == "a.docx"


def test_a_document_type_elsewhere_is_not_looked_up() -> None:
    content = b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>x</a>'
    assert part(content).root.text == "x"


@pytest.mark.parametrize(
    "content", [b"", b"<a>", b"<a></b>", b"\0\0", b"<a>" * 3000, b"<a>&no;</a>"]
)
def test_what_is_no_xml_is_damaged(content: bytes) -> None:
    with pytest.raises(DocumentDamagedError) as caught:
        part(content)
    assert "word/document.xml" in caught.value.fields["reason"]
