"""A built pack in a browser, without a server and without what a phone would keep of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

ORIGIN = "http://guide.test/"


@contextmanager
def opened(browser: Browser, pack: Path, *, scripts: bool = True) -> Iterator[Page]:
    """A blank page of its own, for which the pack lies at `ORIGIN`; scripts run or do not."""

    def serve(route: Route) -> None:
        file = pack / route.request.url.removeprefix(ORIGIN).partition("#")[0]
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)

    context = browser.new_context(
        service_workers="block", reduced_motion="reduce", java_script_enabled=scripts
    )
    context.route("**/*", serve)
    page = context.new_page()
    yield page
    context.close()
