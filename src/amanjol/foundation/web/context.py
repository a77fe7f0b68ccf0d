from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from amanjol.foundation.web import help as page_help
from amanjol.foundation.web import menu, node, watch

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.menu import Lock, Search
    from amanjol.foundation.web.watch import Watch


class Shell:
    """What the frame of every page needs, read only when a template asks: other pages pay nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def node(self) -> node.NodeLabel:
        return node.current()

    @cached_property
    def lock(self) -> Lock | None:
        return menu.lock_of(self._request)

    @cached_property
    def watch(self) -> Watch | None:
        return watch.watch_of(self._request)

    @cached_property
    def menu(self) -> list[menu.MenuEntry]:
        return menu.entries_for(self._request)

    @cached_property
    def search(self) -> Search | None:
        return menu.search_for(self._request)

    @property
    def leave_url(self) -> str:
        return menu.leave_url()

    @cached_property
    def help(self) -> str:
        """The address of what explains this page, or nothing."""
        return page_help.address_for(self._request)

    @property
    def languages(self) -> list[tuple[str, str]]:
        return [(code, str(name)) for code, name in settings.STAFF_LANGUAGES]

    @property
    def here(self) -> str:
        """The address without what was typed into it, to come back to after choosing a language.

        A page that answers a post may have an address that cannot be asked for: then it is the page of the form.
        """
        if self._request.method in {"GET", "HEAD"}:
            return self._request.path
        form = urlsplit(self._request.headers.get("Referer", ""))
        is_ours = form.netloc == self._request.get_host() and form.path.startswith("/")
        return form.path if is_ours else self._request.path


def shell(request: HttpRequest) -> dict[str, Shell]:
    return {"shell": Shell(request)}
