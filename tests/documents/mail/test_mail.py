from __future__ import annotations

import base64
import email
import io
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.marked_text import MarkedText
from desktop_translator.documents.encodings import ENCODING_CHANGED
from desktop_translator.documents.mail.format import Mail
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import TO_FRENCH, assert_identity, texts_of, upper_copy, written

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from desktop_translator.documents.format import Notice

HEAD = "From: Ann <ann@a.example>\nTo: bob@b.example\nDate: Tue, 3 Nov 2026 10:00:00 +0000\n"
PICTURE = base64.encodebytes(bytes(range(200))).decode()
WHOLE = f"""Return-Path: <ann@a.example>
Received: from a (a [1.2.3.4])
\tby b; Tue
{HEAD}Subject: Re: [list] =?utf-8?q?The_caf=C3=A9?=
 =?utf-8?q?_is_closed?=
X-Odd:   spaces   kept
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="out er"

Preamble, not read.
--out er
Content-Type: multipart/alternative;
 boundary=in

--in
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The caf=C3=A9 is closed for a very long time, and nobody who lives there kno=
ws why.
--in
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<p>The <b>caf=E9</b> is closed.</p>
--in--

--out er
Content-Type: image/png; name="a.png"
Content-Transfer-Encoding: base64
Content-Disposition: attachment

{PICTURE}--out er
Content-Type: text/plain
Content-Disposition: attachment; filename=notes.txt

Not this.
--out er--
Epilogue, not read.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.eml"


def _texts(path: Path, text: str | bytes) -> list[str]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert_identity(path)
    upper_copy(path, path.parent)
    return texts_of(path)


def _translated(path: Path, source: str, *texts: str) -> tuple[EmailMessage, tuple[Notice, ...]]:
    path.write_bytes(source.encode())
    output = io.BytesIO()
    notices = Mail().write(path, output, TO_FRENCH, map(MarkedText, texts))
    message = email.message_from_bytes(output.getvalue(), policy=default)
    assert not message.defects
    return message, notices


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_subject_and_texts_change_and_all_else_stays(path: Path, end: str) -> None:
    text = WHOLE.replace("\n", end)
    assert _texts(path, text) == [
        "The café is closed",
        "The café is closed for a very long time, and nobody who lives there knows why.",
        "The café is closed.",
    ]
    upper = written(path, Pseudo.UPPER)[0].decode()
    message = email.message_from_string(upper, policy=default)
    assert message["subject"] == "Re: [list] THE CAFÉ IS CLOSED"
    assert upper[: upper.index("Subject:")] == text[: text.index("Subject:")]
    after = f"X-Odd:   spaces   kept{end}"
    assert upper.split(after)[1].split("THE CAF")[0] == text.split(after)[1].split("The caf")[0]
    assert upper[upper.index("--in--") :] == text[text.index("--in--") :]
    assert "<p>THE <b>CAF=C9</b> IS CLOSED.</p>" in upper
    assert max(map(len, upper.splitlines())) <= 77


def test_quotations_signature_and_attribution(path: Path) -> None:
    body = (
        "Hello Bob,\n\nfine.\n\nAnn wrote:\n> I wonder\n> about it.\n>\n>> Deeper.\n\n***\n"
        "-- \nAnn, somewhere\n"
    )
    assert _texts(path, f"{HEAD}\n{body}") == [
        *("Hello Bob,", "fine.", "Ann wrote:", "I wonder\nabout it.", "Deeper."),
    ]
    message, _ = _translated(path, f"{HEAD}\n{body}", "A", "b", "c", "d\ne\nf", "g")
    assert message.get_content() == (
        "A\n\nb\n\nc\n> d\n> e\n> f\n>\n>> g\n\n***\n-- \nAnn, somewhere\n"
    )


@pytest.mark.parametrize("delsp", ["", "; delsp=yes"])
def test_flowed_text_is_joined_and_flows_again(path: Path, delsp: str) -> None:
    soft = "  " if delsp else " "
    head = f"{HEAD}Content-Type: text/plain; format=flowed{delsp}\n"
    body = f"A long{soft}\nparagraph.\nAnother.\n> quoted{soft}\n> too.\n"
    assert _texts(path, f"{head}\n{body}") == ["A long paragraph.", "Another.", "quoted too."]
    long = "From " + "word " * 40 + "end"
    message, _ = _translated(path, f"{head}\n{body}", long, "x", "> y " * 30)
    lines = str(message.get_payload()).split("\n")
    assert lines[0].startswith(" From word")
    assert max(map(len, lines)) <= 76
    assert all(line.startswith("> ") for line in lines[lines.index("x") + 1 : -1])
    path.write_text(f"{head}\n" + "\n".join(lines))
    assert texts_of(path) == [long, "x", ("> y " * 30).strip()]


def test_base64_and_charsets_stay(path: Path) -> None:
    body = base64.encodebytes("Où êtes-vous ?\n".encode("cp1252") * 9).decode()
    text = (
        f"{HEAD}Content-Type: text/plain; charset=windows-1252\n"
        f"Content-Transfer-Encoding: BASE64\n\n{body}"
    )
    assert _texts(path, text) == ["\n".join(["Où êtes-vous ?"] * 9)]
    message, notices = _translated(path, text, "Où ?")
    assert message.get_content() == "Où ?\n"
    assert not notices


@pytest.mark.parametrize(
    "headers",
    [
        "",
        "MIME-Version: 1.0\nContent-Type: text/plain\n",
        "Mime-version: 1.0\nContent-type: text/plain\nContent-Transfer-Encoding: 7bit\n",
        "Mime-version: 1.0\nContent-type: text/plain; charset=us-ascii; format=fixed\n",
    ],
)
def test_letters_that_the_charset_lacks_make_it_utf_8(path: Path, headers: str) -> None:
    source = f"{HEAD}{headers}Subject: One\n\nTwo.\n"
    message, notices = _translated(path, source, "Été", "Où ? Ici.")
    assert message["subject"] == "Été"
    assert message.get_content() == "Où ? Ici.\n"
    assert message["mime-version"] == "1.0"
    assert [notice.message for notice in notices] == [ENCODING_CHANGED]
    assert message.as_bytes().isascii()


def test_seven_bits_stay_seven_bits(path: Path) -> None:
    head = f"{HEAD}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    message, notices = _translated(path, f"{head}\nTwo.\n", "Où ?")
    assert message["content-transfer-encoding"] == "quoted-printable"
    assert message.get_content() == "Où ?\n"
    assert not notices


def test_a_page_keeps_its_charset(path: Path) -> None:
    head = f"{HEAD}Content-Type: text/html; charset=us-ascii\n"
    message, notices = _translated(path, f"{head}\n<p>Two.</p>\n", "Où ?")
    assert message.get_payload() == "<p>O&#249; ?</p>\n"
    assert not notices


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("plain words", "plain words"),
        ("Fwd: RE: Re[2]: [a] [b] words", "words"),
        ("=?iso-8859-1?b?6XTp?= now", "été now"),
        ("raw été", "raw été"),
        ("folded\n\tonce more", "folded once more"),
        ("=?klingon?q?x?=", None),
        ("12345", None),
    ],
)
def test_subjects_are_read(path: Path, subject: str, text: str | None) -> None:
    path.write_bytes(f"{HEAD}Subject: {subject}\n\n".encode())
    assert_identity(path)
    assert texts_of(path) == ([text] if text else [])


def test_a_subject_cannot_write_headers(path: Path) -> None:
    source = f"{HEAD}Subject: One\nX-Last: yes\n\n"
    message, _ = _translated(path, source, "Two\r\nBcc: spy@c.example " + "é" * 90)
    assert message["bcc"] is None
    assert message["x-last"] == "yes"
    assert message["subject"] == "Two Bcc: spy@c.example " + "é" * 90
