"""What the command line accepts, step by step."""

from argparse import ArgumentDefaultsHelpFormatter, ArgumentParser
from collections.abc import Callable
from pathlib import Path

from starter_recipe import steps

AddOptions = Callable[[ArgumentParser], None]
_WHOLE_DAY = 1440.0


def parser() -> ArgumentParser:
    """The parser; its result holds the function to call as `step`."""
    whole = ArgumentParser(prog="recipe.py", description="Trains a starter model.")
    commands = whole.add_subparsers(required=True, metavar="STEP")
    for name, help_, run, adders in _table():
        command = commands.add_parser(
            name, help=help_, description=help_, formatter_class=ArgumentDefaultsHelpFormatter
        )
        command.set_defaults(step=run)
        for add in (_common, *adders):
            add(command)
    return whole


def _table() -> tuple[tuple[str, str, steps.Step, tuple[AddOptions, ...]], ...]:
    return (
        ("prepare", "clean, deduplicate and mix the text", steps.prepare, (_corpora, _sets)),
        ("tokenizer", "train the shared SentencePiece model", steps.tokenizer, (_pieces,)),
        ("pack", "encode the text as numbers", steps.pack, ()),
        ("align", "align the words of the training set", steps.align, (_learn_from,)),
        ("train", "train, or go on training", steps.train, (_shape, _plan)),
        ("export", "write the int8 model for CTranslate2", steps.export, ()),
        (
            "evaluate",
            "measure it beside a reference",
            steps.evaluate,
            (_sets, _reference, _measure),
        ),
        ("tags", "measure formatting carried over", steps.tags, (_reference, _tagged)),
        ("translate", "translate a list to be rated", steps.translate, (_list,)),
        ("card", "write model.json and the model card", steps.card, (_card,)),
        ("pack-up", "make parts to carry elsewhere", steps.pack_up, (_parts, _pack_up)),
        ("unpack", "put such parts into the work folder", steps.unpack, (_parts,)),
        ("all", "every step that is not done", steps.whole, _EVERY_OPTION),
    )


def _common(command: ArgumentParser) -> None:
    command.add_argument("--direction", required=True, help="such as fr-en or en-fr")
    command.add_argument("--work", type=Path, required=True, help="folder of this direction")
    command.add_argument("--threads", type=int, default=1, help="processor threads to use")


def _corpora(command: ArgumentParser) -> None:
    command.add_argument("--corpora", type=Path, required=True, help="holds PAIR/NAME.tsv.xz")


def _sets(command: ArgumentParser) -> None:
    command.add_argument(
        "--sets", type=Path, required=True, help="evaluation sets, SET.LANGUAGE, line by line"
    )


def _pieces(command: ArgumentParser) -> None:
    command.add_argument("--pieces", type=int, default=12_000, help="size of the vocabulary")
    command.add_argument("--sentences", type=int, default=400_000, help="pairs to learn from")


def _learn_from(command: ArgumentParser) -> None:
    command.add_argument("--learn-from", type=int, default=500_000, help="pairs to learn from")


def _shape(command: ArgumentParser) -> None:
    command.add_argument("--width", type=int, default=384)
    command.add_argument("--feed-forward", type=int, default=0, help="0: four times the width")
    command.add_argument("--encoder-layers", type=int, default=6)
    command.add_argument("--decoder-layers", type=int, default=2)
    command.add_argument("--dropout", type=float, default=0.1)


def _plan(command: ArgumentParser) -> None:
    command.add_argument("--minutes", type=float, required=True, help="budget of all runs")
    command.add_argument(
        "--slot-minutes", type=float, default=_WHOLE_DAY, help="stop this run after as many"
    )
    command.add_argument("--tokens", type=int, default=2_500, help="target pieces a batch")
    command.add_argument("--longest", type=int, default=128, help="pieces of a side")
    command.add_argument("--rate", type=float, default=2e-3, help="peak learning rate")
    command.add_argument("--guidance", type=float, default=0.1, help="weight of the alignment")
    command.add_argument("--checkpoint-minutes", type=float, default=5.0)
    command.add_argument("--start-from", type=Path, help="folder of a model to begin with")
    command.add_argument("--processes", type=int, default=1, help="train side by side (CPU)")
    command.add_argument("--compile", action="store_true", help="torch.compile the network")


def _reference(command: ArgumentParser) -> None:
    command.add_argument("--reference", type=Path, help="folder of a model to compare with")


def _tagged(command: ArgumentParser) -> None:
    command.add_argument(
        "--tagged-source", type=Path, required=True, help='JSON: {"text": {NUMBER: TEXT}}'
    )
    command.add_argument("--tagged-target", type=Path, required=True, help="its translation")


def _measure(command: ArgumentParser) -> None:
    command.add_argument("--limit", type=int, default=0, help="lines of each set; 0: all")


def _list(command: ArgumentParser) -> None:
    command.add_argument("--lines", type=Path, required=True, help="a sentence a line")
    command.add_argument("--table", type=Path, required=True, help="file to write")


def _card(command: ArgumentParser) -> None:
    command.add_argument("--licence", default="CC-BY-SA-4.0", help="of the weights")
    command.add_argument("--rated", type=Path, help="table of 'translate' with ratings")
    command.add_argument("--note", default="", help="more to know of the training")


def _parts(command: ArgumentParser) -> None:
    command.add_argument("--parts", type=Path, required=True, help="folder of the parts")


def _pack_up(command: ArgumentParser) -> None:
    command.add_argument("--what", choices=("data", "weights"), required=True)
    command.add_argument("--part-mib", type=float, default=15.0, help="largest part")
    command.add_argument("--bulk", type=float, default=1.0, help="share of plentiful sources")


_EVERY_OPTION = (_corpora, _sets, _pieces, _learn_from, _shape, _plan, _reference, _measure, _card)
