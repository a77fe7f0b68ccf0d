"""What the installation itself keeps: which workers live."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class WorkerLease(models.Model):
    """A worker lives as long as it says so again and again. By the database's clock, which all of them share."""

    worker = models.CharField(max_length=64, primary_key=True, editable=False)
    beat_at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return f"{self.worker} {self.beat_at:%Y-%m-%d %H:%M}"
