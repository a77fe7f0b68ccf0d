"""What a list is narrowed to. It stands in the session of whoever reads, and in no address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.seals.canonical import NotCanonical

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.seals.records import DataRecord


def narrowed[R: DataRecord](request: HttpRequest, name: str, kind: type[R]) -> R:
    """What is set in this session; nothing where it cannot be read, as after an update."""
    try:
        return kind.from_data(request.session.get(name) or {})
    except NotCanonical:
        return kind()


def narrow(request: HttpRequest, name: str, filters: DataRecord) -> None:
    request.session[name] = filters.as_data()
