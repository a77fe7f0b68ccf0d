"""Shows an editor the page as readers will see it. The renderer is registered from above, by `packs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from amanjol.public.guide.models import GuidePage

    type Preview = Callable[[GuidePage, HttpRequest], HttpResponse]

_registered: list[Preview] = []


def register(preview: Preview) -> None:
    _registered[:] = [preview]


def render(page: GuidePage, request: HttpRequest) -> HttpResponse:
    """Raises `IndexError` where nothing is registered, which the start-up of `packs` rules out."""
    return _registered[0](page, request)
