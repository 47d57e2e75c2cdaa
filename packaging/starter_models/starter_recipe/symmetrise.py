"""Joins the alignments of both directions and turns them into spans."""

import numpy as np
import numpy.typing as npt

from starter_recipe.aligner import Numbers

Links = npt.NDArray[np.bool_]

_NEIGHBOURS = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))
_PASSES = 4


def grow_diagonal(forward: Numbers, backward: Numbers) -> Links:
    """Links (pairs, target, source): both directions agree, or one does next to a link.

    `forward`: source place of each target word or -1; `backward`: the opposite.
    A link of one direction is added only to a word that has none yet.
    """
    pairs, target = forward.shape
    source = backward.shape[1]
    there = np.arange(source)[None, None, :] == forward[:, :, None]
    back = np.arange(target)[None, :, None] == backward[:, None, :]
    links, either = there & back, there | back
    for _ in range(_PASSES):
        free = ~links.any(axis=2, keepdims=True) | ~links.any(axis=1, keepdims=True)
        links |= either & free & _beside(links)
    result: Links = links.reshape(pairs, target, source)
    return result


def word_spans(links: Links) -> tuple[Numbers, Numbers]:
    """First and last source word of each target word; last < first where it has none.

    A word with scattered links keeps the first unbroken run.
    """
    source = links.shape[2]
    first = links.argmax(axis=2)
    place = np.arange(source)[None, None, :]
    gap = ~links & (place > first[:, :, None])
    end = np.where(gap.any(axis=2), gap.argmax(axis=2), source)
    return first, np.where(links.any(axis=2), end - 1, first - 1)


def _beside(links: Links) -> Links:
    around = np.pad(links, ((0, 0), (1, 1), (1, 1)))
    near = np.zeros_like(links)
    height, width = links.shape[1:]
    for down, right in _NEIGHBOURS:
        near |= around[:, 1 + down : 1 + down + height, 1 + right : 1 + right + width]
    return near
