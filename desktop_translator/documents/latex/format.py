"""LaTeX files: paragraphs, headings, captions, notes and cells; the preamble's title alone."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop_translator.core.errors import FileNotTextError
from desktop_translator.core.marks import translatable
from desktop_translator.documents.encodings import find_encoding
from desktop_translator.documents.format import DocumentOptions, Notice, Sample
from desktop_translator.documents.latex.letters import Writing
from desktop_translator.documents.latex.walk import Walk
from desktop_translator.documents.spliced_text import Place, SplicedText

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODY = re.compile(r"^[^%\r\n]*?\\begin\{document\}", re.MULTILINE)
_BODY_END = re.compile(r"^[^%\r\n]*?(\\end\{document\})", re.MULTILINE)
_TITLE = re.compile(r"^[ \t]*\\(?:sub)?title(?:\[[^\]]*\])?(?=\s*\{)", re.MULTILINE)
_GERMAN = re.compile(r"(?:n?german|n?austrian|n?swissgerman)\b")
_LANGUAGE = re.compile(
    r"^[^%\r\n]*?\\(?:usepackage\[([^\]]*)\]\{babel\}|set(?:main|default)language(?:\[[^\]]*\])?\{(\w+)\})",
    re.MULTILINE,
)
LANGUAGE_SET = translatable(
    "notices",
    "The preamble still says {language}: change it, so that hyphens and headings are those of the"
    " translation.",
)


class LaTeX(SplicedText):
    """A unit is a paragraph, or what stands for itself: a heading, an item, a cell, a note."""

    def recognises(self, sample: Sample) -> bool:
        """Look for the class of a document; parts of one are known by their names."""
        start = sample.head.decode("utf-8", errors="ignore")
        if re.search(r"^[^%\r\n]*\\document(?:class|style)\b", start, re.MULTILINE):
            return True
        with suppress(FileNotTextError):
            return sample.suffix in (".tex", ".ltx") and bool(find_encoding(sample.path))
        return False

    def places(self, text: str, options: DocumentOptions) -> Iterator[Place]:  # noqa: ARG002
        """Give the places of the titles in the preamble and of the body."""
        body = _BODY.search(text)
        language = _LANGUAGE.search(text)
        german = bool(language and _GERMAN.search(language[1] or language[2]))
        walk = Walk(text, Writing.of(text), shorthands=german)
        if body:
            for title in _TITLE.finditer(text, 0, body.start()):
                yield from walk.title(title.end(), body.start())
        start = body.end() if body else 0
        ended = _BODY_END.search(text, start)
        yield from walk.places(start, ended.start(1) if ended else len(text))

    def noticed(
        self,
        original: str,
        translated: str,  # noqa: ARG002
        options: DocumentOptions,
    ) -> tuple[Notice, ...]:
        """Say that the language of the document is set in its preamble."""
        found = _LANGUAGE.search(original)
        if not found or options.source == options.target:
            return ()
        return (Notice(LANGUAGE_SET, {"language": found[1] or found[2]}),)
