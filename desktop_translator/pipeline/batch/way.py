"""How the sentences of a document become translations: which models, which decoding."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from desktop_translator.core.memory_entry import producer_of

if TYPE_CHECKING:
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.routes import Route

_KEY_BYTES = 16


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """Models and decoding; sentences of all documents that go one way are translated together.

    Attributes:
        producer: names everything a translation depends on; None where it depends on chance.
        salt: the same, never None: what keys are made with.
    """

    route: Route
    decoding: DecodingOptions
    producer: str | None
    salt: bytes

    @classmethod
    def along(cls, route: Route, decoding: DecodingOptions) -> Way:
        """Name the way along a route."""
        producer = producer_of(route, decoding)
        name = producer or f"{route.pair_id} {decoding}"
        return cls(route, decoding, producer, blake2b(name.encode(), digest_size=16).digest())

    @property
    def source(self) -> str:
        """Language of the sentences."""
        return self.route.source

    @property
    def target(self) -> str:
        """Language of the translations."""
        return self.route.target

    def key(self, sentence: str, *, aligned: bool) -> bytes:
        """Name a sentence as translated this way, with its alignment or without."""
        key = blake2b(self.salt, digest_size=_KEY_BYTES)
        key.update(b"aligned " if aligned else b"plain ")
        key.update(sentence.encode())
        return key.digest()
