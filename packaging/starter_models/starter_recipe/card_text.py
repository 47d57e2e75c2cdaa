"""The wording of the model card."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from starter_recipe.facts import Facts, set_name

_LIMITS = """\
* It is small. Rare words, names and long sentences go wrong first; it may leave something out
  or invent something. Do not rely on it where a mistake would do harm.
* Longer text of the training set is mostly parliament speech, manuals and laws, so news,
  literature and slang are weaker than everyday sentences. It chooses a polite or familiar
  form of address, and a gender, without knowing which is meant.
* It reads one sentence at a time and knows nothing of the sentences around it.
"""


def card_text(facts: Facts) -> str:
    """The whole card, in Markdown."""
    parts = [
        f"# {facts.name}\n",
        _introduction(facts),
        "## Data\n",
        _data(facts),
        "## Figures\n",
        _figures(facts.evaluation),
        _tags(facts.tags),
        "## Limits\n",
        _LIMITS,
    ]
    if facts.rated:
        parts += ["## Everyday sentences, read one by one\n", _rated(facts.rated)]
    return "\n".join(parts)


def _introduction(facts: Facts) -> str:
    shape, progress = facts.training["shape"], facts.training["progress"]
    return (
        f"An encoder-decoder Transformer ({shape['encoder_layers']} + {shape['decoder_layers']} "
        f"layers, width {shape['width']}, feed-forward {shape['feed_forward']}, one vocabulary of "
        f"{shape['vocabulary']:,} pieces for both languages), "
        f"{facts.training['parameters'] / 1e6:.1f} million weights, stored as int8 for "
        "CTranslate2.\n\n"
        f"Trained for {progress['elapsed_s'] / 60:.0f} minutes on "
        f"{'a GPU' if facts.training['device'] == 'cuda' else 'a processor'}: "
        f"{progress['step']:,} steps, {progress['pieces'] / 1e6:.1f} million target pieces. "
        f"{facts.note + ' ' if facts.note else ''}"
        "The first attention head of the last decoder layer was guided by word alignments, so "
        "the attention that the model returns aligns words.\n\n"
        f"Licence of the weights: {facts.licence}. The sources below ask to be named.\n"
    )


def _data(facts: Facts) -> str:
    counts = facts.preparation
    rows = [
        (one.name, f"{counts[f'kept {one.name}']:,}", one.weight, one.licence, one.origin)
        for one in facts.sources
    ]
    overlap = sum(n for name, n in counts.items() if name.startswith("evaluation overlap"))
    return (
        _table(("source", "pairs", "weight", "licence", "from"), rows)
        + f"\nPairs with careless typing ({counts.get('kept noise', 0):,}) and with text to copy "
        f"({counts.get('kept copy', 0):,}) were made from these.\n\n"
        f"No evaluation sentence was trained on: {overlap:,} pairs that stood in an evaluation "
        "set on either side, exactly or nearly (half of the runs of six words), were left out.\n"
    )


def _figures(evaluation: Mapping[str, Any]) -> str:
    models = evaluation["models"]
    head = ("set", "lines", "decoding", "model", "BLEU", "chrF", "loops", "sentences/s")
    keys = ("bleu", "chrf", "loops", "sentences_s")
    rows = [
        (set_name(name), set_["lines"], way, label, *(one[key] for key in keys))
        for label, model in models.items()
        for name, set_ in model["sets"].items()
        for way, one in set_["decoding"].items()
    ]
    signatures = "\n".join(f"* {name}: `{text}`" for name, text in evaluation["signatures"].items())
    return (
        f'{evaluation["compute_type"]}, {evaluation["threads"]} thread(s). "Loops" are '
        'translations that end in repetition; "reference" is the model before this one.\n\n'
        f"{_table(head, rows)}\n{signatures}\n\n{_robustness(models['this'])}"
    )


def _robustness(model: Mapping[str, Any]) -> str:
    habits = list(next(iter(model["sets"].values()))["lost"])
    rows = [
        (set_name(name), *(set_["lost"][habit] for habit in habits))
        for name, set_ in model["sets"].items()
    ]
    copied = [(kind, f"{share:.1%}") for kind, share in model["copied"].items()]
    return (
        "chrF lost when the source is typed carelessly (greedy):\n\n"
        + _table(("set", *habits), rows)
        + "\nText that came through untouched (beam 4, generated sentences):\n\n"
        + _table(("kind", "share"), copied)
        + f"\nA sentence by itself takes {model['alone_ms']} ms (median, greedy).\n"
    )


def _tags(tags: Mapping[str, Any] | None) -> str:
    if not tags:
        return ""
    scores = ", ".join(f"{name} {score:.1%}" for name, score in tags["f1"].items())
    return (
        f"Formatting carried over by the attention, exact spans of {tags['segments']:,} segments "
        f"whose translation is given, F1: {scores}.\n"
    )


def _rated(table: str) -> str:
    rows = [line.split("\t") for line in table.splitlines() if line]
    width = max(map(len, rows))
    head = ("sentence", "translation", "rating", "remark")[:width]
    return _table(head, [row + [""] * (width - len(row)) for row in rows])


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _cell(content: object) -> str:
    return str(content).replace("|", "\\|")
