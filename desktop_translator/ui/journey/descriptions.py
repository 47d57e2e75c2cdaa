"""The drawing in words: of one thing in it, and of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.marks import translatable
from desktop_translator.ui.journey import texts
from desktop_translator.ui.journey.step_box import looked_at, shown_candidates
from desktop_translator.ui.journey.texts import grouped, number, percent, say
from desktop_translator.ui.journey.view import Kind

if TYPE_CHECKING:
    from desktop_translator.core.journey import DecoderStep, Journey
    from desktop_translator.ui.journey.view import Spot


def describe_spot(journey: Journey, spot: Spot, temperature: float) -> str:
    """Say what a thing in the drawing is, with its numbers."""
    if spot.kind is Kind.SOURCE:
        return _source(journey, spot.index)
    if spot.kind is Kind.NUMBER:
        return _activation(journey, spot.index, spot.detail)
    step = journey.steps[spot.index]
    if spot.kind is Kind.CANDIDATE:
        return _candidate(step, spot.detail, temperature)
    if spot.kind is Kind.ATTENTION:
        return say(
            translatable("journey", "“{output}” looks at “{token}” with {share} of its attention"),
            output=step.token.text,
            token=journey.source[spot.detail].text,
            share=percent(step.attention[spot.detail]),
        )
    return describe_step(journey, spot.index, temperature)


def describe_step(journey: Journey, index: int, temperature: float) -> str:
    """Say what came out of a step, what else might have, and what it looked at."""
    step = journey.steps[index]
    shares = step.distribution.probabilities(temperature)
    others = [
        f"“{step.distribution.tokens[i].text}” {percent(shares[i])}"
        for i in shown_candidates(step, details=False)
        if i != step.chosen
    ]
    sentences = [
        say(
            translatable("journey", "Step {number}: “{token}”, {share}."),
            number=grouped(index + 1),
            token=step.token.text,
            share=percent(shares[step.chosen]),
        )
    ]
    if others:
        sentences.append(
            say(translatable("journey", "Others: {tokens}."), tokens=", ".join(others))
        )
    if step.attention:
        looks = [
            f"“{journey.source[i].text}” {percent(step.attention[i])}" for i in looked_at(step)
        ]
        sentences.append(
            say(translatable("journey", "Looks at {tokens}."), tokens=", ".join(looks))
        )
    return " ".join(sentences)


def describe_journey(journey: Journey, temperature: float) -> str:
    """Say all that is drawn, as a text of its own."""
    tokens = texts.tokens_heading(journey)
    encoder = texts.encoder_heading(journey)
    decoder = texts.decoder_heading(journey)
    words = texts.words_heading(journey)
    lines = [
        texts.title(),
        texts.from_to(journey.sentence, journey.text),
        "",
        f"{tokens.title}: {tokens.sentence}",
        "  ".join(token.text for token in journey.source),
        tokens.details,
        "",
        f"{encoder.title}: {encoder.sentence}",
        encoder.details if journey.activations else texts.no_activations(),
        "",
        f"{decoder.title}: {decoder.sentence}",
        say(
            translatable("journey", "Temperature {temperature}"),
            temperature=texts.temperature_text(temperature),
        ),
        *(describe_step(journey, index, temperature) for index in range(len(journey.steps))),
        decoder.details,
        "",
        f"{words.title}: {journey.text}",
        words.details,
    ]
    return "\n".join(lines)


def _source(journey: Journey, index: int) -> str:
    token = journey.source[index]
    if token.special:
        return say(
            translatable("journey", "“{token}”: a token that stands for no text"), token=token.text
        )
    lookers = [
        f"“{step.token.text}” {percent(step.attention[index])}"
        for step in journey.steps
        if step.attention and step.attention[index] >= 0.2
    ]
    words = say(
        translatable("journey", "Token {number}: “{token}”"),
        number=grouped(index + 1),
        token=token.text,
    )
    if lookers:
        words += "\n" + say(
            translatable("journey", "Looked at by {tokens}"), tokens=", ".join(lookers)
        )
    return words


def _activation(journey: Journey, token: int, index: int) -> str:
    activations = journey.activations
    if activations is None:
        return ""
    return say(
        translatable("journey", "“{token}”, number {index} of {width}: {value}"),
        token=journey.source[token].text,
        index=grouped(index + 1),
        width=grouped(activations.width),
        value=number(activations.value(token, index)),
    )


def _candidate(step: DecoderStep, index: int, temperature: float) -> str:
    distribution = step.distribution
    words = say(
        translatable(
            "journey",
            "“{token}”: {share} at temperature {temperature}\n"
            "log-probability {logarithm} at temperature 1, rank {rank}",
        ),
        token=distribution.tokens[index].text,
        share=percent(distribution.probabilities(temperature)[index]),
        temperature=texts.plain(temperature),
        logarithm=number(distribution.log_probabilities[index]),
        rank=grouped(index + 1),
    )
    if index != step.chosen:
        words += "\n" + say(
            translatable("journey", "Click to see how the sentence goes on from here")
        )
    return words
