from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from desktop_translator.catalog.hub_access import HUB, hub_access
from desktop_translator.catalog.tokens import Tokens
from desktop_translator.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHER = "https://hub.example.org"


class _Ring(KeyringBackend):
    """A keyring that forgets at the end of the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def _open(self) -> dict[tuple[str, str], str]:
        if self.locked:
            raise KeyringLocked
        return self.held

    def get_password(self, service: str, username: str) -> str | None:
        return self._open().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self._open()[service, username]


@pytest.fixture
def ring() -> Iterator[_Ring]:
    before = keyring.get_keyring()
    ring = _Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_keyring_keeps_the_token_and_no_file_does(ring: _Ring, tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "tokens", {})
    assert tokens.set(HUB, "hf_a")
    assert tokens.get(HUB) == "hf_a"
    assert list(tmp_path.iterdir()) == []
    tokens.set(HUB, "")
    assert (tokens.get(HUB), ring.held) == ("", {})


def test_without_a_keyring_a_private_file_keeps_it(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "data" / "tokens", {})
    assert not tokens.set(HUB, "hf_a")
    assert tokens.get(HUB) == "hf_a"
    if sys.platform != "win32":
        assert (tmp_path / "data" / "tokens").stat().st_mode & 0o777 == 0o600
    tokens.set(HUB, "")
    assert tokens.get(HUB) == ""
    assert not (tmp_path / "data" / "tokens").exists()


def test_a_locked_keyring_gives_way_to_the_file(ring: _Ring, tmp_path: Path) -> None:
    ring.locked = True
    tokens = Tokens(tmp_path / "tokens", {})
    assert not tokens.set(HUB, "hf_a")
    assert tokens.get(HUB) == "hf_a"


def test_each_hub_has_its_own_token(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "tokens", {"HF_TOKEN": "hf_env"})
    tokens.set(OTHER, "hf_other")
    assert tokens.get(HUB) == "hf_env"
    assert tokens.get(f"{OTHER}/path") == "hf_other"
    assert tokens.get("http://hub.example.org") == ""
    assert tokens.get("https://third.example.org") == ""


def test_what_hugging_faces_own_program_has_stored_counts_for_the_hub(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("hf_login\n")
    tokens = Tokens(tmp_path / "none", {"HF_HOME": str(tmp_path)})
    assert tokens.get(HUB) == "hf_login"
    assert tokens.get(OTHER) == ""


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"a": 1}'])
def test_a_damaged_file_holds_no_token(tmp_path: Path, content: str) -> None:
    (tmp_path / "tokens").write_text(content)
    assert Tokens(tmp_path / "tokens", {}).get(HUB) == ""


def test_access_is_put_together_from_settings_and_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = hub_access(Settings(), lambda _: "hf_a")
    assert (plain.base, plain.headers) == (HUB, {"Authorization": "Bearer hf_a"})
    mirrored = hub_access(Settings(hub_mirror=" https://mirror/ "), lambda _: "hf_a")
    assert (mirrored.base, mirrored.headers, mirrored.token) == ("https://mirror", {}, "")
    monkeypatch.setenv("HF_ENDPOINT", f"{OTHER}/")
    other = hub_access(Settings(), lambda endpoint: f"token of {endpoint}")
    assert (other.base, other.token) == (OTHER, f"token of {OTHER}")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert hub_access(Settings(), lambda _: "hf_a").offline


def test_what_is_logged_of_an_access_shows_no_secret() -> None:
    access = hub_access(Settings(hub_proxy="http://me:secret@proxy"), lambda _: "hf_a")
    assert "hf_a" not in repr(access)
    assert "secret" not in repr(access)
