"""How a device says it is: columns of the device that its newest report fills."""

from __future__ import annotations

from django.db import models

from amanjol.public.devices.kinds import PageContent


class Status(models.Model):
    """`last_seen_at` and `page_lost_at` are by the node's clock; the other times are by the device's.

    `failures` counts failed fetches since the last good one; `outcome` is the last one's in one word.
    """

    last_seen_at = models.DateTimeField(null=True, editable=False)
    device_time = models.DateTimeField(null=True, editable=False)
    pack = models.PositiveIntegerField(default=0, editable=False)
    channel = models.CharField(max_length=40, default="", editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    program = models.CharField(max_length=40, default="", editable=False)
    free_bytes = models.BigIntegerField(default=0, editable=False)
    total_bytes = models.BigIntegerField(default=0, editable=False)
    temperature = models.FloatField(null=True, editable=False)
    is_stale = models.BooleanField(default=False, editable=False)
    last_success_at = models.DateTimeField(null=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    outcome = models.CharField(max_length=40, default="", editable=False)
    sentence = models.CharField(max_length=300, default="", editable=False)
    clock_warning = models.CharField(max_length=300, default="", editable=False)
    is_page_alive = models.BooleanField(default=True, editable=False)
    page_lost_at = models.DateTimeField(null=True, editable=False)
    screen = models.CharField(max_length=20, choices=PageContent, default="", editable=False)
    faults = models.JSONField(default=list, editable=False)

    class Meta:
        abstract = True
