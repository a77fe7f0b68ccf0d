"""Lines of a spreadsheet as advocates: every line that is wrong is told with its row and its column.

The first row names the columns, in English or in Russian, in any order. Several values in a cell stand apart by commas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from python_calamine import CalamineError, CalamineWorkbook

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.fields import Text
from amanjol.casework.legal_aid.register.district_names import DistrictNames
from amanjol.casework.legal_aid.register.records import Description, Sex
from amanjol.casework.legal_aid.register.words import spoken
from amanjol.casework.standards.courses.library import courses
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.foundation.textfiles.workbooks import NotASpreadsheet, TooLarge, safe_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

type Cells = list[list[str]]
MOST_LINES: Final = 5_000
LONGEST: Final = 300  # letters of one cell
MOST_PLACES: Final = 999
COLUMNS: Final = {
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
HEADS: Final = {
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
NEEDED: Final = frozenset(HEADS) - {"office", "reach", "suspended_until", "courses"}
_SEXES: Final = {
    "ж": Sex.WOMAN, "женщина": Sex.WOMAN, "woman": Sex.WOMAN, "м": Sex.MAN, "мужчина": Sex.MAN, "man": Sex.MAN,
}  # fmt: skip
_PROCEEDINGS: Final = {
    "criminal": Proceeding.CRIMINAL, "уголовные": Proceeding.CRIMINAL,
    "civil": Proceeding.CIVIL, "гражданские": Proceeding.CIVIL,
    "administrative": Proceeding.ADMINISTRATIVE, "административные": Proceeding.ADMINISTRATIVE,
}  # fmt: skip
_TEXT: Final = Text()
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_RUSSIAN_DAY: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


class Unreadable(Exception):
    """With a sentence that says what to do."""


class Wrong(ValueError):
    """What is wrong with one cell, in one sentence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` as a spreadsheet counts them; `column` is what it is called, empty where it is about the whole row."""

    row: int
    column: str
    says: str


def cells_of(data: bytes) -> Cells:
    """The first sheet as texts, days as ISO; empty rows stay, so that rows keep their numbers. Unreadable."""
    try:
        with CalamineWorkbook.from_filelike(safe_workbook(data)) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False) if book.sheet_names else []
    except TooLarge as error:
        raise Unreadable(_("The file is too large: send the register alone, on one sheet.")) from error
    except (NotASpreadsheet, CalamineError, OSError) as error:
        raise Unreadable(
            _("The file is no spreadsheet that can be read: save it as .xlsx and send it again.")
        ) from error
    return [[_plain(value) for value in row] for row in rows]


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def read_lines(cells: Cells) -> tuple[list[Description], list[Problem]]:
    """What the rows say, and all that is wrong with them. With a problem nothing of it may be written."""
    cells = plain_cells(cells)
    heads, problems = heads_of(cells, COLUMNS, HEADS, NEEDED)
    if problems:
        return [], problems
    if len(cells) - 1 > MOST_LINES:
        return [], [Problem(MOST_LINES + 2, "", _("A register has five thousand lines at most."))]
    reader, lines, seen = _Reader(), [], dict[str, int]()
    for number, row in enumerate(cells[1:], 2):
        if not any(row):
            continue
        line, wrong = reader.read(
            number, {head: row[at] if at < len(row) else "" for head, at in heads.items()}
        )
        problems += wrong
        if line is None:
            continue
        if line.number in seen:
            says = _("This number stands in row %(row)s already.") % {"row": seen[line.number]}
            problems.append(Problem(number, str(COLUMNS["number"]), says))
        seen.setdefault(line.number, number)
        lines.append(line)
    if not lines and not problems:
        problems.append(Problem(2, "", _("There is no line below the first row.")))
    return lines, problems


def plain_cells(cells: Cells) -> Cells:
    """Without signs that turn text round, each letter in one form."""
    return [[_TEXT.to_python(cell) for cell in row] for row in cells]


def heads_of(
    cells: Cells, columns: Mapping[str, Any], called_so: Mapping[str, Sequence[str]], needed: Collection[str]
) -> tuple[dict[str, int], list[Problem]]:
    """At which place each column stands, by what the first row calls them. `columns` are their names in problems."""
    if not cells or not any(cells[0]):
        return {}, [Problem(1, "", _("The first row has to name the columns."))]
    called = {words: head for head, both in called_so.items() for words in both}
    heads: dict[str, int] = {}
    problems = []
    for at, words in enumerate(cells[0]):
        head = called.get(" ".join(words.casefold().split()))
        if head is not None and head not in heads:
            heads[head] = at
        elif words:
            says = _("This column stands there twice.") if head else _("No column is called so.")
            problems.append(Problem(1, words[:40], says))
    problems += [
        Problem(1, str(columns[head]), _("This column is lacking."))
        for head in called_so
        if head in needed and head not in heads
    ]
    return heads, problems


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
            "number": _line,
            "name": _line,
            "office": _line,
            "reach": _line,
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
        values: dict[str, Any] = {}
        problems = []
        for head, text in cells.items():
            said = text.strip(", ")
            try:
                if said or head in NEEDED:
                    values[head] = self._cells[head](filled(said))
            except Wrong as wrong:
                problems.append(Problem(row, str(COLUMNS[head]), str(wrong)))
        return (None if problems else Description(**values)), problems

    def _district(self, text: str) -> tuple[str, ...]:
        return tuple(sorted({district_key(self._districts, part) for part in _parts(text)}))


def district_key(districts: DistrictNames, words: str) -> str:
    """As it is typed, in a country whose districts nobody has written down. Wrong."""
    if not districts:
        return _line(words)
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


def filled(text: str) -> str:
    """What must not be empty. Wrong."""
    if not text:
        raise Wrong(_("This cell is empty."))
    if _SURROGATE.search(text):
        raise Wrong(_("This cell has a sign that cannot be kept: type it anew."))
    return text


def _line(text: str) -> str:
    if len(text) > LONGEST:
        raise Wrong(_("This is longer than 300 letters."))
    if any(ord(letter) < 32 for letter in text):
        raise Wrong(_("This cell has more than one line."))
    return " ".join(text.split())


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _several(text: str, of: Mapping[str, Any], unknown: str) -> tuple[Any, ...]:
    for part in _parts(text):
        if part.casefold() not in of:
            raise Wrong(unknown % {"word": _quoted(part)})
    return tuple(sorted({of[part.casefold()] for part in _parts(text)}))


def _quoted(words: str) -> str:
    return f"«{words[:40]}»"


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
