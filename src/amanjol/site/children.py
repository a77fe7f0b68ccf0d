"""Processes that live as long as the one that started them.

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

_PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>


@dataclass(slots=True)
class Children:
    """The processes of a run. `watch` ends when one of them does that must not."""

    environment: dict[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _may_end: set[str] = field(default_factory=set)

    def start(self, name: str, *command: str, may_end: bool = False) -> None:
        if may_end:
            self._may_end.add(name)
        self.running[name] = subprocess.Popen(
            [sys.executable, "-m", *command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  this process has one thread
        )

    def watch(self) -> str:
        """Wait until a child ends; gives its name."""
        while True:
            ended = self.ended()
            if ended:
                return ended
            time.sleep(0.3)

    def ended(self) -> str:
        """The name of one that has ended and must not have; empty where all run."""
        for name, process in self.running.items():
            if name not in self._may_end and process.poll() is not None:
                return name
        return ""

    def stop(self) -> None:
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def end_with_parent() -> None:
    """In the child, before it runs: be told to end when the parent is gone."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
