"""Django's entry for the whole house."""

from __future__ import annotations

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from amanjol.site.database import count_nothing_sealed


class SiteConfig(AppConfig):
    name = "amanjol.site"
    label = "site"

    def ready(self) -> None:
        """Django says it once for each app, when every table of all is there."""
        post_migrate.connect(_settle_statistics, sender=self, dispatch_uid="settle-statistics")


def _settle_statistics(*, using: str, **_said: object) -> None:
    with connections[using].cursor() as cursor:
        count_nothing_sealed(cursor)
