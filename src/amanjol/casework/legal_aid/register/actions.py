"""Writing the register from a file, and erasing an advocate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from amanjol.casework.desk import in_bulk, ledger, sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act, record_many
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import Advocate
from amanjol.casework.legal_aid.register import queries
from amanjol.casework.legal_aid.register.records import AdvocateRecord, Written
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime
    from uuid import UUID

    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.casework.legal_aid.register.records import Description
    from amanjol.foundation.organisations.keys.keyring import Keyring

_AT_ONCE: Final = 500  # rows of one statement


class Meanwhile(Exception):
    """Somebody else wrote one of these advocates at the same moment. Nothing was written; do it again."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do: who is new, who says something else than stands here, and how many are as they are.

    `missing` stand here and not in the file; they stay as they are.
    """

    new: tuple[Description, ...]
    changed: tuple[tuple[OpenedAdvocate, Description], ...]
    same: int
    missing: tuple[OpenedAdvocate, ...]

    @property
    def changes_nothing(self) -> bool:
        return not self.new and not self.changed

    @property
    def as_shown(self) -> list[list[str]]:
        """Who is new, and of each row that would change how often it was written."""
        return [
            sorted(line.number for line in self.new),
            sorted(f"{advocate.row.pk} {advocate.record.acts}" for advocate, _line in self.changed),
        ]


def plan(advocates: Iterable[OpenedAdvocate], lines: Iterable[Description]) -> Plan:
    """By the number of the register."""
    here = {advocate.row.number: advocate for advocate in advocates}
    new, changed, same, seen = [], [], 0, set()
    for line in lines:
        seen.add(line.number)
        there = here.get(line.number)
        if there is None:
            new.append(line)
        elif there.says != line:
            changed.append((there, line))
        else:
            same += 1
    missing = tuple(advocate for number, advocate in here.items() if number not in seen)
    return Plan(tuple(new), tuple(changed), same, missing)


@transaction.atomic
def write_register(
    *, keyring: Keyring, lines: Collection[Description], today: date, digests: str | None = None
) -> Plan:
    """All of it or nothing; what stood there stays beside it. The same lines again change nothing.

    `digests`: what a page showed of it; None where there was no page. PermissionDenied; previewing.AnotherPlan;
    OlderCopy; Meanwhile; SealBroken; canonical.TooLarge.
    """
    _check_coordinates(keyring)
    list(queries.visible_to(keyring.member).select_for_update(of=("self",)).values_list("pk"))
    planned = plan(queries.opened(keyring, today), lines)
    if digests is not None and not planned.changes_nothing:
        previewing.check(planned, digests)
    if any(advocate.is_older for advocate, _line in planned.changed):
        raise OlderCopy
    moment = present_moment()
    rows = _new_rows(keyring, planned, moment)
    for advocate, line in planned.changed:
        written = Written(moment, keyring.person, line)
        sealed_rows.close(
            advocate.row, replace(advocate.record, versions=(*advocate.record.versions, written)), keyring
        )
    rewritten = [advocate.row for advocate, _line in planned.changed]
    Advocate.objects.bulk_update(rewritten, ["schema", "sealed"], batch_size=_AT_ONCE)
    record_many("advocate.written", keyring.member, "advocate", [row.pk for row in rows])
    record_many("advocate.changed", keyring.member, "advocate", [row.pk for row in rewritten])
    return planned


def _new_rows(keyring: Keyring, planned: Plan, moment: datetime) -> list[Advocate]:
    """Written. Meanwhile."""
    rows = []
    for line in planned.new:
        row = Advocate(organisation_id=keyring.member.organisation_id, number=line.number)
        sealed_rows.seal_new(row, AdvocateRecord((Written(moment, keyring.person, line),)), keyring)
        rows.append(row)
    try:
        with transaction.atomic():
            Advocate.objects.bulk_create(rows)
    except IntegrityError:
        raise Meanwhile from None
    return rows


@transaction.atomic
def erase_advocate(*, keyring: Keyring, advocate: UUID, today: date) -> None:
    """The row and its key. PermissionDenied; ledger.NoLedger."""
    _check_coordinates(keyring)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=advocate).first()
    if row is None:
        raise PermissionDenied
    ledger.write(organisation=row.organisation_id, erased=[row.pk], on=today, reason="asked")
    record_act("advocate.erased", keyring.member, "advocate", row.pk)
    row.delete()


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealed_rows.move_key, keyring, at_most)


def _check_coordinates(keyring: Keyring) -> None:
    if not rules.can_coordinate(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
