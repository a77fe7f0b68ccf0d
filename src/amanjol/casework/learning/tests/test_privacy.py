"""What each column of learning holds about people, and that nothing of a person stands beside the sealed ones."""

import pytest
from django.apps import apps
from django.db import connection

from amanjol.casework.learning.privacy import COLUMNS, TENANT_TABLES
from amanjol.foundation.web.privacy import unlisted_fields


def test_every_column_says_what_it_holds_how_long_and_how_it_goes() -> None:
    assert unlisted_fields("learning") == []
    assert all(column.kept and column.erased for column in COLUMNS)
    assert len({column.field for column in COLUMNS}) == len(COLUMNS)


def test_what_is_personal_is_sealed_or_names_a_colleague() -> None:
    personal = {column.field for column in COLUMNS if column.is_personal}
    assert {field for field in personal if not field.endswith((".sealed", ".wrapped_key"))} == {
        "Named.member",
        "NamedForLivelihood.member",
    }


def test_no_more_stands_in_clear_than_was_decided() -> None:
    """Nothing that tells a survivor from a relative, a lawyer or an officer."""
    clear = {column.field for column in COLUMNS if not column.is_personal}
    assert clear == {
        "Issuer.id", "Issuer.organisation", "Issuer.epoch", "Issuer.schema",
        "Cohort.id", "Cohort.organisation", "Cohort.epoch", "Cohort.schema", "Cohort.course", "Cohort.begins_on",
        "Cohort.ends_on", "Cohort.follow_up_on", "Learner.id", "Learner.organisation", "Learner.epoch",
        "Learner.schema", "Learner.cohort", "Named.id", "Named.organisation", "Named.learner", "Named.key",
        "Employer.id", "Employer.organisation", "Employer.epoch", "Employer.schema", "Employer.review_on",
        "Employer.is_open", "Livelihood.id", "Livelihood.organisation", "Livelihood.epoch", "Livelihood.schema",
        "Livelihood.ask_on", "NamedForLivelihood.id", "NamedForLivelihood.organisation",
        "NamedForLivelihood.livelihood", "NamedForLivelihood.key",
    }  # fmt: skip


@pytest.mark.django_db
def test_row_security_is_forced_on_every_table_of_the_package() -> None:
    assert {model._meta.db_table for model in apps.get_app_config("learning").get_models()} == set(
        TENANT_TABLES
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_class where relname = any(%s) and relrowsecurity and relforcerowsecurity",
            [list(TENANT_TABLES)],
        )
        assert cursor.fetchone() == (len(TENANT_TABLES),)
