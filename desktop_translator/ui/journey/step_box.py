"""The place of everything in one round of the decoder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop_translator.ui.journey.brush import chip_size
from desktop_translator.ui.journey.flow import bottom, flow
from desktop_translator.ui.journey.look import line_height

if TYPE_CHECKING:
    from desktop_translator.core.journey import DecoderStep, Journey
    from desktop_translator.ui.journey.look import Look

_FEW = 3
_MANY = 8
_BAR = 9
_STRONG = 0.2
_MOST_LOOKED_AT = 2


@dataclass(frozen=True, slots=True)
class StepBox:
    """One column.

    Attributes:
        whole: all of it.
        fed: the token that goes in.
        candidates: (number in the distribution, its line, its bar).
        looks: the words “looks at”.
        looked_at: (source token, its chip), the most looked at first.
        strip: a cell per source token.
    """

    whole: QRectF
    fed: QRectF
    candidates: tuple[tuple[int, QRectF, QRectF], ...]
    looks: QRectF
    looked_at: tuple[tuple[int, QRectF], ...]
    strip: QRectF

    def cell(self, index: int, count: int, from_right: bool) -> QRectF:
        """Return the place of a source token in the strip."""
        width = self.strip.width() / max(count, 1)
        place = count - 1 - index if from_right else index
        left = self.strip.left() + place * width
        return QRectF(left, self.strip.top(), width, self.strip.height())


def shown_candidates(step: DecoderStep, details: bool) -> list[int]:
    """Return which tokens get a bar: the most probable ones, and always the chosen one."""
    count = min(_MANY if details else _FEW, len(step.distribution.tokens))
    shown = list(range(count))
    if step.chosen not in shown:
        shown[-1] = step.chosen
    return shown


def looked_at(step: DecoderStep) -> list[int]:
    """Return the source token with the most attention, and another that has much."""
    order = sorted(range(len(step.attention)), key=lambda index: -step.attention[index])
    return order[:1] + [i for i in order[1:_MOST_LOOKED_AT] if step.attention[i] >= _STRONG]


def fed_text(journey: Journey, step: int) -> str:
    """Return the token that goes into a step: the one chosen before, or the start."""
    if step:
        return journey.steps[step - 1].token.text
    return " ".join(token.text for token in journey.start)


def arrange_step(
    look: Look, journey: Journey, number: int, column: QRectF, details: bool
) -> StepBox:
    """Place one step below the top of a column."""
    step = journey.steps[number]
    left, width = column.left(), column.width()
    chip = chip_size(look, fed_text(journey, number))
    chip.setWidth(min(chip.width(), width))
    fed = QRectF(_begin(look, column, chip.width()), column.top(), chip.width(), chip.height())
    y = fed.bottom() + look.px(12)
    line, bar = line_height(look.token), look.px(_BAR)
    candidates = []
    for index in shown_candidates(step, details):
        words = QRectF(left, y, width, line)
        track = QRectF(left, words.bottom() + look.px(2), width, bar)
        candidates.append((index, words, track))
        y = track.bottom() + look.px(8)
    y += look.px(4)
    looks = QRectF(left, y, width, line_height(look.small))
    y = looks.bottom() + look.px(4)
    chosen = looked_at(step)
    sizes = [chip_size(look, journey.source[index].text) for index in chosen]
    room = QRectF(left, y, width, 0)
    chips = flow(sizes, room, look.px(6), look.px(4), look.mirrored)
    y = bottom(chips, y) + look.px(6)
    strip = QRectF(left, y, width, look.px(7) if step.attention else 0)
    return StepBox(
        QRectF(left, column.top(), width, strip.bottom() - column.top()),
        fed,
        tuple(candidates),
        looks,
        tuple(zip(chosen, chips, strict=True)),
        strip,
    )


def _begin(look: Look, column: QRectF, width: float) -> float:
    return column.right() - width if look.mirrored else column.left()
