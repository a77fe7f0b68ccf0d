"""How a device joins the fleet: it shows a code, a manager types it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from amanjol.foundation.accounts import throttling
from amanjol.foundation.journal.actions import record
from amanjol.public.devices import codes, rules
from amanjol.public.devices.models import Device, Enrolment
from amanjol.public.devices.signatures import NotSigned
from amanjol.public.packs.publishing.actions import ask_to_publish

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.kinds import DeviceKind
    from amanjol.public.devices.models import DeviceGroup
    from amanjol.public.devices.signatures import SignedHeaders

TRIES_OF_MEMBER: Final = 10
TRIES_OF_NODE: Final = 60
TRIES_SECONDS: Final = 10 * 60
MOST_WAITING: Final = 1000  # more than any airport has


class NoSuchCode(Exception):
    """Mistyped, expired or used: nobody learns which."""


class TooManyTries(Exception):
    """Of this member, or of all members together."""


class NameTaken(Exception):
    """Another device at this airport is called so."""


@transaction.atomic
def ask_for_code(
    *, signed: SignedHeaders, public_key: bytes, kind: DeviceKind, program: str
) -> tuple[str, datetime]:
    """The code for a key whose signature was checked, and when it ends. The same one again while it lasts.

    NotSigned for a key that is or was a device's, and for an old sequence.
    """
    if Device.objects.filter(key_hash=signed.key_hash).exists():
        raise NotSigned
    now = timezone.now()
    Enrolment.objects.get_or_create(
        key_hash=signed.key_hash,
        defaults={
            "public_key": public_key,
            "last_sequence": 0,
            "expires_at": now,
            "code_hash": signed.key_hash,
        },
    )
    enrolment = Enrolment.objects.select_for_update().get(key_hash=signed.key_hash)
    _rise(enrolment, signed)
    if enrolment.expires_at <= now:
        enrolment.salt = get_random_string(32)
        enrolment.expires_at = now + codes.LASTS
    code = codes.make(enrolment.key_hash, enrolment.salt)
    enrolment.code_hash = codes.hashed(code)
    enrolment.kind, enrolment.program = kind.value, program
    enrolment.save()
    _end_the_oldest(enrolment, now)
    return codes.show(code), enrolment.expires_at


@transaction.atomic
def note_question(*, signed: SignedHeaders) -> Enrolment | Device:
    """Somebody asks what became of a key whose signature was checked. Raises `NotSigned`."""
    device = Device.objects.select_for_update().filter(key_hash=signed.key_hash, struck_off_at=None).first()
    enrolment = Enrolment.objects.select_for_update().filter(key_hash=signed.key_hash, used_at=None).first()
    row = device or enrolment
    if row is None:
        raise NotSigned
    _rise(row, signed)
    row.save(update_fields=["last_sequence"])
    return row


@transaction.atomic
def enrol(*, typed: str, name: str, place: str, group: DeviceGroup | None, by: Member) -> Device:
    """The device whose code was typed joins the member's organisation.

    PermissionDenied; NoSuchCode; NameTaken. Count the try first, with `count_try`, in the same transaction.
    """
    if not rules.can_manage_fleet(by) or (group and not rules.can_manage(by, group.organisation_id)):
        raise PermissionDenied
    good = Enrolment.objects.select_for_update().filter(used_at=None, expires_at__gt=timezone.now())
    enrolment = good.filter(code_hash=codes.hashed(codes.read(typed))).first()
    if enrolment is None:
        raise NoSuchCode
    if is_name_taken(place, name):
        raise NameTaken
    enrolment.used_at, enrolment.used_by = timezone.now(), by.account
    enrolment.save(update_fields=["used_at", "used_by"])
    device = Device.objects.create(
        organisation=by.organisation, kind=enrolment.kind, name=name, place=place, group=group,
        public_key=bytes(enrolment.public_key), key_hash=enrolment.key_hash,
        last_sequence=enrolment.last_sequence, program=enrolment.program,
    )  # fmt: skip
    record(
        verb="device.enrolled", organisation=by.organisation_id, actor=by.account_id,
        subject=("device", device.pk), details={"kind": device.kind, "place": place},
    )  # fmt: skip
    ask_to_publish()
    return device


def count_try(*, by: Member) -> None:
    """Somebody types a code. Raises `TooManyTries`, for this member or for the node.

    Always member before node, so that no two requests wait for each other.
    """
    of_member = throttling.is_within(f"device code {by.pk}", at_most=TRIES_OF_MEMBER, seconds=TRIES_SECONDS)
    of_node = throttling.is_within("device code", at_most=TRIES_OF_NODE, seconds=TRIES_SECONDS)
    if not (of_member and of_node):
        raise TooManyTries


def is_name_taken(place: str, name: str, except_for: Device | None = None) -> bool:
    others = Device.objects.filter(place=place, name=name, struck_off_at=None)
    return (others.exclude(pk=except_for.pk) if except_for else others).exists()


def _end_the_oldest(newest: Enrolment, now: datetime) -> None:
    """Where too many wait. Nobody is kept out by others who ask: a device whose code ended asks for the next by itself.

    Their rows stay, so that their sequences do. One that is locked has just asked.
    """
    waiting = Enrolment.objects.filter(used_at=None, expires_at__gt=now).exclude(pk=newest.pk)
    too_many = waiting.count() + 1 - MOST_WAITING
    if too_many > 0:
        oldest = waiting.select_for_update(skip_locked=True).order_by("expires_at")[:too_many]
        Enrolment.objects.filter(pk__in=[row.pk for row in oldest]).update(expires_at=now)


def _rise(row: Enrolment | Device, signed: SignedHeaders) -> None:
    """A sequence is used once: nothing can be sent again by who overheard it."""
    if signed.sequence <= row.last_sequence:
        raise NotSigned
    row.last_sequence = signed.sequence
