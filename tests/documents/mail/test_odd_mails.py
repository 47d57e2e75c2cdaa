from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.document_errors import DocumentProtectedError
from desktop_translator.documents.mail.format import SIGNATURE_BROKEN
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import assert_identity, texts_of, upper_copy, written

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "From: Ann <ann@a.example>\nTo: bob@b.example\nDate: Tue, 3 Nov 2026 10:00:00 +0000\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.eml"


def test_a_signed_mail_is_translated_with_a_notice(path: Path) -> None:
    part = "Content-Type: text/plain\n\nTwo.\n"
    source = (
        f"{HEAD}Content-Type: multipart/signed; boundary=b\n\n--b\n{part}--b\n"
        "Content-Type: application/pgp-signature\n\nxyz\n--b--\n"
    )
    path.write_text(source)
    assert texts_of(path) == ["Two."]
    assert_identity(path)
    upper_copy(path, path.parent)
    assert [notice.message for notice in written(path, Pseudo.UPPER)[1]] == [SIGNATURE_BROKEN]


@pytest.mark.parametrize(
    "source",
    [
        "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nabc\n",
        "Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nabc\n",
        "\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n",
    ],
)
def test_an_encrypted_mail_is_refused(path: Path, source: str) -> None:
    path.write_text(HEAD + source)
    with pytest.raises(DocumentProtectedError) as caught:
        texts_of(path)
    assert caught.value.fields["path"] == str(path)


@pytest.mark.parametrize(
    "source",
    [
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nNo end.",
        "Content-Type: multipart/mixed\n\nNo boundary.\n",
        "Content-Type: multipart/mixed; boundary=b\n\nNever there.\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n\n--b--",
        "Content-Type: text/plain; charset=klingon\n\nWhat?\n",
        "Content-Type: text/plain; charset=utf-8\n\nCaf\xe9 or two \xff.\n",
        "Content-Transfer-Encoding: base64\n\n!!!a\n",
        "Content-Transfer-Encoding: x-uuencode\n\nbegin\n",
        "Content-Transfer-Encoding: quoted-printable\n\nBad =ZZ one=\n",
        "Content-Type: ;;;\n\nOdd type.\n",
        "Subject: no body at all",
        "Content-Type: text/plain\n\nFrom me: hello\n",
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(60)),
    ],
)
def test_broken_mails_survive(path: Path, source: str) -> None:
    path.write_bytes((HEAD + source).encode("latin-1"))
    assert registration_of(path).name == "Mail"
    assert_identity(path)
    written(path, Pseudo.UPPER)


def test_a_letter_is_not_taken_for_a_mail(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("Dear all: hello\n\nFrom: me\n")
    assert registration_of(path).name == "Plain text"
    path.write_text("From ann@a.example Tue Nov  3 10:00:00 2026\n" + HEAD + "\nHello.\n")
    assert registration_of(path).name == "Mail"
    assert texts_of(path) == ["Hello."]
