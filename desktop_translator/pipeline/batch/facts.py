"""What is found out about a file of the queue, and how the journal remembers it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_translator.core import document_errors, errors, route_errors
from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.errors import AppError
from desktop_translator.documents.format import Notice
from desktop_translator.pipeline.batch.requests import BatchOptions, Bilingual, Collision
from desktop_translator.pipeline.pseudo_translation import Pseudo

if TYPE_CHECKING:
    from collections.abc import Mapping

_ERROR_MODULES = (errors, route_errors, document_errors)


@dataclass(slots=True)
class Facts:
    """All that is known of a document; see `events.FileProgress` for what is told of it.

    Attributes:
        sha256: of the document as it was read, hexadecimal; empty until it was.
        units: how many there are.
        settled_units: so many of them, the first, have all their sentences translated, which are
            `settled_sentences` of `settled_letters`; they are not planned again after a restart.
        letters: in it, `finished_letters` of them translated.
        claimed: whether `output` is decided; until then it is where it would be.
        written_sha256: of the translation that is about to be put in its place.
    """

    sha256: str = ""
    format: str = ""
    encoding: str | None = None
    columns: tuple[str, ...] = ()
    source: str | None = None
    certainty: float = 0.0
    words: int = 0
    letters: int = 0
    finished_letters: int = 0
    units: int = 0
    settled_units: int = 0
    settled_sentences: int = 0
    settled_letters: int = 0
    finished_sentences: int = 0
    total_sentences: int = 0
    marked_sentences: int = 0
    output: Path | None = None
    claimed: bool = False
    written_sha256: str = ""
    bilingual: tuple[Path, ...] = ()
    notices: tuple[Notice, ...] = ()
    error: AppError | None = None

    def to_json(self) -> str:
        """Write everything as ASCII, whatever is in a file's name."""
        return json.dumps(
            {each.name: getattr(self, each.name) for each in fields(self)}, default=_plain
        )

    @classmethod
    def from_json(cls, text: str) -> Facts:
        """Read what `to_json` wrote; what another version has written besides is passed over."""
        data = json.loads(text)
        known = {each.name for each in fields(cls)}
        facts = cls(**{name: value for name, value in data.items() if name in known})
        facts.columns = tuple(facts.columns)
        facts.output = None if facts.output is None else Path(facts.output)
        facts.bilingual = tuple(map(Path, facts.bilingual))
        facts.notices = tuple(Notice(*each) for each in data.get("notices", ()))
        facts.error = _error(data["error"]) if data.get("error") else None
        return facts


def options_to_json(options: BatchOptions) -> str:
    """Write options so that equal ones give the same text."""
    return json.dumps(asdict(options), default=_plain, sort_keys=True)


def options_from_json(text: str) -> BatchOptions:
    """Read what `options_to_json` wrote."""
    data = json.loads(text)
    decoding = data["decoding"]
    return BatchOptions(
        **{
            **data,
            "folder": None if data["folder"] is None else Path(data["folder"]),
            "collision": Collision(data["collision"]),
            "decoding": DecodingOptions(**{**decoding, "method": Method(decoding["method"])}),
            "bilingual": frozenset(map(Bilingual, data["bilingual"])),
            "columns": None if data["columns"] is None else tuple(data["columns"]),
            "pseudo": None if data["pseudo"] is None else Pseudo(data["pseudo"]),
        }
    )


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Notice):
        return [value.message, dict(value.fields)]
    if isinstance(value, AppError):
        return [type(value).__name__, value.fields]
    raise TypeError(value)


def _error(data: tuple[str, Mapping[str, str]]) -> AppError:
    name, values = data
    kinds = (getattr(module, name, None) for module in _ERROR_MODULES)
    kind = next((each for each in kinds if each is not None), AppError)
    found: AppError = kind(**values)
    return found
