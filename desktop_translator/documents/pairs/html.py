"""Pairs as a web page of two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import quoteattr

from desktop_translator.core.languages import runs_right_to_left
from desktop_translator.documents.pairs.pair import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.pairs.pair import TextPair

_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  overflow-wrap: anywhere; padding: .5rem .75rem; vertical-align: top; white-space: pre-wrap; }
"""


def write_html(output: BinaryIO, pairs: Iterable[TextPair], languages: tuple[str, str]) -> None:
    """Write a row per paragraph, the source on the left; no script, nothing from elsewhere."""
    source, target = map(_attributes, languages)

    def write(text: str) -> None:
        output.write(text.encode("utf-8"))

    write(
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{' – '.join(map(xml_text, languages))}</title>\n<style>\n{_STYLE}</style>\n"
        "</head>\n<body>\n<table>\n"
    )
    for pair in pairs:
        write(
            f"<tr><td {source}>{xml_text(pair.source)}</td>"
            f"<td {target}>{xml_text(pair.target)}</td></tr>\n"
        )
    write("</table>\n</body>\n</html>\n")


def _attributes(language: str) -> str:
    direction = "rtl" if runs_right_to_left(language) else "ltr"
    return f'lang={quoteattr(language)} dir="{direction}"'
