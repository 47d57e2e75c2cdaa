"""How the Hub is reached."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.settings import Settings

HUB = "https://huggingface.co"


@dataclass(frozen=True, slots=True)
class HubAccess:
    """Everything that decides where requests go and what they carry.

    Attributes:
        endpoint: the Hub, without a slash at the end.
        mirror: a copy of the Hub to fetch from instead; it never sees a token.
        proxy: `http://`, `https://` or `socks5://` address, with name and password if need be;
            empty for the one of the system.
        certificate_file: PEM file of further authorities to trust; empty for the system's alone.
        token: proves to `endpoint` who we are; empty for nobody in particular.
        offline: no request is made at all.
    """

    endpoint: str = HUB
    mirror: str = ""
    proxy: str = field(default="", repr=False)
    certificate_file: str = ""
    token: str = field(default="", repr=False)
    offline: bool = False

    @property
    def base(self) -> str:
        """Where requests go, without a slash at the end."""
        return (self.mirror or self.endpoint).rstrip("/")

    @property
    def host(self) -> str:
        """The name of that server, as a person would say it."""
        return urlsplit(self.base).hostname or self.base

    @property
    def headers(self) -> dict[str, str]:
        """What proves who we are, to `base` and to nobody else."""
        if self.mirror or not self.token:
            return {}
        return {"Authorization": f"Bearer {self.token}"}


def hub_access(
    settings: Settings, token_for: Callable[[str], str], *, offline: bool = False
) -> HubAccess:
    """Put together what the settings and the environment say (`HF_ENDPOINT`, as everywhere).

    Args:
        settings: mirror, proxy and certificates.
        token_for: gives the token for a Hub, empty if there is none; not asked without need.
        offline: whether the offline switch is on.
    """
    endpoint = os.environ.get("HF_ENDPOINT", "").strip().rstrip("/") or HUB
    offline = offline or os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE")
    return HubAccess(
        endpoint=endpoint,
        mirror=settings.hub_mirror.strip().rstrip("/"),
        proxy=settings.hub_proxy.strip(),
        certificate_file=settings.hub_certificates.strip(),
        token="" if offline or settings.hub_mirror.strip() else token_for(endpoint),
        offline=offline,
    )
