"""A book of the handbook and its chapters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.foundation.organisations.roles import Plane, RoleKey


@dataclass(frozen=True, slots=True)
class Chapter:
    """`pages` lead here, each from the whole page: also what is typed there and comes back with an error."""

    key: str
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """`plane` is the one that has to be on; none for what every installation has."""

    key: str
    roles: frozenset[RoleKey]
    chapters: tuple[Chapter, ...]
    plane: Plane | None = None

    def chapter_of(self, page: str) -> Chapter | None:
        """The page's own name goes before that of its room."""
        room = f"{page.rpartition(':')[0]}:"
        for name in (page, room):
            for chapter in self.chapters:
                if name in chapter.pages:
                    return chapter
        return None
