"""How the Hub is reached, and where models lie."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from desktop_translator.ui.settings.line_setting import LineSetting
from desktop_translator.ui.widgets.section import Section

if TYPE_CHECKING:
    from desktop_translator.core.settings import Settings


class HubSection(Section):
    """Mirror, proxy, certificates, access token, and the folder of models.

    Signals:
        changed: the new `Settings`.
        token_given: an access token to keep; empty to forget the one that is kept.
        move_wanted: the `Path` of a folder to move all models into.
    """

    changed = Signal(object)
    token_given = Signal(str)
    move_wanted = Signal(object)

    def __init__(self, settings: Settings, models_folder: Path) -> None:
        super().__init__(QCoreApplication.translate("HubSection", "Models and downloads"))
        self._settings = settings
        self.mirror = LineSetting("https://huggingface.co")
        self.proxy = LineSetting("socks5://localhost:1080")
        self.certificates = LineSetting(self.tr("PEM file"))
        self.token = LineSetting("hf_…")
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.move_models = QPushButton(self.tr("Move…"))
        self.move_models.setProperty("role", "plain")
        self._folder = QLabel()
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._folder.setWordWrap(True)
        self._folder.setMinimumWidth(self.mirror.minimumWidth())
        self.show_folder(models_folder)
        self.show_settings(settings)
        self._add_rows()
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set now."""
        self._settings = settings
        self.mirror.show_text(settings.hub_mirror)
        self.proxy.show_text(settings.hub_proxy)
        self.certificates.show_text(settings.hub_certificates)

    def show_folder(self, folder: Path) -> None:
        """Say where models lie."""
        self._folder.setText(str(folder))

    def _add_rows(self) -> None:
        self.add_row(
            self.tr("Folder"),
            self.tr("Where downloaded models lie. Moving takes them along."),
            self._folder,
            self.move_models,
        )
        self.add_row(
            self.tr("Mirror"),
            self.tr("A copy of the Hub to download from. It is never shown a token."),
            self.mirror,
        )
        self.add_row(self.tr("Proxy"), self.tr("Empty for what the system says."), self.proxy)
        self.add_row(
            self.tr("Certificates"),
            self.tr("Authorities to trust besides the system's."),
            self.certificates,
        )
        self.add_row(
            self.tr("Access token"),
            self.tr("For models that are given on request. Kept in the system's keyring."),
            self.token,
        )

    def _connect(self) -> None:
        self.mirror.changed.connect(
            lambda text: self._change(replace(self._settings, hub_mirror=text))
        )
        self.proxy.changed.connect(
            lambda text: self._change(replace(self._settings, hub_proxy=text))
        )
        self.certificates.changed.connect(
            lambda text: self._change(replace(self._settings, hub_certificates=text))
        )
        self.token.changed.connect(self._give_token)
        self.move_models.clicked.connect(self._choose_folder)

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self.changed.emit(settings)

    def _give_token(self, token: str) -> None:
        self.token_given.emit(token)
        self.token.show_text("")
        self.token.setPlaceholderText(self.tr("Kept") if token else "hf_…")

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Move the models into"))
        if name:
            self.move_wanted.emit(Path(name))
