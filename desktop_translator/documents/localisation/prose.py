"""Which strings of a program are words for people, and which are for machines."""

from __future__ import annotations

import re

from desktop_translator.documents.localisation.message import SIMPLE_PLACEHOLDER

_MACHINES = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|tel:|data:)\S+"  # addresses
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\#[0-9a-fA-F]{3,8}|(?:rgba?|hsla?|url|var|calc)\([^)]*\)"  # colours and styles
    r"|[@?](?:\+?[\w.]+:)?\w+/[\w.]+|\?\w+"  # Android's references
    r"|:\w+|\$\w+"  # Ruby's symbols, variables
    r"|(?:\.{0,2}|~|[A-Za-z]:)(?:[/\\][\w.@-]+)+[/\\]?|[\w-]+(?:/[\w.-]+){2,}"  # paths
    r"|(?:application|audio|font|image|multipart|text|video)/\S+"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:html?|xml|json|ya?ml|png|jpe?g|gif|svg|ico|css|js|ts|txt|pdf|md|zip)"
    r"|\w+(?:\.\w+){2,}|[a-z]\w*(?:\.[a-z]\w*)+"  # names with dots
    r"|\w*_\w*|[a-z]+(?:-[a-z0-9]+){2,}|[a-z]+(?:[A-Z][a-z0-9]*)+"  # snake_, kebab-, camelCase
    r"|[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}|[0-9a-fA-F]{16,}"
    r"|\d[\w.,:+-]*",  # dates, versions, sizes
)
_TECHNICAL_KEYS = frozenset(
    """
    alg charset class classname code color colour copyright_url css currency date_format
    encoding enum extends file filename font format hash height href icon id image img key lang
    language layout licence license link locale method mime name_key namespace path pattern
    position ref regex route schema selector sha sha256 size slug sort src style target template
    theme time_format timezone token type unit uri url uuid variant version width
    """.split()  # noqa: SIM905 - a hundred quotation marks say no more
)
_DATE_FORMAT = re.compile(r"%[-^#0_]?[A-Za-z]|(?<![A-Za-z])([yYMdHhmsSaEzZ])\1{0,4}(?![A-Za-z])")


def is_prose(text: str, key: str = "") -> bool:
    """Tell whether a text that stands under a key is to be translated.

    In doubt it is: a word too many can be seen in the result, a word that is missing less so.
    """
    bare = SIMPLE_PLACEHOLDER.sub("", text).strip()
    if not any(letter.isalpha() for letter in bare):
        return False
    rest, dates = _DATE_FORMAT.subn("", text)
    if dates > 1 and not any(map(str.isalpha, rest)):
        return False
    if " " not in bare:
        technical = key.lower().strip("@_") in _TECHNICAL_KEYS and not bare[0].isupper()
        return not (technical or _MACHINES.fullmatch(bare))
    return not all(_MACHINES.fullmatch(word) for word in bare.split())
