"""Every stored field is listed as personal or not, with how long it is kept; and whose rows nobody else reads."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from amanjol.foundation.web.privacy import unlisted_fields

OWN = sorted(config.label for config in apps.get_app_configs() if config.name.startswith("amanjol."))
WITH_ROWS = [label for label in OWN if list(apps.get_app_config(label).get_models())]
BOUND_WHOLLY = ("amanjol.casework.", "amanjol.programme.")
"""Planes in which every row is an organisation's."""


def listed(label: str) -> Any:
    """The package's `privacy`."""
    return import_module(f"{apps.get_app_config(label).name}.privacy")


@pytest.mark.parametrize("label", WITH_ROWS)
def test_every_field_is_listed(label: str) -> None:
    assert unlisted_fields(label) == []


@pytest.mark.parametrize("label", WITH_ROWS)
def test_every_field_says_once_how_long_it_is_kept_and_how_it_goes(label: str) -> None:
    columns = listed(label).COLUMNS
    assert all(column.kept and column.erased for column in columns)
    assert len({column.field for column in columns}) == len(columns)


@pytest.mark.django_db
@pytest.mark.parametrize("label", WITH_ROWS)
def test_row_security_is_forced_on_every_table_that_is_said_to_be_an_organisations(label: str) -> None:
    tables = set(getattr(listed(label), "TENANT_TABLES", ()))
    config = apps.get_app_config(label)
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and relrowsecurity and relforcerowsecurity"
        )
        assert tables <= {name for (name,) in cursor.fetchall()}
    if config.name.startswith(BOUND_WHOLLY):
        assert tables == {model._meta.db_table for model in config.get_models()}
