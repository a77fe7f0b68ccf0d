"""How long does a pack take, whole and after one edit, beside a plain Jinja loop (the limit) and MkDocs?"""

from __future__ import annotations

import importlib.util
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _ground import SyntheticGuide, build_pack, installation, no_installation, print_table

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (100, 1_000, 10_000)
COMPARED = 1_000  # pages
EDITED = 600  # pages: six countries in seven languages


def seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def processor_seconds(work: Callable[[], Any]) -> tuple[str, str]:
    """By the clock, and of this process, all its threads together: what others' work hardly changes."""
    began = time.process_time()
    took = seconds(work)
    return f"{took:.2f}", f"{time.process_time() - began:.2f}"


def measured(mode: str, pages: int) -> dict[str, float]:
    """Run one measurement in a process of its own, so that its peak memory is its own."""
    done = subprocess.run([sys.executable, __file__, mode, str(pages)], check=True, stdout=subprocess.PIPE)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def build(folder: Path, pages: int) -> float:
    return seconds(lambda: build_pack(SyntheticGuide(pages), folder / "pack"))


def build_without_brotli(folder: Path, pages: int) -> float:
    from amanjol.public.packs import tree

    tree._compress = lambda *_packed: ""  # noqa: SLF001  the part whose share is asked
    return build(folder, pages)


def edit(folder: Path, pages: int) -> float:
    build_pack(SyntheticGuide(pages), folder / "pack")
    edited = SyntheticGuide(pages, edited="Another title")
    return seconds(lambda: build_pack(edited, folder / "next", folder / "pack"))


def plain_loop(folder: Path, pages: int) -> float:
    """The same templates and data, rendered and written, and nothing else."""
    from amanjol.public.packs.building import PackBuilder
    from amanjol.public.packs.page_data import CountryPage
    from amanjol.public.packs.tree import TreeWriter

    class _Parts(PackBuilder):
        """The builder's data and templates, without the rest of it."""

        def page_data(self) -> list[Any]:
            self._media = {name: f"media/{name}" for name in self._edition.media}
            return [
                self._page(document, language)
                for code, language in self._languages.items()
                for document in self._edition.documents(code)
            ]

        def rendered(self, page: Any) -> str:
            return (
                self._renderer.country(page)
                if isinstance(page, CountryPage)
                else self._renderer.article(page)
            )

    edition = SyntheticGuide(pages)
    with TreeWriter(folder) as scratch:
        builder = _Parts(edition, scratch)
        ready = builder.page_data()
        for page in ready:
            (folder / page.frame.path).parent.mkdir(parents=True, exist_ok=True)

        def loop() -> None:
            for page in ready:
                (folder / page.frame.path).write_text(builder.rendered(page), encoding="utf-8")

        return seconds(loop)


def mkdocs(folder: Path, pages: int) -> float:
    """As many pages of the same words; its own theme, without search, which it makes in the browser."""
    from amanjol.public.packs.listings import path_of
    from amanjol.public.packs.words import sections

    edition = SyntheticGuide(pages)
    for language in edition.languages():
        for document in edition.documents(language):
            file = folder / "docs" / path_of(document).replace(".html", ".md")
            file.parent.mkdir(parents=True, exist_ok=True)
            parts = "\n\n".join(
                f"## {heading}\n\n{body}" for heading, body in sections(document, edition.contacts, language)
            )
            file.write_text(f"# {document.title}\n\n{parts}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Guide\nplugins: []\nuse_directory_urls: false\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return seconds(lambda: subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL))


def edit_real(article: Any, title: str) -> tuple[str, str]:
    """A `TopicPage` gets another title, and readers the pack with it."""
    from amanjol.public.packs import actions

    type(article).objects.filter(pk=article.pk).update(title=title)
    return processor_seconds(actions.build_current)


def report_edit_of_real_guide() -> None:
    with installation():
        from django.conf import settings

        from amanjol.public.guide.models import TopicPage
        from amanjol.public.packs import actions

        root = Path(settings.PACKS_ROOT)
        whole = processor_seconds(lambda: actions.build_into(target=root.parent / "whole"))
        pages = sum(1 for _file in (root / "current").resolve().rglob("*.html"))
        actions.build_current()  # the first pack was compressed quickly
        articles = TopicPage.objects.filter(slug="health-care", locale__language_code="en")
        article = next(page for page in articles if page.get_parent().slug == "kr")
        edits = [edit_real(article, title) for title in ("Doctors", "Clinics", "Hospitals")]
        unchanged = processor_seconds(actions.build_current)
    print_table(
        f"The real guide, {pages} pages, from PostgreSQL to the switched pack",
        ["", "seconds", "of all processors"],
        [
            ["whole pack", *whole],
            ["one edited article, first of a worker", *edits[0]],
            ["one edited article, second", *edits[1]],
            ["one edited article, third", *edits[2]],
            ["nothing edited", *unchanged],
        ],
    )


def main() -> None:
    report_edit_of_real_guide()
    rows = []
    for pages in SIZES:
        figures = measured("build", pages)
        rate = pages / figures["seconds"]
        rows.append([f"{pages:,}", f"{figures['seconds']:.1f}", f"{rate:.0f}", f"{figures['peak_mib']:.0f}"])
    print_table(
        "A whole pack of synthetic pages", ["pages", "seconds", "pages a second", "peak memory, MiB"], rows
    )

    ours = measured("build", COMPARED)["seconds"]
    others = {
        "whole pack": ours,
        "whole pack without brotli": measured("build_without_brotli", COMPARED)["seconds"],
        "plain Jinja loop (the limit)": measured("plain_loop", COMPARED)["seconds"],
    }
    if importlib.util.find_spec("mkdocs"):
        others["MkDocs"] = measured("mkdocs", COMPARED)["seconds"]
    rows = [[name, f"{took:.1f}", f"{took / ours:.2f}"] for name, took in others.items()]
    print_table(f"{COMPARED:,} pages beside others", ["", "seconds", "of our whole pack"], rows)
    if "MkDocs" not in others:
        print("\nMkDocs is not installed: uv sync --all-groups")
    print(
        f"\nOne edited title in {EDITED} pages: {measured('edit', EDITED)['seconds']:.2f} s to the new pack."
    )


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        with no_installation() as folder:
            took = globals()[sys.argv[1]](folder, int(sys.argv[2]))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(json.dumps({"seconds": took, "peak_mib": peak}))
