"""Ports for the servers of tests: below those that the kernel gives to connections, which come and go meanwhile."""

from __future__ import annotations

import os
import random
import re
from typing import Final

from amanjol.site.demo_devices import is_free

_FIRST: Final = 10_000
_EACH: Final = 1_000
"""To each process of a run its own: two never choose the same. The last ends below 32,768, where Linux begins."""
_WORKERS: Final = 22


def free_port(count: int = 1) -> int:
    """The first of `count` free ones in a row."""
    number = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or _WORKERS - 1) % _WORKERS
    block = range(_FIRST + number * _EACH, _FIRST + (number + 1) * _EACH - count)
    while True:
        port = random.choice(block)  # noqa: S311  no secret
        if all(is_free(port + after) for after in range(count)):
            return port
