"""The process that sets one document: reads it from its standard input, writes the PDF to its standard output, ends.

The looks in `look/` are the only markup that is ever compiled. They get the document as JSON and put its texts on
the page as texts. They import no package, and the fonts beside them are all the fonts there are.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import typst

HERE: Final = Path(__file__).parent
LOOKS: Final = HERE / "look"
STANDARD: Final = "ua-1"
MADE_AT: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The same in every PDF: a file does not say when it was made."""
MOST_SECONDS: Final = 25
MOST_MEMORY: Final = 2 * 1024**3
FAILED: Final = 3


def main() -> int:
    _limit()
    order = json.loads(sys.stdin.buffer.read())
    inputs = {f"picture-{number}": picture for number, picture in enumerate(order["pictures"])}
    try:
        pdf = typst.compile(
            LOOKS / f"{order['look']}.typ",
            root=LOOKS,
            font_paths=[HERE / "fonts"],
            ignore_system_fonts=True,
            sys_inputs=inputs | {"values": json.dumps(order["values"])},
            pdf_standards=[STANDARD],
            timestamp=MADE_AT,
        )
    except RuntimeError:
        # What went wrong quotes the document, and whoever started this process would write it into a log.
        return FAILED
    sys.stdout.buffer.write(pdf)
    return 0


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
