"""Processor, memory and network of the own process."""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress


def confine(*, seconds: int, memory: int) -> None:
    """For good: `seconds` of the processor, after which the system ends it; `memory` in bytes that it fills (what it
    only reserves counts for nothing: V8 reserves far more), after which it gets none; no network, where the machine
    allows that. Memory and network are limited on Linux alone.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        # A machine may give nobody a network of their own; nothing names an address anyway.
        with suppress(OSError):
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
