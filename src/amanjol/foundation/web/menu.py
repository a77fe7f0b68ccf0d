"""The menu of the staff pages: packages add their entries when they start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import EmptyResultSet

from amanjol.foundation.web.addresses import address
from amanjol.foundation.web.fixed_queries import NO_IDS, Ids, counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry. `does` says in one sentence what it is for, `icon` is a name of heroicons.

    Low `place` comes first. `url_name` is only resolved for who is allowed to see it. `waiting` gives the rows that
    need this person there: those of all entries are counted in one query, and 0 is not shown. It is asked on every
    page: what is dear to write is a `FixedQuery`.
    """

    label: _StrPromise
    does: _StrPromise
    url_name: str
    icon: str
    place: int
    allowed: Callable[[HttpRequest], bool]
    waiting: Callable[[HttpRequest], QuerySet[Any] | Ids | None] | None = None

    @property
    def url(self) -> str:
        return address(self.url_name)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An item as one person sees it."""

    item: MenuItem
    waiting: int


@dataclass(frozen=True, slots=True)
class Lock:
    """Whether sealed things open in this browser now, and where the button posts or the link leads."""

    is_open: bool
    lock_url: str
    unlock_url: str


@dataclass(frozen=True, slots=True)
class Search:
    """The search in the frame: it posts `question` to this page, so that no address holds what was asked.

    `label` says in few words what is looked for. `allowed` is asked once a page.
    """

    label: _StrPromise
    url_name: str
    allowed: Callable[[HttpRequest], bool]

    @property
    def url(self) -> str:
        return address(self.url_name)


_ENTRIES: Final = "_menu_entries"
_items: dict[str, MenuItem] = {}
_searches: list[Search] = []
_leave_url_names: list[str] = []
_locks: list[Callable[[HttpRequest], Lock | None]] = []


def register_leave(url_name: str) -> None:
    """Where the button "Leave" posts to."""
    _leave_url_names[:] = [url_name]


def leave_url() -> str:
    return address(_leave_url_names[0]) if _leave_url_names else ""


def register_lock(read: Callable[[HttpRequest], Lock | None]) -> None:
    """`read(request)` gives None for who has nothing to lock."""
    _locks[:] = [read]


def lock_of(request: HttpRequest) -> Lock | None:
    return _locks[0](request) if _locks else None


def register_search(search: Search) -> None:
    """One for all pages; the last one registered."""
    _searches[:] = [search]


def search_for(request: HttpRequest) -> Search | None:
    """None for who finds nobody."""
    return next((search for search in _searches if search.allowed(request)), None)


def register(item: MenuItem) -> None:
    """Add an entry; the same `url_name` again replaces it."""
    _items[item.url_name] = item


def entries_for(request: HttpRequest) -> list[MenuEntry]:
    """What this person may open, in the order of `place`. Once a request, in one query."""
    cache: dict[str, list[MenuEntry]] = request.__dict__
    if _ENTRIES not in cache:
        cache[_ENTRIES] = _entries(request)
    return cache[_ENTRIES]


def _entries(request: HttpRequest) -> list[MenuEntry]:
    allowed = sorted((item for item in _items.values() if item.allowed(request)), key=lambda item: item.place)
    waiting = {
        item.url_name: rows
        for item in allowed
        if item.waiting and (rows := item.waiting(request)) is not None
    }
    numbers = counts(rows if isinstance(rows, Ids) else _ids_of(rows) for rows in waiting.values())
    of_each = dict(zip(waiting, numbers, strict=True))
    return [MenuEntry(item, of_each.get(item.url_name, 0)) for item in allowed]


def _ids_of(rows: QuerySet[Any]) -> Ids:
    try:
        return Ids(*rows.order_by().values("pk").query.sql_with_params())
    except EmptyResultSet:  # `none()`
        return NO_IDS
