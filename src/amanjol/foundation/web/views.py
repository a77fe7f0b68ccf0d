from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from amanjol.foundation.web import language, menu, today
from amanjol.foundation.web.forms import LanguageForm
from amanjol.foundation.web.problems import PROBLEMS, Problem
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Greets, and shows what today is, what waits for this person and what they can do."""
    parts = today.parts_for(request)
    covered = {part.covers for part in parts}
    waiting = [
        entry for entry in menu.entries_for(request) if entry.waiting and entry.item.url_name not in covered
    ]
    response = render(request, "web/home.html", {"parts": parts, "waiting": waiting})
    for part in parts:
        if part.when_made is not None:
            part.when_made()
    return response


@require_POST
@repeatable
def choose_language(request: HttpRequest) -> HttpResponse:
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    chosen = form.cleaned_data["language"]
    language.keep_choice(request, chosen)
    response = HttpResponseRedirect(_own_address(request, form.cleaned_data["next"]))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=language.COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _own_address(request: HttpRequest, address: str) -> str:
    hosts = {request.get_host()}
    if url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure()):
        return address
    return resolve_url("web:home")


# Django names the arguments of these: `exception` and `reason` are asked for, and not shown.
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _explain(request, PROBLEMS["bad-request"])


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _explain(request, PROBLEMS["forbidden"])


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _explain(request, PROBLEMS["not-found"])


def by_button(request: HttpRequest) -> HttpResponse:
    """In the language of the page that was left: nothing has failed."""
    return _explain(request, PROBLEMS["by-button"], translation.get_language())


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    return _explain(request, PROBLEMS["stale-form"])


def exchanged(request: HttpRequest) -> HttpResponse:
    """For who holds no keys; others are led to the page of keys."""
    return _explain(request, PROBLEMS["exchanged"])


def server_error(request: HttpRequest) -> HttpResponse:
    """Also where the database cannot be reached or has no room: that passes, and the page says so."""
    is_database = isinstance(sys.exception(), OperationalError)
    return unavailable(request) if is_database else _explain(request, PROBLEMS["our-mistake"])


def unavailable(request: HttpRequest) -> HttpResponse:
    response = _explain(request, PROBLEMS["unavailable"])
    response.headers["Retry-After"] = "60"  # seconds
    return response


def busy(spoken: str | None = None) -> HttpResponse:
    """In that language, else that of the page that was sent: nothing has failed. Written once: floods ask for it."""
    response = _answer(PROBLEMS["busy"], _busy_page(spoken or translation.get_language()))
    response.headers["Retry-After"] = "10"  # seconds
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001  else a flood fills the log
    return response


@cache
def _busy_page(spoken: str) -> str:
    return _page(PROBLEMS["busy"], spoken)


def _explain(request: HttpRequest, problem: Problem, spoken: str | None = None) -> HttpResponse:
    """Touches neither database nor session: they may be what failed. Where the language of the person was read before
    that, the page speaks it, too.
    """
    read: str | None = getattr(request, "LANGUAGE_CODE", None)
    return _answer(problem, _page(problem, spoken or read or language.asked_language(request)))


def _page(problem: Problem, spoken: str) -> str:
    with translation.override(spoken):
        return render_to_string("web/problem.html", {"problem": problem, "home": resolve_url("web:home")})


def _answer(problem: Problem, page: str) -> HttpResponse:
    response = HttpResponse(page, status=problem.status)
    response.headers["Cache-Control"] = "no-store"
    return response
