from __future__ import annotations

import contextlib
import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentError,
    DocumentProtectedError,
    DocumentTooLargeError,
    DocumentUnsafeError,
)
from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.documents import zip_package
from desktop_translator.documents.compound_file import COMPOUND_HEAD
from desktop_translator.documents.registry import registration_of
from desktop_translator.documents.zip_package import open_package
from tests.documents.zip_documents import zipped

if TYPE_CHECKING:
    from pathlib import Path

PARTS: dict[str, bytes | str] = {
    "mimetype": "application/x",
    "a/b.xml": "<a/>" * 900,
    "é.bin": bytes(range(256)) * 9,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return zipped(tmp_path / "a.zip", PARTS, frozenset({"mimetype"}))


def refused(path: Path) -> DocumentError:
    """Return what is said of a file, here and where its format is found out."""
    with pytest.raises(DocumentError) as caught:
        read_all(path)
    assert caught.value.fields["path"] == str(path)
    return caught.value


def read_all(path: Path) -> None:
    with open_package(path) as package:
        for name in package.names:
            package.read(name)
        package.write(io.BytesIO(), {})


def copied(path: Path, replaced: dict[str, bytes]) -> bytes:
    output = io.BytesIO()
    with open_package(path) as package:
        package.write(output, replaced)
    return output.getvalue()


def patched(path: Path, signature: bytes, offset: int, value: bytes) -> None:
    """Change the record with this signature that stands first in the file."""
    content = bytearray(path.read_bytes())
    at = content.index(signature) + offset
    content[at : at + len(value)] = value
    path.write_bytes(content)


def test_parts_are_read_in_the_order_of_the_file(path: Path) -> None:
    with open_package(path) as package:
        assert package.names == tuple(PARTS)
        assert package.read("a/b.xml") == b"<a/>" * 900
        assert "mimetype" in package
        with pytest.raises(DocumentDamagedError):
            package.read("missing")


def test_a_copy_of_which_nothing_changes_has_the_same_bytes(path: Path) -> None:
    assert copied(path, {}) == path.read_bytes()


def test_only_the_parts_named_change(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"a comment"
    content = copied(path, {"a/b.xml": b"<b/>"})
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(io.BytesIO(content)) as new:
        assert new.testzip() is None
        assert new.read("a/b.xml") == b"<b/>"
        assert new.comment == b"a comment"
        kept = ("filename", "date_time", "compress_type", "external_attr", "create_system")
        for before, after in zip(old.infolist(), new.infolist(), strict=True):
            assert all(getattr(before, each) == getattr(after, each) for each in kept)
    assert content.startswith(path.read_bytes()[:43]), "the stored first part is as it was"


def test_streamed_parts_and_old_names_are_copied_whole(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/", "")
        archive.writestr("ab.xml", "text " * 99)
    path = tmp_path / "a.zip"
    path.write_bytes(pipe.getvalue().replace(b"ab.xml", b"a\x82.xml"))
    content = copied(path, {})
    with zipfile.ZipFile(io.BytesIO(content)) as new:
        assert new.namelist() == ["word/", "aé.xml"]
        assert new.testzip() is None
        assert new.read("aé.xml") == b"text " * 99


@pytest.mark.parametrize("size", [0.3, 0.6, 0.99])
def test_a_file_cut_short_is_damaged(path: Path, size: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * size)])
    assert isinstance(refused(path), DocumentDamagedError)
    with pytest.raises(DocumentDamagedError):
        registration_of(path)


def test_every_byte_may_be_wrong(path: Path) -> None:
    original = path.read_bytes()
    for place in [*range(0, 120, 3), *range(len(original) - 250, len(original), 3)]:
        content = bytearray(original)
        content[place] ^= 0x55
        path.write_bytes(content)
        with contextlib.suppress(DocumentError):
            read_all(path)


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(FileUnreadableError), open_package(path):
            pass


@pytest.mark.parametrize(
    "name", ["../a.xml", "a/../../b.xml", "/etc/passwd", "..\\a.xml", "C:\\a.xml", "C:/a"]
)
def test_names_that_lead_out_of_the_folder_are_unsafe(tmp_path: Path, name: str) -> None:
    assert isinstance(refused(zipped(tmp_path / "a.zip", {name: "x"})), DocumentUnsafeError)


def test_a_name_with_a_nul_is_damage(path: Path) -> None:
    patched(path, b"PK\1\2", 48, b"\0")
    assert isinstance(refused(path), DocumentDamagedError)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_damage(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("mimetype", "another")
    assert isinstance(refused(path), DocumentDamagedError)


def test_encrypted_parts_are_protected(path: Path) -> None:
    patched(path, b"PK\1\2", 8, b"\1")
    assert isinstance(refused(path), DocumentProtectedError)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.xml": b" " * 30_000_000})
    error = refused(path)
    assert isinstance(error, DocumentUnsafeError)
    assert "30 MB" in error.fields["reason"]


def test_a_part_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.xml": b" " * 30_000_000})
    patched(path, b"PK\1\2", 24, struct.pack("<I", 1000))
    assert isinstance(refused(path), DocumentDamagedError)


def test_parts_that_share_their_bytes_are_unsafe(path: Path) -> None:
    second = path.read_bytes().rindex(b"PK\1\2")
    content = bytearray(path.read_bytes())
    content[second + 42 : second + 46] = struct.pack("<I", 20)
    path.write_bytes(content)
    assert isinstance(refused(path), DocumentUnsafeError)


def test_limits_of_size_and_number_are_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_package, "MOST_PART_BYTES", 3000)
    assert refused(path).fields["size"] == "4 kB"
    monkeypatch.setattr(zip_package, "MOST_BYTES", 5000)
    assert refused(path).fields["limit"] == "5 kB"
    monkeypatch.setattr(zip_package, "MOST_ENTRIES", 2)
    error = refused(path)
    assert isinstance(error, DocumentTooLargeError)
    assert error.fields["size"] == "3 parts"


def test_an_office_document_with_a_password_is_protected(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(COMPOUND_HEAD + bytes(1500) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(DocumentProtectedError):
        registration_of(path)
