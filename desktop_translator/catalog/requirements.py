"""What a model will ask of this computer."""

from __future__ import annotations

from enum import StrEnum

PROCESS_BYTES = 250_000_000
"""What the engine's process takes besides the weights: libraries, buffers, vocabulary."""


class StoredType(StrEnum):
    """The numbers that weights are stored as."""

    INT8 = "int8"
    FLOAT16 = "float16"
    FLOAT32 = "float32"
    UNKNOWN = "unknown"


# Weights run as 8-bit numbers here, whatever they are stored as; while they are loaded, the stored
# ones are in memory too. Measured with CTranslate2 4.8 on a 415 MB float32 model (peak 424 MB,
# then 226) and published for others: OPUS-MT int8 316-364 MB, quickmt float16 0.7-1.1 GB,
# NLLB-600M int8 1.1 GB, MADLAD-3B int8 3.2 GB. The forecast lies within a quarter of each.
_PEAK_PER_STORED_BYTE = {
    StoredType.INT8: 1.1,
    StoredType.FLOAT16: 1.6,
    StoredType.FLOAT32: 1.25,
    StoredType.UNKNOWN: 1.6,
}
_BYTES_PER_PARAMETER = {
    StoredType.INT8: 1,
    StoredType.FLOAT16: 2,
    StoredType.FLOAT32: 4,
    StoredType.UNKNOWN: 2,
}


def memory_bytes(weights_bytes: int, stored: StoredType) -> int:
    """Forecast the most memory that a model takes while it loads."""
    return round(weights_bytes * _PEAK_PER_STORED_BYTE[stored]) + PROCESS_BYTES


def parameters(weights_bytes: int, stored: StoredType) -> int:
    """Estimate how many parameters a model has."""
    return weights_bytes // _BYTES_PER_PARAMETER[stored]


def free_memory_bytes() -> int:
    """Return how much memory could be had now without swapping."""
    import psutil  # the window must not wait for it

    return int(psutil.virtual_memory().available)
