"""How a device says it is: columns of the device that its newest report fills."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from amanjol.public.devices.kinds import Shown


class Status(models.Model):
    """`last_seen_at` and `page_lost_at` are by the node's clock; the other times are by the device's.

    `failures` counts failed fetches since the last good one; `outcome` is the last one's in one word.
    """

    last_seen_at = models.DateTimeField(_("last seen"), null=True, editable=False)
    device_time = models.DateTimeField(_("the device's clock"), null=True, editable=False)
    pack = models.PositiveIntegerField(_("pack"), default=0, editable=False)
    channel = models.CharField(_("channel"), max_length=40, default="", editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    program = models.CharField(_("program"), max_length=40, default="", editable=False)
    free_bytes = models.BigIntegerField(_("free on the disk"), default=0, editable=False)
    total_bytes = models.BigIntegerField(_("size of the disk"), default=0, editable=False)
    temperature = models.FloatField(_("temperature"), null=True, editable=False)
    is_stale = models.BooleanField(_("signatures expired"), default=False, editable=False)
    last_success_at = models.DateTimeField(_("last good fetch"), null=True, editable=False)
    failures = models.PositiveIntegerField(_("failed fetches"), default=0, editable=False)
    outcome = models.CharField(_("outcome"), max_length=40, default="", editable=False)
    sentence = models.CharField(_("what it says"), max_length=300, default="", editable=False)
    clock_warning = models.CharField(_("about its clock"), max_length=300, default="", editable=False)
    is_page_alive = models.BooleanField(_("page shown"), default=True, editable=False)
    page_lost_at = models.DateTimeField(_("page not shown since"), null=True, editable=False)
    screen = models.CharField(_("shows"), max_length=20, choices=Shown, default="", editable=False)
    faults = models.JSONField(_("faults"), default=list, editable=False)

    class Meta:
        abstract = True
