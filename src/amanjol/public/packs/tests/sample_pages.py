"""One page of each kind, rendered with words, files and cards of a small guide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from amanjol.public.guide.documents import (
    Block,
    Change,
    Checklist,
    Comparison,
    ComparisonRow,
    ContactRef,
    Document,
    KeyFigure,
    Law,
    Phrase,
    Phrases,
    Poster,
    Question,
    Questions,
    Quiz,
    QuizQuestion,
    Step,
    Steps,
    Text,
    Video,
    Warn,
)
from amanjol.public.packs.editions import phrases_with_cyrillic
from amanjol.public.packs.page_data import (
    ArticlePage,
    CardNumber,
    CardPage,
    ContactCard,
    Country,
    CountryPage,
    Frame,
    ListEntry,
    QrCode,
    Reading,
    SourceNote,
    Version,
)
from amanjol.public.packs.phrases import read_phrases
from amanjol.public.packs.rendering import Renderer

PACKS = Path(__file__).parents[1]
LANGUAGES = ("en", "ru", "uz", "kk", "ky", "tk")
WORDS = phrases_with_cyrillic(read_phrases(PACKS.parents[3] / "content" / "interface"))
ASSETS = {
    name: f"assets/{name.replace('/', '-').replace('.', '.0a1b.')}"
    for name in ("style.css", "app.js", "search-words.js", "search-core.js", "search.js", "noto-sans.woff2",
                 "icon.svg", "icon-192.png", "icon-512.png", "flags/kr.svg", "tools.css", "tools.js",
                 "tools-card.css", "tools-card.js")
}  # fmt: skip
MEDIA = {name: f"media/{name}" for name in ("film.mp4", "film.vtt", "film.jpg", "poster.svg")}
EVIL = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7*7 }}{0}&amp;"
NOTE = SourceNote("Guide", "Ministry", "2024", "https://example.org/a", needs_review=False)
CARD = ContactCard(
    "1577-0071", "tel:15770071", "KR", "Advice", "Centre", "state", languages=("ko", "en", "zz"), source=NOTE
)
RENDERER = Renderer(WORDS)


def frame(path: str, language: str = "en") -> Frame:
    versions = tuple(Version(code, f"{code}/index.html") for code in ("en", "uz", "uz-cyrl"))
    return Frame(path, language, versions, ASSETS, MEDIA)


def every_block(text: str) -> tuple[Block, ...]:
    return (
        Text(f"{text}\n\nSecond", text),
        Steps((Step(text, text),), text),
        Checklist((text,), text),
        Warn(text, text),
        Comparison(text, text, (ComparisonRow(text, text, text),), text),
        Law(text, text, text),
        Change(text, "2025-09-01", "in_force", text, text),
        ContactRef("card"),
        Video(text, "film.mp4", "film.vtt", text, "film.jpg"),
        Poster("poster.svg", text),
        Phrases("ko", (Phrase(text, text),), text),
        Questions((Question(text, "yes", text, text, text, "note"),), text),
        Quiz((QuizQuestion(text, (text, text), "2", text),), text, ("note",)),
    )


def reading(
    text: str = "Plain", card: ContactCard = CARD, note: SourceNote = NOTE, **changes: Any
) -> Reading:
    blocks = every_block(text)
    document = Document("topic", "kr/health-care", "en", text, text, "drafted", "2026-03-01", blocks,
                        (KeyFigure(text, text, "2024-12-31", "note"),))  # fmt: skip
    return Reading(replace(document, **changes), {"card": card}, {"note": note})


def article(language: str = "en", **parts: Any) -> str:
    country = Country("kr", f"{language}/kr/index.html", "Korea")
    path = f"{language}/kr/health-care.html"
    return RENDERER.article(ArticlePage(frame(path, language), reading(**parts), country))


def entry(language: str, key: str, text: str = "Title") -> ListEntry:
    return ListEntry(key, f"{language}/{key}.html", text, text)


def country_page(language: str = "en", text: str = "Korea") -> CountryPage:
    topics = tuple(entry(language, f"kr/{key}", text) for key in ("health-care", "help-and-contacts"))
    country = Country("kr", f"{language}/kr/index.html", text)
    return CountryPage(frame(country.path, language), country, reading(text), topics,
                       entry(language, "general/job-offer"))  # fmt: skip


def card_page(language: str = "en", text: str = "Korea") -> CardPage:
    country = Country("kr", f"{language}/kr/index.html", text)
    numbers = (CardNumber(text, CARD),)
    sentences = Phrases("ko", (Phrase(text, text),), text)
    return CardPage(frame(country.card, language), country, numbers, numbers, sentences, QrCode(text, 29, "M1 1h1"),
                    reading(text))  # fmt: skip
