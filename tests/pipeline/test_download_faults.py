"""Every fault of a Hub or a network: its own words, nothing broken left behind, and no hang."""

from __future__ import annotations

import hashlib
import socket
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.fetching import FetchProgress
from desktop_translator.core import hub_errors
from desktop_translator.core.errors import AppError, OfflineError
from tests.downloads import IMPATIENT, NAME, WANTED, downloads, fetch, installed, is_whole
from tests.encrypted_hub import encrypted, write_certificate
from tests.hub import Hub
from tests.hub_faults import Fault
from tests.proxies import proxy

if TYPE_CHECKING:
    from pathlib import Path

API, CDN, RESOLVE = "/api/", "/cdn/", "/resolve/"
QUICK = replace(IMPATIENT, timeout_s=0.3)

LASTING = {
    "the questions answered by a sick server": (
        Fault(API, status=503),
        hub_errors.HostBusyError,
    ),
    "the files answered by a sick server": (Fault(CDN, status=500), hub_errors.HostBusyError),
    "a gateway that times out": (Fault(RESOLVE, status=504), hub_errors.HostBusyError),
    "too many requests": (
        Fault(CDN, status=429, headers={"Retry-After": "3600"}),
        hub_errors.TooManyRequestsError,
    ),
    "too many requests, without a word": (
        Fault(CDN, status=429),
        hub_errors.TooManyRequestsError,
    ),
    "silence before the answer": (Fault(API, stall_at=0), hub_errors.HostSilentError),
    "silence in place of a file": (Fault(CDN, stall_at=0), hub_errors.HostSilentError),
    "a connection that breaks at once": (Fault(CDN, cut_at=0), hub_errors.ConnectionLostError),
    "other bytes of the right size": (Fault(CDN, wrong_bytes=True), hub_errors.FileDiffersError),
    "other bytes in a small file": (
        Fault("config.json", wrong_bytes=True),
        hub_errors.FileDiffersError,
    ),
    "a file that is too long": (Fault(CDN, long_by=10), hub_errors.FileDiffersError),
    "a file that is too short": (Fault(CDN, short_by=10), hub_errors.FileShortError),
    "a circle of redirects": (
        Fault(RESOLVE, redirect="{path}"),
        hub_errors.UnexpectedAnswerError,
    ),
    "a redirect to nowhere": (
        Fault(RESOLVE, redirect="gopher://old"),
        hub_errors.UnexpectedAnswerError,
    ),
    "a web page instead of a description": (Fault(API, page=True), hub_errors.SignInPageError),
    "a web page instead of a file": (Fault(CDN, page=True), hub_errors.SignInPageError),
    "the network wants a sign-in": (Fault(API, status=511), hub_errors.SignInPageError),
    "a status nobody knows": (Fault(CDN, status=418), hub_errors.UnexpectedAnswerError),
    "the file is gone": (Fault(CDN, status=404), hub_errors.RemoteFileMissingError),
}


@pytest.mark.parametrize("name", LASTING)
def test_a_lasting_fault_has_its_own_words_and_leaves_no_model(
    hub: Hub, tmp_path: Path, name: str
) -> None:
    fault, expected = LASTING[name]
    hub.faults.append(fault)
    with pytest.raises(AppError) as caught:
        fetch(downloads(hub, tmp_path, QUICK))
    assert type(caught.value) is expected
    assert caught.value.fields.get("host", "127.0.0.1") == "127.0.0.1"
    assert installed(tmp_path) == []
    hub.faults.clear()
    assert is_whole(fetch(downloads(hub, tmp_path)), hub.models[NAME])


PASSING = {
    "a sick server": Fault(CDN, times=2, status=500),
    "a sick server at the questions": Fault(API, times=1, status=502),
    "too many requests": Fault(CDN, times=1, status=429, headers={"Retry-After": "1"}),
    "a cut": Fault(CDN, times=2, cut_at=1000),
    "silence": Fault(CDN, times=1, stall_at=1000),
    "a short body": Fault(CDN, times=1, short_by=50),
    "no ranges after a cut": Fault(CDN, no_ranges=True),
}


@pytest.mark.parametrize("name", PASSING)
def test_a_passing_fault_costs_time_only(hub: Hub, tmp_path: Path, name: str) -> None:
    hub.faults.append(PASSING[name])
    if name.startswith("no ranges"):
        hub.faults.insert(0, Fault(CDN, times=3, cut_at=1500))
    assert is_whole(fetch(downloads(hub, tmp_path, QUICK)), hub.models[NAME])


def test_another_part_than_asked_for_is_not_taken(hub: Hub, tmp_path: Path) -> None:
    hub.faults += [Fault(CDN, times=4, cut_at=1000), Fault(CDN, wrong_range=True)]
    with pytest.raises(hub_errors.UnexpectedAnswerError):
        fetch(downloads(hub, tmp_path, QUICK))
    hub.faults.clear()
    assert is_whole(fetch(downloads(hub, tmp_path)), hub.models[NAME])


