"""What can be counted in the pack that is shown, so that a page which was tampered with cannot count anything else."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from amanjol_kiosk.counting import is_counted
from amanjol_kiosk.serving.table import DamagedFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol_kiosk.serving.table import Table

_FILM = re.compile(r"\.(?:mp4|webm)\Z")
_IN_PAGE = re.compile(r"media/([^\"'\s<>?#]+\.(?:mp4|webm))")


class Lists:
    """Of one table. Read from it at the first question, a language at a time."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.languages = frozenset(table.languages)
        names = [path.rpartition("/")[2] for path in table.plain if path.startswith("media/")]
        self.media = frozenset(names)
        self._pages: dict[str, frozenset[str]] = {}
        self._films: frozenset[str] | None = None
        self._signs: frozenset[str] | None = None

    def pages(self, language: str) -> frozenset[str]:
        """Keys of what the kiosk shows in a language: `kr`, `kr/your-rights`, `general/job-offer`."""
        if language not in self.languages:
            return frozenset()
        if language not in self._pages:
            self._pages[language] = frozenset(self._keys(language))
        return self._pages[language]

    def films(self) -> frozenset[str]:
        """Names of films that may be counted: of none could one tell that a page was read which is not counted."""
        if self._films is None:
            kept_silent = {
                name
                for language in self.languages
                for key in self.pages(language)
                if not is_counted(key)
                for name in _IN_PAGE.findall(self._text(f"{language}/{key}.html"))
            }
            self._films = frozenset(name for name in self.media if _FILM.search(name)) - kept_silent
        return self._films

    def signs(self) -> frozenset[str]:
        """Signs of the check of an offer that may be counted, as the pack names them: never that of a war."""
        if self._signs is None:
            try:
                listed = json.loads(self._text("kiosk/settings.json") or "{}").get("signs", [])
                self._signs = frozenset(sign for sign in listed if isinstance(sign, str))
            except (ValueError, TypeError, AttributeError):  # a signed pack of another age
                self._signs = frozenset()
        return self._signs

    def has_page(self, key: str) -> bool:
        """In any language."""
        return any(key in self.pages(language) for language in self.languages)

    def _keys(self, language: str) -> Iterator[str]:
        try:
            listed = json.loads(self._text(f"kiosk/{language}.json") or "{}")
            rows = [*listed.get("general", []), *listed.get("elsewhere", []), *listed.get("countries", [])]
            rows += [topic for country in listed.get("countries", []) for topic in country["topics"]]
            paths = [str(row["path"]) for row in rows]
        except (ValueError, KeyError, TypeError, AttributeError):  # a signed pack of another age
            return
        for path in paths:
            yield key_of(path)

    def _text(self, path: str) -> str:
        served: Any = self.table.plain.get(path)
        try:
            return served.read().decode() if served else ""
        except (DamagedFile, UnicodeDecodeError):
            return ""


def key_of(path: str) -> str:
    """`uz/kr/your-rights.html` → `kr/your-rights`; the page of a country is its code."""
    return path.partition("/")[2].removesuffix(".html").removesuffix("/index")
