from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF

from desktop_translator.ui.journey.flow import bottom, flow, mirrored

ROOM = QRectF(10, 20, 100, 0)
SIZES = [QSizeF(40, 10), QSizeF(40, 12), QSizeF(40, 10)]


def test_boxes_go_on_below_when_a_line_is_full() -> None:
    boxes = flow(SIZES, ROOM, 5, 3, from_right=False)
    assert [(box.left(), box.top()) for box in boxes] == [(10, 20), (55, 20), (10, 35)]
    assert bottom(boxes, 0) == 45


def test_from_the_right_each_line_is_mirrored() -> None:
    boxes = flow(SIZES, ROOM, 5, 3, from_right=True)
    assert [(box.right(), box.top()) for box in boxes] == [(110, 20), (65, 20), (110, 35)]
    assert mirrored(mirrored(boxes[1], ROOM), ROOM) == boxes[1]


def test_no_box_is_wider_than_the_room() -> None:
    (box,) = flow([QSizeF(400, 10)], ROOM, 5, 3, from_right=False)
    assert box.width() == 100


def test_without_boxes_the_end_is_the_beginning() -> None:
    assert bottom((), 7) == 7
