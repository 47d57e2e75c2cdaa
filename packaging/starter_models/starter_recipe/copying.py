"""Makes examples of text that must come through a translation untouched."""

import random
import re
import string
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from types import MappingProxyType

from starter_recipe.clean import Pair

_TOKEN = re.compile(r"\b(?:[A-Z][a-zà-ÿ]+|\d+)\b")
_WORDS = (
    "name user file count total date email path version index value title page item size "
    "first_name userId order_id nb_lignes fichier nom url host error language minutes"
)
_HOSTS = (
    "example.com example.org exemple.fr docs.site.net openlab.io mairie-ville.fr news.co.uk "
    "shop.store.de python.org my-app.dev wiki.edu data.gouv.fr"
)
_SUFFIXES = ("pdf", "docx", "txt", "py", "png", "json", "html", "csv")
_EMOJI_RANGES = ((0x1F300, 0x1F5FF), (0x1F600, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F900, 0x1F9FF))
_SYMBOLS = (
    "\u2600\u2601\u2602\u260e\u2611\u2615\u263a\u2665\u26a0"
    "\u26a1\u2705\u2708\u2709\u270c\u2728\u2753\u2757\u2764\u2b50"
)
_PLACEHOLDERS = ("{%s}", "{{%s}}", "${%s}", "%%(%s)s", "<%s>", "$%s", ":%s", "[%s]", "{{ %s }}")
_SHORT_PLACEHOLDERS = "%s %d %1$s %2$s %1 {0} {1} <0> <1> %@ {} %i"


class Untouched(StrEnum):
    """A kind of text that is copied, never translated."""

    URL = "url"
    EMAIL = "e-mail"
    NUMBER = "number"
    PLACEHOLDER = "placeholder"
    EMOJI = "emoji"
    FILE = "file"


def make(kind: Untouched, random_: random.Random) -> str:
    """Return a random piece of text of that kind, without spaces around it."""
    return _MAKERS[kind](random_)


def with_copy(pair: Pair, random_: random.Random) -> Pair:
    """Return `pair` with a piece of text to copy put into both sides.

    It replaces a name or number that both sides share; without one, it goes to
    one end, or now and then stands alone.
    """
    kind = random_.choice(list(Untouched))
    piece = make(kind, random_)
    shared = _shared_tokens(pair)
    if shared and kind is not Untouched.EMOJI and random_.random() < 0.8:
        return _replaced(pair, random_.choice(shared), piece)
    chance = random_.random()
    if chance < 0.05:
        return Pair(piece, piece)
    if chance < 0.7:
        gap = random_.choice((" ", " ", ": " if kind is not Untouched.EMOJI else " "))
        return Pair(f"{pair.source}{gap}{piece}", f"{pair.target}{gap}{piece}")
    return Pair(f"{piece} {pair.source}", f"{piece} {pair.target}")


def _shared_tokens(pair: Pair) -> list[str]:
    source, target = _TOKEN.findall(pair.source), _TOKEN.findall(pair.target)
    return sorted({t for t in source if source.count(t) == 1 and target.count(t) == 1})


def _replaced(pair: Pair, token: str, piece: str) -> Pair:
    word = re.compile(rf"\b{re.escape(token)}\b")
    return Pair(word.sub(lambda _: piece, pair.source), word.sub(lambda _: piece, pair.target))


def _slug(random_: random.Random, least: int = 3, most: int = 9) -> str:
    if random_.random() < 0.5:
        return random_.choice(_WORDS.split())
    letters = string.ascii_lowercase + (string.digits if random_.random() < 0.3 else "")
    return "".join(random_.choices(letters, k=random_.randint(least, most)))


def _url(random_: random.Random) -> str:
    head = random_.choice(("https://", "https://", "https://www.", "http://", "www."))
    parts = [_slug(random_) for _ in range(random_.randint(0, 3))]
    query, anchor = f"?id={random_.randint(1, 9999)}", f"#{_slug(random_)}"
    tail = random_.choice(("", "", "/", ".html", query, anchor))
    return head + "/".join([random_.choice(_HOSTS.split()), *parts]) + (tail if parts else "")


def _email(random_: random.Random) -> str:
    joint = random_.choice(("", ".", "_", "-"))
    return (
        f"{_slug(random_)}{joint}{_slug(random_) if joint else ''}@{random_.choice(_HOSTS.split())}"
    )


def _number(random_: random.Random) -> str:
    whole = random_.randint(0, 10 ** random_.randint(1, 7))
    day, month, year = random_.randint(1, 28), random_.randint(1, 12), random_.randint(1950, 2035)
    return random_.choice(
        (
            str(whole),
            str(whole),
            f"{day:02}/{month:02}/{year}",
            f"{year}-{month:02}-{day:02}",
            f"{random_.randint(0, 23):02}:{random_.randint(0, 59):02}",
            f"{random_.randint(0, 20)}.{random_.randint(0, 20)}.{random_.randint(0, 99)}",
            f"v{random_.randint(0, 20)}.{random_.randint(0, 20)}",
            f"#{whole}",
            "".join(random_.choices("0123456789ABCDEF", k=random_.randint(4, 10))),
        )
    )


def _placeholder(random_: random.Random) -> str:
    if random_.random() < 0.4:
        return random_.choice(_SHORT_PLACEHOLDERS.split())
    return random_.choice(_PLACEHOLDERS) % _slug(random_)


def _emoji(random_: random.Random) -> str:
    return "".join(_one_emoji(random_) for _ in range(random_.choice((1, 1, 1, 2, 3))))


def _one_emoji(random_: random.Random) -> str:
    if random_.random() < 0.15:
        return random_.choice(_SYMBOLS) + random_.choice(("", "\ufe0f"))
    while True:
        character = chr(random_.randint(*random_.choice(_EMOJI_RANGES)))
        if unicodedata.category(character) == "So":
            return character


def _file(random_: random.Random) -> str:
    name = f"{_slug(random_)}.{random_.choice(_SUFFIXES)}"
    start = random_.choice(("", "", "~/", "/home/", "C:\\Users\\", "./src/"))
    return f"{start}{_slug(random_) + '/' if start.endswith('/') else ''}{name}"


_MAKERS: MappingProxyType[Untouched, Callable[[random.Random], str]] = MappingProxyType(
    {
        Untouched.URL: _url,
        Untouched.EMAIL: _email,
        Untouched.NUMBER: _number,
        Untouched.PLACEHOLDER: _placeholder,
        Untouched.EMOJI: _emoji,
        Untouched.FILE: _file,
    }
)
