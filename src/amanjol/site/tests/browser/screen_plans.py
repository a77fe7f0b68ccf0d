"""What a device answers its wall screen, as tests route it, and what the screen tells back."""

from __future__ import annotations

import io
import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageStat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

WIDE, TALL = (1920, 1080), (1080, 1920)
HALF = (960, 540)  # the same picture, of which each frame costs a quarter
PASSPORT = {"kind": "page", "key": "general/kept-passport", "seconds": 20}
OFFER = {"kind": "page", "key": "general/job-offer", "seconds": 20}
POSTER = {"kind": "poster", "file": "kept-passport.svg", "seconds": 20}
FILM = {"kind": "clip", "file": "clip-keep-your-passport.mp4"}
TITLE = ".s-layer.is-shown:last-child [data-title]"  # of the slide that is seen


def playlist(*items: dict[str, Any], languages: tuple[str, ...] = ("ru",)) -> dict[str, Any]:
    return {"items": list(items), "languages": list(languages)}


def plan(**parts: Any) -> dict[str, Any]:
    """A document that shows the playlist `all` everywhere; parts replace its own."""
    whole = {
        "from": "2026-01-01",
        "to": None,
        "weekdays": [1, 2, 3, 4, 5, 6, 7],
        "hours": None,
        "priority": 5,
    }
    document: dict[str, Any] = {
        "version": 1,
        "playlists": {},
        "schedules": [{"playlist": "all"}],
        "notices": [],
    } | parts
    nowhere: dict[str, Any] = {"places": [], "groups": []}
    document["schedules"] = [nowhere | whole | schedule for schedule in document["schedules"]]
    return document


def notice(**changes: Any) -> dict[str, Any]:
    nowhere: dict[str, Any] = {"places": [], "groups": [], "page": ""}
    texts = {"ru": {"title": "Рейс перенесён", "text": "Подойдите к стойке 14."}}
    return nowhere | {"id": "6d0f7a35-2b4c-4a4f-9f0e-0b6f5f6f0f10", "texts": texts} | changes


@dataclass
class Device:
    """Answers for a device at Tashkent's airport. `is_reachable` off: its own server does not answer at all."""

    document: dict[str, Any]
    settings: dict[str, Any] = field(default_factory=dict)
    is_reachable: bool = True
    warnings: dict[str, Any] | None = None
    played: list[dict[str, Any]] = field(default_factory=list)
    here: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        if not self.is_reachable:
            route.abort()
            return
        name = route.request.url.rpartition("/")[2]
        sent = json.loads(route.request.post_data or "null")
        if name == "screens.json":
            route.fulfill(
                json=self.document | {"place": "TAS", "group": "hall", "time_zone": "Asia/Tashkent"}
            )
        elif name == "settings.json":
            route.fulfill(json=self.settings | {"device": True, "kind": "screen"})
        elif name == "warnings.json":
            route.fulfill(json=self.warnings or {})  # as a device without any
        elif name == "played":
            self.played.append(sent)
            route.fulfill(status=204)
        else:
            self.here.append(sent)
            route.fulfill(json={"hold": len(self.here) == 1})

    @property
    def counted(self) -> dict[tuple[str, str], int]:
        counts: dict[tuple[str, str], int] = {}
        for report in self.played:
            for row in report["rows"]:
                key = (row["item"], row["language"])
                counts[key] = counts.get(key, 0) + row["count"]
        return counts

    @property
    def faults(self) -> list[str]:
        return [fault for report in self.played for fault in report["faults"]]


def open_screen(context: BrowserContext, address: str, device: Device, now: str | None = None) -> Page:
    """`now` sets the clock of the device, and lets it run from there."""
    page = context.new_page()
    if now:
        page.clock.install(time=now)
    page.route("**/device/*", device.answer)
    page.goto(f"{address}/screen/")
    return page


@contextmanager
def screen_of(browser: Browser, size: tuple[int, int] = WIDE, **options: Any) -> Iterator[BrowserContext]:
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(60_000)
    yield context
    context.close()


@contextmanager
def quiet_screen_of(browser: Browser, size: tuple[int, int] = WIDE) -> Iterator[BrowserContext]:
    """A wide panel. What any script or the content security policy complains of fails the test."""
    complaints: list[str] = []
    with screen_of(browser, size) as context:
        context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        yield context
    assert complaints == []


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what this test's own side is to see; what is routed is answered only while the browser is asked."""
    for _look in range(1200):  # a minute
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()


def whiteness(page: Page) -> float:
    """Mean brightness of all but the light strip at the bottom, from 0 to 1."""
    with Image.open(io.BytesIO(page.screenshot(type="jpeg", quality=90))) as picture:
        grey = picture.convert("L").crop((0, 0, picture.width, picture.height * 7 // 8))
        return float(ImageStat.Stat(grey).mean[0]) / 255
