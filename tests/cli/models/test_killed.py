"""The whole program is killed, again and again, and never leaves half a model or starts over."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.verification import verify
from tests.catalog.models import result_of
from tests.cli.models.conftest import REPOSITORY
from tests.cli.terminal import environment, program
from tests.downloads import installed, quickmt
from tests.hub_faults import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hub import Hub

KILLS_WHILE_DOWNLOADING = 30
KILLS_WHILE_INSTALLING = 20
WEIGHTS_BYTES = 3_000_000
DOWNLOAD = ("models", "download", "quickmt-fr-en")

# Kills itself at the n-th time that the installation is about to touch the disk.
_SUICIDE = """
import os, signal, sys
from desktop_translator.__main__ import main
from desktop_translator.catalog.store import ModelStore

left = int(sys.argv.pop(1))
install = ModelStore.install

def count(event, args):
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.scandir"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

def watched(*args):
    sys.addaudithook(count)
    return install(*args)

ModelStore.install = watched
sys.exit(main())
"""

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there"),
    pytest.mark.timeout(400),
]


def test_killed_at_any_moment_of_a_download_it_goes_on(hub: Hub, tmp_path: Path) -> None:
    chance = random.Random(11)
    source = hub.models[REPOSITORY] = quickmt(WEIGHTS_BYTES)
    hub.faults.append(Fault("/cdn/", bytes_per_s=4_000_000))
    moments = sorted(chance.randrange(WEIGHTS_BYTES) for _ in range(KILLS_WHILE_DOWNLOADING))
    for moment in moments:
        with subprocess.Popen(
            program(tmp_path, *DOWNLOAD), env=environment(), stderr=subprocess.DEVNULL
        ) as process:
            while hub.sent_bytes < moment and process.poll() is None:
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
        assert installed(tmp_path / "models") == []
    hub.faults.clear()
    subprocess.run(program(tmp_path, *DOWNLOAD), env=environment(), check=True, capture_output=True)
    (model,) = installed(tmp_path / "models")
    assert result_of(verify(model)) == ()
    assert (model.folder / "model.bin").read_bytes() == source.files["model.bin"]
    # What the kernel had accepted when the program died was sent, but never arrived.
    in_flight = KILLS_WHILE_DOWNLOADING * 300_000
    assert hub.sent_bytes <= WEIGHTS_BYTES + 10_000 + in_flight


def test_killed_at_any_moment_of_an_installation_it_is_whole_or_not_there(
    hub: Hub, tmp_path: Path
) -> None:
    chance = random.Random(13)
    moments = [*range(1, 13), *(chance.randrange(13, 40) for _ in range(8))]
    assert len(moments) == KILLS_WHILE_INSTALLING
    killed = 0
    for moment in chance.sample(moments, len(moments)):
        arguments = program(tmp_path, *DOWNLOAD, "--force")[3:]
        command = [sys.executable, "-c", _SUICIDE, str(moment), *arguments]
        before = installed(tmp_path / "models")
        done = subprocess.run(command, env=environment(), capture_output=True, check=False)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        killed += done.returncode == -signal.SIGKILL
        models = installed(tmp_path / "models")
        assert len(models) == 1 or not before  # once there, it is there at every moment
        assert [result_of(verify(model)) for model in models] == [() for _ in models]
    assert killed >= KILLS_WHILE_INSTALLING - 8
    subprocess.run(program(tmp_path, *DOWNLOAD), env=environment(), check=True, capture_output=True)
    assert len(installed(tmp_path / "models")) == 1
    assert [path.name for path in (tmp_path / "models").iterdir() if path.name[0] == "."] == [
        ".downloads"
    ]
    assert list((tmp_path / "models" / ".downloads").glob("*/plan.json")) == []
