"""Decoding one piece in the open: every token with all that the decoder knew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY
from desktop_translator.engine.decoder_arguments import decoder_arguments
from desktop_translator.engine.encoder import floats
from desktop_translator.engine.families import Decoding
from desktop_translator.engine.steps import OpenStep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ctranslate2

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.engine.loaded_model import LoadedModel


def takes_most_probable(model: LoadedModel, options: DecodingOptions) -> bool:
    """Tell whether each token is simply the most probable one: no beam, penalty or limit."""
    arguments = decoder_arguments(options, model.family.decoding)
    return arguments == decoder_arguments(GREEDY, Decoding()) and not options.max_output_tokens


def find_path(model: LoadedModel, source: Sequence[str], options: DecodingOptions) -> list[str]:
    """Return the tokens of a translation as the decoder gave them, without prefix and end."""
    (result,) = model.weights.translate_batch(
        [model.frame.around(source)],
        target_prefix=[list(model.target_prefix)] if model.target_prefix else None,
        disable_unk=model.knows(source),
        max_decoding_length=model.output_limit(len(source), options),
        max_input_length=0,
        **decoder_arguments(options, model.family.decoding),
    )
    tokens: list[str] = result.hypotheses[0]
    return tokens[len(model.target_prefix) :]


def follow(
    model: LoadedModel,
    source: Sequence[str],
    beginning: Sequence[str],
    on_step: Callable[[OpenStep], bool],
) -> list[list[float]]:
    """Decode greedily from a given beginning, telling all there is to know.

    `on_step` is called with every token, those of the beginning and the end token included, and
    returns True to stop there. Returns the attention: per token, shares of the tokens of
    `model.frame.around(source)`, which add up to less than 1 where CTranslate2 adds its own.
    """
    skipped = len(model.target_prefix)

    def tell(step: ctranslate2.GenerationStepResult) -> bool:
        if step.step < skipped:
            return False
        logits = floats(step.logits, 0, step.logits.shape[-1])
        return on_step(OpenStep(step.step - skipped, step.token, logits))

    limit = max(model.output_limit(len(source), GREEDY), skipped + len(beginning) + 1)
    (result,) = model.weights.translate_batch(
        [model.frame.around(source)],
        target_prefix=[[*model.target_prefix, *beginning]],
        beam_size=1,
        disable_unk=model.knows(source),
        return_logits_vocab=True,
        return_attention=True,
        return_end_token=True,
        max_decoding_length=limit,
        max_input_length=0,
        callback=tell,
    )
    attention: list[list[float]] = result.attention[0][skipped:]
    return attention
