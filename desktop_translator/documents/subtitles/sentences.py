"""Which turns belong to one sentence: it often runs over several cues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_translator.documents.subtitles.turns import Turn

_LONGEST_PAUSE_MS = 2500
"""Who pauses longer begins anew."""
_LONGEST_OVERLAP_MS = 100
_MOST_CUES = 8
_MOST_LETTERS = 600
_PUNCTUATED = 0.25
"""In files where fewer cues than this end a sentence, a capital letter is the only sign of one."""

_END = re.compile(r"[.!?…。！？｡؟।][\"'”’»“)\]」』）♪\s]*\Z")
_PAUSED = re.compile(r"(?:\.\.+|…|[,;:，、；—–-])[\"'”’»“\s]*\Z")
_GOES_ON = re.compile(r"[\"'“«„(\s]*(?:\.\.|…|[^\W\d_])")
_DOTS = re.compile(r"\.\.|…")


def sentences(turns: Iterable[Turn]) -> Iterator[tuple[Turn, ...]]:
    """Join the turns over which a sentence runs, in the order of the file."""
    listed = list(turns)
    ended = sum(bool(_END.search(turn.text)) for turn in listed)
    punctuated = ended >= _PUNCTUATED * len(listed)
    chain: list[Turn] = []
    for turn in listed:
        if chain and not (_has_room(chain) and _goes_on(chain[-1], turn, punctuated)):
            yield tuple(chain)
            chain = []
        chain.append(turn)
    if chain:
        yield tuple(chain)


def _has_room(chain: Sequence[Turn]) -> bool:
    return len(chain) < _MOST_CUES and sum(len(turn.text) for turn in chain) < _MOST_LETTERS


def _goes_on(turn: Turn, following: Turn, punctuated: bool) -> bool:
    if turn.alone or following.alone or turn.cue.track != following.cue.track:
        return False
    pause_ms = following.cue.start_ms - turn.cue.end_ms
    if not -_LONGEST_OVERLAP_MS <= pause_ms <= _LONGEST_PAUSE_MS:
        return False
    if following.cue.start_ms <= turn.cue.start_ms:
        return False
    text = turn.text.rstrip()
    if _PAUSED.search(text) and (_begins_lower(following) or _DOTS.match(following.text)):
        return True
    if _END.search(text):
        return False
    return _begins_lower(following) or punctuated


def _begins_lower(turn: Turn) -> bool:
    found = _GOES_ON.match(turn.text)
    return bool(found) and found[0][-1:].islower() if found else False
