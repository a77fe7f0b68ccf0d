"""What does the first visit of a country page cost: bytes and requests on the wire, and the time to first paint?

A real Chromium at a phone's size, its processor slowed four times, over our own server with brotli. The bare
page beside it has the same words and no style, script, font or picture.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import _servers
from _ground import installation, print_table
from playwright.sync_api import sync_playwright

from amanjol.site.tests import chromium

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PAGE = "/uz/kr/index.html"
BARE = "/uz/kr/bare.html"
ROUNDS = 7
SLOWER = 4  # times
AT_MOST = (60_000, 9)  # bytes and requests of the page itself
WORKER_SECONDS = 60  # the longest wait until all is kept; it starts when the page is at rest
PAINTED = """() => new Promise((resolve) => new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") resolve(entry.startTime);
}).observe({ type: "paint", buffered: true }))"""


@dataclass
class Traffic:
    """Requests, and bytes on the wire with the heads of answers, of one visit."""

    addresses: list[str] = field(default_factory=list)
    size: int = 0

    def listen(self, session: Any) -> None:
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda event: self.addresses.append(event["request"]["url"]))
        session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, Any]) -> None:
        self.size += int(event["encodedDataLength"])


def visit(browser: Browser, address: str) -> tuple[Traffic, float]:
    """One visit with nothing kept from earlier, and without the service worker, which starts later.

    Gives the traffic and the milliseconds to first paint.
    """
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        device_scale_factor=3,
        service_workers="block",
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    traffic = Traffic()
    traffic.listen(session)
    page.goto(address, wait_until="networkidle")
    painted = float(page.evaluate(PAINTED))
    context.close()
    return traffic, painted


def kept_for_offline(browser: Browser, address: str) -> tuple[int, int]:
    """Files and their bytes (unpacked) that the service worker keeps after the page is shown."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.locator("[data-saved]").wait_for(timeout=WORKER_SECONDS * 1000)
    counts = page.evaluate("""async () => {
        let files = 0, size = 0;
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
                files += 1;
                size += (await (await cache.match(request)).arrayBuffer()).byteLength;
            }
        }
        return [files, size];
    }""")
    context.close()
    return int(counts[0]), int(counts[1])


def write_bare_page(browser: Browser, address: str, pack: Path) -> None:
    """The words of the page alone, put into the pack as one more file."""
    page = browser.new_page()
    page.goto(address)
    words = page.evaluate("document.querySelector('main').innerText")
    page.close()
    text = "".join(f"<p>{line}</p>\n" for line in words.splitlines() if line.strip())
    (pack / BARE.lstrip("/")).write_text(
        f'<!doctype html><html lang="uz"><meta charset="utf-8"><title>.</title>\n{text}</html>\n',
        encoding="utf-8",
    )


def main() -> None:
    with installation() as folder, _servers.granian(_servers.APPLICATION, PAGE) as (port, _process):
        origin = f"http://localhost:{port}"
        pack = (folder / "packs" / "current").resolve()
        with sync_playwright() as playwright:
            browser = chromium.launched(playwright.chromium, ["--disable-gpu"])
            write_bare_page(browser, origin + PAGE, pack)
            with _servers.nginx(pack, folder, [], PAGE) as (bare_port, _bare_process):
                ours, bare = [], []
                for _ in range(ROUNDS):  # in turns
                    traffic, painted = visit(browser, origin + PAGE)
                    ours.append(painted)
                    bare.append(visit(browser, f"http://localhost:{bare_port}{BARE}")[1])
            files, size = kept_for_offline(browser, origin + PAGE)
            browser.close()
    paint, bare_paint = statistics.median(ours), statistics.median(bare)
    print_table(
        f"First visit of {PAGE}, median of {ROUNDS}, processor {SLOWER} times slower",
        ["", "measured", "at most"],
        [
            ["bytes on the wire", f"{traffic.size:,}", f"{AT_MOST[0]:,}"],
            ["requests", len(traffic.addresses), AT_MOST[1]],
            ["first paint, ms", f"{paint:.0f}", ""],
            ["first paint of a bare page, ms", f"{bare_paint:.0f}", ""],
            ["ratio", f"{paint / bare_paint:.2f}", ""],
        ],
    )
    print(f"\nAfterwards the service worker keeps {files} files for use offline, {size:,} bytes unpacked.")
    for address in traffic.addresses:
        print(f"  {address.removeprefix(origin)}")


if __name__ == "__main__":
    main()
