"""Migrations that a database or a backup has and this program does not: a newer program made its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.migrations.loader import MigrationLoader


def unknown_migrations(loader: MigrationLoader, applied: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Of those `applied`, by app and name. An app that is not on here says nothing: its plane may be off, or a
    newer program may have added it.
    """
    replaced = {name for migration in loader.replacements.values() for name in migration.replaces}
    return {
        (app, name)
        for app, name in applied
        if app in loader.migrated_apps and (app, name) not in loader.disk_migrations.keys() | replaced
    }
