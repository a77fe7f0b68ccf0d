"""Lists, and the addresses on them."""

from __future__ import annotations

import uuid
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone

LANGUAGES: Final = (("en", "English"), ("ru", "Русский"))


class SubscriberState(models.TextChoices):
    """Who left, and whom the mail server refused, have no address here any more."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    LEFT = "left"
    REFUSED = "refused"


WITH_ADDRESS: Final = (SubscriberState.ASKED, SubscriberState.CONFIRMED)


class MailingList(models.Model):
    """What one may subscribe to. `sender` stands before the address of the node in *From*."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    name_en = models.CharField(max_length=100)
    name_ru = models.CharField(max_length=100)
    about_en = models.CharField(max_length=300, blank=True)
    about_ru = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=60)
    is_open = models.BooleanField(default=True)
    begun_on = models.DateField(editable=False)

    class Meta:
        ordering = ("name_en", "id")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "name_en"], name="mailings_list_once"),
            models.CheckConstraint(
                condition=~Q(name_en="") & ~Q(name_ru="") & ~Q(sender=""), name="mailings_list_named"
            ),
        )

    def __str__(self) -> str:
        return self.name_en

    @property
    def named(self) -> tuple[str, str, str]:
        """As what its mails go out, which a second person approves with the texts."""
        return self.sender, self.name_en, self.name_ru


class Subscriber(models.Model):
    """One address on one list. `name` is a keyed hash of the address, `link` a hash of the secret part of its links.

    `sealed` holds the address, that secret, and the day of its yes (`sealing.Addressee`); who left has none. `is_told`:
    the mail that asks for a yes went out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    list = models.ForeignKey(MailingList, models.CASCADE, related_name="subscribers", editable=False)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    state = models.CharField(max_length=10, choices=SubscriberState, default=SubscriberState.ASKED)
    name = models.CharField(max_length=64, editable=False)
    link = models.CharField(max_length=64, unique=True, editable=False)
    sealed = models.BinaryField(null=True, editable=False)
    is_told = models.BooleanField(default=False, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_on = models.DateField(null=True, editable=False)
    ended_on = models.DateField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["list", "name"], name="mailings_address_once"),
            models.CheckConstraint(
                condition=Q(state__in=WITH_ADDRESS, sealed__isnull=False, ended_on__isnull=True)
                | (~Q(state__in=WITH_ADDRESS) & Q(sealed__isnull=True, ended_on__isnull=False)),
                name="mailings_no_address_of_who_left",
            ),
            models.CheckConstraint(
                condition=~Q(state=SubscriberState.CONFIRMED) | Q(confirmed_on__isnull=False),
                name="mailings_confirmed_has_a_day",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class EndedLink(models.Model):
    """The hash of the secret of somebody's links (`Subscriber.link`) who left, or whom the mail server refused.

    The application adds rows and neither changes nor deletes one: whoever writes the sealed bytes of before back into
    `Subscriber` brings nobody back. A new yes has a new secret.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    link = models.CharField(max_length=64, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "link"], name="mailings_link_ends_once"),
        )

    def __str__(self) -> str:
        return str(self.id)
