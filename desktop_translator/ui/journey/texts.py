"""What the drawing says: headings a pupil understands, and details for an expert."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_translator.core.marks import translatable

if TYPE_CHECKING:
    from desktop_translator.core.journey import Journey

_CONTEXT = "journey"
_MOST_PARAMETERS_IN_WORDS = 1e9


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of one part: its title, a sentence for everybody, and more for experts."""

    title: str
    sentence: str
    details: str


def say(text: str, **fields: object) -> str:
    """Translate a text of the drawing, and fill its places."""
    return QCoreApplication.translate(_CONTEXT, text).format(**fields)


def tokens_heading(journey: Journey) -> Heading:
    """Return the words of part 1."""
    details = say(
        translatable(
            "journey",
            "{count} tokens. The mark ▁ stands for a space. Grey tokens stand for no text: they "
            "are added for the network to see where a sentence ends.",
        ),
        count=grouped(len(journey.source)),
    )
    if journey.parts > 1:
        details += " " + say(
            translatable(
                "journey",
                "The sentence is too long for the model: it is translated in {parts} parts, of "
                "which this is the first.",
            ),
            parts=grouped(journey.parts),
        )
    return Heading(
        "1   " + say(translatable("journey", "Cut into tokens")),
        say(
            translatable(
                "journey",
                "into words and parts of words, with the tokenizer the network was trained with",
            )
        ),
        details,
    )


def encoder_heading(journey: Journey) -> Heading:
    """Return the words of part 2."""
    built = journey.architecture
    details = say(
        translatable(
            "journey",
            "Each square shows all {width} numbers that one token has after the last of {layers} "
            "layers: blue above zero, orange below. All tokens are read at the same time, and each "
            "looks at all others (self-attention, {heads} heads per layer), so that the same token "
            "gets other numbers in another sentence.",
        ),
        width=grouped(built.width),
        layers=grouped(built.encoder_layers),
        heads=grouped(built.heads) if built.heads else "?",
    )
    return Heading(
        "2   " + say(translatable("journey", "Encoder")),
        say(
            translatable(
                "journey",
                "each token becomes numbers that hold its meaning here: a deep representation",
            )
        ),
        details,
    )


def decoder_heading(journey: Journey) -> Heading:
    """Return the words of part 3."""
    built = journey.architecture
    start = " ".join(token.text for token in journey.start)
    end = journey.steps[-1].token.text if journey.steps and journey.ended else ""
    details = say(
        translatable(
            "journey",
            "In every round, {layers} layers look at the tokens written so far and, by attention, "
            "at the encoder's numbers. They give each of {vocabulary} tokens a score; the scores, "
            "divided by the temperature, become probabilities that add up to 100 % "
            "(softmax). {method}",
        ),
        layers=grouped(built.decoder_layers),
        vocabulary=grouped(built.vocabulary),
        method=_method(journey),
    )
    if any(step.attention for step in journey.steps):
        details += " " + say(
            translatable(
                "journey",
                "“Looks at” shows the attention that the model offers for aligning words.",
            )
        )
    if not journey.ended and journey.steps:
        details += " " + say(
            translatable("journey", "It was stopped before the sentence came to its end.")
        )
    sentence = say(
        translatable("journey", "starts from {start}; each chosen token goes back in"), start=start
    )
    if end:
        sentence = say(
            translatable(
                "journey", "starts from {start}; each chosen token goes back in, until {end}"
            ),
            start=start,
            end=end,
        )
    return Heading("3   " + say(translatable("journey", "Decoder loop")), sentence, details)


def words_heading(journey: Journey) -> Heading:
    """Return the words of part 4."""
    built = journey.architecture
    details = say(
        translatable(
            "journey",
            "Made by “{model}”: {parameters} learnt numbers, stored as {stored} and computed as "
            "{computed}, on this computer and without a network.",
        ),
        model=journey.model_name,
        parameters=_parameters(built.parameters),
        stored=built.stored_as,
        computed=journey.compute_type,
    )
    return Heading(
        "4   " + say(translatable("journey", "Joined into words")),
        say(translatable("journey", "the tokens are put together again, with their spaces")),
        details,
    )


def no_activations() -> str:
    """Say that the encoder cannot be shown."""
    return say(translatable("journey", "This model does not let its encoder be seen."))


def no_attention() -> str:
    """Say that the attention cannot be shown."""
    return say(translatable("journey", "not told by this model"))


def temperature_name(temperature: float) -> str:
    """Say what a temperature does."""
    if temperature <= 0.5:
        return say(translatable("journey", "faithful"))
    if temperature < 1:
        return say(translatable("journey", "rather faithful"))
    if temperature == 1:
        return say(translatable("journey", "as the model learnt it"))
    return (
        say(translatable("journey", "rather free"))
        if temperature < 1.5
        else say(translatable("journey", "free"))
    )


def temperature_text(temperature: float) -> str:
    """Write a temperature and what it does: `0.3 · faithful`."""
    return f"{plain(temperature)} · {temperature_name(temperature)}"


def plain(temperature: float) -> str:
    """Write a temperature with as many digits as it needs, but one behind the point."""
    digits = 1 if round(temperature * 100) % 10 == 0 else 2
    return QLocale().toString(temperature, "f", digits)


def percent(share: float) -> str:
    """Write a share of 1 in per cent, with a digit more where it is small."""
    if share >= 0.0995 or share == 0:
        return say(
            translatable("journey", "{number} %"), number=QLocale().toString(share * 100, "f", 0)
        )
    if share >= 0.0005:
        return say(
            translatable("journey", "{number} %"), number=QLocale().toString(share * 100, "f", 1)
        )
    return say(translatable("journey", "< {number} %"), number=QLocale().toString(0.1, "f", 1))


def number(value: float) -> str:
    """Write a number with two digits behind the point, and a true minus."""
    return QLocale().toString(value, "f", 2).replace("-", "−")


def grouped(count: int) -> str:
    """Write a count with the separators of the system's language."""
    return QLocale().toString(count)


def _method(journey: Journey) -> str:
    if any(step.forced for step in journey.steps):
        return say(
            translatable(
                "journey", "You chose a token; from there the most probable one is taken (greedy)."
            )
        )
    if journey.beam_size > 1:
        return say(
            translatable(
                "journey",
                "The {count} best beginnings are followed side by side (beam), and the best whole "
                "sentence wins: a token of it need not be the most probable one.",
            ),
            count=grouped(journey.beam_size),
        )
    return say(translatable("journey", "The most probable one is taken (greedy)."))


def _parameters(count: int) -> str:
    if count >= _MOST_PARAMETERS_IN_WORDS:
        return say(
            translatable("journey", "{number} thousand million"),
            number=QLocale().toString(count / 1e9, "f", 1),
        )
    return say(
        translatable("journey", "{number} million"), number=QLocale().toString(count / 1e6, "f", 1)
    )


def title() -> str:
    """Return the heading of the whole drawing."""
    return say(translatable("journey", "How this sentence was translated"))


def from_to(sentence: str, translation: str) -> str:
    """Write a sentence and its translation beside each other."""
    return f"{sentence}   →   {translation}"
