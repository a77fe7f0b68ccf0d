"""The return as lines, for the page and for paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.programme.results.kinds import PARTS, Dimension
from amanjol.programme.results.words import number
from amanjol.programme.returns.counting import is_few

if TYPE_CHECKING:
    from amanjol.programme.returns.counting import Return


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """`number` is that of an indicator of the starter set which counts the same, or empty."""

    label: str
    value: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class ReturnTable:
    """`says` is empty, or why the programme writes none of it down."""

    title: str
    lines: list[ReturnLine]
    says: str = ""


def agreed() -> str:
    return _(
        "Counted are people who agreed to be counted for others, each once in this organisation. Another organisation"
        " may have helped the same people: it is written beside the sum of several."
    )


def notes() -> list[str]:
    """What somebody has to know who reads the numbers, on the page and on paper."""
    return [
        _("Here are all people of the organisation, whoever pays for the help."),
        _(
            "Of few people: fewer than ten, or all but fewer than ten. Such a number is not handed on: paper is not"
            " sealed."
        ),
        _(
            "Not in it: who did not agree or said no, restricted people, and courses, whose learners have no case."
        ),
        _("The number in brackets is that of the indicator in the starter set which counts the same."),
    ]


def runs_on(counted: Return) -> str:
    """Of a quarter that is not over, that its numbers will change; else nothing."""
    if counted.quarter.last_day < timezone.localdate():
        return ""
    return _("The quarter still runs: the numbers are not complete.")


def tables(counted: Return) -> list[ReturnTable]:
    sums = [
        (_("People given direct support, each once"), counted.people, not is_few(counted.people), "2.2"),
        (_("Of these new in this quarter"), counted.new, counted.may_tell(counted.new), ""),
        (
            _("Of these recognised or presumed victims"),
            counted.survivors,
            counted.may_tell(counted.survivors),
            "3.2",
        ),
        (_("Services and sessions"), counted.services, not is_few(counted.people), ""),
    ]
    few = _("of few people")
    lines = [
        ReturnLine(label, number(value) if is_told else few, code) for label, value, is_told, code in sums
    ]
    of_all = ReturnTable(_("The numbers"), lines)
    return [of_all, *(_parts(counted, dimension) for dimension in Dimension)]


def _parts(counted: Return, dimension: Dimension) -> ReturnTable:
    lines = [
        ReturnLine(str(label), number(counted.parts[dimension][code]))
        for code, label in PARTS[dimension].items()
    ]
    says = "" if counted.is_told(dimension) else _("A part is of fewer than ten people: it is not handed on.")
    return ReturnTable(str(dimension.label), [] if says else lines, says)
