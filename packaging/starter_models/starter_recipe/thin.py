"""A smaller binary set, for where little can be carried."""

import numpy as np
import numpy.typing as npt

from starter_recipe.packed import Packed, offsets
from starter_recipe.sources import NAMES, SOURCES, Kind

_BULK = (Kind.PARLIAMENT, Kind.LAW, Kind.MANUAL)
_SEED = 22


def thin(packed: Packed, bulk: float) -> Packed:
    """Keep a random share `bulk` of the examples of parliament, laws and manuals."""
    plenty = np.array([SOURCES[name].kind in _BULK for name in NAMES])[packed.origins]
    random = np.random.default_rng(_SEED)
    kept = np.flatnonzero(~plenty | (random.random(len(plenty)) < bulk))
    return Packed(
        packed.ids[_places(packed.lengths.sum(axis=1, dtype=np.int64), kept)],
        packed.lengths[kept],
        packed.origins[kept],
        packed.spans[_places(packed.lengths[:, 1].astype(np.int64), kept)],
    )


def _places(sizes: npt.NDArray[np.int64], kept: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Places of all elements of the runs `kept`, of runs of these sizes laid end to end."""
    starts = offsets(sizes)[kept]
    new = offsets(sizes[kept])
    places: npt.NDArray[np.int64] = np.arange(new[-1]) + np.repeat(starts - new[:-1], sizes[kept])
    return places
