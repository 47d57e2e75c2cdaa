"""Which steps of the preparation are done."""

from starter_recipe.layout import WorkFolder

PREPARATION = ("prepare", "tokenizer", "pack", "align")
"""The steps before the training, in their order."""


def is_done(work: WorkFolder, step: str) -> bool:
    """Say whether `step` came to its end and none before it has run since."""
    return work.mark(step).exists()


def begin(work: WorkFolder, step: str) -> None:
    """Forget that `step` and those after it were done."""
    for later in PREPARATION[PREPARATION.index(step) :]:
        work.mark(later).unlink(missing_ok=True)


def finish(work: WorkFolder, step: str) -> None:
    """Remember that `step` is done."""
    work.mark(step).parent.mkdir(parents=True, exist_ok=True)
    work.mark(step).touch()
