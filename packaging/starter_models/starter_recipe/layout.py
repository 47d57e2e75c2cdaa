"""Where each step of one direction leaves its files."""

from dataclasses import dataclass
from pathlib import Path

from starter_recipe.errors import RecipeError


@dataclass(frozen=True, slots=True)
class Direction:
    """Two language codes, e.g. `fr` and `en`; one of them is `en`."""

    source: str
    target: str

    @classmethod
    def parse(cls, text: str) -> "Direction":
        """Read `fr-en`; raise `RecipeError` for anything else."""
        source, _, target = text.partition("-")
        if not source or not target or (source == "en") == (target == "en"):
            raise RecipeError(f"'{text}' is not a direction such as fr-en or en-fr.")
        return cls(source, target)

    @property
    def foreign(self) -> str:
        """The language that is not English."""
        return self.target if self.source == "en" else self.source

    @property
    def corpus_name(self) -> str:
        """Name of the folder of parallel files, foreign language first."""
        return f"{self.foreign}-en"

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """Paths below the work folder of one direction."""

    root: Path

    @property
    def examples(self) -> Path:
        """Text of the training examples: origin TAB source TAB target."""
        return self.root / "examples.tsv"

    @property
    def development(self) -> Path:
        """Text of the development examples, same format."""
        return self.root / "development.tsv"

    @property
    def report(self) -> Path:
        """What preparation kept and dropped, as JSON."""
        return self.root / "prepare.json"

    @property
    def tokenizer(self) -> Path:
        """The SentencePiece model shared by both languages."""
        return self.root / "sentencepiece.model"

    @property
    def vocabulary(self) -> Path:
        """The pieces of the tokenizer in the order of their numbers, as JSON."""
        return self.root / "vocabulary.json"

    @property
    def packed(self) -> Path:
        """Folder of the binary training set."""
        return self.root / "packed"

    @property
    def packed_development(self) -> Path:
        """Folder of the binary development set."""
        return self.root / "packed-development"

    @property
    def checkpoint(self) -> Path:
        """Newest state of the training."""
        return self.root / "checkpoint.pt"

    @property
    def averaged(self) -> Path:
        """Averaged weights alone, in bfloat16: all that `export` needs."""
        return self.root / "averaged.pt"

    @property
    def meeting_place(self) -> Path:
        """Where processes that train side by side find each other."""
        return self.root / "meeting"

    @property
    def model(self) -> Path:
        """Folder of the exported CTranslate2 model."""
        return self.root / "model"

    @property
    def training(self) -> Path:
        """Shape and length of the training of the exported model, as JSON."""
        return self.root / "training.json"

    @property
    def evaluation(self) -> Path:
        """Figures of the exported model, as JSON."""
        return self.root / "evaluation.json"

    @property
    def tags(self) -> Path:
        """How well the attention carries formatting over, as JSON."""
        return self.root / "tags.json"

    def mark(self, step: str) -> Path:
        """The empty file that says that a step of the preparation is done."""
        return self.root / "done" / step

    def require(self, path: Path, step: str) -> Path:
        """Return `path`, or raise `RecipeError` naming the step that makes it."""
        if not path.exists():
            raise RecipeError(f"{path} is missing: run the step '{step}' first.")
        return path
