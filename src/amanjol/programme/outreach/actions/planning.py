"""Campaigns and events: planned, changed, taken out; and the address at which a calendar reads them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.programme.outreach import feeds
from amanjol.programme.outreach.actions.writing import change, columns_of, write_down
from amanjol.programme.outreach.models import Campaign, Event, Feed

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from amanjol.foundation.organisations.models import Member


class TookPlace(Exception):
    """An event whose day has passed, or to which people came, stays in the planner."""


@dataclass(frozen=True, slots=True)
class CampaignPlan:
    """See `models.Campaign`."""

    name: str
    begins_on: date
    ends_on: date
    day: str = ""
    aim: str = ""
    audience: str = ""
    partners: list[uuid.UUID] = field(default_factory=list)
    cost: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class EventPlan:
    """See `models.Event`."""

    kind: str
    title: str
    on: date
    until: date | None = None
    place: str = ""
    campaign: Campaign | None = None
    aim: str = ""
    audience: str = ""
    partners: list[uuid.UUID] = field(default_factory=list)
    cost: Decimal | None = None
    currency: str = ""
    attendance: int | None = None


@transaction.atomic
def plan_campaign(*, what: CampaignPlan, by: Member) -> Campaign:
    """PermissionDenied."""
    row = Campaign(pk=uuid.uuid4(), organisation_id=by.organisation_id, **columns_of(what))
    write_down("campaign.planned", by, "campaign", row.pk)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_campaign(*, campaign: Campaign, what: CampaignPlan, by: Member) -> None:
    """PermissionDenied."""
    write_down("campaign.changed", by, "campaign", campaign.pk, of=campaign.organisation_id)
    change(campaign, columns_of(what))
    campaign.save()


@transaction.atomic
def plan_event(*, what: EventPlan, by: Member) -> Event:
    """PermissionDenied."""
    row = Event(pk=uuid.uuid4(), organisation_id=by.organisation_id, **columns_of(what))
    write_down("event.planned", by, "event", row.pk)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_event(*, event: Event, what: EventPlan, by: Member) -> None:
    """PermissionDenied."""
    write_down("event.changed", by, "event", event.pk, of=event.organisation_id)
    change(event, columns_of(what))
    event.save()


@transaction.atomic
def remove_event(*, event: Event, by: Member) -> None:
    """One that does not take place. TookPlace; PermissionDenied."""
    if event.took_place(timezone.localdate()):
        raise TookPlace
    write_down("event.removed", by, "event", event.pk, of=event.organisation_id)
    event.delete()


@transaction.atomic
def begin_feed(*, by: Member) -> str:
    """The secret part of a new address, shown once; the one before ends. PermissionDenied."""
    write_down("feed.begun", by, "organisation", by.organisation_id)
    secret = feeds.new_secret()
    Feed.objects.update_or_create(
        organisation_id=by.organisation_id,
        defaults={"name": feeds.name_of(secret), "begun_on": timezone.localdate()},
    )
    return secret


@transaction.atomic
def end_feed(*, by: Member) -> None:
    """Nobody reads it from this transaction on. PermissionDenied."""
    write_down("feed.ended", by, "organisation", by.organisation_id)
    Feed.objects.filter(organisation=by.organisation_id).delete()
