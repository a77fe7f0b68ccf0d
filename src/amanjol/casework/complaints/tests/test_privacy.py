"""What each column of complaints holds about people, and that no word of anybody stands in clear."""

import pytest
from django.apps import apps
from django.db import connection

from amanjol.casework.complaints.privacy import COLUMNS, TENANT_TABLES
from amanjol.foundation.web.privacy import unlisted_fields


def test_every_column_says_what_it_holds_how_long_and_how_it_goes() -> None:
    assert unlisted_fields("complaints") == []
    assert all(column.kept and column.erased for column in COLUMNS)
    assert len({column.field for column in COLUMNS}) == len(COLUMNS)


def test_no_more_stands_in_clear_of_a_complaint_than_was_decided() -> None:
    """Not who is accused, not what about, not a child's, not from where."""
    clear = {
        column.field
        for column in COLUMNS
        if not column.is_personal and column.field.startswith(("Complaint.", "Seal.", "Letterbox."))
    }
    assert clear == {
        "Complaint.id", "Complaint.organisation", "Complaint.received_on", "Complaint.due_on", "Complaint.state",
        "Complaint.schema", "Complaint.mark", "Seal.id", "Seal.organisation", "Seal.complaint", "Letterbox.id",
        "Letterbox.organisation", "Letterbox.name", "Letterbox.schema", "Letterbox.answered_by",
        "Letterbox.number", "Letterbox.kept_until",
    }  # fmt: skip


@pytest.mark.django_db
def test_row_security_is_forced_on_every_table_of_the_package() -> None:
    assert {model._meta.db_table for model in apps.get_app_config("complaints").get_models()} == set(
        TENANT_TABLES
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_class where relname = any(%s) and relrowsecurity and relforcerowsecurity",
            [list(TENANT_TABLES)],
        )
        assert cursor.fetchone() == (len(TENANT_TABLES),)
