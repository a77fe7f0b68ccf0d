"""What `amanjol up` starts: begins again when it dies, not for ever, and ends when it is told to, or is ended."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amanjol.site import children as module
from amanjol.site.children import Children, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROGRAMS = {
    "steady": "import time\ntime.sleep(60)\n",
    "weak": "raise SystemExit(1)\n",
    "deaf": (
        "import pathlib, signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "grandchild = subprocess.Popen(['sleep', '60'])\n"
        "pathlib.Path(sys.argv[1]).write_text(str(grandchild.pid))\n"
        "time.sleep(60)\n"
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


def test_all_end_soon_whatever_they_are_busy_with(children: Children, tmp_path: Path) -> None:
    children.start("deaf", "deaf", str(tmp_path / "pid"))
    children.start("steady", "steady")
    _until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text() != "")
    began = time.monotonic()
    children.stop()
    assert time.monotonic() - began < 15, (
        "3 s on a machine with nothing else to do; the deaf one sleeps for 60"
    )
    grandchild = Path("/proc") / (tmp_path / "pid").read_text(encoding="ascii") / "stat"
    _until(lambda: not grandchild.exists() or " Z " in grandchild.read_text(encoding="ascii"))
