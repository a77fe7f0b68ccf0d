"""What each column of releases holds, and that row security is forced."""

import pytest
from django.apps import apps
from django.db import connection

from amanjol.foundation.web.privacy import unlisted_fields
from amanjol.programme.releases.privacy import COLUMNS, TENANT_TABLES


def test_every_column_says_what_it_holds_how_long_and_how_it_goes() -> None:
    assert unlisted_fields("releases") == []
    assert all(column.kept and column.erased for column in COLUMNS)


@pytest.mark.django_db
def test_row_security_is_forced() -> None:
    tables = {model._meta.db_table for model in apps.get_app_config("releases").get_models()}
    assert tables == set(TENANT_TABLES)
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_class where relname = any(%s) and relrowsecurity and relforcerowsecurity",
            [list(TENANT_TABLES)],
        )
        assert cursor.fetchone() == (len(TENANT_TABLES),)
