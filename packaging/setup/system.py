"""The system's part: libraries that Qt needs, fonts, and what the tests drive a window with."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

STANDARD_ERROR = 2
FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)


@dataclass(frozen=True)
class Need:
    """Something the system must have.

    Attributes:
        package: the Debian package that brings it.
        evidence: what proves it: a library's soname, a font file (a glob pattern), a file's path
            or a program.
    """

    package: str
    evidence: str


PROGRAM = (
    Need("libgl1", "libGL.so.1"),
    Need("libegl1", "libEGL.so.1"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libglib2.0-0", "libgthread-2.0.so.0"),
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    Need("libwayland-cursor0", "libwayland-cursor.so.0"),
    Need("fonts-noto-core", "*.[to]t[fc]"),
)
TOOLS = (
    Need("xvfb", "Xvfb"),
    Need("x11-xkb-utils", "xkbcomp"),
    Need("xauth", "xauth"),
    Need("openbox", "openbox"),
    Need("xdotool", "xdotool"),
    Need("xclip", "xclip"),
    Need("fonts-noto-core", "NotoSans-Regular.ttf"),
    Need("fonts-noto-cjk", "NotoSansCJK-Regular.ttc"),
    Need("fonts-noto-color-emoji", "NotoColorEmoji.ttf"),
)
# LibreOffice without a window, to open translated documents.
_LIBREOFFICE = "/usr/lib/libreoffice/program"
OFFICE = (
    Need("libreoffice-writer-nogui", "soffice"),
    Need("libreoffice-writer-nogui", f"{_LIBREOFFICE}/libswlo.so"),
    Need("libreoffice-calc-nogui", f"{_LIBREOFFICE}/libsclo.so"),
    Need("libreoffice-impress-nogui", f"{_LIBREOFFICE}/libsdlo.so"),
)


def prepare(cache: Path, *, tools: bool, pip: bool, office: bool = False) -> None:
    """Install what is missing where that is possible; say what stays missing; never fail.

    Args:
        cache: a folder for the memory of a refused password.
        tools: also what the tests need.
        office: also LibreOffice.
        pip: also what a virtual environment with pip needs.
    """
    if sys.platform != "linux":
        return
    missing = _missing(tools=tools, pip=pip, office=office)
    if not missing:
        return
    if shutil.which("apt-get") and _install(missing, cache / "system-asked"):
        missing = _missing(tools=tools, pip=pip, office=office)
    if missing:
        _explain(missing)


def _missing(*, tools: bool, pip: bool, office: bool) -> list[Need]:
    libraries = _libraries()
    needs = PROGRAM + (TOOLS if tools else ()) + (OFFICE if office else ())
    missing = [need for need in needs if not _present(need.evidence, libraries)]
    if pip and importlib.util.find_spec("ensurepip") is None:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        missing.append(Need(f"{version}-venv", "ensurepip (a module of Python)"))
    return missing


def _present(evidence: str, libraries: str) -> bool:
    if evidence.startswith("/"):
        return Path(evidence).exists()
    if ".so." in evidence:
        return evidence in libraries
    if Path(evidence).suffix:
        return any(next(folder.rglob(evidence), None) for folder in FONT_FOLDERS)
    return shutil.which(evidence) is not None


def _libraries() -> str:
    path = os.pathsep.join((os.environ.get("PATH", ""), "/sbin", "/usr/sbin"))
    ldconfig = shutil.which("ldconfig", path=path)
    if ldconfig is None:
        return ""
    return subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout


def _install(missing: list[Need], asked: Path) -> bool:
    """Install with apt; return whether it was tried."""
    packages = sorted({need.package for need in missing})
    rights = _rights(packages, asked)
    if rights is None:
        return False
    print("Installing system packages:", " ".join(packages), file=sys.stderr)
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    apt += ["-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    # A failing update (one stale source) often still leaves lists that the installation can use.
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run([*apt, *command], stdout=STANDARD_ERROR, check=False)
    return True


def _rights(packages: list[str], asked: Path) -> list[str] | None:
    """Return the command that lends administrator's rights: none for root, None if refused."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    if silent.returncode == 0:
        return ["sudo", "-n"]
    question = " ".join(packages)
    if not sys.stderr.isatty() or (asked.exists() and asked.read_text() == question):
        return None
    asked.write_text(question)  # whoever declined the password once is not asked at every start
    return ["sudo"]


def _explain(missing: list[Need]) -> None:
    print("Missing on this system (set-up goes on without):", file=sys.stderr)
    for need in missing:
        print(f"  {need.evidence}  (Debian package {need.package})", file=sys.stderr)
    if shutil.which("apt-get"):
        packages = " ".join(sorted({need.package for need in missing}))
        print(f"Install with: sudo apt-get install {packages}", file=sys.stderr)
