"""How a row of the models page looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from desktop_translator.ui.models import words
from desktop_translator.ui.models.list_model import ModelListModel
from desktop_translator.ui.widgets.row_delegate import RowContent, RowDelegate
from desktop_translator.ui.wording import joined

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.row import ModelRow


class ModelDelegate(RowDelegate):
    """Name and languages, facts below, where it is on the other side; a bar while it comes."""

    def __init__(self, languages: Languages) -> None:
        super().__init__()
        self._languages = languages

    def content(self, index: QModelIndex | QPersistentModelIndex) -> RowContent:
        """Say what is known of a model."""
        row: ModelRow = index.data(ModelListModel.RowRole)
        role = QPalette.ColorRole.Accent if row.standing.is_here else QPalette.ColorRole.Text
        limits = words.tr("no commercial use") if row.non_commercial else ""
        return RowContent(
            title=row.name,
            note=words.standing_of(row),
            below=words.languages_of(row, self._languages),
            below_notes=(joined([words.facts_of(row), limits]), limits),
            note_role=role,
            done_share=row.done_share if row.standing.is_coming else None,
        )
