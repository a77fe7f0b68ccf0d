"""What a process is held within, by processes that want more."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from amanjol.foundation.confinement import limits

MEBIBYTE = 1024**2
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere only time is limited.")
CONFINE = f"from {limits.__name__} import confine; confine(seconds={{}}, memory={256 * MEBIBYTE});"


def run(program: str, seconds: int = 60) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-I", "-c", CONFINE.format(seconds) + program)
    return subprocess.run(command, capture_output=True, check=False, text=True)


def test_of_the_processor_it_gets_no_more() -> None:
    assert run("\nwhile True: pass", seconds=1).returncode < 0  # ended by the system


@on_linux
def test_memory_that_it_fills_is_limited_and_what_it_reserves_is_not() -> None:
    assert "MemoryError" in run(f"bytearray({256 * MEBIBYTE})").stderr
    program = (
        f"import mmap; mmap.mmap(-1, {4096 * MEBIBYTE}, flags=mmap.MAP_PRIVATE, prot=0); print('reserved')"
    )
    assert run(program).stdout.split() == ["reserved"]


@on_linux
def test_nobody_is_reached() -> None:
    alone = "import os; os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)"
    if subprocess.run((sys.executable, "-c", alone), capture_output=True, check=False).returncode:
        pytest.skip("This machine gives nobody a network of their own.")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        asked = run(f"import socket; socket.create_connection(('127.0.0.1', {port}))")
    assert "Network is unreachable" in asked.stderr
