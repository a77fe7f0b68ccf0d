"""The return as lines, for the page, for paper and for whoever it was handed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amanjol.programme.results.kinds import PARTS, Dimension, Kind
from amanjol.programme.results.words import number
from amanjol.programme.returns.bodies import line_of
from amanjol.programme.returns.counting import is_doubtful, is_few, may_tell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.utils.functional import _StrPromise

    from amanjol.programme.results.models import Indicator
    from amanjol.programme.returns.bodies import Sums
    from amanjol.programme.returns.counting import Return


@dataclass(frozen=True, slots=True)
class SumOfReturn:
    """A number of the return, whoever reads it. `starter` is the indicator of the starter set which counts the same, or
    empty. `beneath` is the sum of which it is a part; `hidden_with` the one whose few people hide it too, like its own.
    `currency` is of money alone.
    """

    label: _StrPromise | str
    kind: Kind
    starter: str = ""
    beneath: str = ""
    hidden_with: str = ""
    currency: str = ""

    def fits(self, indicator: Indicator) -> bool:
        return (indicator.kind, indicator.currency) == (self.kind, self.currency)


SUMS: Final[Mapping[str, SumOfReturn]] = {
    "people": SumOfReturn(gettext_lazy("People given direct support, each once"), Kind.PEOPLE, "2.2"),
    "new": SumOfReturn(gettext_lazy("Of these new in this quarter"), Kind.PEOPLE, beneath="people"),
    "survivors": SumOfReturn(
        gettext_lazy("Of these recognised or presumed victims"), Kind.PEOPLE, "3.2", beneath="people"
    ),
    "services": SumOfReturn(gettext_lazy("Services and sessions"), Kind.SERVICES, hidden_with="people"),
    "needs": SumOfReturn(gettext_lazy("Needs for a lawyer that were raised"), Kind.SERVICES),
    "needs_met": SumOfReturn(
        gettext_lazy("Of these a lawyer has accepted so far"), Kind.SERVICES, beneath="needs"
    ),
    "referrals": SumOfReturn(gettext_lazy("Referrals to partners"), Kind.SERVICES),
    "referrals_accepted": SumOfReturn(
        gettext_lazy("Of these accepted so far"), Kind.SERVICES, beneath="referrals"
    ),
}
"""By the names of the fields of `bodies.Sums`, in the order in which they stand."""
OF_WAGES: Final[Mapping[str, SumOfReturn]] = {
    "wages_people": SumOfReturn(
        gettext_lazy("People into whose hands wages came, each once"), Kind.PEOPLE, beneath="people"
    ),
    "chose_not": SumOfReturn(
        gettext_lazy("People who chose not to claim wages"), Kind.PEOPLE, "3.4", beneath="people"
    ),
}
"""As `SUMS`, of people in `bodies.Wages`."""


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
    """What somebody has to know who reads the numbers, wherever they stand."""
    return [
        _("Here are all people of the organisation, whoever pays for the help."),
        _(
            "Not in it: who did not agree or said no, restricted people, and courses, whose learners have no case."
        ),
        _(
            "Of wages counts what cases say is in the person's hands, on the day on which it came; not what was claimed"
            " or awarded. Choosing not to claim is as good as a claim."
        ),
        _(
            "A sum of wages is shown of ten people or more of whom nobody has half and no two nearly all, rounded to"
            " two figures. Currencies are neither added nor converted."
        ),
        _("The number in brackets is that of the indicator in the starter set which counts the same."),
    ]


def notes_of_paper() -> list[str]:
    few = _(
        "Of few people: fewer than ten, or all but fewer than ten. Such a number is not handed on: paper is not sealed."
    )
    first, *others = notes()
    return [first, few, *others]


def runs_on(counted: Return) -> str:
    """Of a quarter that is not over, that its numbers will change; else nothing."""
    if counted.quarter.last_day < timezone.localdate():
        return ""
    return _("The quarter still runs: the numbers are not complete.")


def doubt_of(now: Sums, before: Sums | None) -> str:
    """Why somebody looks at these numbers once more before they go on; empty where nobody has to."""
    if not is_doubtful(now, before):
        return ""
    fallen = [
        f"{of.label}: {number(getattr(before, name))} → {number(getattr(now, name))}"
        for name, of in SUMS.items()
        if before is not None and getattr(now, name) < getattr(before, name)
    ]
    if not fallen:
        return _("Nothing at all was counted: all numbers are zero. Has anybody agreed to be counted?")
    return _("Much less than the return before: %(fallen)s.") % {"fallen": "; ".join(fallen)}


def lines_of(counted: Return) -> dict[str, SumOfReturn]:
    """Each number that may become a figure, by its name."""
    if counted.wages is None:
        return dict(SUMS)
    says = _("Wages recovered, %(currency)s")
    money = {
        line_of(currency): SumOfReturn(says % {"currency": currency}, Kind.MONEY, "3.3", currency=currency)
        for currency in counted.wages.sums
    }
    return {**SUMS, **OF_WAGES, **money}


def tables(counted: Return) -> list[ReturnTable]:
    """As paper tells it: nothing of few people."""
    few = _("of few people")

    return [
        *_numbers(counted, lambda name, of: _told(counted, name, of, few)),
        *(_parts(counted, dimension, counted.is_told(dimension)) for dimension in Dimension),
    ]


def whole_tables(counted: Return) -> list[ReturnTable]:
    """As a sealed letter tells it: whole numbers."""
    parts = [_parts(counted, dimension, is_told=True) for dimension in Dimension]
    return [*_numbers(counted, lambda name, _of: number(counted.value(name))), *parts]


def _numbers(counted: Return, say: Callable[[str, SumOfReturn], str]) -> list[ReturnTable]:
    """Wages by themselves: those of a return that says nothing of them are missing."""
    lines = {
        name: ReturnLine(str(of.label), say(name, of), of.starter) for name, of in lines_of(counted).items()
    }
    sums = ReturnTable(_("The numbers"), [lines.pop(name) for name in SUMS])
    if counted.wages is None:
        return [sums]
    if counted.wages.has_others:
        lines[""] = ReturnLine(_("Other sums of wages"), _("not shown"))
    return [sums, ReturnTable(_("Wages"), list(lines.values()))]


def _told(counted: Return, name: str, of: SumOfReturn, few: str) -> str:
    value = counted.value(name)
    if of.kind is Kind.MONEY:  # of ten people or more: others are not among the lines
        return number(value)
    everybody: int = getattr(counted, of.beneath or of.hidden_with or name)
    is_told = may_tell(everybody, value) if of.beneath else not (is_few(everybody) or is_few(value))
    return number(value) if is_told else few


def _parts(counted: Return, dimension: Dimension, is_told: bool) -> ReturnTable:
    lines = [
        ReturnLine(str(label), number(counted.parts[dimension][code]))
        for code, label in PARTS[dimension].items()
    ]
    says = "" if is_told else _("A part is of fewer than ten people: it is not handed on.")
    return ReturnTable(str(dimension.label), [] if says else lines, says)
