"""The language of a document of Word's, and the direction in which it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.documents.office.language_tags import has_language, office_tag
from desktop_translator.documents.office.names import (
    all_named,
    attribute,
    child,
    children,
    descendants,
    made,
    name_of,
    set_attribute,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.format import DocumentOptions
    from desktop_translator.documents.xml_part import Element

_AFTER_BIDI = all_named(
    "w",
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr "
    "pPrChange",
)
_AFTER_RTL = all_named("w", "cs em lang eastAsianLayout specVanish oMath rPrChange")
_AFTER_LANGUAGE = all_named("w", "eastAsianLayout specVanish oMath")
_AFTER_SECTION_BIDI = all_named("w", "rtlGutter docGrid printerSettings sectPrChange")
_AFTER_BIDI_VISUAL = all_named(
    "w",
    "tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
)
_COMPLEX = {"w:b": "w:bCs", "w:i": "w:iCs", "w:sz": "w:szCs"}
"""What text in Arabic or Hebrew letters looks at in place of what other text does."""
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})


def mark_language(root: Element, options: DocumentOptions) -> None:
    """Change the marks of the source language in a tree to the target."""
    for mark in descendants(root, "w:lang"):
        if any(has_language(value, options.source) for value in mark.values()):
            _set_language(mark, options.target)


def mark_default_language(styles: Element, options: DocumentOptions) -> None:
    """Say in a document's styles that what says nothing else is in the target language."""
    mark_language(styles, options)
    for defaults in descendants(styles, "w:rPrDefault"):
        properties = child(defaults, "w:rPr")
        if properties is None:
            properties = made("w:rPr", styles)
            defaults.append(properties)
        mark = child(properties, "w:lang")
        if mark is None:
            mark = made("w:lang", styles)
            _insert(properties, mark, _AFTER_LANGUAGE)
        _set_language(mark, options.target)


def lay_out(root: Element, *, right_to_left: bool) -> None:
    """Let the sections and tables of a part run in a direction."""
    for section in descendants(root, "w:sectPr"):
        _switch(section, "w:bidi", _AFTER_SECTION_BIDI, on=right_to_left)
    for table in descendants(root, "w:tblPr"):
        _switch(table, "w:bidiVisual", _AFTER_BIDI_VISUAL, on=right_to_left)


def set_direction(paragraph: Element, *, right_to_left: bool) -> None:
    """Let a paragraph and its runs run in a direction."""
    properties = child(paragraph, "w:pPr")
    if properties is None:
        properties = made("w:pPr", paragraph)
        paragraph.insert(0, properties)
    _switch(properties, "w:bidi", _AFTER_BIDI, on=right_to_left)
    for run in descendants(paragraph, "w:r"):
        looks = child(run, "w:rPr")
        if looks is None:
            looks = made("w:rPr", run)
            run.insert(0, looks)
        _switch(looks, "w:rtl", _AFTER_RTL, on=right_to_left)
        if right_to_left:
            _mirror_looks(looks)


def _switch(properties: Element, name: str, after: Iterable[str], *, on: bool) -> None:
    switch = child(properties, name)
    if switch is None:
        switch = made(name, properties)
        _insert(properties, switch, after)
    switch.attrib.clear()
    if not on:
        set_attribute(switch, "w:val", "0")


def _mirror_looks(properties: Element) -> None:
    for plain, complex_script in _COMPLEX.items():
        for look in list(children(properties, plain)):
            if child(properties, complex_script) is None:
                twin = made(complex_script, properties)
                twin.attrib.update(look.attrib)
                look.addnext(twin)
    for fonts in children(properties, "w:rFonts"):
        font = attribute(fonts, "w:ascii")
        if font and not attribute(fonts, "w:cs") and not attribute(fonts, "w:cstheme"):
            set_attribute(fonts, "w:cs", font)


def _set_language(mark: Element, target: str) -> None:
    if runs_right_to_left(target):
        name = "w:bidi"
    elif target.split("-")[0] in _EAST_ASIAN:
        name = "w:eastAsia"
    else:
        name = "w:val"
    set_attribute(mark, name, office_tag(target))


def _insert(properties: Element, element: Element, after: Iterable[str]) -> None:
    """Insert an element before those that come after it by the schema."""
    place = next((at for at, each in enumerate(properties) if name_of(each) in after), None)
    properties.insert(len(properties) if place is None else place, element)
