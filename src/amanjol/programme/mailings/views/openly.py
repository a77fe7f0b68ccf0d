"""What a stranger sees: lists, subscribing, saying yes, leaving. No session, no cookie, no script, nothing counted.

A link in a mail opens a page and does nothing: programs that look into mails open every link. What is pressed does.
Leaving takes a POST from anywhere, as mail programs send it (RFC 8058): the secret in the address is all that it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.accounts import throttling
from amanjol.foundation.web.repeating import repeatable
from amanjol.programme.mailings import grounds, queries
from amanjol.programme.mailings.actions import joining
from amanjol.programme.mailings.forms import SubscribeForm
from amanjol.programme.mailings.models import SubscriberState
from amanjol.programme.mailings.sealing import link_of
from amanjol.programme.outreach.languages import LANGUAGES, asked_language

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

SENT_AT_MOST: Final = 10
WINDOW: Final = 600  # seconds


@require_safe
def lists(request: HttpRequest, language: str = "") -> HttpResponse:
    language = language or asked_language(request)
    rows = [(row, queries.name_of(row, language), _about(row, language)) for row in queries.open_lists()]
    return _page(request, language, "lists", {"rows": rows, "rooms": grounds.rooms}, "lists:all")


@csrf_exempt  # it needs no session, and does no more than ask an address; no cookie is set for it
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@repeatable
def subscribe(request: HttpRequest, language: str, pk: UUID) -> HttpResponse:
    """Whatever is known of an address, the answer is one."""
    row = get_object_or_404(queries.open_lists(), pk=pk)
    with translation.override(language if language in LANGUAGES else "en"):
        form = SubscribeForm(request.POST if request.method == "POST" else None, language=language)
        context: dict[str, Any] = {
            "form": form, "list": row, "name": queries.name_of(row, language), "about": _about(row, language),
        }  # fmt: skip
        if form.is_valid():
            if not _is_within(request):
                context["is_too_often"] = True
            else:
                if not form.is_by_a_program:
                    joining.ask(mailing_list=row, asked=form.asked, by_themselves=True)
                context["is_asked"] = True
    return _page(request, language, "subscribe", context, "lists:subscribe", pk)


@csrf_exempt  # as above: the secret in the address is what it needs
@require_http_methods(["GET", "HEAD", "POST"])
@repeatable
def confirm(request: HttpRequest, language: str, secret: str) -> HttpResponse:
    if request.method == "POST":
        row = joining.confirm(secret=secret)
        done = row is not None
    else:
        row = queries.subscriber_linked(link_of(secret))
        done = row is not None and row.state == SubscriberState.CONFIRMED
        if row is not None and row.state not in (SubscriberState.ASKED, SubscriberState.CONFIRMED):
            row = None
    name = queries.name_of(queries.list_of(row), language) if row is not None else ""
    context = {"name": name, "is_done": done, "secret": secret}
    return _page(request, language, "confirm", context, "lists:confirm", secret, status=200 if row else 404)


@csrf_exempt  # RFC 8058: a mail program posts it, from anywhere and without a cookie
@require_http_methods(["GET", "HEAD", "POST"])
@repeatable
def leave(request: HttpRequest, language: str, secret: str) -> HttpResponse:
    is_pressed = request.method == "POST"
    row = joining.leave(secret=secret) if is_pressed else queries.subscriber_linked(link_of(secret))
    is_done = row is not None and row.sealed is None
    name = queries.name_of(queries.list_of(row), language) if row is not None else ""
    context = {"name": name, "is_done": is_done, "secret": secret}
    is_there = row is not None or is_pressed  # who is not on the list any more has left, too
    return _page(request, language, "leave", context, "lists:leave", secret, status=200 if is_there else 404)


def _about(row: Any, language: str) -> str:
    return str(row.about_ru if language == "ru" else row.about_en)


def _is_within(request: HttpRequest) -> bool:
    name = f"mailing form {throttling.address_of(request)}"
    return throttling.is_within(name, at_most=SENT_AT_MOST, seconds=WINDOW)


def _page(
    request: HttpRequest,
    language: str,
    name: str,
    context: dict[str, Any],
    here: str,
    *about: Any,
    status: int = 200,
) -> HttpResponse:
    """`here` and `about` name the address in the other language."""
    has_secret = "secret" in context
    if language not in LANGUAGES:
        if not has_secret:
            raise Http404
        language = asked_language(request)  # what is not found would stand in the log, with the secret
    with translation.override(language):
        context |= {
            "language": language,
            "languages": [(of, own, reverse(here, args=[of, *about])) for of, own in LANGUAGES.items()],
            "guide": settings.ORIGINS["guide"] if "public" in settings.PLANES else "",
        }
        response = render(request, f"mailings/open/{name}.html", context, status=status)
    response.headers["Content-Language"] = language
    if has_secret:
        response.headers["Referrer-Policy"] = "no-referrer"
        response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001  Django's own mark: else a 404 is
    return response
