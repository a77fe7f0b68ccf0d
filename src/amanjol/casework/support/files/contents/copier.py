"""The process that makes the copy of one file: reads it from standard input, writes its copy to standard output, ends.

What unpacks an untrusted file is in no memory of web server or worker: it is given the file alone and no variable of
theirs, has no network where the machine allows that, and ends with its limits of time and memory. It is the same user
of the machine. What it says of a file is its copy, or that there is none.

Run as `python -m amanjol.casework.support.files.contents.copier pdf`; see `copying`.
"""

from __future__ import annotations

import io
import sys
from typing import Final

from amanjol.foundation.confinement.limits import confine

MOST_SECONDS: Final = 30
MOST_MEMORY: Final = 512 * 1024**2
FAILED: Final = 3


def main() -> int:
    confine(seconds=MOST_SECONDS, memory=MOST_MEMORY)
    from amanjol.casework.support.files.contents.copiers import COPIERS  # noqa: PLC0415  after the limits are set

    target = io.BytesIO()
    try:
        COPIERS[sys.argv[1]](io.BytesIO(sys.stdin.buffer.read()), target)
    except Exception:  # noqa: BLE001  what went wrong quotes the file, which is in no log
        return FAILED
    sys.stdout.buffer.write(target.getbuffer())
    return 0


if __name__ == "__main__":
    sys.exit(main())
