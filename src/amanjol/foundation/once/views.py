"""The answers to a form that has acted already, and to one that does not say which press it is."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from amanjol.foundation.once import tokens
from amanjol.foundation.once.labels import secret_names, sent_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.once.actions import SentBefore

_OURS = {"csrfmiddlewaretoken", tokens.FIELD}


class SeeOther(HttpResponseRedirect):
    status_code = HTTPStatus.SEE_OTHER


def sent_before(
    request: HttpRequest, view: Callable[..., Any], words: str, before: SentBefore
) -> HttpResponse:
    """With the same words: where it led. With others: both side by side, and nothing of either is lost."""
    outcome = before.outcome
    if outcome is None or not _is_ours(request, outcome.address):
        return _side_by_side(request, view, {"is_unclear": True})
    saved = {"address": outcome.address, "at": before.at}
    if outcome.words != words:
        return _side_by_side(request, view, saved | {"shown_once": outcome.shown_once})
    if outcome.shown_once:
        return render(request, "once/shown_once.html", saved, status=HTTPStatus.CONFLICT)
    return SeeOther(outcome.address)


def without_token(request: HttpRequest, view: Callable[..., Any]) -> HttpResponse:
    """Nothing was done: it is quoted, and one press sends it with a token."""
    return render(request, "once/without_token.html", _sent(request, view), status=HTTPStatus.CONFLICT)


def _side_by_side(request: HttpRequest, view: Callable[..., Any], saved: dict[str, Any]) -> HttpResponse:
    context = saved | _sent(request, view)
    return render(request, "once/side_by_side.html", context, status=HTTPStatus.CONFLICT)


def _sent(request: HttpRequest, view: Callable[..., Any]) -> dict[str, Any]:
    """Files are not sent along: the browser gives each only when it is chosen. Nor are secrets: one types them."""
    left_out = _OURS | secret_names(request.POST, view)
    texts = [
        (name, value) for name, values in request.POST.lists() if name not in left_out for value in values
    ]
    return {
        "here": request.get_full_path(),
        "texts": texts,
        "quoted": sent_texts(request.POST, view),
        "has_files": bool(request.FILES),
    }


def _is_ours(request: HttpRequest, address: str) -> bool:
    """Only what this node has sealed comes here; and still it leads nowhere else."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, {request.get_host()})
