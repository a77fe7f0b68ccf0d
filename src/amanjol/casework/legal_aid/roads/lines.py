"""Lines of a spreadsheet as ways: from, to, hours in summer, hours in winter, in any order of columns."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from amanjol.casework.desk.country import country_here
from amanjol.casework.legal_aid.register.district_names import DistrictNames
from amanjol.casework.legal_aid.register.lines import (
    Problem,
    Wrong,
    district_key,
    filled,
    heads_of,
    plain_cells,
)
from amanjol.casework.legal_aid.roads.records import LONGEST, MOST, way_between
from amanjol.casework.standards.entitlement.districts import districts_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.register.lines import Cells
    from amanjol.casework.legal_aid.roads.records import Way

COLUMNS: Final = {
    "start": pgettext_lazy("a road", "From"),
    "end": gettext_lazy("Where to"),
    "summer": gettext_lazy("Hours in summer"),
    "winter": gettext_lazy("Hours in winter"),
}
HEADS: Final = {
    "start": ("from", "откуда"),
    "end": ("to", "куда"),
    "summer": ("hours in summer", "часов летом"),
    "winter": ("hours in winter", "часов зимой"),
}
NEEDED: Final = frozenset({"start", "end", "summer"})
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::00)?")


def minutes_of(text: str) -> int:
    """Of `2:30`, `2,5` or `3`. Wrong."""
    clock = _CLOCK.fullmatch(text)
    try:
        if clock:
            minutes = int(clock[1]) * 60 + int(clock[2])
        elif re.fullmatch(r"[0-9]{1,2}(?:[.,][0-9]{1,3})?", text):
            minutes = round(Decimal(text.replace(",", ".")) * 60)
        else:
            minutes = 0
    except InvalidOperation:
        minutes = 0
    if not 1 <= minutes <= LONGEST:
        raise Wrong(_("Write hours up to 72, as 2:30 or 2,5."))
    return minutes


def read_lines(cells: Cells) -> tuple[list[Way], list[Problem]]:
    """What the rows say, and all that is wrong with them. Without hours of winter those of summer hold all the year."""
    cells = plain_cells(cells)
    heads, problems = heads_of(cells, COLUMNS, HEADS, NEEDED)
    if problems:
        return [], problems
    if len(cells) - 1 > MOST:
        return [], [Problem(MOST + 2, "", _("A table of roads has three thousand lines at most."))]
    districts = DistrictNames(districts_of(country_here().lower()))
    ways: list[Way] = []
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(cells[1:], 2):
        if not any(row):
            continue
        way, wrong = _read(
            number, {head: row[at] if at < len(row) else "" for head, at in heads.items()}, districts
        )
        problems += wrong
        if way is None:
            continue
        if way.between in seen:
            says = _("This way stands in row %(row)s already.") % {"row": seen[way.between]}
            problems.append(Problem(number, "", says))
        seen.setdefault(way.between, number)
        ways.append(way)
    if not ways and not problems:
        problems.append(Problem(2, "", _("There is no line below the first row.")))
    return ways, problems


def _read(row: int, cells: dict[str, str], districts: DistrictNames) -> tuple[Way | None, list[Problem]]:
    problems, places, minutes = [], {}, {}
    for head, text in cells.items():
        try:
            if head in {"start", "end"}:
                places[head] = district_key(districts, filled(text))
            elif text or head in NEEDED:
                minutes[head] = minutes_of(filled(text))
        except Wrong as wrong:
            problems.append(Problem(row, str(COLUMNS[head]), str(wrong)))
    if not problems and places["start"] == places["end"]:
        problems.append(Problem(row, "", _("Both ends are the same district: choose another.")))
    if problems:
        return None, problems
    summer = minutes["summer"]
    return way_between(places["start"], places["end"], summer, minutes.get("winter", summer)), []
