"""Publishes in processes that are killed at a chosen step. Run by `test_folder_crashes`.

Reads lines `STEP NODE PLACE`: publishes the pack of a node to a place in a child that SIGKILL ends before its
STEP-th change of the disk, and answers with the child's signal, or 0 where it came to its end before.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path
from typing import Any

from amanjol.public.packs.publishing.tests.stage import NOW, Node

CHANGES = ("fsync", "link", "mkdir", "replace", "unlink")


def count_down(steps: int) -> None:
    """Have every change of the disk count, and the last one not happen."""
    left = steps

    def counted(real: Any) -> Any:
        def change(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **options)

        return change

    for name in CHANGES:
        setattr(os, name, counted(getattr(os, name)))
    opened = io.open

    def open_counted(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        return (counted(opened) if set(mode) & set("wxa+") else opened)(file, mode, *arguments, **options)

    io.open = open_counted  # what pathlib opens with


def main() -> None:
    for line in sys.stdin:
        steps, node, place = line.split()
        child = os.fork()
        if child == 0:
            count_down(int(steps))
            Node(Path(node), now=NOW).publish(place)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        print(os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status), flush=True)  # noqa: T201  the answer


if __name__ == "__main__":
    main()
