from __future__ import annotations

import hashlib
import inspect
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import connection

from amanjol.foundation.once import actions, answers, tokens, views
from amanjol.foundation.web import transactions
from amanjol.foundation.web.repeating import is_repeatable

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

_PRESS = "_once_press"
_OURS = "amanjol."
_NOT_TYPED = {"csrfmiddlewaretoken", tokens.FIELD}


@dataclass(frozen=True, slots=True)
class Press:
    """One sending of a form that has a once-token."""

    token: bytes
    place: tokens.Place
    words: str

    @classmethod
    def of(cls, request: HttpRequest, token: bytes) -> Press:
        texts = {name: values for name, values in request.POST.lists() if name not in _NOT_TYPED}
        files = [
            (name, file.name or "", _hash(file)) for name, sent in request.FILES.lists() for file in sent
        ]
        place = tokens.Place(str(request.user.pk), request.path)
        return cls(token, place, tokens.hash_words(texts, files))

    def settle(self, request: HttpRequest, response: HttpResponseBase) -> None:
        """In the transaction of the act itself: both stand, or neither."""
        if response.status_code >= 500 or connection.needs_rollback:  # all of it is undone
            return
        address = answers.led_to(request, response)
        if not address:
            actions.give_back(token=self.token)
            return
        outcome = tokens.Outcome(self.words, address, answers.is_shown_once(response))
        actions.spend(token=self.token, place=self.place, outcome=outcome)


class OnceMiddleware:
    """A form with a once-token acts once. Stands below the tenant: the row belongs to whoever is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        press: Press | None = getattr(request, _PRESS, None)
        if press is not None:
            press.settle(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """After the check of the cross-site token, before the view."""
        if request.method != "POST" or not request.user.is_authenticated:
            return None
        token = tokens.read(request.POST.get(tokens.FIELD, ""))
        if token is None:
            return views.without_token(request, view) if _needs_token(request, view) else None
        press = Press.of(request, token)
        try:
            transactions.at_begin(partial(actions.hold, token=token, place=press.place))
        except actions.SentBefore as before:
            return views.sent_before(request, view, press.words, before)
        setattr(request, _PRESS, press)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Another press acted while this one had let go of the row (`transactions.keep_so_far`)."""
        if not isinstance(exception, actions.SentBefore):
            return None
        press: Press = getattr(request, _PRESS)
        delattr(request, _PRESS)
        view = request.resolver_match.func if request.resolver_match else views.sent_before
        return views.sent_before(request, view, press.words, exception)


def _needs_token(request: HttpRequest, view: Callable[..., Any]) -> bool:
    """Views of ours are functions; a class makes a form of Wagtail's, which has none.

    As of the cross-site token, Django's test client is let off unless it wants to be asked.
    """
    if getattr(request, "_dont_enforce_csrf_checks", False) or is_repeatable(view):
        return False
    return not hasattr(view, "view_class") and inspect.unwrap(view).__module__.startswith(_OURS)


def _hash(file: UploadedFile[Any]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
