"""The return as lines, for the page and for paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from amanjol.programme.results.kinds import PARTS, Dimension
from amanjol.programme.results.words import number
from amanjol.programme.returns.counting import is_few

if TYPE_CHECKING:
    from amanjol.programme.returns.counting import Return


@dataclass(frozen=True, slots=True)
class ReturnLine:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ReturnTable:
    """`says` is empty, or why the programme writes none of it down."""

    title: str
    lines: list[ReturnLine]
    says: str = ""


def tables(counted: Return) -> list[ReturnTable]:
    sums = [
        (_("People given direct support, each once"), counted.people, not is_few(counted.people)),
        (_("Of these new in this quarter"), counted.new, counted.may_tell(counted.new)),
        (
            _("Of these recognised or presumed victims"),
            counted.survivors,
            counted.may_tell(counted.survivors),
        ),
        (_("Services and sessions"), counted.services, not is_few(counted.people)),
    ]
    few = _("of few people")
    lines = [ReturnLine(label, number(value) if is_told else few) for label, value, is_told in sums]
    of_all = ReturnTable(_("Sums"), lines)
    return [of_all, *(_parts(counted, dimension) for dimension in Dimension)]


def _parts(counted: Return, dimension: Dimension) -> ReturnTable:
    lines = [
        ReturnLine(str(label), number(counted.parts[dimension][code]))
        for code, label in PARTS[dimension].items()
    ]
    says = "" if counted.is_told(dimension) else _("A part is of fewer than ten people: it is not handed on.")
    return ReturnTable(str(dimension.label), [] if says else lines, says)
