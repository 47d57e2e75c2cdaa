"""What someone wants to have downloaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A file that a model lacks, and that another repository has.

    Attributes:
        repository: `owner/name`; `revision`: a commit of it.
        path: in that repository; its last part is its name in the model.
        sha256: of its content, if known.
    """

    repository: str
    revision: str
    path: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A model on the Hub, and what is known of it before it is here.

    Attributes:
        id: what it will be called among installed models.
        name: what people see.
        repository: `owner/name`.
        revision: a commit, tag or branch; empty for the newest.
        subfolder: where in the repository it lies; empty to find that out.
        files: paths below `subfolder`; empty to choose by name.
        borrowed: files to take from elsewhere, should the repository lack them.
        sha256: of those files whose content was known when the catalogue was written.
        family: how it is tokenised; empty to find that out from the files.
        sources: codes of the languages it reads; `targets`: of those it writes; empty as `family`.
        licence: of the weights; empty for what the Hub says.
        quality: published figures.
        marks: language -> the model's own token for it, as in `ModelInfo`.
        extra: more for the description: the tier.
    """

    id: str
    name: str
    repository: str
    revision: str = ""
    subfolder: str = ""
    files: tuple[str, ...] = ()
    borrowed: tuple[Borrowed, ...] = ()
    sha256: Mapping[str, str] = field(default_factory=dict)
    family: str = ""
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    licence: str = ""
    quality: Mapping[str, float] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)


def by_name(repository: str, revision: str = "", source: str = "", target: str = "") -> Wanted:
    """Ask for any repository; what nobody says of it is found out when it is here."""
    return Wanted(
        id=repository.replace("/", "--"),
        name=repository,
        repository=repository,
        revision=revision,
        sources=(source,) if source else (),
        targets=(target,) if target else (),
    )
