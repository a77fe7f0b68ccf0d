"""The process that attacks one release: reads its order from standard input, says how far it is and what it found on
standard output, ends.

HiGHS can take minutes and much memory: neither web server nor worker has it in theirs. It is given what is public, has
no network, and ends with its limits.

Order: {"release": as `records.to_plain`, "earlier": [the same, or null for what cannot be read, …], "readings":
[[places of earlier ones, from 0, …], …]}, a list for each way in which those are read: first the believed ones alone.
Answer, a line each: {"done": n, "of_all": n}, and last {"found": {"told": [as `records.told_to_plain`, …], "tied":
[places of believed ones that were held together with it, …]}}, or null instead where it was not settled.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.confinement.limits import confine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_SECONDS: Final = 900
MOST_MEMORY: Final = 2 * 1024**3
EVERY: Final = 0.5
"""Seconds between two sayings of how far it is."""


def main() -> int:
    confine(seconds=MOST_SECONDS, memory=MOST_MEMORY)
    order = json.loads(sys.stdin.buffer.read())
    last = 0.0

    def say(done: int, of_all: int) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= EVERY:
            last = now
            _write({"done": done, "of_all": of_all})

    _write({"found": examined(order, say)})
    return 0


def examined(order: Mapping[str, Any], progress: Callable[[int, int], None]) -> dict[str, Any] | None:
    """All that any reading of the earlier releases tells, each of a release as `earlier` counts them and the new one
    after them; None where one was not settled. A reading in which nobody can be counted because of what is not
    believed was never released so, and says nothing.
    """
    from amanjol.programme.insights.auditing.narrowing import Impossible  # noqa: PLC0415  after the limits are set
    from amanjol.programme.insights.auditing.ways import Unsettled  # noqa: PLC0415  as above
    from amanjol.programme.insights.examining import examine  # noqa: PLC0415  as above
    from amanjol.programme.insights.release_files import ReleaseBroken  # noqa: PLC0415  as above
    from amanjol.programme.releases.records import from_plain, told_to_plain  # noqa: PLC0415  as above

    findings: list[dict[str, Any]] = []
    tied: list[int] = []
    try:
        for number, reading in enumerate(order["readings"]):
            earlier = [from_plain(order["earlier"][place]) for place in reading]
            numbers = [*(place + 1 for place in reading), len(order["earlier"]) + 1]
            try:
                new = examine(from_plain(order["release"]), earlier, progress=progress)
            except (Impossible, ReleaseBroken):
                if number == 0:
                    raise
                continue
            if number == 0:
                tied = [reading[place] for place in new.tied]
            plain = [
                told_to_plain(replace(finding, release=numbers[finding.release - 1])) for finding in new.told
            ]
            findings += [finding for finding in plain if finding not in findings]
    except (Impossible, Unsettled, ReleaseBroken):
        return None
    return {"told": findings, "tied": tied}


def _write(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
