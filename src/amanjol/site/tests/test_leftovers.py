"""However a run of the tests ends, it leaves neither a server nor a folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amanjol.site.tests import leftovers
from amanjol.site.tests.browser.node import FORGET
from amanjol.site.tests.faults import IS_FULL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[4]
WITHIN = 600  # seconds, on a machine that does much else
SLOW = """
import pathlib, subprocess, sys, time
def test_that_starts_something_and_waits():
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    pathlib.Path(__file__).with_name("waits").touch()
    time.sleep(600)
"""
ENDS = [("0", signal.SIGTERM), ("1", signal.SIGKILL)]
if IS_FULL:
    ENDS += [("0", signal.SIGINT), ("0", signal.SIGHUP), ("0", signal.SIGKILL), ("1", signal.SIGTERM)]


def run(folder: Path, processes: str) -> subprocess.Popen[bytes]:
    """Pytest as a person runs it, in the middle of a test that has started a process of its own."""
    (folder / "temporary").mkdir()
    (folder / "test_slow.py").write_text(SLOW, encoding="utf-8")
    options = [
        "-n",
        processes,
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "amanjol.conftest",
        "-c",
        "pyproject.toml",
    ]
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", *options, str(folder / "test_slow.py")],
        env=_environment(folder / "temporary"), cwd=ROOT, stdout=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  a run behind a shell ignores it
    )  # fmt: skip


def _environment(temporary: Path) -> dict[str, str]:
    """As of a person who has set nothing."""
    base = {name: text for name, text in os.environ.items() if name not in {*FORGET, leftovers.FOLDER}}
    return base | {"TMPDIR": str(temporary)}


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WITHIN
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.1)


@pytest.fixture
def short_path() -> Iterator[Path]:
    """The path of a socket has 107 bytes at most, and that of `tmp_path` is long."""
    with tempfile.TemporaryDirectory(prefix="ended-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.mark.parametrize(("processes", "sign"), ENDS)
def test_an_ended_run_leaves_nothing(short_path: Path, processes: str, sign: signal.Signals) -> None:
    """Of several processes, the one is ended that deals out the tests."""
    running = run(short_path, processes)
    try:
        wait_until(lambda: running.poll() is not None or (short_path / "waits").exists())
        assert running.poll() is None, "the run ended before its test began"
        (folder,) = (short_path / "temporary").glob(f"{leftovers.PREFIX}*")
        assert len(list(leftovers.started_for(folder))) >= 2  # the server and what the test started
        running.send_signal(sign)
        running.wait(WITHIN)
    finally:
        running.kill()
        running.wait()
    wait_until(lambda: not folder.exists())
    assert list(leftovers.started_for(folder)) == []
    assert [path for path in (short_path / "temporary").iterdir() if path.name.startswith("amanjol-")] == []


def test_the_next_run_sweeps_what_run_and_guard_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    of_the_dead, of_the_living = leftovers.make_folder(), leftovers.make_folder()
    strange = tmp_path / f"{leftovers.PREFIX}strange"
    strange.mkdir()
    sockets = tmp_path / "amanjol-sockets"
    sockets.mkdir()
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    (of_the_dead / leftovers.OWNER).write_text(f"{gone.pid} 1 {sockets}")
    guard = leftovers.watch(of_the_living, tmp_path / "amanjol-others")
    environment = os.environ | {leftovers.FOLDER: str(of_the_dead)}
    left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], env=environment)
    wait_until(lambda: left.pid in leftovers.started_for(of_the_dead))
    leftovers.sweep()
    assert left.wait(WITHIN) == -signal.SIGTERM
    assert sorted(tmp_path.iterdir()) == sorted([of_the_living, strange])
    guard.communicate(timeout=WITHIN)
    assert sorted(tmp_path.iterdir()) == [strange]


def test_in_memory_only_where_it_has_room_and_nobody_named_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, memory = tmp_path / "disk", tmp_path / "memory"
    for folder in (disk, memory):
        folder.mkdir()
    monkeypatch.setattr(leftovers, "DISK", disk)
    monkeypatch.setattr(leftovers, "MEMORY", memory)
    monkeypatch.setattr(leftovers, "ROOM", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    folder = leftovers.make_folder()
    assert folder.parent == memory
    (folder / leftovers.OWNER).write_text(f"{os.getpid()} 1 {tmp_path / 'sockets'}")
    leftovers.sweep()
    assert not folder.exists()
    monkeypatch.setattr(leftovers, "ROOM", 2**62)
    assert leftovers.make_folder().parent == disk
    monkeypatch.setattr(leftovers, "ROOM", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert leftovers.make_folder().parent == tmp_path


def test_a_number_used_again_is_no_living_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = leftovers.make_folder()
    (folder / leftovers.OWNER).write_text(f"{os.getpid()} 1 {tmp_path / 'sockets'}")
    leftovers.sweep()
    assert not folder.exists()


def test_a_wrong_path_is_told_before_there_is_a_database(tmp_path: Path) -> None:
    environment = _environment(tmp_path) | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "pytest", "-n", "0", "src/amanjol/site", "src/amanjol/no_such_file.py"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "There is no src/amanjol/no_such_file.py." in done.stderr
    assert not (tmp_path / "cache").exists()  # where the migrated database would be looked for
    assert not list(tmp_path.glob(f"{leftovers.PREFIX}*"))


def test_what_tests_share_says_what_differs() -> None:
    """Pytest itself rewrites the assertions of test files and of `conftest.py` alone."""
    ours = {name: module for name, module in sys.modules.items() if name.startswith("amanjol.")}
    shared = {name: module for name, module in ours.items() if ".tests." in name}
    assert {type(module.__loader__).__name__ for module in shared.values()} == {"AssertionRewritingHook"}
    assert f"{__package__}.leftovers" in shared
