r"""Letters as LaTeX writes them: accents, dashes, quotation marks, and what must be escaped.

The commands are those of the LaTeX kernel (`utf8enc.dfu`, source2e section "ltoutenc").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_MARKS = {mark: accent for accent, mark in _ACCENTS.items()}
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "texteuro": "€",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "quotedblbase": "„",
    "textdegree": "°",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textunderscore": "_",
    "textquotesingle": "'",
}
_COMMANDS = {letter: command for command, letter in reversed(_LETTERS.items())}
_ESCAPED = "%&$#_{}"
_SIGNS = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    ",,": "„",
    "`": "‘",
    "~": "\u00a0",
    r"\,": "\u202f",
    "\\ ": " ",
    r"\-": "",
    r"\/": "",
    r"\@": "",
}
_NAMED = "|".join(sorted(_LETTERS, key=len, reverse=True))
LETTER = re.compile(
    r"\\(?P<accent>[`'^~=.\"])\s*"
    r"(?:\{\s*(?P<group>\\[ij]|[^\W\d_])?\s*\}|(?P<bare>\\[ij](?![A-Za-z])[ \t]*|[^\W\d_]))"
    r"|\\(?P<named>[uvHcdbkr])(?:\s*\{\s*(?P<inside>\\[ij]|[^\W\d_])\s*\}|\s+(?P<next>[^\W\d_]))"
    rf"|\\(?P<letter>{_NAMED})(?![A-Za-z])(?:\{{\}}|[ \t]+)?"
    rf"|\\(?P<escaped>[{re.escape(_ESCAPED)}])"
    rf"|(?P<sign>{'|'.join(map(re.escape, _SIGNS))})"
)
"""What stands for a letter. The longest signs come first."""

_SHORTHANDS = {
    **{f'"{letter}': unicodedata.normalize("NFC", f"{letter}\u0308") for letter in "aouAOU"},
    '"s': "ß",
    '"z': "ß",
    '"`': "„",
    "\"'": "“",
    '"<': "«",
    '">': "»",
    '"=': "-",
    '"~': "-",
    '"-': "",
    '""': "",
    '"|': "",
}
SHORTHAND = re.compile("|".join(map(re.escape, _SHORTHANDS)))
"""What babel adds for German."""

_UNSAFE = re.compile(r"[^\x20-\x7e\n]|[\\%&$#_{}~^]|--+|``|''|,,")


def letter_of(found: re.Match[str]) -> str:
    """Return the letter that a match of `LETTER` stands for."""
    accent = found["accent"] or found["named"]
    if accent:
        base = found["group"] or found["bare"] or found["inside"] or found["next"] or ""
        base = base.strip().removeprefix("\\")
        return unicodedata.normalize("NFC", base + _ACCENTS[accent]) if base else ""
    if found["letter"]:
        return _LETTERS[found["letter"]]
    return found["escaped"] or _SIGNS[found["sign"]]


def shorthand_of(found: re.Match[str]) -> str:
    """Return the letter that a match of `SHORTHAND` stands for."""
    return _SHORTHANDS[found[0]]


@dataclass(frozen=True, slots=True)
class Writing:
    """How a file writes letters.

    `as_commands`: accents are commands, because the file says of no encoding that it has them;
    `as_signs`: quotation marks and dashes are ASCII signs that LaTeX puts together.
    """

    as_commands: bool
    as_signs: bool

    @classmethod
    def of(cls, text: str) -> Writing:
        """Find out how a file does it."""
        known = not text.isascii() or re.search(r"utf-?8|fontspec|\blua|xltxtra|xunicode", text)
        return cls(not known, "``" in text or "--" in text or not re.search("[“”–—]", text))

    def written(self, text: str) -> str:
        """Return text as it has to stand in the file to be read as text."""
        return _UNSAFE.sub(lambda found: self._safe(found[0]), unicodedata.normalize("NFC", text))

    def _safe(self, letter: str) -> str:
        if len(letter) > 1:
            # Signs that LaTeX would put together.
            return "{}".join(letter)
        if letter in _ESCAPED:
            return "\\" + letter
        if letter in "\u00a0\u202f":
            return "~" if letter == "\u00a0" else r"\,"
        if letter in "“”‘’–—" and self.as_signs:
            return {"“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "---"}[letter]
        if letter in _COMMANDS and (letter.isascii() or self.as_commands):
            return f"\\{_COMMANDS[letter]}{{}}"
        parts = unicodedata.normalize("NFD", letter)
        if self.as_commands and len(parts) == 2 and parts[1] in _MARKS:
            return f"\\{_MARKS[parts[1]]}{{{parts[0]}}}"
        return letter
