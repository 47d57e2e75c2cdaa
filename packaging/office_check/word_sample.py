"""A document of Word's with what is easily lost."""

from __future__ import annotations

from package import NAMESPACES, relationships

PROSE = (
    "The committee met in the old library. It read the report, asked for three changes, and "
    "agreed to meet again before the end of the month. "
)
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_KIND = "wordprocessingml"
_SHAPE = (
    '<wp:inline><wp:extent cx="2160000" cy="540000"/><wp:docPr id="1" name="b"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="2160000" cy="540000"/></a:xfrm><a:prstGeom prst="rect"/><a:ln w="9525">'
    '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{}</wps:txbx>'
    "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
)
_OLD_SHAPE = '<v:shape style="width:170pt;height:40pt"><v:textbox>{}</v:textbox></v:shape>'


def word_parts() -> dict[str, tuple[str, str]]:
    """Return the parts with their kinds: text, header, footnotes."""
    related = relationships(header="header1.xml", footnotes="footnotes.xml")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    body = f"<w:body>{_body()}{section}</w:body>"
    header = _paragraph(_run("Minutes, page "), _page_number())
    note = _paragraph("<w:r><w:footnoteRef/></w:r>", _run(" A footnote."))
    notes = f'<w:footnote w:id="2">{note}</w:footnote>'
    return {
        "word/document.xml": (f"{_KIND}.document.main", _root("document", body)),
        "word/_rels/document.xml.rels": ("", related),
        "word/header1.xml": (f"{_KIND}.header", _root("hdr", header)),
        "word/footnotes.xml": (f"{_KIND}.footnotes", _root("footnotes", notes)),
    }


def _body() -> str:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    cells = "".join(cell.format(_paragraph(_run(text))) for text in ("One", "Two"))
    deleted = '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    red = _run("red", '<w:color w:val="FF0000"/>')
    right = _run("right", "<w:i/>")
    return (
        _paragraph(_run("The report", '<w:b/><w:sz w:val="36"/>'))
        + _paragraph(_run(PROSE), _run("Nobody", "<w:b/>"), _run(" disagreed."), note)
        + _paragraph(_run("A "), red, _run("word"), "<w:r><w:tab/></w:r>", right)
        + f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr></w:tbl>"
        + _paragraph(deleted, _run("New"))
        + _paragraph(_text_box())
        + _paragraph(_run(PROSE * 12))
    )


def _text_box() -> str:
    """Return a text box twice, as Word writes it for programs that do not know the first."""
    content = f"<w:txbxContent>{_paragraph(_run('In a text box'))}</w:txbxContent>"
    choice = (
        f'<mc:Choice Requires="wps"><w:drawing>{_SHAPE.format(content)}</w:drawing></mc:Choice>'
    )
    fallback = f"<mc:Fallback><w:pict>{_OLD_SHAPE.format(content)}</w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def _page_number() -> str:
    begin, separate, end = (_FIELD.format(kind) for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>PAGE</w:instrText></w:r>{separate}{_run('1')}{end}"


def _run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def _root(name: str, content: str) -> str:
    return f"<w:{name} {NAMESPACES}>{content}</w:{name}>"
