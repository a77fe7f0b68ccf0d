"""`amanjol-kiosk` from its own wheel, in an environment with nothing else of Amanjol: it syncs and serves."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _publisher import Publisher

PROJECT = Path(__file__).parents[1]
UV = shutil.which("uv") or str(PROJECT.parent / ".uv" / "bin" / "uv")
CACHE = PROJECT.parent / ".uv" / "cache"
WITHIN = 30.0  # seconds until it answers, on a busy machine


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Installed as INSTALL.md says; what `make` has fetched before is not fetched again."""
    environment = os.environ | {"UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR", str(CACHE))}
    wheels, home = tmp_path / "wheels", tmp_path / "environment"
    for command in (
        ["build", "--quiet", "--wheel", "--out-dir", wheels, PROJECT],
        ["venv", "--quiet", "--python", sys.executable, home],
        ["pip", "install", "--quiet", "--python", home / "bin" / "python"],
    ):
        more = list(wheels.glob("*.whl")) if command[0] == "pip" else []
        subprocess.run([UV, *command, *more], env=environment, cwd=tmp_path, check=True)
    return home / "bin" / "amanjol-kiosk"


def test_it_runs_without_the_rest(program: Path, publisher: Publisher, tmp_path: Path) -> None:
    pages = publisher.publish(7)
    alone = {"PATH": os.environ["PATH"]}

    def run(*arguments: object) -> str:
        command = [str(program), *map(str, arguments), "--data", str(tmp_path / "data")]
        return subprocess.run(command, env=alone, check=True, capture_output=True, text=True).stdout

    imported = subprocess.run(
        [program.with_name("python"), "-c", "import amanjol_kiosk.cli, sys; print(*sys.modules)"],
        env=alone, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert not {"django", "amanjol", "wagtail"} & set(imported.stdout.split())
    lacking = subprocess.run([program.with_name("python"), "-c", "import django"], env=alone, check=False)
    assert lacking.returncode == 1

    synced = run("sync", "--from", publisher.path, "--root", publisher.first_root, "--reserve", 0)
    assert synced.startswith("new pack: Shows pack 7")
    assert json.loads(run("status", "--json"))["pack"] == 7
    page = next(path for path in pages if path.endswith(".html"))
    assert _served(program, tmp_path / "data", alone, page) == pages[page]


def _served(program: Path, data: Path, environment: dict[str, str], page: str) -> bytes:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(program), "serve", "--port", str(port), "--data", str(data)]
    server = subprocess.Popen(command, env=environment)
    try:
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}") as answer:
                return bytes(answer.read())
            time.sleep(0.1)
        raise AssertionError(f"nothing answered within {WITHIN} s")
    finally:
        server.terminate()
        server.wait(20)
