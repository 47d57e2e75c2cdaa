"""Fields of Word's: instructions, and results that are translated or left to the program."""

from __future__ import annotations

from enum import Enum, auto

from desktop_translator.documents.office.names import name_of
from desktop_translator.documents.office.nodes import Kept, Piece

_COMPUTED = frozenset(
    """
    = ADDIN ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BARCODE BIDIOUTLINE CITATION COMMENTS
    CREATEDATE DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EMBED EQ FILENAME FILESIZE
    FORMCHECKBOX FORMDROPDOWN FORMULA GOTOBUTTON INCLUDEPICTURE INFO LASTSAVEDBY LISTNUM
    MACROBUTTON MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF NOTEREF NUMCHARS NUMPAGES
    NUMWORDS PAGE PAGEREF PRINT PRINTDATE PRIVATE QUOTE REVNUM SAVEDATE SECTION SECTIONPAGES SEQ
    SET SHAPE SKIPIF SYMBOL TA TC TEMPLATE TIME USERADDRESS USERINITIALS USERNAME XE
    """.split()  # noqa: SIM905 - sixty quotation marks say no more
)
"""Fields whose result is no prose, or is made anew whatever it says (ECMA-376-1, 17.16.5). The
others, tables of contents and references among them, show text of the document."""


def is_computed(instruction: str) -> bool:
    """Tell whether the result of a field is to be left as it is."""
    words = instruction.split()
    return bool(words) and (words[0].upper() in _COMPUTED or words[0].startswith("="))


class FieldState(Enum):
    """How far a field has been read."""

    INSTRUCTION = auto()
    RESULT = auto()
    COMPUTED = auto()
    """In a result that is kept as it is."""


class Field:
    """A field that has begun in the paragraph being read."""

    def __init__(self, beginning: Piece) -> None:
        self.state = FieldState.INSTRUCTION
        self.depth = 0
        self._instruction = ""
        self._pieces = [beginning]
        self._text = ""

    @property
    def opening(self) -> tuple[Piece, ...]:
        """What stands before the result."""
        return tuple(self._pieces)

    @property
    def leads(self) -> bool:
        """Whether it is a link."""
        return self._instruction.split()[:1] == ["HYPERLINK"]

    def take(self, piece: Piece, text: str = "") -> None:
        """Add a piece of the instruction, or of a result that is kept, with its text."""
        self._pieces.append(piece)
        if self.state is FieldState.COMPUTED:
            self._text += text
        elif name_of(piece.element) == "w:instrText" and not self.depth:
            self._instruction += piece.element.text or ""

    def nest(self, piece: Piece) -> None:
        """A field begins within this one."""
        self.take(piece)
        self.depth += 1

    def unnest(self, piece: Piece, *, ends: bool) -> None:
        """A field within this one reaches its result, or its end."""
        self.take(piece)
        self.depth -= ends

    def separate(self, piece: Piece) -> bool:
        """The result begins; tell whether it is kept as it is."""
        self.take(piece)
        computed = is_computed(self._instruction)
        self.state = FieldState.COMPUTED if computed else FieldState.RESULT
        return computed

    def kept(self) -> Kept:
        """Return all pieces, as something to be written as it was."""
        return Kept(tuple(self._pieces), self._text)
