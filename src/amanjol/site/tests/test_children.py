"""What `amanjol up` starts: begins again when it dies, not for ever, and ends when it is told to, or is ended."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from amanjol.site import children as module
from amanjol.site.children import Children, stop_all, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROGRAMS = {
    "steady": "import time\ntime.sleep(600)\n",
    "weak": "raise SystemExit(1)\n",
    "deaf": (
        "import pathlib, signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "grandchild = subprocess.Popen(['sleep', '600'])\n"
        "pathlib.Path(sys.argv[1]).write_text(str(grandchild.pid))\n"
        "time.sleep(600)\n"
    ),
}


@pytest.fixture
def children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Children]:
    for name, text in PROGRAMS.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="ascii")
    monkeypatch.setattr(module, "PAUSES", (0.05, 0.05, 0.05))
    said: list[str] = []
    started = Children({**os.environ, "PYTHONPATH": str(tmp_path)}, said.append)
    yield started
    started.stop()


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_killed_one_begins_again(children: Children) -> None:
    children.start("worker", "steady")
    before = children.running["worker"]
    assert (children.look(), children.ended()) == ("", "")
    before.kill()
    _until(lambda: children.look() == "" and children.running["worker"].pid != before.pid)
    assert children.ended() == ""
    assert children.running["worker"].poll() is None


def test_one_that_always_dies_is_given_up(children: Children) -> None:
    children.start("steady", "steady")
    children.start("worker", "weak")
    assert watch(children) == "worker"
    said: list[str] = children.say.__self__  # type: ignore[attr-defined]
    assert said == ["The worker has ended by itself; it begins again in 0.05 s."] * 3


def test_what_was_long_well_is_forgiven(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STEADY", 0.0)
    alive = [True]
    begun: list[int] = []
    children.keep("database", lambda: begun.append(1), lambda: alive[0])
    alive[0] = False
    _until(lambda: (children.look(), len(begun))[1] > 5)


def test_all_end_whatever_they_are_busy_with(children: Children, tmp_path: Path) -> None:
    """The deaf one is killed, with whom it began: it would go on for ten minutes."""
    children.start("deaf", "deaf", str(tmp_path / "pid"))
    children.start("steady", "steady")
    _until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text() != "")
    children.stop()
    assert children.running["deaf"].returncode == -signal.SIGKILL
    assert children.running["steady"].returncode in {-signal.SIGTERM, -signal.SIGKILL}
    grandchild = Path("/proc") / (tmp_path / "pid").read_text(encoding="ascii") / "stat"
    _until(lambda: not grandchild.exists() or " Z " in grandchild.read_text(encoding="ascii"))


def test_those_of_two_nodes_are_told_before_any_is_waited_for_and_share_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, asked = [0.0], list[str]()

    class Deaf:
        def __init__(self, pid: int) -> None:
            self.pid = pid

        def terminate(self) -> None:
            asked.append(f"{self.pid} told")

        def wait(self, seconds: float | None = None) -> None:
            if seconds is None:
                return  # it was killed
            asked.append(f"{self.pid} waited for")
            clock[0] += seconds
            raise subprocess.TimeoutExpired("deaf", seconds)

    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(
        module, "os", SimpleNamespace(killpg=lambda pid, _signal: asked.append(f"{pid} killed"))
    )
    here, neighbour = (Children({}, running={"worker": Deaf(pid)}) for pid in (1, 2))  # type: ignore[dict-item]
    stop_all(here, neighbour)
    ends = ["1 waited for", "1 killed", "2 waited for", "2 killed"]
    assert asked == ["1 told", "2 told", *ends]
    assert clock == [module.ENDS_WITHIN]
