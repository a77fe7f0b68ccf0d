from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from amanjol.foundation.web import views
from amanjol.foundation.web.language import chosen_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class LanguageMiddleware:
    """Speaks the language of the person: see `language.chosen_language`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen_language(request)
        request.LANGUAGE_CODE = language  # as Django's own middleware does
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ByButtonMiddleware:
    """Says what to do where an address that takes posts alone is asked for.

    A page that answers a post has such an address: reloaded by it, or in another language, it was the browser's
    empty error.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method not in {"GET", "HEAD"}:
            return response
        explained = views.by_button(request)
        explained.headers["Allow"] = response.headers["Allow"]
        return explained
