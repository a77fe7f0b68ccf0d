"""Whether somebody wants letters, and what they were told of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Letterbox(models.Model):
    """How letters reach one person. A try that failed is made again no sooner than `not_before`.

    `is_day_due`: the next letter also looks for what is overdue, which takes reading the whole guide.
    """

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    is_wanted = models.BooleanField(default=True)
    is_day_due = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account_id}: {'wanted' if self.is_wanted else 'not wanted'}"

    @property
    def is_held_back(self) -> bool:
        """It had its letters of the day: no server failed, and what is urgent goes all the same."""
        return self.tries == 0


class Told(models.Model):
    """That a letter to somebody named a thing: `about` is its code, such as `article:12` or `proposal:…`."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    about = models.CharField(max_length=200)
    told_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "about"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.about}"
