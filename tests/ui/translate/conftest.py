"""A page whose translation has marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.translate.sentences_in_window import WRONG_NUMBERS, put_cursor, wrong

if TYPE_CHECKING:
    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.page import TranslatePage
    from tests.ui.fakes import FakeTypingJob


@pytest.fixture
def page(window: MainWindow) -> TranslatePage:
    return window.page


@pytest.fixture
def marked_page(page: TranslatePage, job: FakeTypingJob) -> TranslatePage:
    page.source.pane.replace_text(WRONG_NUMBERS)
    job.tell(wrong)
    page.target.pane.settle()
    put_cursor(page.source.pane, "Il vit")
    return page
