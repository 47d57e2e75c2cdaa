"""How letters are spelt in Markdown: escapes and character references, read and written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.hard_wraps import unwrap
from desktop_translator.documents.markup.references import References, split_at

if TYPE_CHECKING:
    from collections.abc import Container

_PUNCTUATION = r"!-/:-@\[-`{-~"
_ESCAPED = re.compile(rf"\\([{_PUNCTUATION}])")
_OFTEN_MARKUP = "[]*_<~$|"
_SIGN = re.compile(rf"[{_PUNCTUATION}]")
_RISKY = re.compile(
    rf"""
      \\(?=[{_PUNCTUATION}\n]|\Z)
    | `
    | (?<!\s)\*(?=.) | (?<=.)\*(?!\s) | \A\* | \*\Z
    | (?<![^\W_])_ | _(?![^\W_])
    | ~(?=~) | (?<=~)~
    | \](?=[(\[:]) | \[(?=\^)
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w+;)
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"\[([^\[\]]+)\]")
_LINE_START = re.compile(
    r"(\#{1,6}(?=\s|\Z) | > | [-+*](?=\s|\Z) | =(?==*\s*\Z) | -(?=-*\s*\Z) | ~(?=~~) | :(?=\s|::)"
    r" | \[(?=[ xX]\]\s | ![A-Za-z]+\] | \^))"
    r"| (\d{1,9})([.)])(?=\s|\Z)",
    re.VERBOSE,
)


@dataclass(slots=True)
class MarkdownSpelling(References):
    """The spelling of one text.

    `language` joins the lines of the source. In a `cell` of a table no bar stands for itself.
    `labels` are those of the document's link definitions. `cautious` escapes every sign.
    """

    language: str = "en"
    cell: bool = False
    labels: Container[str] = ()
    cautious: bool = False

    def read(self, spelt: str) -> str:
        """Return what a reader sees."""
        parts = _ESCAPED.split(unwrap(spelt, self.language))
        parts[::2] = [References.read(self, part) for part in parts[::2]]
        # Whoever escaped one of these had a reason that not every reader of Markdown knows.
        self.spellings |= {sign: f"\\{sign}" for sign in parts[1::2] if sign in _OFTEN_MARKUP}
        return "".join(parts)

    def spelt(self, text: str, own: str = "") -> str:  # noqa: ARG002
        """Spell a text so that nothing in it is markup; `own` has no meaning here."""
        parts = split_at(text, self.spellings)
        parts[::2] = [self._escaped(part) for part in parts[::2]]
        parts[1::2] = [self.spellings[sign] for sign in parts[1::2]]
        return "".join(parts)

    def _escaped(self, text: str) -> str:
        if self.cautious:
            return _SIGN.sub(r"\\\g<0>", text)
        text = _LABEL.sub(self._label, _RISKY.sub(r"\\\g<0>", text))
        return text.replace("|", "\\|") if self.cell else text

    def _label(self, match: re.Match[str]) -> str:
        label = " ".join(match[1].split()).upper()
        return f"\\[{match[1]}\\]" if label in self.labels else match[0]


def safe_start(line: str) -> str:
    """Escape what would make of a line of a paragraph something else."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match[1]:
        return "\\" + line
    return f"{match[2]}\\{line[len(match[2]) :]}"
