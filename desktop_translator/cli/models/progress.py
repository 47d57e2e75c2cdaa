"""How far a download or a copy is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.cli.progress_line import ProgressLine, duration
from desktop_translator.core.wording import describe, human_size

if TYPE_CHECKING:
    from desktop_translator.catalog.fetching import FetchProgress
    from desktop_translator.core.languages import Languages


class BytesLine(ProgressLine):
    """A line about bytes."""

    def __init__(self, languages: Languages) -> None:
        super().__init__()
        self._languages = languages

    def fetched(self, name: str, progress: FetchProgress) -> None:
        """Show a download."""
        words = f"{name}  {human_size(progress.done_bytes)} of {human_size(progress.total_bytes)}"
        if progress.trouble is not None:
            words += f"  {describe(progress.trouble, self._languages)[0]} Trying again …"
        else:
            words += f"  {human_size(round(progress.bytes_per_s))}/s"
            if progress.left_s is not None:
                words += f"  {duration(progress.left_s)} left"
        self.show(words)

    def done(self, name: str, done_bytes: int, total_bytes: int) -> None:
        """Show anything that is counted in bytes."""
        percent = 100 * done_bytes // total_bytes if total_bytes else 100
        self.show(f"{name}  {percent} %")
