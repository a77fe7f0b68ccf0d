"""What everybody reads, without signing in, in English or Russian. The language stands in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from amanjol.foundation.printing.documents import PrintingFailed
from amanjol.foundation.printing.press import NoPlace, pdf_for_everybody
from amanjol.programme.mailings.queries import open_lists
from amanjol.programme.newsletter import queries, stories
from amanjol.programme.newsletter.rendering.paper import as_document, as_pdf
from amanjol.programme.newsletter.resolving import has_story, resolved
from amanjol.programme.outreach.languages import LANGUAGES, asked_language

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.programme.newsletter.rendering.tree import Tree


@require_safe
def issues(request: HttpRequest, language: str = "") -> HttpResponse:
    """All that are out, the newest first."""
    language = language or asked_language(request)
    if language not in LANGUAGES:
        raise Http404
    rows = [(row, trees[language]) for row, trees in queries.open_issues()]
    languages = [(code, own, reverse("open_newsletter:all", args=[code])) for code, own in LANGUAGES.items()]
    return _page(request, "issues", language, {"rows": rows, "languages": languages})


@require_safe
def issue(request: HttpRequest, language: str, pk: UUID) -> HttpResponse:
    tree, _has_story = _tree(language, pk, stories.PAGE)
    languages = [
        (code, own, reverse("open_newsletter:issue", args=[code, pk])) for code, own in LANGUAGES.items()
    ]
    return _page(request, "issue", language, {"tree": tree, "languages": languages, "pk": pk})


@require_safe
def paper(_request: HttpRequest, language: str, pk: UUID) -> HttpResponse:
    try:
        tree, has_one = _tree(language, pk, stories.PAPER)
        pdf = pdf_for_everybody(as_document(tree)) if has_one else as_pdf(tree)  # of a story no copy is kept
    except NoPlace:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    except PrintingFailed:
        return HttpResponse(status=503)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="newsletter.pdf"'},
    )


def _tree(language: str, pk: UUID, channels: stories.Channels) -> tuple[Tree, bool]:
    """As it stands at this moment in such a place, and whether a story stands in it. Http404."""
    of = queries.open_issue(pk) if language in LANGUAGES else None
    if of is None:
        raise Http404
    return resolved(of[1][language], channels), has_story(of[1][language])


def _page(request: HttpRequest, name: str, language: str, context: dict[str, object]) -> HttpResponse:
    context = {"has_lists": open_lists().exists(), **context}
    guide = settings.ORIGINS["guide"] if "public" in settings.PLANES else ""
    with translation.override(language):
        response = render(
            request, f"newsletter/open/{name}.html", {"language": language, "guide": guide, **context}
        )
    response.headers["Content-Language"] = language
    return response
