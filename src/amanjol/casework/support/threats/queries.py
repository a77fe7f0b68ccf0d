"""Reads. Every one starts from `visible_to`; row security says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef

from amanjol.casework.support.models import Threat, ThreatReceiver
from amanjol.casework.support.threats import rules
from amanjol.casework.support.threats.sealing import OpenedThreat, open_threat
from amanjol.foundation.journal.queries import entries_among, entries_of, times_of
from amanjol.foundation.web.fixed_queries import NO_IDS, FixedQuery, Ids

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import Expression, QuerySet

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

RECORDED: Final = "threat.recorded"
ERASED: Final = "threat.erased"
WRITTEN: Final = (RECORDED, "threat.went-on", "threat.answered")
"""The verbs of which a threat counts how often it was written."""


def visible_to(member: Member) -> QuerySet[Threat]:
    """The one door to threats: what the member wrote with keys, and what was written to them."""
    if not rules.can_write(member):
        return Threat.objects.none()
    return _of_member(member.pk, member.organisation_id)


def _of_member(member: UUID | Expression, organisation: UUID | Expression) -> QuerySet[Threat]:
    mine = Exists(ThreatReceiver.objects.filter(threat=OuterRef("pk"), member=member))
    return Threat.objects.filter(mine, organisation=organisation)


_unanswered = FixedQuery(
    lambda member, organisation: _of_member(member, organisation).filter(is_answered=False)
)


def unanswered(member: Member) -> Ids:
    """What waits for a step, as far as it was written to this member. Needs no key."""
    if not (rules.can_write(member) and rules.can_receive(member)):
        return NO_IDS
    return _unanswered.ids(member.pk, member.organisation_id)


_to_take_in = FixedQuery(
    lambda member, organisation: _of_member(member, organisation).filter(epoch__isnull=False)[:1]
)
_taken_in = FixedQuery(lambda member, organisation: _of_member(member, organisation).filter(epoch=None))
_written_to = FixedQuery(
    lambda member, organisation: entries_among(organisation, RECORDED, "member", member).values_list(
        "subject_id"
    )
)


def to_take_in(member: Member) -> QuerySet[Threat]:
    """What somebody without keys wrote to this member."""
    return visible_to(member).filter(epoch__isnull=False)


def has_to_take_in(member: Member) -> bool:
    """Whether there is any of it."""
    return rules.can_write(member) and bool(_to_take_in.rows(member.pk, member.organisation_id))


def opened(keyring: Keyring) -> list[OpenedThreat]:
    """All that the member opens: what waits first, of each the newest first. SealBroken."""
    member = keyring.member
    rows = _taken_in.rows(member.pk, member.organisation_id) if rules.can_write(member) else []
    threats = [open_threat(row, keyring) for row in rows]
    threats.sort(key=lambda threat: threat.record.accounts[-1].at, reverse=True)
    return sorted(threats, key=lambda threat: threat.row.is_answered)


def older(threats: list[OpenedThreat]) -> set[UUID]:
    """Those of which the journal knows of more than stands in them, as of an older copy that was put back."""
    if not threats:
        return set()
    rows = {threat.row.pk: threat for threat in threats}
    times = times_of(threats[0].row.organisation_id, WRITTEN, "threat", rows.keys())
    return {pk for pk, threat in rows.items() if times.get(pk, 0) > threat.record.acts}


def missing(member: Member) -> int:
    """How many the journal says were written to this member, that are not there for them and were not erased.

    A row was taken away, or the member has another key since.
    """
    written = {pk for (pk,) in _written_to.rows(member.pk, member.organisation_id)}
    if not written:
        return 0
    there = {str(pk) for pk in visible_to(member).values_list("pk", flat=True)}
    gone = written - there
    erased = entries_of(member.organisation_id).filter(
        verb=ERASED, subject_type="threat", subject_id__in=gone
    )
    return len(gone - set(erased.values_list("subject_id", flat=True))) if gone else 0


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[Threat]:
    """What is sealed to an earlier epoch still, and no receiver has taken in. Row security shows these to all who hold
    the keys, so that no epoch is let go that one of them needs; nobody is shown them.
    """
    own = Threat.objects.filter(organisation=keyring.member.organisation_id, epoch__isnull=False)
    return own.exclude(epoch=keyring.epoch.number)
