"""French to translate."""

from __future__ import annotations

_OPENINGS = ("Le matin", "Hier soir", "Chaque jour", "Dans la rue", "En hiver", "Avant midi")
_DOINGS = ("ma sœur lit un livre", "le chat dort sous la table", "nous parlons de la mer")


def long_text(sentences: int, salt: int = 0) -> str:
    """Return that many different sentences, three to a line; another salt, other sentences."""
    lines: list[str] = []
    for first in range(0, sentences, 3):
        numbers = range(first, min(first + 3, sentences))
        lines.append(" ".join(_sentence(number, salt) for number in numbers))
    return "\n".join(lines)


def _sentence(number: int, salt: int) -> str:
    opening = _OPENINGS[number % len(_OPENINGS)]
    doing = _DOINGS[number // len(_OPENINGS) % len(_DOINGS)]
    return f"{opening}, {doing} pendant {number + 2} heures à la page {salt + 1}."
