"""Receivers of two organisations of the demo, each the other's second, and complaints that wait. Nobody exists."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.complaints import codes
from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.actions.taking_in import take_in
from amanjol.casework.complaints.records import Accused, AgeGroup, Reply, Statement, Subject
from amanjol.foundation.organisations.keys.demo import demo_keyring
from amanjol.foundation.organisations.tenant import acting_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amanjol.foundation.organisations.models import Member

# Each with how many days ago it came.
COMPLAINTS: Final = (
    (
        Statement(
            age=AgeGroup.ADULT,
            subject=Subject.HOUSE,
            accused=Accused.NOBODY,
            name="",
            words="В комнате на втором этаже ночью очень холодно. Просили второе одеяло, сказали: нет.",
            goes_further=True,
            reply=Reply.CODE,
        ),
        16,
    ),
    (
        Statement(
            age=AgeGroup.ADULT,
            subject=Subject.TREATMENT,
            accused=Accused.HOUSE_STAFF,
            name="",
            words="Gije garawul gygyrýar. Telefon bilen gepleşmäge wagt bermeýär.",
            goes_further=False,
            reply=Reply.CODE,
        ),
        2,
    ),
    (
        Statement(
            age=AgeGroup.ADULT,
            subject=Subject.STAFF_ABUSE,
            accused=Accused.UNKNOWN,
            name="",
            words="Один из тех, кто здесь работает, просит деньги, чтобы отвести к врачу. Боюсь сказать, кто.",
            goes_further=False,
            reply=Reply.CODE,
        ),
        5,
    ),
)
"""The last is read by the second organisation alone."""


def begin_demo_complaints(
    *, supervisor: Member, others: Sequence[Member], second: Member, today: date
) -> None:
    """The supervisor names herself and others, and `second`, who supervises elsewhere, herself; each is the other's
    second organisation. Complaints come from the page. NotADemo.
    """
    with demo_keyring(supervisor) as keyring:
        for member in (supervisor, *others):
            naming.name(keyring=keyring, member=member)
    with demo_keyring(second) as keyring:
        naming.name(keyring=keyring, member=second)
        naming.choose_second(by=second, second=supervisor.organisation)
    with acting_for(supervisor):
        naming.choose_second(by=supervisor, second=second.organisation)
    for statement, days in COMPLAINTS:
        take_in(
            pk=uuid.uuid4(),
            organisation=supervisor.organisation,
            statement=statement,
            code=codes.new_code(),
            today=today - timedelta(days),
        )
