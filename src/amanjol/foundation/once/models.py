from __future__ import annotations

from django.db import models
from django.utils import timezone


class SentForm(models.Model):
    """A form that was sent and acted, until a day later. `id` is a hash of its once-token, which nobody stores.

    `sealed` says what was sent, as a hash, and where it led, and opens with the token alone: whoever reads the row
    learns nothing, whoever writes one is not believed. It is empty until the form has acted, and what is empty and
    still here belongs to a press that never ended.
    """

    id = models.CharField(primary_key=True, max_length=64, editable=False)
    account = models.ForeignKey("accounts.Account", models.DB_CASCADE, related_name="+", editable=False)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)
    sealed = models.BinaryField(default=b"", editable=False)

    def __str__(self) -> str:
        return self.id[:8]
