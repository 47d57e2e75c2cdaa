"""The names by which a document's links find its headings."""

from __future__ import annotations

import re

_LINKED = re.compile(r"""(?:\]\(\s*<?|\]:\s+<?|href\s*=\s*["']?)\#([^)\s>"']+)""")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|[*`~]")
_ELSE = re.compile(r"[^\w\- ]")
_EXPLICIT = re.compile(r"""<a\s[^>]*?(?:id|name)\s*=|\{[^}]*\#[^}]*\}""")


class Anchors:
    """Gives headings whose words change an anchor with their old name, where links need it."""

    def __init__(self, text: str) -> None:
        """Find out which names the links of a document use."""
        self._wanted = set(_LINKED.findall(text))
        self._used: dict[str, int] = {}

    def kept(self, old: str, new: str) -> str:
        """Return the new content of a heading, with an anchor if a link would miss it.

        Headings are told one by one, in the order of the document.
        """
        slug = slug_of(old)
        number = self._used.get(slug, 0)
        self._used[slug] = number + 1
        name = f"{slug}-{number}" if number else slug
        if name not in self._wanted or slug_of(new) == slug or _EXPLICIT.search(old):
            return new
        return f'<a id="{name}"></a>{new}'


def slug_of(content: str) -> str:
    """Return the name that GitHub and those who follow it make of a heading."""
    plain = _MARKUP.sub(lambda found: found[1] or "", content)
    return _ELSE.sub("", plain.strip().lower()).replace(" ", "-")
