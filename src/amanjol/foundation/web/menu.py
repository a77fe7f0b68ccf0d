"""The menu of the staff pages: packages add their entries when they start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. `does` says in one sentence what it is for, `icon` is a name of heroicons.

    Low `place` comes first. `url_name` is only resolved for who is allowed to see it.
    """

    label: _StrPromise
    does: _StrPromise
    url_name: str
    icon: str
    place: int
    allowed: Callable[[HttpRequest], bool]

    @property
    def url(self) -> str:
        return reverse(self.url_name)


_items: dict[str, Item] = {}
_leave_url_names: list[str] = []


def register_leave(url_name: str) -> None:
    """Where the button "Leave" posts to."""
    _leave_url_names[:] = [url_name]


def leave_url() -> str:
    return reverse(_leave_url_names[0]) if _leave_url_names else ""


def register(item: Item) -> None:
    """Add an entry; the same `url_name` again replaces it."""
    _items[item.url_name] = item


def items_for(request: HttpRequest) -> list[Item]:
    """What this person may open, in the order of `place`."""
    allowed = (item for item in _items.values() if item.allowed(request))
    return sorted(allowed, key=lambda item: item.place)
