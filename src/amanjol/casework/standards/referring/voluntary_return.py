"""What has to be looked at before somebody returns of their own will, by both sides, and what is missing of it today.

The fourth procedure of the transnational referral mechanism (ICMPD, TRM-EU, 2010: return and social inclusion) asks for
an informed decision, a risk assessment by both sides, papers, escort, arrival and reports back; how it is asked here
is ours. Nothing of it is a condition for help, and nobody is kept from going: what is missing is said to those who
prepare.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import Meta

from amanjol.casework.standards.referring.bodies import Country
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT_MONTHS: Final = (1, 3, 6, 12)
"""Months after the arrival in which the receiving side reports back, where she agreed to it."""
ASSESSED_AGAIN: Final = timedelta(days=30)
"""An assessment that is older is made again before the departure: the programme's own figure."""

type Line = Annotated[str, Meta(max_length=300)]


class Known(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not-known"


class Level(StrEnum):
    """`NOT_KNOWN` asks for care as `GREAT` does."""

    LOW = "low"
    SOME = "some"
    GREAT = "great"
    NOT_KNOWN = "not-known"


class Payer(StrEnum):
    PROGRAMME = "programme"
    SENDING = "sending-organisation"
    RECEIVING = "receiving-organisation"
    STATE = "state"
    OTHER = "other-organisation"
    PERSON = "person"
    NOBODY_YET = "nobody-yet"


class Settled(StrEnum):
    """Of children who were born without papers there."""

    NONE = "none"
    HAVE_PAPERS = "have-papers"
    PAPERS_ON_THE_WAY = "papers-on-the-way"
    WITHOUT = "without"


class Consulate(StrEnum):
    """Whom a consulate tells when it gives out a return certificate."""

    NOBODY = "nobody"
    POLICE = "police"
    MINISTRY = "ministry"
    FAMILY = "family"
    NOT_KNOWN = "not-known"


class Assessment(DataRecord, frozen=True):
    """Of one side. `state` is the one that it names (ISO 3166)."""

    on: date
    state: Country
    level: Level


class Decision(DataRecord, frozen=True):
    """That it is her own will: asked alone, in her language, after she heard what else there is, also to stay."""

    on: date
    alone: bool
    in_own_language: bool
    heard_alternatives: bool
    may_change_mind: bool


class Leg(DataRecord, frozen=True):
    """One part of the way. `by` says how, in a few words."""

    origin: Country
    destination: Country
    on: date
    by: Line
    payer: Payer


class Certificate(DataRecord, frozen=True):
    """A return certificate of a consulate. `heard`: she knew whom it tells before anybody asked for it."""

    needed: Known
    tells: Annotated[tuple[Consulate, ...], Meta(max_length=5)] = ()
    heard: bool = False


class Charges(DataRecord, frozen=True):
    """Charges or debts with the state that wait there; a lawyer there was asked."""

    wait: Known
    lawyer_asked: bool = False


class NotArriving(DataRecord, frozen=True):
    """What is done and who is told if she does not arrive, as she agreed to it; nobody besides."""

    tells: Annotated[tuple[Line, ...], Meta(max_length=10)]
    agreed: bool


class Waiting(DataRecord, frozen=True):
    """Who waits there, and by what she knows that it is they."""

    who: Line
    known_by: Line
    heard: bool


class Clock(TimedRecord, frozen=True):
    """When she should be there, and hours after which the named persons of both sides call each other."""

    expected_at: Moment
    hours: Annotated[int, Meta(ge=1, le=72)]
    here: Line
    there: Line


class ReturnPlan(DataRecord, frozen=True, kw_only=True):
    """Everything that was looked at so far; None where nobody has. `destination` is the country of return."""

    destination: Country
    is_child: bool
    assessed_here: Assessment | None = None
    assessed_there: Assessment | None = None
    decision: Decision | None = None
    best_interests_on: date | None = None
    legs: Annotated[tuple[Leg, ...], Meta(max_length=20)] = ()
    certificate: Certificate | None = None
    children: Settled | None = None
    charges: Charges | None = None
    not_arriving: NotArriving | None = None
    waiting: Waiting | None = None
    clock: Clock | None = None
    reports: Known | None = None


class Missing(StrEnum):
    """In the order in which it is looked at."""

    ASSESSED_HERE = "assessed-here"
    ASSESSED_THERE = "assessed-there"
    ANOTHER_STATE = "another-state"
    ASSESSED_LONG_AGO = "assessed-long-ago"
    DANGER = "danger"
    OWN_WILL = "own-will"
    BEST_INTERESTS = "best-interests"
    LEGS = "legs"
    GAP = "gap"
    PAYER = "payer"
    CERTIFICATE = "certificate"
    WHOM_CONSULATE_TELLS = "whom-consulate-tells"
    CHILDREN = "children"
    CHARGES = "charges"
    NOT_ARRIVING = "not-arriving"
    WHO_WAITS = "who-waits"
    CLOCK = "clock"
    REPORTS = "reports"


MISSING_WORDS: Final = {
    Missing.ASSESSED_HERE: Sentence("The danger of the return has not been assessed here."),
    Missing.ASSESSED_THERE: Sentence("The danger of the return has not been assessed by who receives the person."),
    Missing.ANOTHER_STATE: Sentence("An assessment names another state than the one of the return."),
    Missing.ASSESSED_LONG_AGO: Sentence("An assessment is older than 30 days. Make it again."),
    Missing.DANGER: Sentence(
        "One side calls the danger great or does not know it. Speak with the person and with both sides again;"
        " what the person then decides is written down."
    ),
    Missing.OWN_WILL: Sentence(
        "Whether it is the person's own will: asked alone, in their language, with what else there is, and that"
        " they may change their mind until the last moment."
    ),
    Missing.BEST_INTERESTS: Sentence("What is best for the child has not been decided by who may decide it."),
    Missing.LEGS: Sentence("The way: each part of it, its day and what one goes by."),
    Missing.GAP: Sentence("The way has a gap, or does not end in the country of the return."),
    Missing.PAYER: Sentence("Nobody pays for a part of the way yet."),
    Missing.CERTIFICATE: Sentence("Whether a return certificate is needed."),
    Missing.WHOM_CONSULATE_TELLS: Sentence(
        "Whom the consulate tells when it gives out the certificate, and that the person has heard it before."
    ),
    Missing.CHILDREN: Sentence("Children who were born there: whether they have papers to travel with."),
    Missing.CHARGES: Sentence("Whether charges wait there, and what a lawyer there says to them."),
    Missing.NOT_ARRIVING: Sentence("What is done, and who is told, if the person does not arrive, by their own wish."),
    Missing.WHO_WAITS: Sentence("Who waits there, and by what the person knows them."),
    Missing.CLOCK: Sentence("By when the person should be there, and who on both sides calls whom after that."),
    Missing.REPORTS: Sentence("Whether the person agrees to reports after 1, 3, 6 and 12 months. A no is an answer."),
}  # fmt: skip


def missing(plan: ReturnPlan, today: date) -> tuple[Missing, ...]:
    """What has to be looked at before the departure, in its order; nothing when all of it was."""
    gaps = {*_of_risk(plan, today), *_of_will(plan), *_of_way(plan), *_of_papers(plan), *_of_arrival(plan)}
    return tuple(gap for gap in Missing if gap in gaps)


def calls_each_other(clock: Clock, now: datetime, *, has_arrived: bool) -> bool:
    """Whether the named persons of both sides call each other now, because she should have been there."""
    return not has_arrived and now > clock.expected_at + timedelta(hours=clock.hours)


def report_days(arrived_on: date) -> tuple[date, ...]:
    """The days of the reports back; the last of a month where it has no such day."""
    return tuple(_months_after(arrived_on, months) for months in REPORT_MONTHS)


def _of_risk(plan: ReturnPlan, today: date) -> Iterator[Missing]:
    if plan.assessed_here is None:
        yield Missing.ASSESSED_HERE
    if plan.assessed_there is None:
        yield Missing.ASSESSED_THERE
    for assessment in (plan.assessed_here, plan.assessed_there):
        if assessment is None:
            continue
        if assessment.state != plan.destination:
            yield Missing.ANOTHER_STATE
        if today - assessment.on > ASSESSED_AGAIN:
            yield Missing.ASSESSED_LONG_AGO
        if assessment.level in (Level.GREAT, Level.NOT_KNOWN) and not _decided_after(plan, assessment):
            yield Missing.DANGER


def _decided_after(plan: ReturnPlan, assessment: Assessment) -> bool:
    """Whether she decided knowing of it, that day or later."""
    return plan.decision is not None and plan.decision.on >= assessment.on


def _of_will(plan: ReturnPlan) -> Iterator[Missing]:
    decision = plan.decision
    if decision is None or not (
        decision.alone
        and decision.in_own_language
        and decision.heard_alternatives
        and decision.may_change_mind
    ):
        yield Missing.OWN_WILL
    if plan.is_child and plan.best_interests_on is None:
        yield Missing.BEST_INTERESTS


def _of_way(plan: ReturnPlan) -> Iterator[Missing]:
    legs = plan.legs
    if not legs:
        yield Missing.LEGS
        return
    joins = all(
        before.destination == following.origin and before.on <= following.on
        for before, following in pairwise(legs)
    )
    if not joins or legs[-1].destination != plan.destination:
        yield Missing.GAP
    if any(leg.payer is Payer.NOBODY_YET for leg in legs):
        yield Missing.PAYER


def _of_papers(plan: ReturnPlan) -> Iterator[Missing]:
    certificate = plan.certificate
    if certificate is None or certificate.needed is Known.NOT_KNOWN:
        yield Missing.CERTIFICATE
    elif certificate.needed is Known.YES and not (
        certificate.heard and certificate.tells and Consulate.NOT_KNOWN not in certificate.tells
    ):
        yield Missing.WHOM_CONSULATE_TELLS
    if plan.children is None or plan.children in (Settled.WITHOUT, Settled.PAPERS_ON_THE_WAY):
        yield Missing.CHILDREN
    charges = plan.charges
    if charges is None or (charges.wait is not Known.NO and not charges.lawyer_asked):
        yield Missing.CHARGES


def _of_arrival(plan: ReturnPlan) -> Iterator[Missing]:
    if plan.not_arriving is None or not plan.not_arriving.agreed or not plan.not_arriving.tells:
        yield Missing.NOT_ARRIVING
    waiting = plan.waiting
    if waiting is None or not (waiting.heard and waiting.who and waiting.known_by):
        yield Missing.WHO_WAITS
    if plan.clock is None or not (plan.clock.here and plan.clock.there):
        yield Missing.CLOCK
    if plan.reports in (None, Known.NOT_KNOWN):
        yield Missing.REPORTS


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last))
