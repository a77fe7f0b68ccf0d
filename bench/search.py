"""Does the offline search find what people type, and how fast: ours beside Pagefind, both in Chromium.

The same judged queries and pages as in the tests (written by us: the first round before the code, the second
after it; nearly half of the Uzbek ones are in the other script). Pagefind gets the pages as plain HTML;
without its package only our own side is measured. Then the real guide, asked what two writers thought of who had not
seen the search, and a third later; nobody tuned to the set `fresh`.
"""

from __future__ import annotations

import functools
import html
import importlib.util
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from dataclasses import astuple, dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli
import yaml
from _ground import no_installation, print_table
from playwright.sync_api import sync_playwright

import amanjol.public.packs
from amanjol.public.packs.search_index import Page, build_index
from amanjol.site.tests import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page as Tab

PACKS = Path(amanjol.public.packs.__file__).parent
LANGUAGES = ("en", "ru", "uz", "kk", "ky", "tk")
SCRIPTS = ("search-words.js", "search-core.js")
SIZES = (500, 10_000)
THROTTLE = 4  # how many times slower the processor is made: a cheap telephone
SYLLABLES = [consonant + vowel for consonant in "бвгджзклмнпрст" for vowel in "аеиоу"]
OURS = "async (query) => AmanjolSearch.find(window.index, query, 3).map((result) => result.path)"
PAGEFIND = """async (query) => {
  const found = await window.pagefind.search(query);
  const data = await Promise.all(found.results.slice(0, 3).map((result) => result.data()));
  return data.map((page) => page.raw_url || page.url);
}"""
TIMED = """async (queries) => {
  const ask = %s;
  await ask(queries[0]);
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await ask(query);
    times.push(performance.now() - start);
  }
  return times;
}"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to search: how to open it at an address, and what to ask it with."""

    name: str
    ask: str

    def open(self, tab: Tab, address: str) -> None:
        tab.goto(f"{address}/blank.html")
        if self.name == "ours":
            for name in SCRIPTS:
                tab.add_script_tag(url=f"{address}/{name}")
            tab.evaluate(
                "async (url) => { window.index = await (await fetch(url)).json(); }", f"{address}/search.json"
            )
        else:
            command = "async (url) => { window.pagefind = await import(url); await window.pagefind.init(); }"
            tab.evaluate(command, f"{address}/pagefind/pagefind.js")

    def first_three(self, tab: Tab, query: str) -> set[str]:
        addresses: list[str] = tab.evaluate(self.ask, query)
        return {path.rpartition("/site/")[2].strip("/").removesuffix(".html") for path in addresses}

    def times(self, tab: Tab, queries: Sequence[str]) -> list[float]:
        measured: list[float] = tab.evaluate(TIMED % self.ask, list(queries))
        return sorted(measured)


def judged(language: str) -> dict[str, Any]:
    text = (PACKS / "tests" / "judged_queries" / f"{language}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def pages_of(language: str) -> list[Page]:
    return [
        Page(page["path"], page["title"], page["headings"], page["body"], page.get("country", ""))
        for page in judged(language)["pages"]
    ]


def synthetic(count: int) -> list[Page]:
    """Russian-looking pages of about 90 words, half of them from the judged pages, half invented."""
    chance = random.Random(2026)
    real = [word for page in pages_of("ru") for word in f"{page.title} {page.body}".split()]
    invented = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) for _ in range(count)]

    def some(words: Sequence[str], number: int) -> str:
        return " ".join(chance.choices(words, k=number))

    return [
        Page(f"p/{number}", some(real, 5), [some(real, 3)], f"{some(real, 45)} {some(invented, 35)}")
        for number in range(count)
    ]


def write_site(folder: Path, pages: Sequence[Page], language: str) -> None:
    """The pages as trivial HTML, our index and script beside them, and an empty page to search from."""
    for page in pages:
        file = folder / "site" / f"{page.path}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        headings = "".join(f"<h2>{html.escape(heading)}</h2>" for heading in page.headings)
        file.write_text(
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
            f"<title>{html.escape(page.title)}</title></head><body><main><h1>{html.escape(page.title)}</h1>"
            f"{headings}<p>{html.escape(page.body)}</p></main></body></html>",
            encoding="utf-8",
        )
    (folder / "blank.html").write_text("<!DOCTYPE html><title>.</title>", encoding="utf-8")
    (folder / "search.json").write_bytes(build_index(pages, language))
    for name in SCRIPTS:
        shutil.copy(PACKS / "assets" / name, folder)


