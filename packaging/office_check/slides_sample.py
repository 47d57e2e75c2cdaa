"""A presentation of one slide."""

from __future__ import annotations

from package import NAMESPACES, relationships


def _shape(number: int, top: int, text: str) -> str:
    place = f'<a:off x="600000" y="{top}"/><a:ext cx="7900000" cy="1500000"/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="s"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"/></p:spPr>'
        f"<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>{text}</p:txBody></p:sp>"
    )


def slide_parts() -> dict[str, tuple[str, str]]:
    """Return the parts with their kinds: the presentation and its slide."""
    plain = '<a:r><a:rPr lang="en-US" sz="2400"/><a:t>{}</a:t></a:r>'
    bold = plain.replace('sz="2400"', 'sz="2400" b="1"')
    title = f'<a:p><a:pPr algn="ctr"/>{plain.format("What the ")}{bold.format("committee")}</a:p>'
    points = f"<a:p>{plain.format('It read the report.')}<a:br/>{plain.format('It agreed.')}</a:p>"
    group = "<p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    shapes = _shape(2, 500_000, title) + _shape(3, 2_500_000, points + title)
    tree = f"<p:spTree>{group}<p:grpSpPr/>{shapes}</p:spTree>"
    slides = '<p:sldIdLst><p:sldId id="256" r:id="slide"/></p:sldIdLst>'
    size = '<p:sldSz cx="9144000" cy="6858000"/>'
    presentation = f"<p:presentation {NAMESPACES}>{slides}{size}</p:presentation>"
    slide = f"<p:sld {NAMESPACES}><p:cSld>{tree}</p:cSld></p:sld>"
    return {
        "ppt/presentation.xml": ("presentationml.presentation.main", presentation),
        "ppt/_rels/presentation.xml.rels": ("", relationships(slide="slides/slide1.xml")),
        "ppt/slides/slide1.xml": ("presentationml.slide", slide),
    }
