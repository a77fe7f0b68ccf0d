"""Strings that break programs, in every text of an article, contact and source: shown, and nothing more."""

from __future__ import annotations

import json
import os
import re
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from playwright.sync_api import expect

from amanjol.foundation.directory.models import Contact
from amanjol.public.guide import documents as d
from amanjol.public.packs.listings import path_of
from amanjol.public.packs.serving import PackSite
from amanjol.public.packs.tests.snapshots import Snapshot, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog
    from playwright.sync_api import Page as Tab

pytestmark = [pytest.mark.browser, pytest.mark.testdata]

# Everything that could run or load by itself, told apart from what our own templates put there.
INTRUDERS = """() => [...document.querySelectorAll("*")].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith("on") || name === "style")
    || ["IFRAME", "OBJECT", "EMBED", "BASE", "MARQUEE", "MATH", "XSS"].includes(element.tagName)
    || (element.tagName === "SCRIPT"
      && !/assets\\/(app|leave|search|search-core|search-words|tools)\\.[0-9a-f]{12}\\.js$/.test(element.src))
    || (element.tagName === "IMG" && !/assets\\/flags\\//.test(element.src) && !/media\\//.test(element.src))
    || (element.tagName === "A" && !element.href.startsWith(location.origin) && !element.href.startsWith("tel:"))
).map((element) => element.outerHTML.slice(0, 200))"""


def naughty_strings() -> list[str]:
    file = Path(os.environ["AMANJOL_TEST_DATA"]) / "naughty-strings" / "blns.json"
    strings: list[str] = json.loads(file.read_text(encoding="utf-8"))
    assert len(strings) > 500
    return strings


def hostile_blocks(text: str) -> Iterator[d.Block]:
    yield d.Text(text, text)
    yield d.Steps((d.Step(text, text),), text)
    yield d.Checklist((text,), text)
    yield d.Warn(text, text)
    yield d.Comparison(text, text, (d.ComparisonRow(text, text, text),), text)
    yield d.Law(text, text, text)
    yield d.Change(text, "2025-09-01", "in_force", text, text)
    yield d.Video(text, "kept-passport.svg", "kept-passport.svg", text, "kept-passport.svg")
    yield d.Poster("kept-passport.svg", text)
    yield d.Phrases("ko", (d.Phrase(text, text),), text)
    yield d.Questions((d.Question(text, "yes", text, text, text, "amanjol-editors"),), text)
    yield d.Quiz((d.QuizQuestion(text, (text, text), "2", text),), text)


