"""What higher packages add here: something on the pages of sign-in and of one's own account, whose journal an
account's deeds go to, and what they do when a person unlocks or loses their keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.accounts.models import Account
    from amanjol.foundation.seals.keypairs import KeyPair


@dataclass(frozen=True, slots=True)
class Panel:
    """`looks_again`: after how many seconds the page is asked for anew, because it will say something else; 0 never."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    looks_again: int = 0


_sign_in_panels: list[Callable[[HttpRequest], Panel | None]] = []
_account_panels: list[Callable[[HttpRequest], Panel | None]] = []
_organisation_lookups: list[Callable[[UUID], UUID | None]] = []
_at_unlock: list[Callable[[HttpRequest, Account, KeyPair], None]] = []
_at_key_dropped: list[Callable[[UUID], None]] = []
_key_roles: list[Callable[[Account], bool]] = []


def register_sign_in_panel(show: Callable[[HttpRequest], Panel | None]) -> None:
    if show not in _sign_in_panels:
        _sign_in_panels.append(show)


def sign_in_panels(request: HttpRequest) -> list[Panel]:
    return [panel for show in _sign_in_panels if (panel := show(request)) is not None]


def register_account_panel(show: Callable[[HttpRequest], Panel | None]) -> None:
    """Something on the page of one's own account, for whom it concerns."""
    if show not in _account_panels:
        _account_panels.append(show)


def account_panels(request: HttpRequest) -> list[Panel]:
    return [panel for show in _account_panels if (panel := show(request)) is not None]


def register_organisation_lookup(find: Callable[[UUID], UUID | None]) -> None:
    """`find(account_id)` must ask as many queries for an account that does not exist."""
    _organisation_lookups[:] = [find]


def organisation_of(account: UUID) -> UUID | None:
    return _organisation_lookups[0](account) if _organisation_lookups else None


def register_at_unlock(do: Callable[[HttpRequest, Account, KeyPair], None]) -> None:
    """`do(request, account, keys)` runs in the transaction of each sign-in and each unlock."""
    if do not in _at_unlock:
        _at_unlock.append(do)


def tell_unlocked(request: HttpRequest, account: Account, keys: KeyPair) -> None:
    for do in _at_unlock:
        do(request, account, keys)


def register_at_key_dropped(do: Callable[[UUID], None]) -> None:
    """`do(account_id)` runs in the transaction in which somebody's keys are taken away, before they go."""
    if do not in _at_key_dropped:
        _at_key_dropped.append(do)


def tell_key_dropped(account: UUID) -> None:
    for do in _at_key_dropped:
        do(account)


def register_key_role(uses_keys: Callable[[Account], bool]) -> None:
    """`uses_keys(account)`: whether this person's work needs their key, so that pages speak of it."""
    _key_roles[:] = [uses_keys]


def uses_keys(account: Account) -> bool:
    return bool(_key_roles) and _key_roles[0](account)
