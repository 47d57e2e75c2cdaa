"""Access tokens of the Hub: one for each server, and shown to that one alone.

They lie in the keyring of the system where there is one; else in a file that only its owner may
read. `HF_TOKEN`, and the token that `hf auth login` has stored, count for the Hub itself.
"""

from __future__ import annotations

import json
import logging
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop_translator.catalog.disk import refusals_of_disk
from desktop_translator.catalog.hub_access import HUB

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

log = logging.getLogger(__name__)

_SERVICE = "desktop-translator"


class Tokens:
    """The tokens of this user."""

    def __init__(self, file: Path, environment: Mapping[str, str] | None = None) -> None:
        """Build it; `file` is used where there is no keyring."""
        self._file = file
        self._environment = os.environ if environment is None else environment

    def get(self, endpoint: str) -> str:
        """Return the token for a Hub, empty if there is none."""
        host = _host(endpoint)
        with _keyring() as keyring:
            if keyring is not None and (token := keyring.get_password(_SERVICE, host)):
                return str(token)
        return self._in_file().get(host, "") or self._of_hugging_face(host)

    def set(self, endpoint: str, token: str) -> bool:
        """Keep a token for a Hub, or forget it if it is empty; tell whether the keyring has it.

        Raises:
            StoreError: there is no keyring, and the file cannot be written.
        """
        host = _host(endpoint)
        in_keyring = False
        with _keyring() as keyring:
            if keyring is not None and token:
                keyring.set_password(_SERVICE, host, token)
                in_keyring = True
            elif keyring is not None and keyring.get_password(_SERVICE, host):
                keyring.delete_password(_SERVICE, host)
        self._write(host, "" if in_keyring else token)
        return in_keyring

    def _in_file(self) -> dict[str, str]:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(host): str(token) for host, token in data.items()} if data else {}

    def _write(self, host: str, token: str) -> None:
        tokens = {**self._in_file(), host: token}
        kept = {name: value for name, value in tokens.items() if value}
        with refusals_of_disk(self._file.parent):
            if not kept:
                self._file.unlink(missing_ok=True)
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch(mode=0o600)
            self._file.chmod(0o600)
            self._file.write_text(json.dumps(kept), encoding="utf-8")

    def _of_hugging_face(self, host: str) -> str:
        if host != _host(HUB):
            return ""
        if token := self._environment.get("HF_TOKEN", "").strip():
            return token
        home = self._environment.get("HF_HOME", "~/.cache/huggingface")
        path = self._environment.get("HF_TOKEN_PATH", f"{home}/token")
        with suppress(OSError, UnicodeDecodeError, RuntimeError):
            return Path(path).expanduser().read_text(encoding="utf-8").strip()
        return ""


@contextmanager
def _keyring() -> Iterator[ModuleType | None]:
    """Give the system's keyring; None where there is none. One that is locked is passed over."""
    try:
        import keyring
        from keyring.backends.fail import Keyring as NoKeyring
        from keyring.errors import KeyringError
    except ImportError:
        yield None
        return
    try:
        yield None if isinstance(keyring.get_keyring(), NoKeyring) else keyring
    except KeyringError as error:
        log.warning("the keyring cannot be used: %s", type(error).__name__)


def _host(endpoint: str) -> str:
    parts = urlsplit(endpoint)
    return f"{parts.scheme}://{parts.netloc}".lower()
