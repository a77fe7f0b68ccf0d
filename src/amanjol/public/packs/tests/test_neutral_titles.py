"""What stands in a history, in tabs and in previews of links."""

from __future__ import annotations

import pytest

from amanjol.public.guide.documents import Questions
from amanjol.public.packs.page_data import ArticlePage, Country
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.sample_pages import ASSETS, RENDERER, WORDS, every_block, frame, reading, tree


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("kr/health-care", "Кафе «Лола» · Korea · Amanjol"),
        ("kr/help-and-contacts", "Справочник 7 · Korea · Amanjol"),
        ("general/war-recruiters", "Справочник 6 · Korea · Amanjol"),
        ("general/another-check", "Справочник · Korea · Amanjol"),
    ],
)
def test_titles_and_previews_of_pages_about_help_tell_only_a_number(key: str, title: str) -> None:
    title_on_page = "Кафе «Лола»"
    blocks = tuple(
        block
        for block in every_block("Plain")
        if isinstance(block, Questions) == (key == "general/another-check")
    )
    page = reading(title_on_page, key=key, blocks=blocks)
    html = RENDERER.article(
        ArticlePage(frame(f"ru/{key}.html", "ru"), page, Country("kr", "ru/kr/index.html", "Korea"))
    )
    head = html.partition("<body>")[0]
    assert f"<title>{title}</title>" in head
    assert f'<meta property="og:title" content="{title}">' in head
    assert (title_on_page in head) == (key == "kr/health-care")
    assert f"<h1>{title_on_page}</h1>" in html
    meta = {
        part.get("property") or part.get("name"): part["content"]
        for part in PageReader(html).named("meta")
        if "content" in part
    }
    assert (
        meta["description"]
        == meta["og:description"]
        == (title_on_page if title_on_page in head else WORDS["ru"]["home_lead"])
    )
    assert meta["og:image"] == f"../../{ASSETS['icon-512.png']}"
    # A canonical address must name its host, and a page never names one; the sitemap does.
    assert "canonical" not in {part["rel"] for part in PageReader(html).named("link")}


def test_only_what_nobody_should_find_tells_search_engines_so() -> None:
    for path, html in tree().items():
        assert ("noindex" in html) == path.endswith(("404.html", "notes.html")), path


def test_the_page_of_notes_names_the_guide_nowhere() -> None:
    html = RENDERER.notes(frame("uz/notes.html", "uz"))
    assert "amanjol" not in html.lower()
    assert "../assets/notes.0a1b.svg" in html  # or the browser asks for the guide's own icon
    assert "script" not in html
