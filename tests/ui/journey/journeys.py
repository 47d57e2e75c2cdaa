"""Journeys that no engine made."""

from __future__ import annotations

import math

from desktop_translator.core.journey import (
    TEMPERATURES,
    Activations,
    Architecture,
    DecoderStep,
    Distribution,
    Journey,
    Token,
)

SOURCE = ("▁J", "'", "aime", "▁la", "▁musique")
TARGET = ("▁I", "▁like", "▁music")
END = Token("</s>", special=True)
WIDTH = 16


def distribution(
    *tokens: Token, logarithms: tuple[float, ...] = (-0.3, -1.7, -3.0)
) -> Distribution:
    """Return a distribution over three tokens, and nothing else."""
    total = math.log(sum(map(math.exp, logarithms)))
    logs = tuple(value - total for value in logarithms)
    sums = tuple(math.log(sum(math.exp(p / t) for p in logs)) for t in TEMPERATURES)
    return Distribution(tokens, logs, sums)


def journey(
    source: tuple[str, ...] = SOURCE,
    target: tuple[str, ...] = TARGET,
    forced: int = 0,
    attention: bool = True,
    activations: bool = True,
) -> Journey:
    """Return a journey in which each output token looks at the source token of its number."""
    tokens = (*map(Token, source), END)
    steps = []
    text = ""
    for number, token in enumerate((*map(Token, target), END)):
        text += "" if token.special else token.text.replace("▁", " ")
        steps.append(
            DecoderStep(
                chosen=0,
                distribution=distribution(token, Token("▁love"), Token("▁enjoy")),
                attention=_attention(number, len(tokens)) if attention else (),
                text=text.strip(),
                forced=number < forced,
            )
        )
    rows = tuple(bytes((128 + place,) * WIDTH) for place in range(len(tokens)))
    return Journey(
        sentence="J'aime la musique",
        source=tokens,
        activations=Activations(WIDTH, 2.54, rows) if activations else None,
        start=(Token("<s>", special=True),),
        steps=tuple(steps),
        text=text.strip(),
        architecture=Architecture(WIDTH, 4, 2, 4, 8000, 7_322_944, "int8"),
        model_name="Starter French–English",
        compute_type="int8_float32",
    )


def _attention(number: int, count: int) -> tuple[float, ...]:
    most = min(number, count - 1)
    return tuple(0.8 if place == most else 0.2 / (count - 1) for place in range(count))
