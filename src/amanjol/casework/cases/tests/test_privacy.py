"""What each column of cases holds about people, and that nothing of a person stands beside the sealed ones."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import BinaryField

from amanjol.casework.cases.privacy import COLUMNS, TENANT_TABLES
from amanjol.foundation.web.privacy import unlisted_fields

PERSONAL = {column.field for column in COLUMNS if column.is_personal}


def test_every_column_says_what_it_holds() -> None:
    assert unlisted_fields("cases") == []


def test_every_column_says_how_long_it_is_kept_and_how_it_goes() -> None:
    assert all(column.kept and column.erased for column in COLUMNS)
    assert len({column.field for column in COLUMNS}) == len(COLUMNS)


def test_what_is_personal_is_sealed_or_hashed_or_names_a_colleague() -> None:
    binary = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.fields
        if isinstance(field, BinaryField)
    }
    assert binary
    assert PERSONAL - binary == {
        "Assignment.member", "Named.member", "Opening.member", "Opening.answered_by", "Newcomer.member",
        "ComparedList.member", "ComparedList.name", "LawyerNote.member", "LawyerSeal.member",
        "Task.member",
    }  # fmt: skip
    assert binary - PERSONAL == {"Named.sealed", "OnPaper.sealed"}  # keys


def test_a_case_row_has_no_more_in_clear_than_was_decided() -> None:
    clear = {
        column.field for column in COLUMNS if column.field.startswith("Case.") and not column.is_personal
    }
    assert clear == {
        "Case.id", "Case.organisation", "Case.person", "Case.group", "Case.status", "Case.opened_month",
        "Case.retention_on", "Case.next_step_on", "Case.epoch", "Case.schema",
    }  # fmt: skip


@pytest.mark.django_db
def test_row_security_is_forced_on_every_table_of_the_package() -> None:
    tables = {model._meta.db_table for model in apps.get_app_config("cases").get_models()}
    assert tables == set(TENANT_TABLES)
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_class where relname = any(%s) and relrowsecurity and relforcerowsecurity",
            [list(TENANT_TABLES)],
        )
        assert cursor.fetchone() == (len(TENANT_TABLES),)
