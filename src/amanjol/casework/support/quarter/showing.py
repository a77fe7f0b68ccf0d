"""The figures of a quarter as tables, for the page and for paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from amanjol.casework.support.quarter.groups import Sex
from amanjol.casework.support.quarter.queries import FEW, TallyRow
from amanjol.casework.support.quarter.words import AGES, KINDS, SEXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.support.quarter.queries import Figures, TallyFigures

NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """`is_few`: it speaks of so few people that somebody could be recognised."""

    text: str
    is_few: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    label: str
    cells: list[Cell]
    heads: list[str]
    is_total: bool = False

    @property
    def named(self) -> list[tuple[str, Cell]]:
        """Each cell with the head of its column, which a phone shows beside it."""
        return list(zip(self.heads, self.cells, strict=True))


@dataclass(frozen=True, slots=True)
class FigureTable:
    """`heads` begins with that of the labels."""

    title: str
    says: str
    heads: list[str]
    rows: list[FigureRow]


def tables(figures: Figures) -> list[FigureTable]:
    """Of who they are and of each room; of what nobody did in the quarter there is none."""
    if not figures.people and not any(tally.rows for tally in figures.tallies):
        return []
    of_rooms = [_of_room(tally) for tally in figures.tallies if tally.rows]
    of_people = [_kinds(figures), _ages(figures)] if figures.people else []
    return [*of_people, *of_rooms]


def few(people: int) -> bool:
    return 0 < people < FEW


def _kinds(figures: Figures) -> FigureTable:
    rows = [
        (str(words), [_people(figures.kinds[kind])])
        for kind, words in KINDS.items()
        if figures.kinds.get(kind)
    ]
    return _table(
        _("Who they are"),
        _("Help did not depend on it. Who has several cases stands where most was decided."),
        [_("Who"), _("How many people")],
        rows,
        [_people(figures.people)],
    )


def _ages(figures: Figures) -> FigureTable:
    rows = [
        (
            str(words),
            [*(_people(figures.groups.get((age, sex), 0)) for sex in Sex), _people(figures.of_age(age))],
        )
        for age, words in AGES.items()
        if figures.of_age(age)
    ]
    return _table(
        _("Age and sex"),
        _("On the last day of the quarter."),
        [_("Age"), *(str(words) for words in SEXES.values()), _("Together")],
        rows,
        [*(_people(figures.of_sex(sex)) for sex in Sex), _people(figures.people)],
    )


def _of_room(figures: TallyFigures) -> FigureTable:
    has_people = figures.people is not None
    has_minutes = any(row.minutes for row in figures.rows)
    rows = [
        (figures.tally.words(row.kind), _cells(row, has_people=has_people, has_minutes=has_minutes))
        for row in figures.rows
    ]
    heads = [
        _("What"),
        *([_("How many people")] if has_people else []),
        _("Times"),
        *([_("Hours in all")] if has_minutes else []),
    ]
    together = _cells(_together(figures), has_people=has_people, has_minutes=has_minutes)
    of_all = together if figures.tally.is_added_up else None
    return _table(str(figures.tally.title), str(figures.tally.says), heads, rows, of_all)


def _table(
    title: str, says: str, heads: list[str], rows: list[tuple[str, list[Cell]]], together: list[Cell] | None
) -> FigureTable:
    """With what they are together as the last row, where there are several and a sum of them says something."""
    numbers = heads[1:]
    in_rows = [FigureRow(label, cells, numbers) for label, cells in rows]
    if together is not None and len(rows) > 1:
        in_rows.append(FigureRow(_("Together"), together, numbers, is_total=True))
    return FigureTable(title, says, heads, in_rows)


def _together(figures: TallyFigures) -> TallyRow:
    times = sum(row.times for row in figures.rows)
    return TallyRow("", figures.people, times, sum(row.minutes for row in figures.rows))


def _cells(row: TallyRow, *, has_people: bool, has_minutes: bool) -> list[Cell]:
    is_few = few(row.people if row.people is not None else row.times)
    return [
        *([Cell(NOTHING if row.people is None else str(row.people), is_few)] if has_people else []),
        Cell(str(row.times), is_few),
        *([Cell(_hours(row.minutes), is_few)] if has_minutes else []),
    ]


def _people(number: int) -> Cell:
    return Cell(str(number) if number else NOTHING, few(number))


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def are_few(tables_there: Iterable[FigureTable]) -> bool:
    """Whether any cell has to be explained."""
    return any(cell.is_few for table in tables_there for row in table.rows for cell in row.cells)
