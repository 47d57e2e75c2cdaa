"""What the elements and attributes of HTML are to a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.markup.tokens import TokenKind
from desktop_translator.documents.markup.vocabulary import Role, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCKS = """
    address article aside base blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup
    hr html legend li link main menu menuitem meta nav noframes noscript ol optgroup option p search
    section summary table tbody td template tfoot th thead title tr ul
"""
_FORMATS = """
    abbr acronym b bdi bdo big blink cite data del dfn em font i ins mark nobr q rb rtc ruby s small
    span strike strong sub sup time tt u
"""
_VOIDS = "area embed img input keygen param source track wbr rt rp script style svg math iframe"
_KEPT_BLOCKS = "pre xmp listing plaintext noembed"
_ISLANDS = "select datalist object video audio canvas picture textarea map"

_ROLES = {
    **dict.fromkeys(_BLOCKS.split(), Role.BLOCK),
    **dict.fromkeys(_FORMATS.split(), Role.FORMAT),
    **dict.fromkeys(("code", "kbd", "samp", "var"), Role.CODE),
    **dict.fromkeys(_VOIDS.split(), Role.VOID),
    **dict.fromkeys(_KEPT_BLOCKS.split(), Role.OPAQUE),
    **dict.fromkeys(_ISLANDS.split(), Role.ISLAND),
    "br": Role.BREAK,
}
_NEVER_CLOSED = """
    area base br col embed frame hr img input keygen link meta param source track wbr
"""
_RAW = {
    **dict.fromkeys(
        ("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "plaintext"),
        TokenKind.OTHER,
    ),
    "title": TokenKind.TEXT,
}
_ALWAYS = ("alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription")
_BY_ELEMENT = {
    "option": ("label",),
    "optgroup": ("label",),
    "track": ("label",),
    "th": ("abbr",),
    "table": ("summary",),
}
_BUTTONS = ("submit", "reset", "button")
_PROSE_IN_META = frozenset(
    {
        *("description", "keywords", "subject", "abstract", "title", "dc.title", "dc.description"),
        *("twitter:title", "twitter:description", "twitter:image:alt", "dcterms.title"),
        *(
            "og:title",
            "og:description",
            "og:image:alt",
            "og:site_name",
            "apple-mobile-web-app-title",
        ),
    }
)


def _attributes(name: str, values: Mapping[str, str]) -> tuple[str, ...]:
    if name == "meta":
        about = values.get("name", values.get("property", "")).lower()
        return ("content",) if about in _PROSE_IN_META else ()
    if name == "input" and values.get("type", "").lower() in _BUTTONS:
        return ("value", *_ALWAYS)
    return (*_ALWAYS, *_BY_ELEMENT.get(name, ()))


def _kept(values: Mapping[str, str]) -> bool:
    return (
        values.get("translate", "").lower() == "no"
        or "notranslate" in values.get("class", "").lower().split()
    )


HTML = Vocabulary(
    _ROLES,
    default=Role.LINK,
    xml=False,
    raw=_RAW,
    void=frozenset(_NEVER_CLOSED.split()),
    attributes=_attributes,
    kept=_kept,
)
XHTML = Vocabulary(
    _ROLES,
    default=Role.LINK,
    xml=True,
    raw={"script": TokenKind.OTHER, "style": TokenKind.OTHER},
    attributes=_attributes,
    kept=_kept,
)
