"""Receivers of the demo's two organisations, and two complaints that wait. Nobody in them exists."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.complaints import codes
from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.actions.taking_in import take_in
from amanjol.casework.complaints.records import Accused, AgeGroup, Reply, Statement, Subject
from amanjol.foundation.organisations.keys.demo import demo_keyring

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
)


def begin_demo_complaints(*, supervisor: Member, others: Sequence[Member], today: date) -> None:
    """The supervisor names herself and others; two complaints come from the page. NotADemo."""
    with demo_keyring(supervisor) as keyring:
        for member in (supervisor, *others):
            naming.name(keyring=keyring, member=member)
    for statement, days in COMPLAINTS:
        take_in(
            pk=uuid.uuid4(),
            organisation=supervisor.organisation,
            statement=statement,
            code=codes.new_code(),
            today=today - timedelta(days),
        )
