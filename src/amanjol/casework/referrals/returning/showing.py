"""A return as its page shows it: each part in words, and what nobody has looked at yet, with where that is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amanjol.casework.cases.consents.reading import country_name
from amanjol.casework.cases.details.wording import language
from amanjol.casework.cases.earlier_words import EarlierLine, EarlierShown
from amanjol.casework.referrals.returning import words
from amanjol.casework.referrals.returning.words import GROUPS, PARTS, Part, part_of
from amanjol.casework.referrals.words import said
from amanjol.casework.standards.referring.voluntary_return import (
    MISSING_WORDS,
    Payer,
    ReturnPlan,
    calls_each_other,
    missing,
)
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.record_parts.changes import Change
    from amanjol.casework.referrals.returning.queries import OpenedReturn
    from amanjol.casework.standards.referring.voluntary_return import Assessment
    from amanjol.foundation.organisations.models import Organisation

type Lines = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gap:
    """What nobody has looked at, in a sentence, and where it is looked at."""

    says: str
    part: Part
    page: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """`lines` are label and text; none where nobody has looked at it. `is_open`: something of it is missing."""

    part: Part
    title: str
    lines: Lines
    page: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class LegShown:
    number: int
    title: str
    by: str
    payer: str
    on: Any
    is_unpaid: bool
    page: str


def gaps_of(plan: ReturnPlan, case: Case) -> list[Gap]:
    """In the order in which they are looked at."""
    gaps = missing(plan, timezone.localdate())
    parts = [part_of(gap, plan) for gap in gaps]
    return [
        Gap(said(MISSING_WORDS[gap]), part, page_of(part, case))
        for gap, part in zip(gaps, parts, strict=True)
    ]


def page_of(part: Part, case: Case) -> str:
    return reverse("referrals:return-part", args=[case.pk, part.value])


def groups_of(plan: ReturnPlan, case: Case, gaps: list[Gap]) -> list[tuple[str, list[PartShown]]]:
    is_open = {gap.part for gap in gaps}
    return [
        (
            str(title),
            [
                PartShown(part, str(PARTS[part]), lines_of(plan, part), page_of(part, case), part in is_open)
                for part in parts
            ],
        )
        for title, parts in GROUPS
    ]


def legs_of(plan: ReturnPlan, case: Case) -> list[LegShown]:
    return [
        LegShown(
            number,
            f"{_country(leg.origin)} → {_country(leg.destination)}",
            leg.by,
            str(words.PAYERS[leg.payer]),
            leg.on,
            leg.payer is Payer.NOBODY_YET,
            reverse("referrals:return-leg", args=[case.pk, number]),
        )
        for number, leg in enumerate(plan.legs, 1)
    ]


def lines_of(plan: ReturnPlan, part: Part) -> Lines:
    """What the plan says of one part; nothing where nobody has looked at it."""
    return _LINES[part](plan)


def is_late(opened: OpenedReturn) -> bool:
    """Whether the named persons call each other now."""
    clock = opened.clock
    return clock is not None and calls_each_other(clock, timezone.now(), has_arrived=False)


class StateShown(NamedTuple):
    """`beside` is what stands there while somebody sits beside who must not read of danger; `mark` colours a badge."""

    words: str
    mark: str
    beside: str


def state_of(opened: OpenedReturn) -> StateShown:
    is_set = _("A day and an hour are set")
    if opened.is_stopped:
        words, mark = _("The person does not go"), ""
    elif opened.arrived_at is not None:
        words, mark = _("Has arrived"), "good"
    elif is_late(opened):
        return StateShown(_("Should have been there"), "alarm", is_set)
    else:
        words, mark = (is_set if opened.clock is not None else _("Is being prepared")), "waiting"
    return StateShown(words, mark, words)


def moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "d.m.Y H:i")


def earlier_of_return(
    changes: tuple[Change, ...], plan: ReturnPlan, organisation: Organisation
) -> list[EarlierShown]:
    """The newest first. SealBroken."""
    names = names_of({change.by for change in changes}, organisation) if changes else {}
    return [
        EarlierShown(
            change.at,
            names.get(change.by, ""),
            [
                EarlierLine(label, _value(plan, name, change.before), _value(plan, name, change.after))
                for name, label in ((name, _label(name)) for name in sorted(change.names))
            ],
        )
        for change in reversed(changes)
    ]


_PART_OF_FIELD: Final = {
    "assessed_here": Part.HERE,
    "assessed_there": Part.THERE,
    "decision": Part.WILL,
    "best_interests_on": Part.WILL,
    "legs": Part.WAY,
    "certificate": Part.CERTIFICATE,
    "children": Part.CHILDREN,
    "charges": Part.CHARGES,
    "not_arriving": Part.NOT_ARRIVING,
    "waiting": Part.WAITING,
    "clock": Part.CLOCK,
    "reports": Part.REPORTS,
}


def _label(name: str) -> str:
    if name in _PART_OF_FIELD:
        return str(PARTS[_PART_OF_FIELD[name]])
    return _("Has arrived") if name == "arrived_at" else _("The person does not go")


def _value(plan: ReturnPlan, name: str, values: dict[str, Any]) -> str:
    """What one field said then. SealBroken."""
    if name not in values:
        return ""
    if name not in _PART_OF_FIELD:
        return moment(datetime.fromisoformat(values[name]))
    bare = {"destination": plan.destination, "is_child": plan.is_child}
    try:
        then = ReturnPlan.from_data(
            ReturnPlan(destination=plan.destination, is_child=plan.is_child).as_data()
            | bare
            | {name: values[name]}
        )
    except NotCanonical:
        raise SealBroken from None
    return "\n".join(
        ": ".join(part for part in of_line if part) for of_line in lines_of(then, _PART_OF_FIELD[name])
    )


def _assessed(assessment: Assessment | None) -> Lines:
    if assessment is None:
        return []
    return [
        (_("The danger of the return"), str(words.LEVELS[assessment.level])),
        (_country(assessment.state), date_format(assessment.on, "d.m.Y")),
    ]


def _will(plan: ReturnPlan) -> Lines:
    lines: Lines = []
    decision = plan.decision
    if decision is not None:
        lines.append((_("The person was asked on"), date_format(decision.on, "d.m.Y")))
        said_of = (
            (decision.alone, _("alone")),
            (decision.in_own_language, _("in their own language")),
            (decision.heard_alternatives, _("heard what else there is")),
            (decision.may_change_mind, _("may change their mind")),
        )
        so, not_so = (
            [text for is_so, text in said_of if is_so],
            [text for is_so, text in said_of if not is_so],
        )
        lines += [(_("So it was"), ", ".join(so))] if so else []
        lines += [(_("Not so yet"), ", ".join(not_so))] if not_so else []
    if plan.best_interests_on is not None:
        lines.append((_("What is best for the child"), date_format(plan.best_interests_on, "d.m.Y")))
    return lines


def _way(plan: ReturnPlan) -> Lines:
    return [
        (
            f"{date_format(leg.on, 'd.m.Y')} {_country(leg.origin)} → {_country(leg.destination)}",
            f"{leg.by}; {words.PAYERS[leg.payer]}",
        )
        for leg in plan.legs
    ]


def _certificate(plan: ReturnPlan) -> Lines:
    there = plan.certificate
    if there is None:
        return []
    lines = [(_("Needed"), str(words.KNOWN[there.needed]))]
    if there.tells:
        lines.append(
            (_("The consulate tells"), words.in_line(words.CONSULATES[code] for code in there.tells))
        )
    if there.heard:
        lines.append((_("The person"), _("knew it before")))
    return lines


def _children(plan: ReturnPlan) -> Lines:
    return [("", str(words.SETTLED[plan.children]))] if plan.children is not None else []


def _charges(plan: ReturnPlan) -> Lines:
    there = plan.charges
    if there is None:
        return []
    asked = _("was asked") if there.lawyer_asked else _("was not asked yet")
    return [(_("They wait"), str(words.KNOWN[there.wait])), (_("A lawyer there"), asked)]


def _not_arriving(plan: ReturnPlan) -> Lines:
    there = plan.not_arriving
    if there is None:
        return []
    lines = [("", f"{number}. {of_text}") for number, of_text in enumerate(there.tells, 1)]
    return lines if there.agreed else [*lines, ("", _("The person has not agreed to it yet."))]


def _waiting(plan: ReturnPlan) -> Lines:
    there = plan.waiting
    if there is None:
        return []
    lines = [(_("Who"), there.who), (_("Known by"), there.known_by)]
    lines = [(label, of_text) for label, of_text in lines if of_text]
    return lines if there.heard else [*lines, ("", _("The person has not heard it yet."))]


def _clock(plan: ReturnPlan) -> Lines:
    clock = plan.clock
    if clock is None:
        return []
    lines = [
        (_("There by"), moment(clock.expected_at)),
        (_("Called after"), _("%(hours)s h") % {"hours": clock.hours}),
        (_("From here"), clock.here),
        (_("From there"), clock.there),
    ]
    return [(label, of_text) for label, of_text in lines if of_text]


def _reports(plan: ReturnPlan) -> Lines:
    return [(_("Agreed to"), str(words.KNOWN[plan.reports]))] if plan.reports is not None else []


_LINES: Final[dict[Part, Callable[[ReturnPlan], Lines]]] = {
    Part.HERE: lambda plan: _assessed(plan.assessed_here),
    Part.THERE: lambda plan: _assessed(plan.assessed_there),
    Part.WILL: _will,
    Part.WAY: _way,
    Part.CERTIFICATE: _certificate,
    Part.CHILDREN: _children,
    Part.CHARGES: _charges,
    Part.NOT_ARRIVING: _not_arriving,
    Part.WAITING: _waiting,
    Part.CLOCK: _clock,
    Part.REPORTS: _reports,
}


def _country(code: str) -> str:
    return country_name(code, language())
