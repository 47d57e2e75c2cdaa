from __future__ import annotations

import stat
import zipfile
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.unpacking import Limits, unpack, unpacked_bytes
from desktop_translator.core.import_errors import ImportUnreadableError, PackUnsafeError

if TYPE_CHECKING:
    from pathlib import Path


def _archive(path: Path, entries: dict[str, bytes], **attributes: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # the constructor would mend it
            entry.compress_type = zipfile.ZIP_DEFLATED
            for key, value in attributes.items():
                setattr(entry, key, value)
            archive.writestr(entry, content)
    return path


def _unpacked(path: Path, folder: Path, limits: Limits | None = None) -> dict[str, bytes]:
    folder.mkdir()
    steps = list(unpack(path, folder, limits) if limits else unpack(path, folder))
    assert steps == sorted(steps)
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_files_and_folders_come_out_as_they_are(tmp_path: Path) -> None:
    entries = {
        "translate/model/model.bin": Random(1).randbytes(4_000_000),
        "translate/metadata.json": b"{}",
    }
    path = _archive(tmp_path / "a.argosmodel", entries)
    assert _unpacked(path, tmp_path / "out") == entries
    assert unpacked_bytes(path) == 4_000_002


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "a/../../outside",
        "/outside",
        "C:/outside",
        "..\\outside",
        "a\nb",
        "/".join("abcdefghi"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    path = _archive(tmp_path / "a.zip", {"good": b"1", name: b"2"})
    with pytest.raises(PackUnsafeError):
        _unpacked(path, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    path = _archive(
        tmp_path / "a.zip", {"link": b"/etc/passwd"}, external_attr=(kind | 0o777) << 16
    )
    with pytest.raises(PackUnsafeError) as caught:
        _unpacked(path, tmp_path / "out")
    assert "link" in caught.value.fields["reason"]


def test_a_bomb_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = _archive(tmp_path / "bomb.zip", {"zeros": bytes(20_000_000)})
    with pytest.raises(PackUnsafeError) as caught:
        _unpacked(path, tmp_path / "out")
    assert "grow" in caught.value.fields["reason"]
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("limits", "word"), [(Limits(files=2), "3 files"), (Limits(total_bytes=5), "take")]
)
def test_too_much_is_refused(tmp_path: Path, limits: Limits, word: str) -> None:
    path = _archive(tmp_path / "a.zip", {"a": b"12", "b": b"34", "c": b"56"})
    with pytest.raises(PackUnsafeError) as caught:
        _unpacked(path, tmp_path / "out", limits)
    assert word in caught.value.fields["reason"]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"model.bin": b"1", "MODEL.BIN": b"2"})
    with pytest.raises(PackUnsafeError):
        _unpacked(path, tmp_path / "out")


def test_a_file_that_is_not_what_its_checksum_says_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("model.bin", b"weights")
    path.write_bytes(path.read_bytes().replace(b"weights", b"wEIGHTS", 1))
    with pytest.raises(ImportUnreadableError):
        _unpacked(path, tmp_path / "out")


@pytest.mark.parametrize("content", [b"", b"<!DOCTYPE html>", b"PK\x03\x04 and no more"])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(ImportUnreadableError):
        _unpacked(path, tmp_path / "out")
    with pytest.raises(ImportUnreadableError):
        unpacked_bytes(path)


def test_half_an_archive_is_told(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"a": bytes(range(256)) * 100})
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ImportUnreadableError):
        _unpacked(path, tmp_path / "out")


def test_a_missing_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportUnreadableError):
        _unpacked(tmp_path / "none.zip", tmp_path / "out")
