"""Texts as they are never typed in a test, and now and then in life."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    *(
        "Bonjour le monde.",
        "Où est la gare ?",
        "Il est 8 h. M. Dupont arrive",
        "oui",
        "Oui…",
        "J.",
        "e.g.",
    ),
    *("« Viens ! »", "(Non.)", "a.b", "3.14", "???", "...", ". ", "! ", "?", ".", "»", "”"),
    *(
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u202f",
        "\u2028",
        "\u2029",
        "\r",
        "\v",
        "\f",
        "\x1c",
        "\x1f",
        "\x85",
    ),
    *("- ", "• ", "1. ", "(2) ", "a) ", "— ", "> ", "-", "12"),
    *(
        "👩‍👩‍👧",
        "😀",
        "é",
        "e\u0301",
        "\ud83d",
        "\udc00",
        "\x00",
        "\x07",
        "\u200b",
        "\u200d",
        "\ufeff",
    ),
    *("\u200f", "\u202b", "\u061c", "שלום.", "مرحبا؟", "Σας", "ß", "İ"),
)
UNSPACED_PIECES = ("你好。", "世界！", "今日は", "？」")

any_line = st.one_of(
    st.text(st.characters(exclude_characters="\n"), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES + UNSPACED_PIECES), max_size=14).map("".join),
)
"""A line of anything at all, or of pieces that mean something to us."""

any_text = st.lists(any_line, max_size=8).map("\n".join)
"""Some lines, blank ones among them."""

_WRAPPED = (
    "Je vous écris au sujet de la réunion de mardi\nprochain, qui devait avoir lieu dans la grande",
    "\nsalle du premier étage. Elle est fermée pour\ntravaux jusqu'à la fin du mois. Merci de me",
    " dire si la petite salle\nvous convient, ou s'il faut\nchanger de jour.",
)

any_wrapped_text = st.lists(
    st.one_of(st.sampled_from(_WRAPPED), st.just("\n"), any_line), max_size=8
).map("".join)
"""Hard-wrapped text, broken off and mixed with anything."""
