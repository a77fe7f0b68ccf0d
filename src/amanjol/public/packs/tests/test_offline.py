"""What a phone keeps of a pack, in a real browser: text by visiting, a country when asked, nothing else."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from playwright.sync_api import expect

from amanjol.public.guide import documents as d
from amanjol.public.packs import serving
from amanjol.public.packs.building import PackBuilder
from amanjol.public.packs.serving import PackSite
from amanjol.public.packs.tests.served_pack import dynamic, switch
from amanjol.public.packs.tree import TreeWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from amanjol.public.packs.tests.snapshots import Snapshot

pytestmark = pytest.mark.browser

CLIP = bytes(range(256)) * 4000
KEPT = """async () => {
  const paths = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) {
      const address = new URL(request.url);
      paths.push(address.pathname.slice(1) + address.search);
    }
  }
  return paths;
}"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments: Any) -> None:
        pass


class Threaded(WSGIServer):
    """One thread would wait for a connection that a browser keeps open."""

    def process_request(self, request: Any, client_address: Any) -> None:
        threading.Thread(target=self._answer, args=(request, client_address), daemon=True).start()

    def _answer(self, request: Any, client_address: Any) -> None:
        self.finish_request(request, client_address)
        self.shutdown_request(request)


@dataclass
class LocalSite:
    """A pack behind an address, what was asked of it, and paths that fail."""

    root: Path
    asked: list[str] = field(default_factory=list)
    fails: set[str] = field(default_factory=set)
    address: str = ""
    program: Any = dynamic  # what is no file of the pack

    def build(self, guide: Snapshot, number: int) -> None:
        with TreeWriter(self.root) as tree:
            facts = PackBuilder(guide, tree).build(lambda _digest: number)
            tree.finish(facts, self.root / str(number))
        switch(self.root, number)

    @contextmanager
    def running(self) -> Iterator[None]:
        site = PackSite(self.program, self.root / "current")

        def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            path = environ["PATH_INFO"].lstrip("/")
            self.asked.append(path)
            if path in self.fails:
                start_response("500 Internal Server Error", [("Content-Length", "0")])
                return []
            return site(environ, start_response)

        with make_server("localhost", 0, application, Threaded, Quiet) as server:
            self.address = f"http://localhost:{server.server_port}/"
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
            thread.start()
            yield
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def filmed(guide: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The starter guide in English, with a clip on one page of Korea and none elsewhere."""
    folder = tmp_path_factory.mktemp("clip")
    (folder / "clip.mp4").write_bytes(CLIP)
    (folder / "clip.vtt").write_text("WEBVTT\n", encoding="utf-8")
    media = {**guide.media} | {name: folder / name for name in ("clip.mp4", "clip.vtt")}
    english = replace(guide, media=media, by_language={"en": guide.by_language["en"]})
    blocks = english.document("en", "kr/health-care").blocks
    clip = d.Video("Film", "clip.mp4", "clip.vtt", "Words of the film")
    return english.edited("en", "kr/health-care", blocks=(clip, *blocks))


@pytest.fixture
def served(filmed: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalSite]:
    monkeypatch.setattr(serving, "CHECK_EVERY", 0.0)
    site = LocalSite(tmp_path)
    site.build(filmed, 1)
    with site.running():
        yield site


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def visit(phone: Page, served: LocalSite, path: str = "en/kr/index.html") -> None:
    """Until the box that offers to keep the country knows how much that is."""
    phone.goto(served.address + path)
    phone.locator('[data-keep] [data-keep-when="offer"]:not([hidden])').wait_for()
    phone.locator("[data-saved]:not([hidden])").wait_for(state="attached")


def keep(phone: Page, level: str) -> None:
    phone.locator("[data-keep] summary").click()
    phone.locator(f'[data-keep-when="offer"] [data-keep-level="{level}"]').click()
    expect(phone.locator("[data-keep-remove]")).to_be_visible()


def wait_for_pack(phone: Page, name: str) -> None:
    """Until it is the only one that the phone holds, beside what changes without a pack."""
    for _ in range(100):
        if {*phone.evaluate("caches.keys()")} - {"amanjol-beside"} == {name}:
            return
        phone.wait_for_timeout(200)
    raise AssertionError(f"{name} did not take over")


def test_a_visit_keeps_the_text_and_neither_pictures_nor_films(phone: Page, served: LocalSite) -> None:
    visit(phone, served)
    paths = phone.evaluate(KEPT)
    assert {"en/kr/health-care.html", "en/kr/card.html", "en/search.json"} <= set(paths)
    assert not [path for path in paths if path.startswith(("media/", "voices/")) or "/notes-" in path]
    assert not [path for path in served.asked if path.startswith("media/")]


def test_a_picture_that_was_seen_stays_but_a_film_that_was_seen_does_not(
    phone: Page, served: LocalSite
) -> None:
    visit(phone, served)
    for path in ("media/kept-passport.svg", "media/clip.mp4", "en/kr/notes-en-kr.html"):
        assert phone.evaluate("path => fetch('/' + path).then((answer) => answer.ok)", path)
    phone.wait_for_timeout(300)
    paths = set(phone.evaluate(KEPT))
    assert "media/kept-passport.svg" in paths
    assert not paths & {"media/clip.mp4", "en/kr/notes-en-kr.html"}


def test_more_than_a_little_is_never_kept_unasked(phone: Page, filmed: Snapshot, served: LocalSite) -> None:
    text = d.Text("Long. " * 300_000)
    served.build(filmed.edited("en", "kr/health-care", blocks=(text,)), 2)
    visit(phone, served)
    paths = phone.evaluate(KEPT)
    assert "en/kr/index.html" in paths
    assert "en/kr/health-care.html" not in paths


def test_keeping_tells_the_size_first_and_then_works_without_internet(phone: Page, served: LocalSite) -> None:
    visit(phone, served)
    phone.locator("[data-keep] summary").click()
    sizes = [size.inner_text() for size in phone.locator(".choices [data-keep-size]:visible").all()]
    assert sizes[0].endswith(" kB")
    assert sizes[1].endswith(" MB")
    phone.locator("[data-keep] summary").click()
    keep(phone, "pictures")
    expect(phone.locator("[data-keep]")).to_contain_text("Works without internet")
    paths = set(phone.evaluate(KEPT))
    assert "media/kept-passport.svg" in paths
    assert "media/clip.mp4" not in paths

    phone.context.set_offline(True)
    phone.goto(f"{served.address}en/general/kept-passport.html")
    loaded = "image => image.decode().then(() => image.naturalWidth)"
    assert phone.locator(".poster img").first.evaluate(loaded) > 0
    phone.goto(f"{served.address}en/kr/take-along.html")
    expect(phone.locator("[data-keep-remove]")).to_be_visible()


def _desk(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """A page of a person and, to compare, one that anybody may keep."""
    is_of_desk = environ["PATH_INFO"].startswith("/desk/")
    storing = [("Cache-Control", "no-store")] if is_of_desk else []
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), *storing])
    return [b"<!doctype html><title>Rosa</title>"]


def test_what_must_not_be_stored_is_not_kept(
    phone: Page, filmed: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one address serves all, the worker sees the desk too; what it keeps outlives the session."""
    site = LocalSite(tmp_path, program=_desk)
    monkeypatch.setattr(serving, "CHECK_EVERY", 0.0)
    site.build(filmed, 1)
    with site.running():
        visit(phone, site)
        for path in ("desk/cases/", "fleet/"):
            phone.goto(site.address + path)
            assert phone.title() == "Rosa"
        phone.reload()
        paths = phone.evaluate(KEPT)
    assert "fleet/index.html" in paths
    assert not [path for path in paths if path.startswith("desk")]


def test_without_internet_a_folder_opens_by_its_name_too(phone: Page, served: LocalSite) -> None:
    visit(phone, served)
    phone.context.set_offline(True)
    phone.goto(f"{served.address}en/kr")
    expect(phone).to_have_url(f"{served.address}en/kr/")
    expect(phone.locator("h1")).to_have_text("Republic of Korea")
    phone.goto(f"{served.address}en/nowhere")
    expect(phone.locator("h1")).to_have_text("This page is not here")


def test_with_sound_a_film_plays_in_pieces_without_internet(phone: Page, served: LocalSite) -> None:
    visit(phone, served)
    keep(phone, "sound")
    assert {"media/clip.mp4", "media/clip.vtt"} <= set(phone.evaluate(KEPT))
    phone.context.set_offline(True)
    piece = phone.evaluate("""async () => {
      const answer = await fetch("/media/clip.mp4", { headers: { Range: "bytes=256-259" } });
      return [answer.status, answer.headers.get("content-range"), [...new Uint8Array(await answer.arrayBuffer())]];
    }""")
    assert piece == [206, f"bytes 256-259/{len(CLIP)}", [0, 1, 2, 3]]


def test_a_kept_country_is_removed_with_what_came_with_it(phone: Page, served: LocalSite) -> None:
    visit(phone, served)
    keep(phone, "sound")
    phone.locator("[data-keep-remove]").click()
    expect(phone.get_by_text("Removed from this phone.")).to_be_visible()
    expect(phone.locator('[data-keep-when="offer"] [data-keep-level="sound"]')).to_be_visible()
    left = phone.evaluate(KEPT)
    assert not [path for path in left if path.startswith(("en/kr/", "media/", "letters/"))]
    assert "en/general/job-offer.html" in left


def test_what_fails_says_so_and_the_next_try_takes_the_rest(phone: Page, served: LocalSite) -> None:
    visit(phone, served)
    served.fails = {"media/clip.mp4"}
    phone.locator("[data-keep] summary").click()
    phone.locator('[data-keep-when="offer"] [data-keep-level="sound"]').click()
    expect(phone.get_by_text("Not everything could be kept.")).to_be_visible()
    served.fails.clear()
    served.asked.clear()
    phone.locator('[data-keep-when="offer"] [data-keep-level="sound"]').click()
    expect(phone.locator("[data-keep-remove]")).to_be_visible()
    assert "en/kr/your-rights.html" not in served.asked


def test_a_new_pack_keeps_the_country_and_loads_only_what_changed(
    phone: Page, filmed: Snapshot, served: LocalSite
) -> None:
    visit(phone, served)
    keep(phone, "sound")
    served.build(filmed.edited("en", "kr/your-rights", title="Rights, read anew"), 2)
    served.asked.clear()
    phone.reload()
    wait_for_pack(phone, "amanjol-2")
    assert "en/kr/your-rights.html" in served.asked
    assert "media/clip.mp4" not in served.asked
    assert "en/kr/duties-and-penalties.html" not in served.asked
    phone.context.set_offline(True)
    phone.goto(f"{served.address}en/kr/your-rights.html")
    expect(phone.locator("h1")).to_have_text("Rights, read anew")
    phone.goto(f"{served.address}en/kr/index.html")
    expect(phone.locator("[data-keep-remove]")).to_be_visible()
