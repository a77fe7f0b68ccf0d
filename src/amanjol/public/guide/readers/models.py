"""That a native reader has read a translation."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NativeReading(models.Model):
    """Which words of a page were read, by whom and when: initials or an office, nobody's name is needed."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    revision = models.OneToOneField("wagtailcore.Revision", models.CASCADE, related_name="+")
    read_by = models.CharField(_("read by"), max_length=60)
    read_on = models.DateField(_("read on"))
    noted_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.page_id} {self.read_on}"