def run_pagefind(folder: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", "site", "--output-path", "pagefind", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    """Bytes of an index on disk and after brotli; Pagefind compresses its own files already."""
    files_of = {"ours": [folder / "search.json"]}
    if (folder / "pagefind").exists():
        kinds = ("*.pf_index", "*.pf_meta", "*.pf_fragment")
        files_of["pagefind"] = [file for kind in kinds for file in (folder / "pagefind").rglob(kind)]
    return {
        name: (
            sum(file.stat().st_size for file in files),
            sum(len(brotli.compress(file.read_bytes())) for file in files),
        )
        for name, files in files_of.items()
    }


def report_finding(tab: Tab, root: Path, address: str, engines: Sequence[Engine]) -> None:
    print(
        f"{'language':10}{'queries':>9}"
        + "".join(f"{e.name + ' top 3':>16}{'index / brotli':>18}" for e in engines)
    )
    total = dict.fromkeys((engine.name for engine in engines), 0)
    asked = 0
    for language in LANGUAGES:
        queries = [*judged(language)["queries"], *judged(language)["second_round"]]
        asked += len(queries)
        measured = sizes(root / language)
        line = f"{language:10}{len(queries):>9}"
        for engine in engines:
            engine.open(tab, f"{address}/{language}")
            right = sum(bool(engine.first_three(tab, q["query"]) & set(q["pages"])) for q in queries)
            total[engine.name] += right
            raw, packed = measured[engine.name]
            line += f"{right:>16}{f'{raw} / {packed}':>18}"
        print(line)
    print(f"{'all':10}{asked:>9}" + "".join(f"{total[engine.name]:>16}{'':18}" for engine in engines))
    if len(engines) > 1:
        print(f"correct answers, ours to Pagefind: {total['ours'] / max(total['pagefind'], 1):.2f}")


def report_speed(tab: Tab, address: str, engines: Sequence[Engine]) -> None:
    queries = [q["query"] for q in judged("ru")["queries"]]
    throttle = tab.context.new_cdp_session(tab)
    print(
        f"\n{'pages':>7} {'processor':>10} " + "".join(f"{e.name + ' ms, median / p95':>30}" for e in engines)
    )
    for size in SIZES:
        for slower in (1, THROTTLE):
            line = f"{size:>7} {f'1/{slower}':>10} "
            medians = []
            for engine in engines:
                engine.open(tab, f"{address}/{size}")
                throttle.send("Emulation.setCPUThrottlingRate", {"rate": slower})
                times = engine.times(tab, queries)
                throttle.send("Emulation.setCPUThrottlingRate", {"rate": 1})
                medians.append(statistics.median(times))
                line += f"{f'{medians[-1]:.1f} / {times[int(len(times) * 0.95)]:.1f}':>30}"
            ratio = (
                f"   Pagefind takes {medians[1] / medians[0]:.1f} times as long" if len(medians) > 1 else ""
            )
            print(line + ratio)


def report_real_guide(tab: Tab) -> None:
    """What `tests/test_real_search.py` requires. Its queries need Django, which knows what a contact is."""
    from amanjol.public.packs.tests.real_guide import real_indexes
    from amanjol.public.packs.tests.real_queries import SETS, Share, judgements, open_search, share

    tab.goto("about:blank")
    open_search(tab)
    indexes = real_indexes()
    rows: list[list[object]] = []
    for name in SETS:
        shares = [share(tab, indexes[code], judgements(code, name)) for code in LANGUAGES]
        shares.append(Share(*(sum(values) for values in zip(*map(astuple, shares), strict=True))))
        rows.append([f"{name}: among the first three", *(f"{s.first_three}/{s.asked}" for s in shares)])
        rows.append([f"{name}: first", *(f"{s.first}/{s.asked}" for s in shares)])
    rows.append(["index, bytes", *(len(indexes[code]) for code in LANGUAGES), ""])
    rows.append(["index in brotli", *(len(brotli.compress(indexes[code])) for code in LANGUAGES), ""])
    print_table("Queries of the real guide", ["", *LANGUAGES, "all"], rows)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        pass


def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def main() -> None:
    engines = [Engine("ours", OURS)]
    if importlib.util.find_spec("pagefind"):
        engines.append(Engine("pagefind", PAGEFIND))
    else:
        print("Pagefind is not installed (dependency group bench): only our side is measured.")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        root = Path(name)
        for folder, pages, language in [
            *((code, pages_of(code), code) for code in LANGUAGES),
            *((str(size), synthetic(size), "ru") for size in SIZES),
        ]:
            write_site(root / folder, pages, language)
            if len(engines) > 1:
                run_pagefind(root / folder)
        arguments = ("--disable-gpu", "--disable-background-networking")
        browser = chromium.launched(playwright.chromium, arguments)
        tab = browser.new_page()
        for address in served(root):
            report_finding(tab, root, address, engines)
            report_speed(tab, address, engines)
        with no_installation():
            report_real_guide(tab)
        large = json.loads((root / str(SIZES[-1]) / "search.json").read_bytes())
        script = b"".join(brotli.compress((PACKS / "assets" / name).read_bytes()) for name in SCRIPTS)
        packed = sizes(root / str(SIZES[-1]))
        print(f"\nthe scripts {len(script)} bytes as brotli; {len(large['lengths'])} pages: {packed}")
        browser.close()


if __name__ == "__main__":
    main()
