"""What the pages show of a mandate: the picture of its procedure, its entries, and who acts by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from amanjol.casework.legal_aid.mandates import words
from amanjol.casework.legal_aid.mandates.records import (
    Apart,
    InterpreterThere,
    StepOutcome,
    SumKind,
    SumStage,
)
from amanjol.casework.legal_aid.mandates.standing import is_planned
from amanjol.casework.legal_aid.register.words import ONE_CASE, spoken
from amanjol.casework.standards.data_files import CHECKED_MEANS
from amanjol.casework.standards.legal_procedures.procedure_files import procedures_on
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date, datetime

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.mandates.records import HearingWritten, StepWritten
    from amanjol.casework.legal_aid.mandates.standing import Acting, Contact, Standing
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.casework.standards.legal_procedures.procedures import Procedure
    from amanjol.foundation.organisations.models import Organisation

HAPPENED = frozenset({StepOutcome.DONE, StepOutcome.PARTLY, StepOutcome.REFUSED})


class Stage(StrEnum):
    """How far a step of the picture is."""

    DONE = "done"
    REFUSED = "refused"
    NEXT = "next"
    LATER = "later"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class PictureStep:
    """`on`: when it was, or is to be. `limit`: until when the law wants it; empty where no limit is known."""

    key: str
    name: str
    stage: Stage
    on: date | None
    limit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. `item` is what its address ends with; `marks` are what somebody should see at once."""

    item: int
    on: date
    title: str
    says: str
    is_planned: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Of one kind and currency: what was claimed, awarded, and is in the person's hands."""

    title: str
    currency: str
    claimed: str
    awarded: str
    received: str
    is_more_than_awarded: bool


@dataclass(frozen=True, slots=True)
class ContactShown:
    item: int
    whom: str
    risks: list[str]
    contact: Contact
    answer: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ActingShown:
    acting: Acting
    name: str
    deputy: str


@dataclass(frozen=True, slots=True)
class WrittenLine:
    at: datetime
    by: str
    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class MandateLine:
    """One of the list."""

    opened: OpenedMandate
    advocate: str
    title: str
    is_overdue: bool
    asks: bool
    days_left: int
    next_on: date | None
    is_late: bool
    received: str
    can_act: bool


def procedure_of(now: Standing) -> Procedure | None:
    """As it held on the day on which the mandate began; None where the file has it no more."""
    return procedures_on(now.begun.country, now.begun.begins_on).get(now.begun.procedure)


def title_of(now: Standing) -> str:
    procedure = procedure_of(now)
    name = procedure.name if procedure else None
    return name.in_language(spoken()) if name else str(ONE_CASE[now.proceeding])


def advocate_name(number: str, names: Mapping[str, str]) -> str:
    """The number alone for who is in the register no more."""
    return f"{names[number]}, {_('No. %(number)s') % {'number': number}}" if number in names else number


def line_of(mandate: OpenedMandate, advocates: Iterable[OpenedAdvocate], today: date) -> MandateLine:
    """`advocates` are those of the register."""
    return _line_of(mandate, *_of_register(advocates), today)


def lines_of(
    mandates: Iterable[OpenedMandate], advocates: Iterable[OpenedAdvocate], today: date
) -> list[MandateLine]:
    names, able = _of_register(advocates)
    return [_line_of(mandate, names, able, today) for mandate in mandates]


def names_in(advocates: Iterable[OpenedAdvocate]) -> dict[str, str]:
    """By the number of the register."""
    return {advocate.row.number: advocate.says.name for advocate in advocates}


def _of_register(advocates: Iterable[OpenedAdvocate]) -> tuple[dict[str, str], set[str]]:
    """Names by number, and the numbers of those who can act today."""
    advocates = list(advocates)
    return names_in(advocates), {advocate.row.number for advocate in advocates if advocate.can_act}


def _line_of(
    mandate: OpenedMandate, names: Mapping[str, str], able: Container[str], today: date
) -> MandateLine:
    now = mandate.now
    next_on = now.next_on(today) if now.is_running else None
    return MandateLine(
        mandate,
        advocate_name(now.now.advocate, names),
        title_of(now),
        now.is_overdue(today),
        now.asks(today),
        (now.ends_on - today).days,
        next_on,
        next_on is not None and next_on < today,
        received_in_words(now),
        now.now.advocate in able,
    )


def received_in_words(now: Standing) -> str:
    return ", ".join(
        f"{words.numeral(amount)} {currency}" for currency, amount in sorted(now.received().items()) if amount
    )


def picture_of(now: Standing) -> list[PictureStep]:
    """The steps of its procedure in their order. *Next* is what is planned; else what usually comes after the furthest
    step that happened, without those that are done or do not come.
    """
    procedure = procedure_of(now)
    if procedure is None:
        return []
    newest = _newest_by_step(now)
    happened = [key for key in procedure.keys if key in newest and newest[key].outcome in HAPPENED]
    settled = {*happened, *(key for key, step in newest.items() if step.outcome is StepOutcome.DROPPED)}
    planned = {key for key, step in newest.items() if step.outcome is StepOutcome.PLANNED}
    usual = procedure.after(happened[-1]) if happened else procedure.keys[0]
    while usual and usual in settled:
        usual = procedure.after(usual)
    ahead = (planned & set(procedure.keys)) or {usual}
    steps = []
    for placed in procedure.steps:
        step = newest.get(placed.key)
        stage = _stage(step, is_ahead=placed.key in ahead and now.is_running)
        limit = placed.limit.in_language(spoken()) if placed.limit else ""
        steps.append(
            PictureStep(placed.key, words.step_name(placed.key), stage, step.on if step else None, limit)
        )
    return steps


