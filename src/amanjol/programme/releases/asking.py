"""Has a release attacked by a process of its own (`examiner.py`)."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

logger = logging.getLogger(__name__)
LONGEST: Final = 1_200
"""Seconds until an attack is given up: then it was not settled, which counts as told."""
_COMMAND: Final = (sys.executable, "-I", "-m", "amanjol.programme.releases.examiner")


def examined(order: Mapping[str, Any], progress: Callable[[int, int], None]) -> dict[str, Any] | None:
    """{"told": [as `records.told_to_plain`, …], "tied": [places of earlier ones, …]}; None where it was not settled, or
    the process did not end well.
    """
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    try:
        process = subprocess.Popen(
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=threads
        )
    except OSError:
        logger.exception("An attack on a release could not begin.")
        return None
    with process:
        clock = threading.Timer(LONGEST, process.kill)
        clock.start()
        try:
            return _heard(process, order, progress)
        finally:
            clock.cancel()
            process.kill()


def _heard(
    process: subprocess.Popen[bytes], order: Mapping[str, Any], progress: Callable[[int, int], None]
) -> dict[str, Any] | None:
    if process.stdin is None or process.stdout is None:  # both were asked for
        return None
    try:
        process.stdin.write(json.dumps(order).encode())
        process.stdin.close()
    except BrokenPipeError:
        logger.error("An attack on a release could not begin.")  # noqa: TRY400  the error says no more
        return None
    for line in process.stdout:
        try:
            answer = json.loads(line)
        except ValueError:  # it was killed in the middle of a line
            break
        if "found" in answer:
            findings: dict[str, Any] | None = answer["found"]
            return findings
        progress(answer["done"], answer["of_all"])
    logger.error("An attack on a release ended without an answer.")
    return None
