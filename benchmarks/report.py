"""Figures and how they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

ALLOWANCE_MS = 16.0
"""One frame: what a budget of the form "1.3 x + 16 ms" adds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing beside its reference and its budget.

    Attributes:
        what: what was measured.
        ours: the median of the program.
        reference: the median of what it is compared with; 0 where the budget is absolute.
        budget: the most that `ours` may be.
        unit: of all three.
    """

    what: str
    ours: float
    reference: float
    budget: float
    unit: str

    def line(self) -> str:
        """Write the figure as one row."""
        ratio = f"{self.ours / self.reference:6.2f} x" if self.reference else " " * 8
        verdict = "kept" if self.ours <= self.budget else f"missed by {self.ours - self.budget:.1f}"
        return (
            f"{self.what:<52} {self.ours:10.1f} {self.reference:10.1f} {ratio} "
            f"{self.budget:10.1f} {self.unit:<3} {verdict}"
        )


HEADER = f"{'':<52} {'ours':>10} {'reference':>10} {'ratio':>8} {'budget':>10}"


def compare(
    what: str, ours: list[float], reference: list[float], ratio: float, allowance: float = 0.0
) -> Figure:
    """Build a figure in ms whose budget is `ratio` times the reference, plus an allowance."""
    base = median(reference)
    return Figure(what, median(ours), base, base * ratio + allowance, "ms")
