"""A disk that is full, before a download or on its way."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.store_errors import DiskFullError
from tests.downloads import NAME, downloads, fetch, installed, is_whole

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hub import Hub


def test_too_little_room_is_told_before_anything_is_fetched(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100_000))
    with pytest.raises(DiskFullError) as caught:
        fetch(downloads(hub, tmp_path))
    assert caught.value.fields["free"] == "100 kB"
    assert hub.sent_bytes == 0


def test_a_disk_that_fills_up_on_the_way(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of the test below, for those who may not mount a disk."""
    monkeypatch.setattr("desktop_translator.catalog.file_transfer.FileTransfer._opened", _tiny)
    with pytest.raises(DiskFullError):
        fetch(downloads(hub, tmp_path))
    assert installed(tmp_path) == []
    monkeypatch.undo()
    assert is_whole(fetch(downloads(hub, tmp_path)), hub.models[NAME])


def _tiny(transfer: object) -> object:
    return open("/dev/full", "ab", buffering=0)  # noqa: PTH123 - the caller closes it


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may mount a disk")
def test_a_really_full_disk(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "small", small], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this container mounts nothing")
    try:
        monkeypatch.setattr("desktop_translator.catalog.fetching.require_space", lambda *_: None)
        with pytest.raises(DiskFullError):
            fetch(downloads(hub, small))
        assert installed(small) == []
        subprocess.run(["mount", "-o", "remount,size=8m", small], check=True)
        assert is_whole(fetch(downloads(hub, small)), hub.models[NAME])
    finally:
        subprocess.run(["umount", small], check=True)
