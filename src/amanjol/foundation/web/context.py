from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings

from amanjol.foundation.web import menu, node

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.menu import Lock


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
    def menu(self) -> list[menu.MenuEntry]:
        return menu.entries_for(self._request)

    @property
    def leave_url(self) -> str:
        return menu.leave_url()

    @property
    def languages(self) -> list[tuple[str, str]]:
        return [(code, str(name)) for code, name in settings.STAFF_LANGUAGES]

    @property
    def here(self) -> str:
        """The address without what was typed into it, to come back to after choosing a language."""
        return self._request.path


def shell(request: HttpRequest) -> dict[str, Shell]:
    return {"shell": Shell(request)}
