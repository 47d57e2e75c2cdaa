"""Each step as a function of the command line's options.

PyTorch, CTranslate2 and sacrebleu are imported where they are used: no step
needs more than one of them.
"""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starter_recipe.layout import Direction, WorkFolder
from starter_recipe.marks import PREPARATION, begin, finish, is_done

Step = Callable[[Namespace], None]


def prepare(options: Namespace) -> None:
    """Step `prepare`."""
    from starter_recipe.prepare import prepare as run

    with _marked(options, "prepare") as work:
        run(_direction(options), options.corpora, options.sets, work)


def tokenizer(options: Namespace) -> None:
    """Step `tokenizer`."""
    from starter_recipe.tokenizer import train_tokenizer

    with _marked(options, "tokenizer") as work:
        train_tokenizer(work, options.pieces, options.sentences, options.threads)


def pack(options: Namespace) -> None:
    """Step `pack`."""
    from starter_recipe.pack import pack as run

    with _marked(options, "pack") as work:
        run(work, options.threads)


def align(options: Namespace) -> None:
    """Step `align`."""
    from starter_recipe.align import align as run

    with _marked(options, "align") as work:
        run(work, options.learn_from)


def train(options: Namespace) -> None:
    """Step `train`."""
    if not _train(options):
        print("The budget is not spent: the same command goes on.")


def export(options: Namespace) -> None:
    """Step `export`."""
    from starter_recipe.export import export as run

    run(WorkFolder(options.work))


def evaluate(options: Namespace) -> None:
    """Step `evaluate`."""
    from starter_recipe.evaluate import Request
    from starter_recipe.evaluate import evaluate as run

    request = Request(options.sets, options.reference, options.limit, options.threads)
    run(_direction(options), WorkFolder(options.work), request)


def tags(options: Namespace) -> None:
    """Step `tags`."""
    from starter_recipe.tag_transfer import TaggedFiles, measure_tags

    files = TaggedFiles(options.tagged_source, options.tagged_target)
    measure_tags(WorkFolder(options.work), files, options.reference, options.threads)


def translate(options: Namespace) -> None:
    """Step `translate`."""
    from starter_recipe.translate import translate as run

    run(WorkFolder(options.work), options.lines, options.table, options.threads)


def card(options: Namespace) -> None:
    """Step `card`."""
    from starter_recipe.card import write_card

    write_card(
        _direction(options), WorkFolder(options.work), options.licence, options.rated, options.note
    )


def pack_up(options: Namespace) -> None:
    """Step `pack-up`."""
    from starter_recipe.bundle import pack_up_data, pack_up_weights

    work = WorkFolder(options.work)
    if options.what == "data":
        size = pack_up_data(work, options.parts, options.part_mib, options.bulk)
    else:
        size = pack_up_weights(work, options.parts, options.part_mib)
    print(f"{size / 2**20:.1f} MiB")


def unpack(options: Namespace) -> None:
    """Step `unpack`."""
    from starter_recipe.bundle import unpack as run

    run(options.parts, WorkFolder(options.work))


def whole(options: Namespace) -> None:
    """Step `all`: every step that is not done, in order."""
    preparation = dict(zip(PREPARATION, (prepare, tokenizer, pack, align), strict=True))
    for name, run in preparation.items():
        if is_done(WorkFolder(options.work), name):
            continue
        print(f"== {name}", flush=True)
        run(options)
    print("== train", flush=True)
    if not _train(options):
        print("The budget is not spent: the same command goes on.")
        return
    for name, run in {"export": export, "evaluate": evaluate, "card": card}.items():
        print(f"== {name}", flush=True)
        run(options)


def _direction(options: Namespace) -> Direction:
    return Direction.parse(options.direction)


@contextmanager
def _marked(options: Namespace, step: str) -> Iterator[WorkFolder]:
    work = WorkFolder(options.work)
    begin(work, step)
    yield work
    finish(work, step)


def _train(options: Namespace) -> bool:
    from starter_recipe.architecture import Architecture
    from starter_recipe.batching import Limits
    from starter_recipe.device import Device
    from starter_recipe.plan import Plan
    from starter_recipe.side_by_side import train as run
    from starter_recipe.vocabulary import read_vocabulary

    work = WorkFolder(options.work)
    device = Device.best(options.threads)
    shape = Architecture(
        len(read_vocabulary(work)),
        options.width,
        options.feed_forward or 4 * options.width,
        options.encoder_layers,
        options.decoder_layers,
        options.dropout,
    )
    plan = Plan(
        minutes=options.minutes,
        slot_minutes=options.slot_minutes,
        limits=Limits(options.tokens, options.longest, 8 if device.is_cuda else 1),
        rate=options.rate,
        guidance=options.guidance,
        checkpoint_minutes=options.checkpoint_minutes,
        compile=options.compile,
        start_from=options.start_from,
    )
    return run(options.processes, work, shape, plan, device)
