"""The state of the guide, and one language's translations, at a glance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from amanjol.public.guide.reports import facts, progress
from amanjol.public.guide.reports.progress import EXPLAINED, CellState
from amanjol.public.guide.reports.punished import named_addresses
from amanjol.public.guide.views.access import WORKS_ON_GUIDE, for_members

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from amanjol.public.guide.reports.progress import Article, Cell
    from amanjol.public.guide.reports.punished import NamedAddress

NEEDS_WORK = (CellState.CHANGED, CellState.HALF, CellState.BEGUN, CellState.DOWN, CellState.MISSING)


@require_safe
@for_members(*WORKS_ON_GUIDE)
def state(request: HttpRequest) -> HttpResponse:
    """What is stale, unverified, untranslated; numbers that nobody answered."""
    every = progress.articles(shown_in=get_language() or "en")
    country, languages = _chosen_country(request, every), _chosen_languages(request)
    articles = [article for article in every if not country or _place(article) == country]
    numbers = facts.doubtful_numbers(country=country)
    context: dict[str, Any] = {
        "languages": languages,
        "rows": [(article, [article.cell(code) for code, _name in languages]) for article in articles],
        "legend": _legend(articles, languages),
        "stale": _stale(articles, languages),
        "lawyers": [pair for pair in _cells(articles, languages) if pair[1].lawyer_for],
        "punished": _punished(every),
        "down": progress.why_down(cell for _article, cell in _cells(articles, languages)),
        "unverified": facts.unverified(country=country),
        "numbers": numbers,
        "doubts": Counter(doubt.label for doubt, _contact in numbers).items(),
        "unfinished": _unfinished(articles, languages),
    }
    return render(request, "guide/state.html", context | _filters(every, country, request))


@require_safe
@for_members("guide.translate")
def translations(request: HttpRequest) -> HttpResponse:
    """One language, what needs a translator first."""
    languages = [pair for pair in settings.LANGUAGES if pair[0] != "en"]
    codes = [code for code, _name in languages]
    language = request.GET.get("language", "")
    language = language if language in codes else next(iter(codes), "ru")
    every = progress.articles(shown_in=get_language() or "en")
    pairs = [(article, article.cell(language)) for article in every]
    order = list(CellState)
    pairs.sort(key=lambda pair: -order.index(pair[1].state) if pair[1].state in NEEDS_WORK else 1)
    context = {
        "all_languages": languages,
        "language": language,
        "language_name": dict(languages)[language],
        "pairs": pairs,
        "legend": _legend(every, [(language, "")]),
    }
    return render(request, "guide/translations.html", context)


def _place(article: Article) -> str:
    return article.country or "general"


def _chosen_country(request: HttpRequest, every: Iterable[Article]) -> str:
    country = request.GET.get("country", "")
    return country if country in {_place(article) for article in every} else ""


def _chosen_languages(request: HttpRequest) -> list[tuple[str, str]]:
    wanted = request.GET.get("language", "")
    chosen = [pair for pair in settings.LANGUAGES if pair[0] == wanted]
    return chosen or list(settings.LANGUAGES)


def _filters(every: list[Article], country: str, request: HttpRequest) -> dict[str, Any]:
    return {
        "countries": [(article.country, article.title) for article in every if article.kind == "country"],
        "country": country,
        "all_languages": settings.LANGUAGES,
        "language": request.GET.get("language", ""),
    }


def _cells(
    articles: Iterable[Article], languages: Iterable[tuple[str, str]]
) -> Iterable[tuple[Article, Cell]]:
    codes = [code for code, _name in languages]
    return ((article, cell) for article in articles for cell in article.cells if cell.language in codes)


def _legend(
    articles: Iterable[Article], languages: Iterable[tuple[str, str]]
) -> list[tuple[CellState, str, int]]:
    counted = Counter(cell.state for _article, cell in _cells(articles, languages))
    return [(state, str(EXPLAINED[state]), counted[state]) for state in CellState]


def _punished(articles: Iterable[Article]) -> list[tuple[NamedAddress, str]]:
    """Of every country and language, with where it is mended."""
    pages = {(article.key, cell.language): cell.page for article in articles for cell in article.cells}
    snippets = {"contact": "wagtailsnippets_directory_contact", "source": "wagtailsnippets_guide_source"}

    def address(row: NamedAddress) -> str:
        if row.kind == "page":
            return reverse("wagtailadmin_pages:edit", args=[pages[row.key, row.language]])
        return reverse(f"{snippets[row.kind]}:edit", args=[row.key])

    return [(row, address(row)) for row in named_addresses()]


def _stale(articles: Iterable[Article], languages: Iterable[tuple[str, str]]) -> list[tuple[Article, Cell]]:
    pairs = [pair for pair in _cells(articles, languages) if pair[1].stale_days is not None]
    return sorted(pairs, key=lambda pair: -(pair[1].stale_days or 0))


def _unfinished(
    articles: list[Article], languages: list[tuple[str, str]]
) -> list[tuple[str, str, list[tuple[Article, Cell]]]]:
    """By language, what a translator has to do there; a language that is whole is left out."""
    unfinished = []
    for code, name in languages:
        todo = [(a, c) for a, c in _cells(articles, [(code, name)]) if c.state in NEEDS_WORK]
        if todo:
            unfinished.append((code, name, todo))
    return unfinished
