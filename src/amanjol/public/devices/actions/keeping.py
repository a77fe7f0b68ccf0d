"""How devices are named, placed, grouped and set; striking one off; what a manager wants of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from amanjol.foundation.journal.actions import record
from amanjol.public.devices import rules
from amanjol.public.devices.actions.enrolling import NameTaken, is_name_taken
from amanjol.public.devices.models import Device, DeviceGroup, Screenshot, Wish
from amanjol.public.packs.publishing.actions import ask_to_publish

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.kinds import WishKind


class NotEmpty(Exception):
    """Devices are in the group: move them first."""


@transaction.atomic
def change_device(
    *, device: Device, name: str, place: str, group: DeviceGroup | None, settings: dict[str, Any], by: Member
) -> None:
    """PermissionDenied; NameTaken."""
    _check(by, device.organisation_id)
    if group is not None:
        _check(by, group.organisation_id)
    if is_name_taken(place, name, except_for=device):
        raise NameTaken
    device.name, device.place, device.group, device.settings = name, place, group, settings
    device.save(update_fields=["name", "place", "group", "settings"])
    _record("device.changed", by, ("device", device.pk), place=place)
    ask_to_publish()


@transaction.atomic
def strike_off(*, device: Device, by: Member) -> None:
    """From now on its key is refused, for ever. Its counts stay. PermissionDenied."""
    _check(by, device.organisation_id)
    now = timezone.now()
    device.struck_off_at = now
    device.save(update_fields=["struck_off_at"])
    device.wishes.filter(done_at=None).update(done_at=now)
    device.alerts.filter(closed_at=None).update(closed_at=now)
    Screenshot.objects.filter(device=device).delete()
    _record("device.struck-off", by, ("device", device.pk))
    ask_to_publish()


@transaction.atomic
def wish_for(*, device: Device, kind: WishKind, by: Member) -> None:
    """The device hears it with its next report; asked twice is asked once. PermissionDenied."""
    _check(by, device.organisation_id)
    _wish, is_new = Wish.objects.get_or_create(
        device=device, kind=kind, done_at=None, defaults={"asked_by": by.account}
    )
    if is_new:
        _record(f"device.{kind.value}-asked", by, ("device", device.pk))


@transaction.atomic
def create_group(*, name: str, by: Member) -> DeviceGroup:
    """PermissionDenied; NameTaken."""
    _check(by, by.organisation_id)
    if is_group_name_taken(by.organisation_id, name):
        raise NameTaken
    group = DeviceGroup.objects.create(organisation=by.organisation, name=name, slug=_free_slug(name))
    _record("device-group.created", by, ("device-group", group.pk))
    ask_to_publish()
    return group


@transaction.atomic
def change_group(*, group: DeviceGroup, name: str, settings: dict[str, Any], by: Member) -> None:
    """PermissionDenied; NameTaken."""
    _check(by, group.organisation_id)
    if is_group_name_taken(group.organisation_id, name, except_for=group):
        raise NameTaken
    group.name, group.settings = name, settings
    group.save(update_fields=["name", "settings"])
    _record("device-group.changed", by, ("device-group", group.pk))
    ask_to_publish()


@transaction.atomic
def remove_group(*, group: DeviceGroup, by: Member) -> None:
    """PermissionDenied; NotEmpty."""
    _check(by, group.organisation_id)
    if group.devices.filter(struck_off_at=None).exists():
        raise NotEmpty
    group.devices.update(group=None)
    _record("device-group.removed", by, ("device-group", group.pk))
    group.delete()
    ask_to_publish()


def is_group_name_taken(organisation: UUID, name: str, except_for: DeviceGroup | None = None) -> bool:
    others = DeviceGroup.objects.filter(organisation=organisation, name=name)
    return (others.exclude(pk=except_for.pk) if except_for else others).exists()


def _free_slug(name: str) -> str:
    """Of the node: schedules of screens name groups by it. A Cyrillic name gives none, so it gets a number."""
    wanted = slugify(name)[:30].strip("-_").replace("_", "-") or "group"
    taken = set(DeviceGroup.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _check(by: Member, organisation: UUID) -> None:
    if not rules.can_manage(by, organisation):
        raise PermissionDenied


def _record(verb: str, by: Member, subject: tuple[str, UUID], **details: str) -> None:
    record(verb=verb, organisation=by.organisation_id, actor=by.account_id, subject=subject, details=details)
