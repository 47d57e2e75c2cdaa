"""Where commands and their arguments end."""

from __future__ import annotations

import re

DEEPEST = 50
"""What lies deeper in groups is left alone."""

EOL = r"(?:\r\n|\n|\r(?!\n))"
BLANK = re.compile(rf"[ \t]*{EOL}[ \t]*{EOL}\s*")
BREAK = re.compile(r"\\\\\*?(?:\[[^\]\r\n]*\])?")
BEGIN = re.compile(r"\\begin\{([^{}]*)\}")
MACRO = re.compile(r"\\(?:([A-Za-z@]+)|.)", re.DOTALL)
COMMENT = re.compile(r"%[^\r\n]*(?:\r\n|\r|\n|\Z)[ \t]*")
LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_OPTION = 2000
_BETWEEN = re.compile(r"(?:[ \t]|%[^\r\n]*(?:\r\n|\r|\n))*(?:\r\n|\r|\n)?[ \t]*")
_BRACES = re.compile(
    r"\\begin\{(verbatim\*?|lstlisting|minted|comment)\}.*?\\end\{\1\}"
    r"|\\(?:verb\*?|lstinline)([^\w\s{*\[])[^\r\n]*?\2"
    r"|\\(?:url|href|path|nolinkurl)\{[^{}\r\n]*\}|\\.|%[^\r\n]*|[{}]",
    re.DOTALL,
)
_BRACKETS = re.compile(r"\\.|%[^\r\n]*|[{}\]]", re.DOTALL)
# The star of some commands, and the slides of Beamer.
_OVERLAY = re.compile(r"\*|<[\d,|:+.@a-z-]*>")
_ADDRESS = re.compile(r"\{((?:[^{}\r\n]|\{[^{}\r\n]*\})*)\}")


class Groups:
    """The groups in braces of a text, found once: a broken text must not be searched for each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[int, int] = {}
        unclosed: list[int] = []
        for found in _BRACES.finditer(text):
            if found[0] == "{":
                unclosed.append(found.start())
            elif found[0] == "}" and unclosed:
                self._ends[unclosed.pop()] = found.end()

    def end(self, start: int, end: int) -> int | None:
        """Return where the group that begins with a brace at `start` ends, behind its brace."""
        closed = self._ends.get(start)
        return closed if closed and closed <= end else None

    def option_end(self, start: int, end: int) -> int | None:
        """Return where the optional argument that begins with a bracket at `start` ends."""
        depth = 0
        for found in _BRACKETS.finditer(self._text, start, min(end, start + _LONGEST_OPTION)):
            depth += (found[0] == "{") - (found[0] == "}")
            if depth < 0:
                return None
            if found[0] == "]" and depth == 0:
                return found.end()
        return None

    def skip_options(self, start: int, end: int) -> int:
        """Return where the optional arguments that begin at `start` end, if there are any."""
        while overlay := _OVERLAY.match(self._text, start, end):
            start = overlay.end()
        while self._text.startswith("[", start) and start < end:
            closed = self.option_end(start, end)
            if not closed:
                return start
            start = closed
        return start

    def skip_arguments(self, start: int, end: int, most: int = 9) -> int:
        """Return where up to so many arguments, and the optional ones before each, end."""
        position = self.skip_options(start, end)
        for _ in range(most):
            closed = self.end(position, end)
            if closed is None:
                return position
            position = self.skip_options(closed, end)
        return position

    def following(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the inside of the group that follows, perhaps on the next line."""
        between = _BETWEEN.match(self._text, start, end)
        start = between.end() if between else start
        closed = self.end(start, end)
        return (start + 1, closed - 1) if closed else None

    def address(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the inside of a group in which a per cent sign begins no comment."""
        found = _ADDRESS.match(self._text, start, end)
        return found.span(1) if found else None
