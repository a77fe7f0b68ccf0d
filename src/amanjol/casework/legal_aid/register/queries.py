"""Reads of the register. Every one starts from `visible_to`; row security says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import Advocate
from amanjol.casework.legal_aid.register.records import AdvocateRecord
from amanjol.foundation.journal.queries import times_of
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.register.records import Description
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

WRITTEN: Final = (
    "advocate.written", "advocate.changed", "advocate.erased", "advocate.account-given", "advocate.account-ended",
)  # fmt: skip
"""The verbs of which an advocate counts how often they were written. Who was erased, and is there, is an older copy."""


@dataclass(frozen=True, slots=True)
class OpenedAdvocate:
    """`can_act`: the licence holds today. `is_older`: the journal knows of more than stands here."""

    row: Advocate
    record: AdvocateRecord
    can_act: bool
    is_older: bool

    @property
    def says(self) -> Description:
        return self.record.now


class Filters(DataRecord, frozen=True):
    """Empty: any. `trained`: in at least one of our courses."""

    district: str = ""
    language: str = ""
    sex: str = ""
    proceeding: str = ""
    trained: bool = False
    able: bool = False

    def fits(self, advocate: OpenedAdvocate) -> bool:
        says = advocate.says
        return (
            (not self.district or self.district in says.districts)
            and (not self.language or self.language in says.languages)
            and (not self.sex or self.sex == says.sex)
            and (not self.proceeding or self.proceeding in says.proceedings)
            and (not self.trained or bool(says.courses))
            and (not self.able or advocate.can_act)
        )


def visible_to(member: Member) -> QuerySet[Advocate]:
    """The one door to advocates."""
    if not rules.can_coordinate(member):
        return Advocate.objects.none()
    return Advocate.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring, today: date) -> list[OpenedAdvocate]:
    """By name. SealBroken, also where the number in clear is another than the sealed one.

    Whoever a colleague writes or erases meanwhile is left out; what the journal says is read first, so that nobody is
    taken for an older copy.
    """
    own = visible_to(keyring.member)
    ids = list(own.values_list("pk", flat=True))
    times = times_of(keyring.member.organisation_id, WRITTEN, "advocate", ids) if ids else {}
    advocates = []
    for row, record in sealed_rows.open_all(AdvocateRecord, own, keyring):
        is_older = times.get(row.pk, 0) > record.acts
        advocates.append(OpenedAdvocate(row, record, record.now.can_act(today) and not is_older, is_older))
    return sorted(advocates, key=lambda advocate: (advocate.says.name.casefold(), advocate.row.number))


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[Advocate]:
    own = Advocate.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)
