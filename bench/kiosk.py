"""How long from a touch to an article on the kiosk? From the finger's event to the painted frame, in Chromium.

Every topic of one country, opened for the first time in a visit (cold: fetched, read, placed) and again (warm),
over our own server on the same machine, as a device has it. The bare page beside it has the same words and
nothing else, opened by a link and timed by the browser to its first paint.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import _servers
from _ground import installation, print_table
from playwright.sync_api import sync_playwright

from amanjol.site.tests import chromium

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LANGUAGE, COUNTRY = "uz", "kr"
KIOSK = "/kiosk/index.html"
BARE = "kiosk-bare"
ROUNDS = 5
SLOWER = (1, 4)  # times: this machine, and a weak board
AIM = 100  # milliseconds
# Set before a touch; read after it. A message that is handled after the frame's callback finds the frame drawn.
WATCH = """() => {
  window.touched = 0;
  addEventListener("touchstart", (event) => { window.touched = event.timeStamp; }, { capture: true, once: true });
  window.painted = new Promise((resolve) => {
    const stage = document.querySelector("[data-stage]");
    const watching = new MutationObserver(() => {
      if (!stage.querySelector("main.k-text h1")) return;
      watching.disconnect();
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => resolve(performance.now() - window.touched);
        after.port2.postMessage(null);
      });
    });
    watching.observe(stage, { childList: true });
  });
}"""
FIRST_PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") resolve(entry.startTime);
}).observe({ type: "paint", buffered: true }))"""


def open_country(browser: Browser, origin: str, slower: int) -> Page:
    """A new visit, as far as the topics of the country."""
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(origin + KIOSK)
    page.locator("[data-act=begin]").tap()
    page.locator(f'[data-language="{LANGUAGE}"]').tap()
    page.locator(f'[data-open="{LANGUAGE}/{COUNTRY}/index.html"]').tap()
    page.locator("main.k-topics").wait_for()
    page.wait_for_load_state("networkidle")
    return page


def touch_every_topic(page: Page) -> dict[str, float]:
    """Milliseconds to each article by its path; ends where it began."""
    paths = page.locator(".k-topics .k-rows [data-open]").evaluate_all(
        "(all) => all.map((e) => e.dataset.open)"
    )
    times = {}
    for path in paths:
        row = page.locator(f'.k-rows [data-open="{path}"]')
        row.scroll_into_view_if_needed()
        page.evaluate(WATCH)
        row.tap()
        times[path] = float(page.evaluate("() => window.painted"))
        page.locator("[data-act=back]").tap()
        page.locator("main.k-topics").wait_for()
    return times


def write_bare_pages(page: Page, paths: Sequence[str], pack: Path) -> None:
    """The words of each article alone, put into the pack as one more file."""
    for number, path in enumerate(paths):
        words = page.evaluate(
            """async (path) => {
              const text = await (await fetch(`../${path}`)).text();
              return new DOMParser().parseFromString(text, "text/html").querySelector("main").textContent;
            }""",
            path,
        )
        text = "".join(f"<p>{line.strip()}</p>\n" for line in words.splitlines() if line.strip())
        (pack / f"{BARE}-{number}.html").write_text(
            f'<!doctype html><html lang="{LANGUAGE}"><meta charset="utf-8"><title>.</title>\n{text}</html>\n',
            encoding="utf-8",
        )


def open_bare_pages(browser: Browser, origin: str, count: int, slower: int) -> list[float]:
    times = []
    for number in range(count):
        context = browser.new_context(viewport={"width": 1080, "height": 1920})
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(f"{origin}/{BARE}-{number}.html")
        times.append(float(page.evaluate(FIRST_PAINT)))
        context.close()
    return times


def row(name: str, times: Sequence[float], bare: Sequence[float]) -> list[str]:
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.95)]
    ratio = statistics.median(ordered) / statistics.median(bare)
    return [name, f"{statistics.median(ordered):.0f}", f"{late:.0f}", f"{ratio:.2f}"]


def measure(browser: Browser, origin: str, bare_origin: str, pack: Path, slower: int) -> None:
    cold: list[float] = []
    warm: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):  # in turns
        page = open_country(browser, origin, slower)
        first = touch_every_topic(page)
        cold += first.values()
        warm += touch_every_topic(page).values()
        write_bare_pages(page, list(first), pack)
        page.context.close()
        bare += open_bare_pages(browser, bare_origin, len(first), slower)
    print_table(
        f"Touch to article, {len(cold)} of each, processor {slower} times slower, aim under {AIM} ms",
        ["", "median, ms", "95 of 100 within, ms", "beside the bare page"],
        [
            row("first time in a visit", cold, bare),
            row("again", warm, bare),
            row("the bare page (the limit)", bare, bare),
        ],
    )


def main() -> None:
    with installation() as folder, _servers.granian(_servers.APPLICATION, KIOSK) as (port, _process):
        pack = (folder / "packs" / "current").resolve()
        with (
            _servers.nginx(pack, folder, [], KIOSK) as (bare_port, _bare_process),
            sync_playwright() as playwright,
        ):
            browser = chromium.launched(playwright.chromium, ["--disable-gpu"])
            for slower in SLOWER:
                measure(browser, f"http://localhost:{port}", f"http://localhost:{bare_port}", pack, slower)
            browser.close()


if __name__ == "__main__":
    main()
