"""One spelling for what people type in many ways.

The same table goes into the tokenizer, so a program that feeds raw text to the
tokenizer gets exactly the text that the model was trained on.
"""

import re
import unicodedata
from types import MappingProxyType

SPACES = (
    "\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003"
    "\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
CHARACTERS = MappingProxyType(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
    | dict.fromkeys(SPACES, " ")
    | dict.fromkeys(INVISIBLE, "")
    | {"\u2010": "-", "\u2011": "-"}
)
_TABLE = str.maketrans(dict(CHARACTERS))
_RUN_OF_SPACES = re.compile(" {2,}")


def normalise(text: str) -> str:
    """Compose accents, straighten quotes, make every gap one plain space."""
    text = unicodedata.normalize("NFC", text).translate(_TABLE)
    return _RUN_OF_SPACES.sub(" ", text).strip()


def rules() -> str:
    """The table as SentencePiece reads it: code points in hex, TAB, code points."""
    lines = [
        f"{ord(character):X}\t{' '.join(f'{ord(c):X}' for c in replacement)}"
        for character, replacement in CHARACTERS.items()
    ]
    return "\n".join(lines) + "\n"


def letters(text: str) -> str:
    """`text` without accents, case, punctuation and spaces, for comparisons."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())
