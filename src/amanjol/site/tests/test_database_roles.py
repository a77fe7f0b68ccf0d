"""The application's role owns nothing and row security binds it."""

import psycopg
import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_connect_as_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, rolsuper, rolbypassrls from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == ("amanjol_app", False, False)
        cursor.execute("select count(*) from pg_class where relowner = 'amanjol_app'::regrole")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_cyrillic_is_lowered_and_has_trigrams() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select lower('ӘЛИЯ'), array_length(show_trgm('Әлия'), 1)")
        assert cursor.fetchone() == ("әлия", 5)


def test_a_fresh_database_keeps_what_is_committed_and_is_no_other_tests_database(
    fresh_database, url_as
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into packs_pack (number, digest, built_at) values (7, '', now())")
    with psycopg.connect(url_as("keeper")) as other:
        assert other.execute("select number from packs_pack").fetchall() == [(7,)]
        assert other.execute("select current_database()").fetchone() == (fresh_database,)


@pytest.mark.django_db
def test_the_application_may_not_truncate() -> None:
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("truncate packs_pack")
