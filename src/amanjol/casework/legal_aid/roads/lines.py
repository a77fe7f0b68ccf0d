"""Lines of a spreadsheet as ways: from, to, hours in summer, hours in winter, in any order of columns."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from amanjol.casework.desk.country import country_here
from amanjol.casework.legal_aid.register.district_names import DistrictNames
from amanjol.casework.legal_aid.register.lines import district_key
from amanjol.casework.legal_aid.roads.records import LONGEST, MOST, way_between
from amanjol.casework.legal_aid.spreadsheets.cells import (
    Columns,
    Problem,
    Wrong,
    read_cells,
    read_rows,
    repeated,
)
from amanjol.casework.standards.entitlement.districts import districts_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.roads.records import Way
    from amanjol.casework.legal_aid.spreadsheets.cells import Cells

_NAMES: Final = {
    "start": pgettext_lazy("a road", "From"),
    "end": gettext_lazy("Where to"),
    "summer": gettext_lazy("Hours in summer"),
    "winter": gettext_lazy("Hours in winter"),
}
_HEADS: Final = {
    "start": ("from", "откуда"),
    "end": ("to", "куда"),
    "summer": ("hours in summer", "часов летом", "in summer", "летом"),
    "winter": ("hours in winter", "часов зимой", "in winter", "зимой"),
}
COLUMNS: Final = Columns(
    _NAMES,
    _HEADS,
    frozenset({"start", "end", "summer"}),
    MOST,
    gettext_lazy("A table of roads has three thousand lines at most."),
)
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
    districts = DistrictNames(districts_of(country_here().lower()))
    lines, problems = read_rows(cells, COLUMNS, lambda row, of_row: _read(row, of_row, districts))
    for row, first in repeated(lines, lambda way: way.between):
        problems.append(Problem(row, "", _("This way stands in row %(row)s already.") % {"row": first}))
    return [way for _row, way in lines], sorted(problems, key=lambda problem: problem.row)


def _read(row: int, cells: dict[str, str], districts: DistrictNames) -> tuple[Way | None, list[Problem]]:
    def place(text: str) -> str:
        return district_key(districts, text)

    readers = {"start": place, "end": place, "summer": minutes_of, "winter": minutes_of}
    values, problems = read_cells(row, cells, COLUMNS, readers)
    if not problems and values["start"] == values["end"]:
        problems.append(Problem(row, "", _("Both ends are the same district: choose another.")))
    if problems:
        return None, problems
    summer = values["summer"]
    return way_between(values["start"], values["end"], summer, values.get("winter", summer)), []
