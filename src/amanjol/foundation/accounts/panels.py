"""What higher packages add here: something on the sign-in page, and whose journal an account's deeds go to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Panel:
    template: str
    context: dict[str, Any] = field(default_factory=dict)


_sign_in_panels: list[Callable[[HttpRequest], Panel | None]] = []
_organisation_lookups: list[Callable[[UUID], UUID | None]] = []


def register_sign_in_panel(show: Callable[[HttpRequest], Panel | None]) -> None:
    if show not in _sign_in_panels:
        _sign_in_panels.append(show)


def sign_in_panels(request: HttpRequest) -> list[Panel]:
    return [panel for show in _sign_in_panels if (panel := show(request)) is not None]


def register_organisation_lookup(find: Callable[[UUID], UUID | None]) -> None:
    """`find(account_id)` must ask as many queries for an account that does not exist."""
    _organisation_lookups[:] = [find]


def organisation_of(account: UUID) -> UUID | None:
    return _organisation_lookups[0](account) if _organisation_lookups else None
