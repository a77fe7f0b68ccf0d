"""Reads of mandates. Every one starts from `visible_to`; row security says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.mandates import sealing
from amanjol.casework.legal_aid.mandates.standing import running_of
from amanjol.casework.legal_aid.models import Mandate
from amanjol.foundation.journal.queries import times_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.mandates.records import MandateRecord
    from amanjol.casework.legal_aid.mandates.standing import Standing
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

WRITTEN: Final = (
    "mandate.begun", "mandate.step-written", "mandate.hearing-written", "mandate.sum-written",
    "mandate.contact-asked", "mandate.contact-answered", "mandate.contact-made", "mandate.extended",
    "mandate.handed-over", "mandate.closed", "mandate.erased",
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


@dataclass(frozen=True, slots=True)
class Places:
    """Of an advocate in this year. `free` is none where more mandates run than there are places."""

    places: int
    running: int

    @property
    def free(self) -> int:
        return max(self.places - self.running, 0)


@dataclass(frozen=True, slots=True)
class DistrictYear:
    """Of one district: advocates who can act today, how many are trained, their mandates that run, and places left.

    `unserved`: needs that nobody serves; None where nobody keeps needs.
    """

    district: str
    advocates: int
    trained: int
    running: int
    free: int
    unserved: int | None


def visible_to(member: Member) -> QuerySet[Mandate]:
    """The one door to mandates."""
    if not rules.can_coordinate(member):
        return Mandate.objects.none()
    return Mandate.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring) -> list[OpenedMandate]:
    """All of them: those that run, the earliest end first, then closed ones. SealBroken."""
    rows = visible_to(keyring.member)
    ids = list(rows.values_list("pk", flat=True))
    times = _times(keyring, ids)
    mandates = [_opened(row, keyring, times.get(row.pk, 0)) for row in rows.filter(pk__in=ids)]
    return sorted(
        mandates, key=lambda mandate: (not mandate.now.is_running, mandate.row.ends_on, mandate.row.pk)
    )


def opened_row(row: Mandate, keyring: Keyring) -> OpenedMandate:
    """SealBroken, also where a column in clear says something else than the seal. Who changes it has locked it."""
    return _opened(row, keyring, _times(keyring, [row.pk]).get(row.pk, 0))


def state_of(keyring: Keyring, need: UUID) -> MandateSeen | None:
    """Of the newest mandate of this need; None where there was none. An older copy says of no lawyer. SealBroken."""
    of_need = [mandate for mandate in opened(keyring) if mandate.now.begun.need == str(need)]
    if not of_need:
        return None
    newest = max(of_need, key=lambda mandate: (mandate.now.is_running, mandate.now.begun.begins_on))
    has_lawyer = newest.now.is_running and not newest.is_older
    return MandateSeen(has_lawyer, newest.now.now.since, newest.now.ends_on)


def places_of(
    advocates: Iterable[OpenedAdvocate], mandates: Iterable[OpenedMandate], year: int
) -> dict[str, Places]:
    """By the number of the register. A mandate that runs takes up a place of who acts now, in whichever year it began;
    a closed one none, a deputy none.
    """
    running = running_of(mandate.now for mandate in mandates)
    return {
        advocate.row.number: Places(advocate.says.places_in(year), running.get(advocate.row.number, 0))
        for advocate in advocates
    }


def by_district(
    advocates: Iterable[OpenedAdvocate],
    places: Mapping[str, Places],
    districts: Iterable[str],
    unserved: Mapping[str, int] | None,
) -> list[DistrictYear]:
    """In the order of `districts`, also of those that have nobody. Whoever works in several counts in each of them."""
    advocates = list(advocates)
    counted = []
    for district in districts:
        there = [advocate for advocate in advocates if district in advocate.says.districts]
        acting = [advocate for advocate in there if advocate.can_act]
        counted.append(
            DistrictYear(
                district,
                len(acting),
                sum(1 for advocate in acting if advocate.says.courses),
                sum(places[advocate.row.number].running for advocate in there),
                sum(places[advocate.row.number].free for advocate in acting),
                None if unserved is None else unserved.get(district, 0),
            )
        )
    return counted


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[Mandate]:
    own = Mandate.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)


def _times(keyring: Keyring, ids: list[UUID]) -> dict[UUID, int]:
    """Asked before rows are read, so that nothing that is written meanwhile is taken for an older copy."""
    return times_of(keyring.member.organisation_id, WRITTEN, "mandate", ids) if ids else {}


def _opened(row: Mandate, keyring: Keyring, times: int) -> OpenedMandate:
    record = sealing.open_mandate(row, keyring)
    now = sealing.proven(row, record)
    return OpenedMandate(row, record, now, times > now.size)
