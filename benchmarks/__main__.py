"""`python -m benchmarks [latency|stalls|startup|memory …]`: measure and print a table."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path


def main() -> None:
    """Run the chosen measurements."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = _options()
    from benchmarks import latency, memory, stalls, startup
    from benchmarks.report import HEADER

    measurements = {
        "startup": lambda data: startup.measure(data, options.rounds),
        "latency": lambda data: latency.measure(data, options.rounds),
        "stalls": lambda data: stalls.measure(data, options.seconds),
        "memory": lambda data: memory.measure(data, options.sentences),
    }
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        for name in options.what or measurements:
            for figure in measurements[name](Path(folder)):
                print(figure.line(), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", choices=["startup", "latency", "stalls", "memory", []])
    parser.add_argument("--rounds", type=int, default=15, help="of each interleaved pair")
    parser.add_argument("--seconds", type=float, default=10.0, help="of beating for stalls")
    parser.add_argument("--sentences", type=int, default=10_000, help="to translate for memory")
    return parser.parse_args()


if __name__ == "__main__":
    main()
