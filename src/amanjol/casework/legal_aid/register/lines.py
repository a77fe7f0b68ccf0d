"""Lines of a spreadsheet as advocates: every line that is wrong is told with its row and its column.

The first row names the columns, in English or in Russian, in any order. Several values in a cell stand apart by commas.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.country import country_here
from amanjol.casework.legal_aid.register.district_names import DistrictNames
from amanjol.casework.legal_aid.register.records import Description, Sex
from amanjol.casework.legal_aid.register.words import spoken
from amanjol.casework.legal_aid.spreadsheets.cells import (
    Columns,
    Problem,
    Wrong,
    line,
    parts,
    read_cells,
    read_rows,
    repeated,
)
from amanjol.casework.standards.courses.library import courses
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.casework.standards.entitlement.rights import Proceeding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amanjol.casework.legal_aid.spreadsheets.cells import Cells

MOST_LINES: Final = 5_000
MOST_PLACES: Final = 999
_NAMES: Final = {
    "number": gettext_lazy("Number"),
    "name": gettext_lazy("Name"),
    "office": gettext_lazy("Office"),
    "reach": gettext_lazy("How to reach"),
    "districts": gettext_lazy("Districts"),
    "languages": gettext_lazy("Languages"),
    "sex": gettext_lazy("Sex"),
    "licence_until": gettext_lazy("Licence until"),
    "suspended_until": gettext_lazy("Suspended until"),
    "proceedings": gettext_lazy("Kinds of case"),
    "places": gettext_lazy("Places"),
    "year": gettext_lazy("Year"),
    "courses": gettext_lazy("Courses"),
}
_HEADS: Final = {
    "number": ("number", "номер"),
    "name": ("name", "имя", "фио"),
    "office": ("office", "контора", "адрес"),
    "reach": ("how to reach", "как связаться", "телефон"),
    "districts": ("districts", "районы"),
    "languages": ("languages", "языки"),
    "sex": ("sex", "пол"),
    "licence_until": ("licence until", "лицензия до"),
    "suspended_until": ("suspended until", "приостановлена до"),
    "proceedings": ("kinds of case", "виды дел"),
    "places": ("places", "мест"),
    "year": ("year", "год"),
    "courses": ("courses", "курсы"),
}
COLUMNS: Final = Columns(
    _NAMES,
    _HEADS,
    frozenset(_HEADS) - {"office", "reach", "suspended_until", "courses"},
    MOST_LINES,
    gettext_lazy("A register has five thousand lines at most."),
)
_SEXES: Final = {
    "ж": Sex.WOMAN, "женщина": Sex.WOMAN, "woman": Sex.WOMAN, "м": Sex.MAN, "мужчина": Sex.MAN, "man": Sex.MAN,
}  # fmt: skip
_PROCEEDINGS: Final = {
    "criminal": Proceeding.CRIMINAL, "уголовные": Proceeding.CRIMINAL,
    "civil": Proceeding.CIVIL, "гражданские": Proceeding.CIVIL,
    "administrative": Proceeding.ADMINISTRATIVE, "административные": Proceeding.ADMINISTRATIVE,
}  # fmt: skip
_RUSSIAN_DAY: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def read_lines(cells: Cells) -> tuple[list[Description], list[Problem]]:
    """What the rows say, and all that is wrong with them. With a problem nothing of it may be written."""
    lines, problems = read_rows(cells, COLUMNS, _Reader().read)
    for row, first in repeated(lines, lambda line: line.number):
        says = _("This number stands in row %(row)s already.") % {"row": first}
        problems.append(Problem(row, str(COLUMNS.names["number"]), says))
    return [line for _row, line in lines], sorted(problems, key=lambda problem: problem.row)


class _Reader:
    """What is accepted in each cell: the districts of this country, languages and courses by code or by name."""

    def __init__(self) -> None:
        self._districts = DistrictNames(districts_of(country_here().lower()))
        self._languages = {
            words.casefold(): code
            for language in ("en", "ru")
            for code, name in world_names.languages(language)
            for words in (code, name)
        }
        self._courses = {course.key.casefold(): course.key for course in courses()}
        self._cells: dict[str, Callable[[str], Any]] = {
            "number": line,
            "name": line,
            "office": line,
            "reach": line,
            "districts": self._district,
            "languages": lambda text: _several(text, self._languages, _("No language is called %(word)s.")),
            "sex": _sex,
            "licence_until": _day,
            "suspended_until": _day,
            "proceedings": lambda text: _several(
                text, _PROCEEDINGS, _("No kind of case is called %(word)s.")
            ),
            "places": lambda text: _number(text, 0, MOST_PLACES),
            "year": lambda text: _number(text, 2000, 2999),
            "courses": lambda text: _several(
                text, self._courses, _("No course of ours has the key %(word)s.")
            ),
        }

    def read(self, row: int, cells: Mapping[str, str]) -> tuple[Description | None, list[Problem]]:
        said = {head: text.strip(", ") for head, text in cells.items()}
        values, problems = read_cells(row, said, COLUMNS, self._cells)
        return (None if problems else Description(**values)), problems

    def _district(self, text: str) -> tuple[str, ...]:
        return tuple(sorted({district_key(self._districts, part) for part in parts(text)}))


def district_key(districts: DistrictNames, words: str) -> str:
    """As it is typed, in a country whose districts nobody has written down. Wrong."""
    if not districts:
        return line(words)
    called, word = districts.called(words), _quoted(words)
    if len(called) == 1:
        return called[0].key
    if called:
        names = ", ".join(_quoted(district.name.in_language(spoken())) for district in called)
        raise Wrong(
            _("More than one is called %(word)s: write which, %(names)s.") % {"word": word, "names": names}
        )
    near = districts.near(words)
    if near is None:
        raise Wrong(_("No district is called %(word)s.") % {"word": word})
    name = _quoted(near.name.in_language(spoken()))
    raise Wrong(
        _("No district is called %(word)s. Is it %(name)s? Then write so.") % {"word": word, "name": name}
    )


def _several(text: str, of: Mapping[str, Any], unknown: str) -> tuple[Any, ...]:
    for part in parts(text):
        if part.casefold() not in of:
            raise Wrong(unknown % {"word": _quoted(part)})
    return tuple(sorted({of[part.casefold()] for part in parts(text)}))


def _quoted(words: str) -> str:
    """On one line, however many the cell has."""
    return f"«{' '.join(words.split())[:40]}»"


def _sex(text: str) -> Sex:
    try:
        return _SEXES[text.casefold()]
    except KeyError:
        raise Wrong(_("Write woman or man.")) from None


def _day(text: str) -> date:
    russian = _RUSSIAN_DAY.fullmatch(text)
    try:
        if russian:
            day, month, year = map(int, russian.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong(_("This is no day: write it as 31.12.2027.")) from None


def _number(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not least <= int(text) <= most:
        raise Wrong(_("Write a whole number from %(least)s to %(most)s.") % {"least": least, "most": most})
    return int(text)
