"""A keyboard with French letters.

xdotool types what a keyboard lacks by changing a key for a moment, and the program may read the
key after it has changed back. So every letter that tests type has a key of its own.
"""

from __future__ import annotations

import subprocess

_LETTERS = (
    *("eacute", "egrave", "ecircumflex", "ediaeresis", "agrave", "acircumflex"),
    *("icircumflex", "idiaeresis", "ocircumflex", "ucircumflex", "ugrave", "ccedilla"),
)
_FIRST_FUNCTION_KEY = 13  # F13 to F24, which no keyboard of today has
_KEYMAP = """xkb_keymap {
  xkb_keycodes { include "evdev+aliases(qwerty)" };
  xkb_types { include "complete" };
  xkb_compat { include "complete" };
  xkb_symbols { include "pc+us+inet(evdev)" %s };
};
"""


def plug_in(display: str) -> None:
    """Give a display this keyboard; programs that start later see no other."""
    keys = [
        f"key <FK{number}> {{ [ {letter}, {letter.capitalize()} ] }};"
        for number, letter in enumerate(_LETTERS, _FIRST_FUNCTION_KEY)
    ]
    keymap = _KEYMAP % "\n".join(keys)
    command = ["xkbcomp", "-w", "0", "-", display]
    subprocess.run(command, input=keymap.encode(), stderr=subprocess.PIPE, check=True)