def test_what_waits_for_a_server_says_so(hub: Hub, tmp_path: Path) -> None:
    hub.faults.append(Fault(CDN, times=8, status=503))
    patient = replace(QUICK, attempts=8, first_pause_s=0.1, longest_pause_s=0.2)
    steps = list(downloads(hub, tmp_path, patient).download(WANTED))
    troubles = [step.trouble for step in steps if isinstance(step, FetchProgress)]
    assert any(isinstance(trouble, hub_errors.HostBusyError) for trouble in troubles)
    assert troubles[-1] is None


def test_cancelling_while_the_server_is_silent_takes_no_time(hub: Hub, tmp_path: Path) -> None:
    hub.faults.append(Fault(CDN, stall_at=1000))
    steps = downloads(hub, tmp_path, replace(IMPATIENT, timeout_s=600)).download(WANTED)
    for step in steps:
        if isinstance(step, FetchProgress) and step.done_bytes > 1000:
            break
    began = time.monotonic()
    steps.close()
    assert time.monotonic() - began < 30  # against 600: it did not wait for the server
    assert installed(tmp_path) == []


def _weights(hub: Hub) -> str:
    """Where the weights lie: the other files come whole, so that these alone stop the download."""
    content = hub.models[NAME].files["model.bin"]
    return f"{CDN}{hashlib.sha256(content).hexdigest()}"


def test_a_part_that_suffered_on_disk_is_fetched_anew(hub: Hub, tmp_path: Path) -> None:
    hub.faults.append(Fault(_weights(hub), times=30, cut_at=1000))
    with pytest.raises(hub_errors.ConnectionLostError):
        fetch(downloads(hub, tmp_path, replace(QUICK, attempts=1)))
    (part,) = tmp_path.rglob("model.bin.part")
    part.write_bytes(b"\0" * 2000)  # as after a power cut
    hub.faults.clear()
    assert is_whole(fetch(downloads(hub, tmp_path)), hub.models[NAME])


def test_a_part_that_is_longer_than_the_file_is_fetched_anew(hub: Hub, tmp_path: Path) -> None:
    hub.faults.append(Fault(_weights(hub), times=30, cut_at=1000))
    with pytest.raises(hub_errors.ConnectionLostError):
        fetch(downloads(hub, tmp_path, replace(QUICK, attempts=1)))
    (part,) = tmp_path.rglob("model.bin.part")
    part.write_bytes(b"\0" * 900_000)
    hub.faults.clear()
    assert is_whole(fetch(downloads(hub, tmp_path)), hub.models[NAME])


def test_nobody_at_the_other_end(hub: Hub, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(hub_errors.HostUnreachableError):
        fetch(downloads(hub, tmp_path, endpoint=endpoint))


def test_a_name_that_does_not_exist(hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(hub_errors.HostUnreachableError) as caught:
        fetch(downloads(hub, tmp_path, endpoint="http://hub.invalid"))
    assert caught.value.fields["host"] == "hub.invalid"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_proxy_that_is_not_there(hub: Hub, tmp_path: Path, scheme: str) -> None:
    with pytest.raises(hub_errors.ConnectionTroubleError):
        fetch(downloads(hub, tmp_path, proxy=f"{scheme}://127.0.0.1:1"))


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_everything_passes_through_the_proxy(hub: Hub, tmp_path: Path, scheme: str) -> None:
    with proxy(scheme) as (address, server):
        assert is_whole(fetch(downloads(hub, tmp_path, proxy=address)), hub.models[NAME])
        assert server.passed > 0
        if scheme == "http":  # each request has a connection of its own there
            assert server.passed == len(hub.requests)


def test_a_proxy_that_wants_a_name_and_password_is_told(hub: Hub, tmp_path: Path) -> None:
    with Hub() as refusing:
        refusing.faults.append(Fault(status=407))
        with pytest.raises(hub_errors.ProxyUnreachableError):
            fetch(downloads(hub, tmp_path, proxy=refusing.url))


def test_a_certificate_nobody_vouches_for(hub: Hub, tmp_path: Path) -> None:
    certificate = tmp_path / "own.pem"
    write_certificate(certificate)
    with encrypted(hub, certificate) as url:
        with pytest.raises(hub_errors.CertificateError):
            fetch(downloads(hub, tmp_path / "a", endpoint=url))
        trusting = downloads(hub, tmp_path / "b", endpoint=url, certificate_file=str(certificate))
        assert is_whole(fetch(trusting), hub.models[NAME])


def test_a_certificate_file_that_is_none(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("hello")
    with pytest.raises(hub_errors.CertificateError) as caught:
        fetch(downloads(hub, tmp_path, certificate_file=str(tmp_path / "ca.pem")))
    assert "ca.pem" in caught.value.fields["reason"]


def test_offline_asks_nobody(hub: Hub, tmp_path: Path) -> None:
    work = downloads(hub, tmp_path)
    offline = replace(work._access(), offline=True)
    work._access = lambda: offline
    with pytest.raises(OfflineError):
        fetch(work)
    assert hub.requests == []
