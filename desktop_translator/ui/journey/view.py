"""What of a journey is shown, and what a place in the drawing stands for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_translator.core.journey import Journey
    from desktop_translator.ui.journey.timeline import Progress


@dataclass(frozen=True, slots=True)
class View:
    """The state of the drawing.

    Attributes:
        journey: what is drawn.
        source_from_right: whether the source is written from right to left.
        target_from_right: likewise the target.
        details: whether experts' words and more candidates are shown.
    """

    journey: Journey
    source_from_right: bool = False
    target_from_right: bool = False
    details: bool = False


class Kind(Enum):
    """Things in the drawing that can be pointed at."""

    SOURCE = auto()
    NUMBER = auto()
    STEP = auto()
    CANDIDATE = auto()
    ATTENTION = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Spot:
    """One such thing.

    `index` counts source tokens, steps or words; `detail` the number of an activation, the
    candidate of a step, or the source token that a step looks at.
    """

    kind: Kind
    index: int
    detail: int = 0

    @property
    def step(self) -> int | None:
        """The step of the decoder it belongs to, if any."""
        kinds = (Kind.STEP, Kind.CANDIDATE, Kind.ATTENTION)
        return self.index if self.kind in kinds else None

    @property
    def source(self) -> int | None:
        """The source token it belongs to, if any."""
        return self.index if self.kind in (Kind.SOURCE, Kind.NUMBER) else None


@dataclass(frozen=True, slots=True)
class Moment:
    """What changes without anything moving to another place.

    Attributes:
        progress: how much of the journey is seen.
        temperature: of the bars.
        spot: what is pointed at, or has the keyboard.
    """

    progress: Progress
    temperature: float
    spot: Spot | None = None
