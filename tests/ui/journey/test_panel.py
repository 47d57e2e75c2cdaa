from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from desktop_translator.ui.journey.view import Kind, Spot
from tests.ui.journey.journeys import journey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.journey.panel import JourneyPanel
    from desktop_translator.ui.journey.picture import Picture


# The offscreen platform says so of every window whose least size changes.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def picture(panel: JourneyPanel) -> Picture:
    found = panel.canvas.picture
    assert found is not None
    return found


def place_of(panel: JourneyPanel, spot: Spot) -> QPoint:
    """Find a thing in the drawing, as a person would: by looking everywhere."""
    canvas = panel.canvas
    for y in range(2, canvas.height(), 3):
        for x in range(2, canvas.width(), 3):
            found = picture(panel).spot_at(QPointF(x, y))
            if found is not None and found[0] == spot:
                return QPoint(x, y)
    raise AssertionError(f"{spot} is nowhere")


def pixels(panel: JourneyPanel) -> QImage:
    return panel.canvas.grab().toImage()


def test_without_a_sentence_it_says_what_to_do(panel: JourneyPanel) -> None:
    panel.show_nothing()
    assert "put the cursor" in panel.words
    assert not panel.controls.play.isEnabled()
    assert panel.canvas.accessibleDescription() == ""


def test_everything_is_shown_at_first_and_nothing_ticks(panel: JourneyPanel) -> None:
    assert panel.player.position == panel.canvas.timeline.end == 12
    assert not panel.player.playing


def test_another_journey_is_not_scrolled_away(panel: JourneyPanel) -> None:
    panel.resize(700, 300)
    panel.show_journey(journey(target=("▁I",)), False, False)
    panel.show_journey(journey(), False, False)
    assert panel.scroll_position == 0


def test_the_dial_changes_the_bars_and_what_is_read_out(panel: JourneyPanel) -> None:
    before = pixels(panel)
    panel.canvas.dial.setValue(0)
    assert panel.canvas.dial.temperature == 0.1
    assert pixels(panel) != before
    assert "0.1 · faithful" in panel.canvas.accessibleDescription()


def test_pointing_at_a_step_shows_where_it_looks(panel: JourneyPanel) -> None:
    before = pixels(panel)
    QTest.mouseMove(panel.canvas, place_of(panel, Spot(Kind.STEP, 1)))
    assert panel.canvas.spot == Spot(Kind.STEP, 1)
    assert pixels(panel) != before


@pytest.mark.parametrize(
    "spot",
    [
        Spot(Kind.SOURCE, 2),
        Spot(Kind.NUMBER, 3, 7),
        Spot(Kind.CANDIDATE, 2, 1),
        Spot(Kind.ATTENTION, 1, 4),
    ],
)
def test_everything_can_be_pointed_at(panel: JourneyPanel, spot: Spot) -> None:
    QTest.mouseMove(panel.canvas, place_of(panel, spot))
    assert panel.canvas.spot == spot


def test_another_token_is_taken_with_a_click(qtbot: QtBot, panel: JourneyPanel) -> None:
    place = place_of(panel, Spot(Kind.CANDIDATE, 1, 1))
    with qtbot.waitSignal(panel.beginning_wanted) as wanted:
        QTest.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [("▁I", "▁love")]
    with qtbot.assertNotEmitted(panel.beginning_wanted):
        place = place_of(panel, Spot(Kind.CANDIDATE, 1, 0))
        QTest.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=place)


def test_another_token_is_taken_with_keys(qtbot: QtBot, panel: JourneyPanel) -> None:
    keys = Qt.Key
    for key in (keys.Key_Home, keys.Key_Right, keys.Key_Down, keys.Key_Down):
        QTest.keyClick(panel.canvas, key)
    with qtbot.waitSignal(panel.beginning_wanted) as wanted:
        QTest.keyClick(panel.canvas, keys.Key_Return)
    assert wanted.args == [("▁I", "▁love")]


def test_a_token_of_ones_own_is_named_and_can_be_undone(qtbot: QtBot, panel: JourneyPanel) -> None:
    assert not panel.note.isVisible()
    panel.show_journey(journey(forced=2), False, False)
    assert panel.note.isVisible()
    assert "“▁like”" in panel.note.text
    with qtbot.waitSignal(panel.beginning_wanted) as wanted:
        panel.note.button.click()
    assert wanted.args == [()]


def test_space_plays_and_pauses(panel: JourneyPanel) -> None:
    QTest.keyClick(panel.canvas, Qt.Key.Key_Space)
    assert [panel.player.playing] == [True]
    assert panel.controls.play.accessibleName() == "Pause"
    QTest.keyClick(panel.canvas, Qt.Key.Key_Space)
    assert [panel.player.playing] == [False]
    assert panel.controls.play.accessibleName() == "Play"


def test_steps_and_slider_move_the_journey(panel: JourneyPanel) -> None:
    panel.controls.slider.setValue(7)
    assert panel.player.position == 7
    panel.controls.forward.click()
    assert panel.player.position == panel.controls.slider.value() == 8
    panel.controls.back.click()
    assert panel.player.position == 7
    assert panel.canvas.moment.progress.steps == 0


def test_details_show_more_of_the_choices(panel: JourneyPanel) -> None:
    before = picture(panel).height
    panel.controls.details.click()
    assert picture(panel).height > before
    assert panel.player.position == panel.canvas.timeline.end


def test_words_can_be_copied(panel: JourneyPanel) -> None:
    panel.controls.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == panel.canvas.accessibleDescription()
    assert "Step 4" in copied


def test_escape_closes(qtbot: QtBot, panel: JourneyPanel) -> None:
    with qtbot.waitSignal(panel.close_wanted):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Escape)


def test_a_narrow_panel_wraps_and_scrolls(panel: JourneyPanel) -> None:
    wide = picture(panel).height
    panel.resize(360, 400)
    assert picture(panel).height > wide
    assert panel.canvas.width() <= 360
    boxes = picture(panel).decoder.boxes
    assert all(box.whole.right() <= panel.canvas.width() for box in boxes)


def test_a_larger_zoom_draws_larger(panel: JourneyPanel) -> None:
    before = picture(panel).look.token.pixelSize()
    panel.set_zoom(200)
    assert picture(panel).look.token.pixelSize() == 2 * before


def test_tokens_run_as_their_language_does(panel: JourneyPanel) -> None:
    panel.show_journey(journey(), True, False)
    first, second = (place_of(panel, Spot(Kind.SOURCE, number)).x() for number in (0, 1))
    assert first > second
    steps = picture(panel).decoder.boxes
    assert steps[0].whole.left() < steps[1].whole.left()


def test_a_model_that_hides_things_is_drawn_without_them(panel: JourneyPanel) -> None:
    panel.show_journey(journey(attention=False, activations=False), False, False)
    assert picture(panel).height > 0
    QTest.mouseMove(panel.canvas, place_of(panel, Spot(Kind.STEP, 1)))
    pixels(panel)
