"""Processes that live as long as the one that started them, and begin again when they die.

They are told to end when it stops, and on Linux the kernel tells them when it is killed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>
_PARENT: Final = os.getpid()  # of whoever starts children, since they inherit it before they run
PAUSES: Final = (0.5, 2.0, 5.0, 15.0, 30.0, 60.0)  # seconds before one begins again; after the last, no more
STEADY: Final = 300.0  # seconds that one must have run for its earlier ends to be forgotten
ENDS_WITHIN: Final = (
    1.5  # seconds for all of them together; then they are killed, which each of them survives
)


@dataclass(slots=True)
class _Child:
    """Something that must run: how it begins, whether it runs, how often it has ended in a row."""

    begin: Callable[[], object]
    runs: Callable[[], bool]
    began_at: float
    ends: int = 0
    again_at: float | None = None


@dataclass(slots=True)
class Children:
    """The processes of a run. `say` hears a sentence whenever one has died."""

    environment: dict[str, str]
    say: Callable[[str], None] = print
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _children: dict[str, _Child] = field(default_factory=dict)

    def start(self, name: str, *command: str) -> None:
        """Begin a module of Python with its arguments, now and whenever it has died."""
        begin = partial(self._begin, name, command)
        begin()
        self.keep(name, begin, lambda: self.running[name].poll() is None)

    def keep(self, name: str, begin: Callable[[], object], runs: Callable[[], bool]) -> None:
        """As with one of ours, something else that runs already. What was kept before begins again before."""
        self._children[name] = _Child(begin, runs, time.monotonic())

    def look(self) -> str:
        """Begin again what died a while ago. Gives the name of one that died too often, else an empty text."""
        for name, child in self._children.items():
            now = time.monotonic()
            if child.again_at is not None:
                if now >= child.again_at:
                    child.again_at, child.began_at = None, now
                    child.begin()
            elif not child.runs():
                child.ends = 1 if now - child.began_at > STEADY else child.ends + 1
                if child.ends > len(PAUSES):
                    return name
                pause = PAUSES[child.ends - 1]
                child.again_at = now + pause
                self.say(f"The {name} has ended by itself; it begins again in {pause:g} s.")
        return ""

    def ended(self) -> str:
        """The name of one that does not run; empty where all do."""
        return next((name for name, child in self._children.items() if not child.runs()), "")

    def stop(self) -> None:
        stop_all(self)

    def _begin(self, name: str, command: tuple[str, ...]) -> None:
        self.running[name] = subprocess.Popen(
            [sys.executable, "-m", *command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  this process has one thread
        )


def stop_all(*everybody: Children) -> None:
    """All of them are told before any is waited for, and share one ENDS_WITHIN, however many nodes they are of."""
    processes = [process for children in everybody for process in children.running.values()]
    for process in processes:
        process.terminate()
    until = time.monotonic() + ENDS_WITHIN
    for process in processes:
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def watch(*everybody: Children) -> str:
    """Until a process has died too often; gives its name."""
    while True:
        for children in everybody:
            given_up = children.look()
            if given_up:
                return given_up
        time.sleep(0.3)


def end_with_parent() -> None:
    """In the child, before it runs: be told to end when the parent is gone, also where it went meanwhile."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != _PARENT:
        os._exit(1)
