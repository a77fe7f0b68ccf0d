"""Reads of mandates. Every one starts from `visible_to`; row security says the same."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.mandates import sealing
from amanjol.casework.legal_aid.mandates.records import MandateRecord
from amanjol.casework.legal_aid.models import Mandate
from amanjol.foundation.journal.queries import entries_of, times_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.mandates.standing import Standing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation

WRITTEN: Final = (
    "mandate.begun", "mandate.step-written", "mandate.hearing-written", "mandate.sum-written",
    "mandate.contact-asked", "mandate.contact-answered", "mandate.contact-made", "mandate.extended",
    "mandate.handed-over", "mandate.closed", "mandate.readers-named", "mandate.file-arrived", "mandate.erased",
)  # fmt: skip
"""The verbs of which a mandate counts how often they were written. What was erased, and is there, is an older copy."""


@dataclass(frozen=True, slots=True)
class OpenedMandate:
    """`is_older`: the journal knows of more than stands here."""

    row: Mandate
    record: MandateRecord
    now: Standing
    is_older: bool


@dataclass(frozen=True, slots=True)
class MandateSeen:
    """What whoever has the need may be told: that an advocate acts, since when, until when. Not who it is."""

    has_lawyer: bool
    since: date
    until: date


def visible_to(member: Member) -> QuerySet[Mandate]:
    """The one door to mandates."""
    if not rules.can_coordinate(member):
        return Mandate.objects.none()
    return Mandate.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring) -> list[OpenedMandate]:
    """All of them: those that run, the earliest end first, then closed ones. SealBroken."""
    rows = visible_to(keyring.member)
    ids = list(rows.values_list("pk", flat=True))
    times = times_for(keyring.member, ids)
    mandates = [_opened(row, keyring, times.get(row.pk, 0)) for row in rows.filter(pk__in=ids)]
    return sorted(
        mandates, key=lambda mandate: (not mandate.now.is_running, mandate.row.ends_on, mandate.row.pk)
    )


def opened_each(keyring: Keyring) -> list[OpenedMandate]:
    """Those that open; one that does not hides no other."""
    rows = list(visible_to(keyring.member).order_by("pk"))
    times = times_for(keyring.member, [row.pk for row in rows])
    there: list[OpenedMandate] = []
    for row in rows:
        with suppress(SealBroken):
            there.append(_opened(row, keyring, times.get(row.pk, 0)))
    return there


def hold(member: Member) -> None:
    """Locked until the transaction ends, before the register: whoever hands one over locks in that order."""
    list(visible_to(member).order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def opened_row(row: Mandate, keyring: Keyring) -> OpenedMandate:
    """SealBroken, also where a column in clear says something else than the seal. Who changes it has locked it."""
    return _opened(row, keyring, times_for(keyring.member, [row.pk]).get(row.pk, 0))


def state_of(keyring: Keyring, need: UUID) -> MandateSeen | None:
    """Of the newest mandate of this need; None where there was none. An older copy says of no lawyer. SealBroken."""
    of_need = [mandate for mandate in opened(keyring) if mandate.now.begun.need == str(need)]
    if not of_need:
        return None
    newest = max(of_need, key=lambda mandate: (mandate.now.is_running, mandate.now.begun.begins_on))
    has_lawyer = newest.now.is_running and not newest.is_older
    return MandateSeen(has_lawyer, newest.now.now.since, newest.now.ends_on)


def running_for(keyring: Keyring, need: UUID) -> OpenedMandate | None:
    """The mandate of this need that runs. SealBroken."""
    of_need = (mandate for mandate in opened(keyring) if mandate.now.begun.need == str(need))
    return next((mandate for mandate in of_need if mandate.now.is_running), None)


def are_fewer(keyring: Keyring, need: UUID) -> bool:
    """Whether the journal knows of a mandate of this need that is not here, or one was put back as an older copy: then
    nobody can say that it has no lawyer.
    """
    of_need = [mandate for mandate in opened(keyring) if mandate.now.begun.need == str(need)]
    entries = entries_of(keyring.member.organisation_id)
    begun = entries.filter(verb="mandate.begun", details__contains={"need": str(need)})
    erased = entries.filter(verb="mandate.erased")
    begun_ids = set(begun.values_list("subject_id", flat=True)) - set(
        erased.values_list("subject_id", flat=True)
    )
    return any(mandate.is_older for mandate in of_need) or begun_ids != {str(of.row.pk) for of in of_need}


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[Mandate]:
    own = Mandate.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)


def times_for(member: Member, ids: list[UUID]) -> dict[UUID, int]:
    """How often each was written, by the journal. Asked before rows are read, so that nothing that is written meanwhile
    is taken for an older copy.
    """
    return times_of(member.organisation_id, WRITTEN, "mandate", ids) if ids else {}


def opened_with(row: Mandate, key: bytes, place: Organisation, times: int) -> OpenedMandate:
    """With the key of this one; `times` is what `times_for` says. SealBroken."""
    record = sealed_rows.open_with(MandateRecord, row, key, place)
    now = sealing.proven(row, record)
    return OpenedMandate(row, record, now, times > now.size)


def _opened(row: Mandate, keyring: Keyring, times: int) -> OpenedMandate:
    return opened_with(row, sealed_rows.key_of(row, keyring), keyring.organisation, times)
