"""What a playlist can be made of: what the current pack holds for screens, with titles in the language of the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

from amanjol.public.packs.screen import PAGES
from amanjol.public.screens.kinds import ItemKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING: dict[str, Any] = {
    "languages": [],
    "posters": {},
    "clips": {},
    "pages": [],
    "media": {},
    "playlist": [],
}


@dataclass(frozen=True, slots=True)
class Showable:
    """`title` says the country too, where it is of one. `picture` is a path in the pack, or empty."""

    kind: ItemKind
    name: str
    title: str
    picture: str = ""

    @property
    def value(self) -> str:
        """As a form names it."""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True, slots=True)
class Pack:
    """The screen's part of a pack: `facts` as in its `screen/pages.json`, and `titles` of pages in one language."""

    facts: Mapping[str, Any]
    titles: Mapping[str, str]

    def find(self, kind: str, name: str) -> Showable | None:
        """None for what the pack does not hold any more."""
        if kind == ItemKind.PAGE:
            return Showable(ItemKind.PAGE, name, self.titles.get(name, name)) if name in self._pages else None
        facts = self.facts["clips" if kind == ItemKind.CLIP else "posters"].get(name)
        if facts is None:
            return None
        picture = self.facts["media"].get(facts.get("picture") or name, "")
        return Showable(ItemKind(kind), name, _in_own_words(facts["titles"]) or name, picture)

    def all(self) -> list[Showable]:
        """Posters, clips, then pages, each in the order of the guide."""
        named = [(ItemKind.POSTER, name) for name in self.facts["posters"]]
        named += [(ItemKind.CLIP, name) for name in self.facts["clips"]]
        named += [(ItemKind.PAGE, key) for key in self.facts["pages"]]
        return [showable for kind, name in named if (showable := self.find(kind, name))]

    @property
    def languages(self) -> list[str]:
        return [language["code"] for language in self.facts["languages"]]

    @property
    def _pages(self) -> list[str]:
        pages: list[str] = self.facts["pages"]
        return pages


def current() -> Pack:
    """What there is now; an empty one before the first pack."""
    root = (Path(settings.PACKS_ROOT) / "current").resolve()
    return _read(root, get_language() or "en")


@lru_cache(maxsize=4)
def _read(root: Path, language: str) -> Pack:
    """A pack never changes once it is there."""
    if not (root / PAGES).is_file():
        return Pack(_NOTHING, {})
    facts = json.loads((root / PAGES).read_bytes())
    file = root / "screen" / f"{language}.json"
    pages = json.loads(file.read_bytes())["pages"] if file.is_file() else {}
    return Pack(facts, {key: _with_country(page) for key, page in pages.items()})


def _with_country(page: Mapping[str, Any]) -> str:
    return f"{page['country']}: {page['title']}" if page["country"] else page["title"]


def _in_own_words(titles: Mapping[str, str]) -> str:
    return next((titles[code] for code in (get_language() or "en", "en", *titles) if code in titles), "")
