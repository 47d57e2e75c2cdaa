"""What the elements of OpenDocument are to a translation (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.markup.vocabulary import Role, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMATS = "text:span text:ruby text:ruby-base"
_LINKS = "text:a text:meta text:meta-field text:hidden-text text:placeholder"
# Their text is made by the program, or a person's data.
_FIELDS = """
    author-initials author-name bookmark-ref chapter character-count conditional-text creation-date
    creation-time creator database-display database-name database-row-number database-row-select
    date dde-connection description drop-down editing-cycles editing-duration execute-macro
    expression file-name hidden-paragraph image-count initial-creator keywords measure
    modification-date modification-time note-ref object-count page-continuation page-count
    page-number page-variable-get page-variable-set paragraph-count print-date print-time
    printed-by reference-ref sender-city sender-company sender-country sender-email sender-fax
    sender-firstname sender-initials sender-lastname sender-phone-private sender-phone-work
    sender-position sender-postal-code sender-state-or-province sender-street sender-title
    sequence sequence-ref sheet-name subject table-count table-formula template-name text-input
    time title user-defined user-field-get user-field-input variable-get variable-input
    variable-set word-count
"""
_PLACES = """
    text:alphabetical-index-mark text:alphabetical-index-mark-end
    text:alphabetical-index-mark-start text:bibliography-mark text:bookmark text:bookmark-end
    text:bookmark-start text:change text:change-end text:change-start text:number
    text:reference-mark text:reference-mark-end text:reference-mark-start text:ruby-text
    text:script text:soft-page-break text:toc-mark text:toc-mark-end text:toc-mark-start
    text:user-index-mark text:user-index-mark-end text:user-index-mark-start
    office:annotation-end office:event-listeners presentation:date-time presentation:footer
    presentation:header
"""
_ISLANDS = """
    draw:a draw:caption draw:circle draw:connector draw:control draw:custom-shape draw:ellipse
    draw:frame draw:g draw:line draw:measure draw:page-thumbnail draw:path draw:polygon
    draw:polyline draw:rect draw:regular-polygon dr3d:scene office:annotation text:note
"""
_KEPT = """
    config:config-item-set office:binary-data office:scripts table:tracked-changes
    text:tracked-changes
"""
_NO_WORDS = frozenset({"boolean", "currency", "date", "float", "percentage", "time"})


def _computed(values: Mapping[str, str]) -> bool:
    """Tell whether a cell shows a number, or what a formula gives."""
    return "table:formula" in values or values.get("office:value-type") in _NO_WORDS


ODF = Vocabulary(
    {
        **dict.fromkeys(_FORMATS.split(), Role.FORMAT),
        **dict.fromkeys(_LINKS.split(), Role.LINK),
        **dict.fromkeys((f"text:{name}" for name in _FIELDS.split()), Role.CODE),
        **dict.fromkeys(_PLACES.split(), Role.VOID),
        **dict.fromkeys(_ISLANDS.split(), Role.ISLAND),
        **dict.fromkeys(_KEPT.split(), Role.OPAQUE),
        **dict.fromkeys(("text:s", "text:tab"), Role.SPACE),
        "text:line-break": Role.BREAK,
    },
    default=Role.BLOCK,
    xml=True,
    kept=_computed,
    text_only_in=frozenset(
        {"text:p", "text:h", "text:index-title-template", "svg:title", "svg:desc"}
    ),
)
META = Vocabulary(
    {},
    default=Role.BLOCK,
    xml=True,
    text_only_in=frozenset({"dc:title", "dc:subject", "dc:description", "meta:keyword"}),
)
