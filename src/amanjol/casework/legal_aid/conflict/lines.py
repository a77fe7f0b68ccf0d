"""Lines of a spreadsheet as clients of one advocate: name, other names, numbers, organisation or person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from amanjol.casework.legal_aid.conflict.records import MOST_ASSIGNMENTS, MOST_NAMES, PartyRecord
from amanjol.casework.legal_aid.spreadsheets.cells import Columns, Wrong, line, parts, read_cells, read_rows
from amanjol.casework.standards.conflicts.comparing import number_key, words_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.spreadsheets.cells import Cells, Problem

COLUMNS: Final = Columns(
    {
        "name": pgettext_lazy("of a client", "Name"),
        "others": gettext_lazy("Other names"),
        "numbers": gettext_lazy("Numbers"),
        "kind": gettext_lazy("Organisation or person"),
    },
    {
        "name": ("name", "имя", "фио"),
        "others": ("other names", "другие имена"),
        "numbers": ("numbers", "номера"),
        "kind": ("organisation or person", "организация или человек"),
    },
    frozenset({"name"}),
    MOST_ASSIGNMENTS,
    gettext_lazy("An advocate has two thousand clients here at most."),
)
_IS_ORGANISATION: Final = {
    "organisation": True, "organization": True, "организация": True, "person": False, "человек": False,
}  # fmt: skip


def read_lines(cells: Cells) -> tuple[list[PartyRecord], list[Problem]]:
    """What the rows say, and all that is wrong with them. With a problem nothing of it may be written."""
    lines, problems = read_rows(cells, COLUMNS, _read)
    return [party for _row, party in lines], problems


def _read(row: int, cells: dict[str, str]) -> tuple[PartyRecord | None, list[Problem]]:
    readers = {"name": _name, "others": _others, "numbers": _numbers, "kind": _is_organisation}
    values, problems = read_cells(row, cells, COLUMNS, readers)
    if problems:
        return None, problems
    names = tuple(dict.fromkeys((values["name"], *values.get("others", ()))))
    return PartyRecord(names, values.get("numbers", ()), values.get("kind", False)), []


def _name(text: str) -> str:
    name = line(text)
    if not words_of(name):
        raise Wrong(_("This is no name that can be compared."))
    return name


def _others(text: str) -> tuple[str, ...]:
    """A dash is none."""
    return tuple(name for name in _several(text) if words_of(name))


def _numbers(text: str) -> tuple[str, ...]:
    """As `_others`."""
    return tuple(number for number in _several(text) if number_key(number))


def _several(text: str) -> tuple[str, ...]:
    several = tuple(dict.fromkeys(line(part) for part in parts(text, ";")))
    if len(several) >= MOST_NAMES:
        raise Wrong(_("At most 19 in one cell."))
    return several


def _is_organisation(text: str) -> bool:
    try:
        return _IS_ORGANISATION[text.casefold()]
    except KeyError:
        raise Wrong(_("Write organisation or person.")) from None
