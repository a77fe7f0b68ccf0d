"""What pages send to be counted: read, compared with what there is to count, and put into the hour of now."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import counting, moments
from amanjol_kiosk.folder import read_json
from amanjol_kiosk.serving.lists import Lists
from amanjol_kiosk.serving.local import NotUnderstood, Request, no_content

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.serving.answers import Answer
    from amanjol_kiosk.serving.current import CurrentPack
    from amanjol_kiosk.serving.local import Handlers

MOST_ROWS = 300  # of one message: a minute on one screen has far fewer
MOST_AT_ONCE = 1000  # of one row in one message
LONGEST = 150  # letters of a key
CHECK_RESULTS = frozenset({"raised", "none"})
SIGN_COLUMNS = ("country", "sign")  # the month is the device's
_COUNTRY = re.compile("[a-z]{2}")


class Counters:
    def __init__(self, folder: DataFolder, current: CurrentPack) -> None:
        self._folder = folder
        self._current = current
        self._lists = Lists(current.table)

    def handlers(self) -> Handlers:
        return {
            ("POST", "/device/count"): self.count,
            ("POST", "/device/played"): self.played,
            ("POST", "/device/signs"): self.signs,
        }

    async def count(self, request: Request) -> Answer:
        """Rows that the pack does not know (any more) are left out; what is no row at all is refused."""
        rows = _rows(request.sent, "counts")
        countable = Counter({key: count for key, count in rows.items() if self._is_countable(*key)})
        counting.add(self._folder, "counts", countable, moments.now())
        return no_content()

    async def played(self, request: Request) -> Answer:
        rows = _rows(request.sent, "played")
        sentences = _faults(request.sent)
        playable = Counter({key: count for key, count in rows.items() if self._is_playable(*key)})
        counting.add(self._folder, "played", playable, moments.now())
        counting.add_faults(self._folder, sentences, moments.now())
        return no_content()

    async def signs(self, request: Request) -> Answer:
        """Which signs a check raised, by where somebody goes, in the month of now: an address of its own, since a
        program that does not know it must go on counting pages.
        """
        now, lists = moments.now(), self._known()
        month = counting.month_of(now)
        countable: Counter[tuple[str, ...]] = Counter(
            {
                (month, country, sign): count
                for (country, sign), count in _rows(request.sent, "signs", SIGN_COLUMNS).items()
                if sign in lists.signs() and _is_country(country, lists)
            }
        )
        counting.add(self._folder, "signs", countable, now)
        return no_content()

    def _known(self) -> Lists:
        if self._lists.table is not self._current.table:
            self._lists = Lists(self._current.table)
        return self._lists

    def _is_countable(self, language: str, what: str, key: str) -> bool:
        lists = self._known()
        if language not in lists.languages:
            return False
        match what:
            case "page" | "code":
                return counting.is_counted(key) and key in lists.pages(language)
            case "clip":
                return key in lists.films()
            case "check":
                return key in CHECK_RESULTS
        return False

    def _is_playable(self, item: str, language: str) -> bool:
        lists = self._known()
        if language not in lists.languages:
            return False
        if item.startswith("notice:"):
            return item.removeprefix("notice:") in self._notices()
        return item in lists.media or lists.has_page(item)

    def _notices(self) -> set[str]:
        listed = (read_json(self._folder.document("screens")) or {}).get("notices")
        rows = listed if isinstance(listed, list) else []
        return {str(row.get("id")) for row in rows if isinstance(row, dict)}


def _is_country(key: str, lists: Lists) -> bool:
    return key == counting.ANYWHERE or bool(_COUNTRY.fullmatch(key) and lists.has_page(key))


def _rows(
    message: dict[str, Any], kind: str, columns: tuple[str, ...] | None = None
) -> Counter[tuple[str, ...]]:
    """`columns` are those of the kind where none are given. Raises `NotUnderstood`."""
    rows = message.get("rows", [] if kind == "played" else None)
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise NotUnderstood("There is no list of rows, or it is too long.")
    counts: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        key, count = _row(row, columns or counting.COLUMNS[kind])
        counts[key] += count
    return counts


def _row(row: Any, columns: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    if not isinstance(row, dict) or row.keys() != {*columns, "count"}:
        raise NotUnderstood("A row has other columns than it should.")
    key = tuple(row[column] for column in columns)
    if not all(isinstance(part, str) and 0 < len(part) <= LONGEST and part.isprintable() for part in key):
        raise NotUnderstood("A row names nothing that can be counted.")
    count = row["count"]
    if type(count) is not int or not 0 < count <= MOST_AT_ONCE:
        raise NotUnderstood("A row counts too little or too much.")
    return key, count


def _faults(message: dict[str, Any]) -> list[str]:
    """Raises `NotUnderstood`."""
    faults = message.get("faults", [])
    is_list = isinstance(faults, list) and len(faults) <= counting.MOST_FAULTS
    if not is_list or not all(isinstance(fault, str) and len(fault) <= 1000 for fault in faults):
        raise NotUnderstood("There is no list of faults, or it is too long.")
    return ["".join(sign if sign.isprintable() else " " for sign in fault) for fault in faults]
