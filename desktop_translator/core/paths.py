"""Where things lie on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

DOWNLOADS = ".downloads"
"""The folder of unfinished downloads, below that of models."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one run; nothing is created by asking for a path.

    Attributes:
        data: the user's data: settings, added models, log.
        resources: what ships with the program.
        models: where added models go, if not into `data`.
        models_before: where they are being moved from, while that is not finished.
    """

    data: Path
    resources: Path
    models: Path | None = None
    models_before: Path | None = None

    @property
    def model_folders(self) -> tuple[Path, ...]:
        """Folders that hold one folder per model; earlier ones win, the first takes new ones."""
        own = (self.models, self.models_before, self.data / "models")
        chosen = dict.fromkeys(folder for folder in own if folder is not None)
        return (*chosen, self.resources / "models")

    @property
    def has_unfinished_downloads(self) -> bool:
        """Whether a download waits to go on."""
        return any((self.model_folders[0] / DOWNLOADS).glob("*"))

    @property
    def model_places_file(self) -> Path:
        """Where added models lie, as JSON; there only if not in `data`."""
        return self.data / "model-places.json"

    @property
    def model_use_file(self) -> Path:
        """When each model was last used, as JSON."""
        return self.data / "model-use.json"

    @property
    def tokens_file(self) -> Path:
        """Access tokens, where the system has no keyring."""
        return self.data / "hub-tokens.json"

    @property
    def catalogue_file(self) -> Path:
        """The models that can be downloaded."""
        return self.resources / "catalog.json"

    @property
    def detection_model(self) -> Path:
        """FastText's language identification model."""
        return self.resources / "language_detection" / "lid.176.ftz"

    @property
    def settings_file(self) -> Path:
        """The settings as JSON."""
        return self.data / "settings.json"

    @property
    def tuning_file(self) -> Path:
        """How the processors are best shared out on this machine, as JSON."""
        return self.data / "tuning.json"

    @property
    def queue_folder(self) -> Path:
        """What the queues of files must not forget."""
        return self.data / "queue"

    @property
    def translation_memory_file(self) -> Path:
        """Sentences that were translated before, as an SQLite database."""
        return self.data / "translation-memory.sqlite"

    @property
    def log_file(self) -> Path:
        """The log: identifiers and lengths, never a user's text."""
        return self.data / "log.txt"


def default_paths(data: Path | None = None) -> Paths:
    """Return the paths of this user, or those below `data` (the `--data-dir` option)."""
    if data is None:
        data = Path(platformdirs.user_data_dir("desktop-translator", appauthor=False))
    return Paths(data.absolute(), _resources())


def _resources() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"  # in a wheel or a bundle; beside the package in a checkout
    return inside if inside.is_dir() else package.parent / "resources"
