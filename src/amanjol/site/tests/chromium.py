"""Which Chromium tests, measurements and pictures are made with, and how it is started.

The one named in `AMANJOL_CHROMIUM`; else the first of this machine's; else Playwright's own, which `make test` installs
where there is no other.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, BrowserType

WHOLE: Final = ("chromium", "chromium-browser")  # with windows, and pages kept for Back
NAMES: Final = ("chromium-headless-shell", *WHOLE)  # the shell does the same for half the processor
PAGES_WAIT: Final = (
    30_000.0  # milliseconds for what a page is to show, on a busy machine; Playwright waits 5 s
)


def installed(names: Iterable[str] = NAMES) -> str | None:
    """The path of the first that is here; nothing where there is none, which to Playwright is its own."""
    return next(filter(None, map(shutil.which, names)), None)


def launched(
    kind: BrowserType, arguments: Iterable[str] = (), *, path: str | None = None, **options: Any
) -> Browser:
    """Started, of `playwright.chromium`. As root it has no sandbox, which would not start there."""
    path = path or os.environ.get("AMANJOL_CHROMIUM") or installed()
    expect.set_options(timeout=PAGES_WAIT)
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    return kind.launch(executable_path=path, args=[*arguments, *alone], **options)
