"""Packs that were built."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Pack(models.Model):
    """A pack's number and the hash of its content: the same content keeps its number."""

    number = models.PositiveIntegerField(_("number"), primary_key=True)
    digest = models.CharField(_("digest"), max_length=64)
    built_at = models.DateTimeField(_("built at"), auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("pack")
        verbose_name_plural = _("packs")

    def __str__(self) -> str:
        return f"№ {self.number}"