def hostile_guide(guide: Snapshot, strings: list[str]) -> Snapshot:
    """Eight articles, one for each kind of block; a contact and a source for each string; a hostile country."""
    contacts, sources = {}, {}
    every = " ".join(strings)
    documents = [d.Document("country", "de", "uz", every, every, "drafted", "", (d.Text("x"),))]
    kinds: dict[str, list[d.Block]] = {}
    for number, text in enumerate(strings):
        for block in hostile_blocks(text):
            kinds.setdefault(type(block).__name__.lower(), []).append(block)
        key = f"hostile-{number}"
        texts = {"uz": text}
        contacts[key] = Contact(
            key=key, country="KR", number="119", service=texts, run_by=texts, operator="ngo",
            languages="ko", hours=texts, may_inform=texts, source=key,
        )  # fmt: skip
        sources[key] = d.Source(key, text, text, text, text, "low", needs_review=False)
        kinds.setdefault("contacts", []).extend((d.ContactRef(key), d.Text("x", sources=(key,))))
    for kind, blocks in kinds.items():
        documents.append(
            d.Document("topic", f"de/{kind}", "uz", f"{kind} {every}", every, "drafted", "", tuple(blocks))
        )
    return Snapshot(
        guide.today, guide.contacts | contacts, guide.sources | sources, guide.standings, guide.phrases, guide.media,  # type: ignore[operator]
        {"uz": tuple(documents)},
    )  # fmt: skip


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def served(guide: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Snapshot, str]]:
    edition = hostile_guide(guide, naughty_strings())
    target = tmp_path_factory.mktemp("hostile") / "pack"
    build(edition, target)

    def nothing_else(_environ: Any, _start_response: Any) -> Any:
        raise AssertionError("the guide is all there is")

    with make_server("127.0.0.1", 0, PackSite(nothing_else, target), WSGIServer, _Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield edition, f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """Fails on a dialog, on an error of a script, on what the policy refused, and on another address."""
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []

    def note(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if "localhost" not in request.url else None)
    yield page
    context.close()
    assert wrong == []


def as_read(text: str) -> str:
    """Without what the page marks by itself, and with the white space that a browser shows as one space."""
    return re.sub(r"\s+", " ", text.replace("**", "")).strip()


KINDS = (
    "text",
    "steps",
    "checklist",
    "warn",
    "comparison",
    "law",
    "video",
    "poster",
    "phrases",
    "questions",
    "quiz",
    "contacts",
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_string_is_shown_and_none_runs(served: tuple[Snapshot, str], tab: Tab, kind: str) -> None:
    edition, address = served
    document = edition.document("uz", f"de/{kind}")
    tab.goto(f"{address}/{path_of(document)}")
    assert tab.evaluate(INTRUDERS) == []
    # What a browser reads of a text that it was given as a text, not as HTML.
    page_text = as_read(tab.evaluate("document.querySelector('article').textContent"))
    for text in naughty_strings():
        assert as_read(text) in page_text, text
    named = (
        edition.document("uz", "de") if kind == "questions" else document
    )  # a check's own title stays off histories
    assert as_read(named.title)[:500] in as_read(tab.evaluate("document.title"))


@pytest.mark.parametrize("path", ["uz/index.html", "uz/de/index.html"])
def test_lists_of_hostile_titles_run_nothing(served: tuple[Snapshot, str], tab: Tab, path: str) -> None:
    edition, address = served
    tab.goto(f"{address}/{path}")
    assert tab.evaluate(INTRUDERS) == []
    page_text = as_read(tab.evaluate("document.body.textContent"))
    assert as_read(edition.document("uz", "de").title) in page_text


def test_search_shows_hostile_titles_and_runs_nothing(served: tuple[Snapshot, str], tab: Tab) -> None:
    edition, address = served
    tab.goto(f"{address}/uz/search.html?q=comparison")
    tab.locator("[data-search-results] li").first.wait_for()
    assert tab.evaluate(INTRUDERS) == []
    page_text = as_read(tab.evaluate("document.querySelector('[data-search-results]').textContent"))
    assert as_read(edition.document("uz", "de/comparison").title) in page_text
    for text in ("<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>"):
        tab.goto(f"{address}/uz/search.html")
        tab.locator("main [type=search]").fill(text)
        tab.locator("main [type=search]").press("Enter")
        status = tab.locator("[data-search-status]")
        expect(status).not_to_be_empty()
        expect(status).not_to_have_text(tab.locator("form[data-search]").get_attribute("data-hint") or "")
        assert tab.evaluate(INTRUDERS) == []


def test_the_other_script_is_built_of_them_too(guide: Snapshot, tmp_path: Path) -> None:
    from amanjol.public.packs.editions import in_cyrillic  # noqa: PLC0415  apps are not ready earlier

    edition = hostile_guide(guide, naughty_strings())
    derived = tuple(in_cyrillic(document) for document in edition.by_language["uz"])
    build(replace(edition, by_language={"uz-cyrl": derived}), tmp_path / "pack")
    html = (tmp_path / "pack/uz-cyrl/de/text.html").read_text(encoding="utf-8")
    assert not re.search(r"<(script(?! src=\"\.\./\.\./assets/)|iframe|img src=x)", html, re.IGNORECASE)
