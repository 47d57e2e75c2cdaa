"""What can be wrong with a Hub, switched on in the tests' own."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Fault:
    """Something wrong with some answers; several may be on at once.

    Attributes:
        on: part of the path of the requests it strikes; `/cdn/` is where large files lie.
        times: how many requests it strikes; None for all of them.
        status: answer with this instead; `headers` go with it.
        cut_at: break the connection off after so many bytes of the body.
        stall_at: say nothing more after so many bytes of the body.
        bytes_per_s: send no faster.
        wrong_bytes: send other bytes, as many as promised.
        short_by: promise and send so many bytes fewer.
        long_by: promise and send so many bytes more.
        no_ranges: always send all.
        wrong_range: send another part than was asked for.
        redirect: send to this address, `{path}` being the one asked for.
        page: send a web page, as a captive portal does.
        body: answer with these bytes, as if they were JSON.
    """

    on: str = "/"
    times: int | None = None
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    cut_at: int | None = None
    stall_at: int | None = None
    bytes_per_s: int = 0
    wrong_bytes: bool = False
    short_by: int = 0
    long_by: int = 0
    no_ranges: bool = False
    wrong_range: bool = False
    redirect: str = ""
    page: bool = False
    body: bytes | None = None


NOTHING = Fault(times=0)
PAGE = b"<!doctype html><html><body>Please sign in to Hotel Wifi.</body></html>"
