"""Somebody who writes rows: as the role of the web server, with a session they planted, and without any key.

What they leave is what a reviewer left: keys of their own as the next ones, the intake exchanged, and for each
member either a grant or both halves of a re-grant, with a voucher under the attacker's own vouching key.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys import queries
from amanjol.foundation.organisations.models import Epoch, Holding, Intake, Regrant
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.seals import epochs, regrants

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch


def plant_epoch(session_of: Member, number: int) -> tuple[Epoch, OpenedEpoch]:
    """Keys of the attacker's own, to which officers seal from now on."""
    organisation = session_of.organisation_id
    with acting_for(session_of):
        place = queries.place_of(organisation)
        mine = epochs.Epoch(place, number, b"mine" * 8)
        row = Epoch.objects.create(organisation_id=organisation, number=number, public=mine.public)
        now = {"number": number, "public": mine.public}
        Intake.objects.update_or_create(organisation_id=organisation, defaults=now)
    return row, mine


def plant_regrants(row: Epoch, mine: OpenedEpoch, members: list[Member]) -> None:
    """Both halves for each, by two holders who do not exist."""
    with acting_for(members[0]):
        for member in members:
            _regrant(row, mine, member, _key(member)).save(force_insert=True)


def plant_grants(row: Epoch, mine: OpenedEpoch, members: list[Member]) -> None:
    with acting_for(members[0]):
        for member in members:
            key, person = _key(member), str(member.account_id)
            Holding.objects.create(
                organisation_id=member.organisation_id,
                epoch=row,
                member=member,
                key=key,
                granted=epochs.grant(mine, person, bytes(key.public)),
                voucher=epochs.vouch_for(mine, person, bytes(key.public)),
            )


def forget_for(members: list[Member]) -> None:
    """Delete what they have kept, so that nothing has to follow from anything."""
    with acting_for(members[0]):
        Holding.objects.filter(member__in=members).delete()


def _key(member: Member) -> PersonKey:
    key = key_of(member.account)
    assert key is not None
    return key


def _regrant(row: Epoch, mine: OpenedEpoch, member: Member, key: PersonKey) -> Regrant:
    first, second, person = uuid.uuid4(), uuid.uuid4(), str(member.account_id)
    regrant = Regrant(
        organisation_id=member.organisation_id,
        epoch=row,
        member=member,
        key=key,
        first_by=first,
        second_by=second,
        voucher=epochs.vouch_for(mine, person, bytes(key.public)),
    )
    request = regrants.Request(mine.organisation, mine.number, str(regrant.pk), person, bytes(key.public))
    approved = regrants.approve_first(request, mine, str(first))
    regrant.first_half = approved.half
    regrant.second_half = regrants.approve_second(
        request, mine, approved.pad, first_by=str(first), by=str(second)
    )
    return regrant
