"""Word of the end of a long work, for someone who looks elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop_translator.ui.files import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.pipeline.batch.events import QueueProgress
    from desktop_translator.ui.widgets.icons import Icons

_SHOWN_MS = 10_000


def tell_the_end(window: QWidget, icons: Icons, queue: QueueProgress) -> QSystemTrayIcon | None:
    """Let the window ask for attention, and show a notification where the system can.

    A press on the notification brings the window to the front. It takes its icon with it when it
    goes, which is returned.
    """
    QApplication.alert(window)
    if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
        return None
    palette = window.palette()
    colour = palette.color(QPalette.ColorRole.Accent)
    tray = QSystemTrayIcon(icons.icon("files", colour, colour), window)

    def bring_to_front() -> None:
        window.raise_()
        window.activateWindow()

    tray.messageClicked.connect(bring_to_front)
    tray.show()
    title = QCoreApplication.translate("files", "The files are translated")
    tray.showMessage(title, words.overall(queue), tray.icon(), _SHOWN_MS)
    QTimer.singleShot(_SHOWN_MS, tray, tray.deleteLater)
    return tray