def upcoming(now: Standing) -> PictureStep | None:
    """The first step that is next."""
    return next((step for step in picture_of(now) if step.stage is Stage.NEXT), None)


def next_step(now: Standing) -> str:
    """The key of the first step that is next; empty where none is."""
    step = upcoming(now)
    return step.key if step is not None else ""


def _newest_by_step(now: Standing) -> dict[str, StepWritten]:
    """Of several entries of a step what happened counts before what is planned; of those the latest day."""
    newest: dict[str, StepWritten] = {}
    for step in sorted(now.steps.values(), key=lambda step: (step.outcome in HAPPENED, step.on, step.item)):
        newest[step.step] = step
    return newest


def _stage(step: StepWritten | None, *, is_ahead: bool) -> Stage:
    if step is not None and step.outcome is StepOutcome.DROPPED:
        return Stage.DROPPED
    if step is not None and step.outcome in HAPPENED:
        return Stage.REFUSED if step.outcome is StepOutcome.REFUSED else Stage.DONE
    return Stage.NEXT if is_ahead else Stage.LATER


def steps_of(now: Standing) -> list[Entry]:
    """The newest day first."""
    entries = [
        Entry(
            item, step.on, words.step_name(step.step), _without_first(words.parts_of(step)), is_planned(step)
        )
        for item, step in now.steps.items()
    ]
    return sorted(entries, key=lambda entry: (entry.on, entry.item), reverse=True)


def hearings_of(now: Standing) -> list[Entry]:
    """The newest day first."""
    entries = [
        Entry(
            item,
            hearing.on,
            str(words.LEVELS[hearing.level]),
            _without_first(words.parts_of(hearing)),
            is_planned(hearing),
            _marks(hearing),
        )
        for item, hearing in now.hearings.items()
    ]
    return sorted(entries, key=lambda entry: (entry.on, entry.item), reverse=True)


def sums_of(now: Standing) -> list[Entry]:
    """The newest day first, without those that were taken back."""
    entries = [
        Entry(item, written.on, words.parts_of(written)[-1], " · ".join(words.parts_of(written)[:-1]))
        for item, written in now.sums.items()
        if written.amount
    ]
    return sorted(entries, key=lambda entry: (entry.on, entry.item), reverse=True)


def money_of(now: Standing) -> list[MoneyLine]:
    """By kind and currency: no currency is added to another."""
    totals: dict[tuple[str, str], dict[SumStage, int]] = {}
    for written in now.sums.values():
        if written.amount:
            of_kind = totals.setdefault((written.kind, written.currency), dict.fromkeys(SumStage, 0))
            of_kind[written.stage] += written.amount
    more = {(kind.value, currency) for kind, currency in now.more_than_awarded()}
    return [
        MoneyLine(
            str(words.SUM_KINDS[SumKind(kind)]),
            currency,
            words.numeral(of_kind[SumStage.CLAIMED]),
            words.numeral(of_kind[SumStage.AWARDED]),
            words.numeral(of_kind[SumStage.RECEIVED]),
            (kind, currency) in more,
        )
        for (kind, currency), of_kind in sorted(totals.items())
    ]


def contacts_of(now: Standing) -> list[ContactShown]:
    """The newest first."""
    return [
        ContactShown(
            item,
            str(words.CONTACTED[contact.asked.whom]),
            [str(words.RISKS[risk]) for risk in contact.asked.risks],
            contact,
            str(words.ANSWERS[contact.answered.answer]) if contact.answered else "",
            str(words.CONTACT_OUTCOMES[contact.made.outcome]) if contact.made else "",
        )
        for item, contact in sorted(now.contacts.items(), reverse=True)
    ]


def acting_of(now: Standing, names: Mapping[str, str]) -> list[ActingShown]:
    """Who acts now first."""
    return [
        ActingShown(
            acting,
            advocate_name(acting.advocate, names),
            advocate_name(acting.deputy, names) if acting.deputy else "",
        )
        for acting in reversed(now.acting)
    ]


def page_of(opened: OpenedMandate, today: date, organisation: Organisation) -> dict[str, Any]:
    """All that a page shows of a mandate but the names of advocates, whoever reads it."""
    now = opened.now
    procedure = procedure_of(now)
    authors = names_of({written.by for written in opened.record.acts}, organisation)
    return {
        "mandate": opened,
        "now": now,
        "title": title_of(now),
        "procedure": procedure,
        "proceeding": ONE_CASE[now.proceeding],
        "is_read": procedure is not None and procedure.is_read(today),
        "procedure_says": procedure.says.in_language(spoken()) if procedure else "",
        "checked": CHECKED_MEANS[procedure.checked].in_language(spoken()) if procedure else "",
        "picture": picture_of(now),
        "minutes": words.minutes_in_words(now.minutes),
        "steps": steps_of(now),
        "hearings": hearings_of(now),
        "sums": sums_of(now),
        "money": money_of(now),
        "contacts": contacts_of(now),
        "written": written_of(opened, authors),
        "may_write": not opened.is_older,
    }


def written_of(mandate: OpenedMandate, names: Mapping[str, str]) -> list[WrittenLine]:
    """Every act as it was written, the newest first: what was corrected stands below its correction."""
    return [
        WrittenLine(
            written.at,
            names.get(written.by, ""),
            str(words.ACTS[type(written.says)]),
            words.line_of(written.says),
        )
        for written in reversed(mandate.record.acts)
    ]


def _marks(hearing: HearingWritten) -> tuple[str, ...]:
    marks = []
    if hearing.interpreter is InterpreterThere.MISSING:
        marks.append(_("without an interpreter"))
    if hearing.apart is Apart.NOTHING:
        marks.append(_("not kept apart"))
    return tuple(marks)


def _without_first(parts: list[str]) -> str:
    return " · ".join(parts[1:])
