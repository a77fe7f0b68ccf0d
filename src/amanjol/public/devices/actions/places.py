"""How an airport is set, for every device there, whoever's it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.journal.actions import record
from amanjol.public.devices import rules
from amanjol.public.devices.models import PlaceSettings
from amanjol.public.devices.queries import fleet
from amanjol.public.packs.publishing.actions import ask_to_publish

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.place_languages import Shares


@transaction.atomic
def set_languages(*, place: str, shares: Shares, by: Member) -> None:
    """PermissionDenied where the member's organisation has no device at the airport."""
    _check(by, place)
    stored = {code: share.value for code, share in shares.items()}
    row, _is_new = PlaceSettings.objects.update_or_create(place=place, defaults={"language_shares": stored})
    _record("place.languages-set", by, row.pk, place)
    ask_to_publish()


@transaction.atomic
def set_usual_languages(*, place: str, by: Member) -> None:
    """As is usual in the country. PermissionDenied as above."""
    _check(by, place)
    row = PlaceSettings.objects.filter(place=place).first()
    if row is None:
        return
    _record("place.languages-usual", by, row.pk, place)
    row.delete()
    ask_to_publish()


def _check(by: Member, place: str) -> None:
    if not rules.can_manage_fleet(by) or not fleet.has_device_at(by.organisation_id, place):
        raise PermissionDenied


def _record(verb: str, by: Member, row: UUID, place: str) -> None:
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=("place", row),
        details={"place": place},
    )
