"""What everybody reads, without signing in: recommendations with what came of them, partners who agreed to be named.

No session is asked, nothing is counted, and no script runs. Each page has its language in its address, so that it can
be passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from amanjol.programme.outreach import places, queries
from amanjol.programme.outreach.languages import LANGUAGES, asked_language
from amanjol.programme.outreach.models import Source
from amanjol.programme.outreach.showing import BADGES

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.programme.outreach.queries import OpenEntry


@require_safe
def recommendations(request: HttpRequest, language: str = "", country: str = "") -> HttpResponse:
    """All, or those about one country."""
    language = language or asked_language(request)
    if language not in LANGUAGES or (country and country not in _by_address()):
        raise Http404
    code, today = _by_address().get(country, ""), timezone.localdate()
    with translation.override(language):
        context = {
            "entries": [in_words(entry) for entry in queries.open_recommendations(today, code)],
            "partners": queries.open_partners(today, code) if code else [],
            "country": code,
            "countries": [(address, of) for address, of in _by_address().items()],
            "today": today,
            "language": language,
            "languages": [(of, own, _address(of, country)) for of, own in LANGUAGES.items()],
            "guide": settings.ORIGINS["guide"] if "public" in settings.PLANES else "",
        }
        response = render(request, "outreach/open/recommendations.html", context)
    response.headers["Content-Language"] = language
    return response


@require_safe
def logo(_request: HttpRequest, pk: UUID) -> HttpResponse:
    """Of a partner that agreed to it, while its word holds."""
    row = get_object_or_404(queries.open_logos(timezone.localdate()), pk=pk)
    return HttpResponse(bytes(row.logo or b""), content_type="image/png")


def in_words(entry: OpenEntry) -> dict[str, Any]:
    """As `article.html` takes it."""
    return {
        "of": entry,
        "shown": entry.shown,
        "badge": BADGES[entry.standing],
        "source": Source(entry.shown.source).label,
    }


def _by_address() -> dict[str, str]:
    return {country.lower(): country for country in places.COUNTRIES}


def _address(language: str, country: str) -> str:
    if country:
        return reverse("recommendations:country", args=[language, country])
    return reverse("recommendations:all", args=[language])
