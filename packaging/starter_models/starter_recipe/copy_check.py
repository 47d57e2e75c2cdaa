"""Sentences with text that a translation must leave untouched.

Hosts, names and numbers are drawn afresh here: none is taken from the lists
that the training examples are made of.
"""

import random
import string
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from starter_recipe.copying import Untouched, make

_SEED = 2_718
_FRAMES = MappingProxyType(
    {
        "fr": (
            "Regardez {} avant de répondre.",
            "{}",
            "Nous avons reçu {} hier soir.",
            "Où puis-je trouver {} ?",
            "Merci pour votre aide {}",
            "Le résultat est {}, comme prévu.",
            "{} : c'est ce que tu cherches ?",
            "N'oublie pas d'écrire {} dans la première case.",
        ),
        "en": (
            "Look at {} before you answer.",
            "{}",
            "We received {} last night.",
            "Where can I find {}?",
            "Thank you for your help {}",
            "The result is {}, as expected.",
            "{}: is that what you are looking for?",
            "Do not forget to write {} in the first box.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class CopyCase:
    """A sentence and the piece of it that must come through."""

    kind: str
    piece: str
    text: str


def copy_cases(language: str, each: int) -> list[CopyCase]:
    """Make `each` sentences of every kind, in `language`.

    In a language without sentences of its own the pieces stand alone.
    """
    random_ = random.Random(_SEED)  # noqa: S311 - repeatable, not secret
    frames = _FRAMES.get(language, ("{}",))
    cases = []
    for kind, maker in _MAKERS.items():
        for number in range(each):
            piece = maker(random_)
            text = frames[number % len(frames)].replace("{}", piece)
            cases.append(CopyCase(kind.value, piece, text))
    return cases


def copied_shares(cases: list[CopyCase], translations: list[str]) -> dict[str, float]:
    """The share of each kind whose piece stands unchanged in the translation."""
    came: dict[str, list[bool]] = {}
    for case, translation in zip(cases, translations, strict=True):
        came.setdefault(case.kind, []).append(case.piece in translation)
    return {kind: sum(results) / len(results) for kind, results in came.items()}


def _word(random_: random.Random) -> str:
    return "".join(random_.choices(string.ascii_lowercase, k=random_.randint(3, 9)))


def _host(random_: random.Random) -> str:
    return f"{_word(random_)}.{random_.choice(('com', 'fr', 'org', 'io', 'net'))}"


def _url(random_: random.Random) -> str:
    path = "/".join(_word(random_) for _ in range(random_.randint(1, 3)))
    return f"https://{_host(random_)}/{path}"


def _email(random_: random.Random) -> str:
    return f"{_word(random_)}.{_word(random_)}@{_host(random_)}"


def _number(random_: random.Random) -> str:
    whole = random_.randint(2, 10 ** random_.randint(2, 6))
    clock = f"{random_.randint(10, 23)}:{random_.randint(10, 59)}"
    return random_.choice((str(whole), str(whole), clock))


def _placeholder(random_: random.Random) -> str:
    name = _word(random_)
    return random_.choice((f"{{{name}}}", f"{{{{{name}}}}}", f"%({name})s", f"${{{name}}}", "%s"))


def _emoji(random_: random.Random) -> str:
    return make(Untouched.EMOJI, random_)


_MAKERS: MappingProxyType[Untouched, Callable[[random.Random], str]] = MappingProxyType(
    {
        Untouched.URL: _url,
        Untouched.EMAIL: _email,
        Untouched.NUMBER: _number,
        Untouched.PLACEHOLDER: _placeholder,
        Untouched.EMOJI: _emoji,
    }
)
