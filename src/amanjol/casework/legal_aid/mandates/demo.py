"""Mandates of people who do not exist, of advocates who do not exist either: two ask what becomes of them, one is over,
one has wages in the hand.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.mandates import actions
from amanjol.casework.legal_aid.mandates.records import (
    Apart,
    Closed,
    ClosingOutcome,
    ContactAnswer,
    ContactAnswered,
    ContactAsked,
    Contacted,
    ContactMade,
    ContactOutcome,
    CourtLevel,
    HandedOver,
    HandOverReason,
    HearingOutcome,
    HearingWritten,
    InterpreterThere,
    Risk,
    StepOutcome,
    StepWritten,
    SumKind,
    SumStage,
    SumWritten,
)
from amanjol.casework.legal_aid.register import queries as register
from amanjol.foundation.organisations.keys.demo import demo_keyring

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.legal_aid.mandates.records import Act
    from amanjol.foundation.organisations.models import Member

PLAN: Final = (
    ("victim", 340), ("wages", 300), ("victim", 372), ("residence", 60), ("victim", 150), ("wages", 345),
    ("victim", 20), ("residence", 330),
)  # fmt: skip
"""Of each mandate the procedure, and how many days ago it began."""


def begin_demo_mandates(*, member: Member, today: date) -> None:
    """Of the member who coordinates legal aid in a demo and holds its keys, once the register is there."""
    with demo_keyring(member) as keyring:
        able = [advocate.row.number for advocate in register.opened(keyring, today) if advocate.can_act]
        for place, (procedure, ago) in enumerate(PLAN):
            began = today - timedelta(days=ago)
            row = actions.begin(
                keyring=keyring,
                advocate=able[place * 7],
                deputy=able[place * 7 + 1] if place % 2 else "",
                procedure=procedure,
                begins_on=began,
            )
            for act in _acts(place, began, today, other=able[3]):
                actions.write(keyring=keyring, mandate=row.pk, act=act)


def _acts(place: int, began: date, today: date, other: str) -> list[Act]:
    match place:
        case 0:
            return _victim(began, today)
        case 1:
            return _wages(began, today)
        case 4:
            first = StepWritten(1, "status", began, StepOutcome.DONE, 60)
            return [first, HandedOver(began + timedelta(days=30), other, HandOverReason.CONFLICT)]
        case 7:
            return [
                StepWritten(1, "residence-asked", began, StepOutcome.DONE, 90),
                StepWritten(2, "residence-decided", began + timedelta(days=60), StepOutcome.DONE, 30),
                Closed(began + timedelta(days=70), ClosingOutcome.REACHED),
            ]
        case _:
            return [StepWritten(1, "status", began, StepOutcome.DONE, 45)]


def _victim(began: date, today: date) -> list[Act]:
    steps = ("status", "lawyer-admitted", "non-punishment", "statement", "case-opened", "victim-recognised")
    done: list[Act] = [
        StepWritten(at, key, began + timedelta(days=9 * at), StepOutcome.DONE, 30 + 15 * at)
        for at, key in enumerate(steps, 1)
    ]
    return [
        *done,
        StepWritten(7, "confrontation", began + timedelta(days=70), StepOutcome.DROPPED),
        HearingWritten(
            8, today - timedelta(days=12), CourtLevel.FIRST, InterpreterThere.MISSING, Apart.SCREEN,
            HearingOutcome.ADJOURNED, 50, today + timedelta(days=9),
        ),
        StepWritten(9, "first-hearing", today + timedelta(days=9), StepOutcome.PLANNED),
        ContactAsked(10, today - timedelta(days=20), Contacted.EMPLOYER, (Risk.LEARNS_WHERE, Risk.PRESSURE)),
        ContactAnswered(10, today - timedelta(days=20), ContactAnswer.NO),
        ContactAsked(12, today - timedelta(days=3), Contacted.FAMILY, (Risk.NONE_SAID,)),
        SumWritten(13, today - timedelta(days=30), SumKind.COMPENSATION, SumStage.CLAIMED, 250_000, "KGS"),
    ]  # fmt: skip


def _wages(began: date, today: date) -> list[Act]:
    return [
        StepWritten(1, "status", began, StepOutcome.DONE, 40),
        StepWritten(2, "wages-claimed", began + timedelta(days=20), StepOutcome.DONE, 120),
        SumWritten(3, began + timedelta(days=20), SumKind.WAGES, SumStage.CLAIMED, 180_000, "RUB"),
        ContactAsked(4, began + timedelta(days=30), Contacted.EMPLOYER, (Risk.LEARNS_THAT,)),
        ContactAnswered(4, began + timedelta(days=31), ContactAnswer.YES),
        ContactMade(4, began + timedelta(days=33), ContactOutcome.REFUSED),
        StepWritten(7, "wages-awarded", began + timedelta(days=150), StepOutcome.PARTLY, 60),
        SumWritten(8, began + timedelta(days=150), SumKind.WAGES, SumStage.AWARDED, 140_000, "RUB"),
        StepWritten(9, "enforcement", began + timedelta(days=190), StepOutcome.DONE, 80),
        SumWritten(10, today - timedelta(days=40), SumKind.WAGES, SumStage.RECEIVED, 95_000, "RUB"),
    ]
