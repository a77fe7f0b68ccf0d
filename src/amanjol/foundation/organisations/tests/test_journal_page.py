from __future__ import annotations

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.actions import record
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import Cast, browser, create_cast

pytestmark = pytest.mark.django_db

PAGE = "/organisation/journal/"


@pytest.fixture
def cast() -> Cast:
    return create_cast()


def test_it_tells_what_was_done_in_the_own_organisation_only(cast: Cast) -> None:
    actions.change_role(member=cast.berk, role=RoleKey.LAWYER, by=cast.ayna)
    own = browser(cast.ayna).get(PAGE).text
    assert "changed a role: Berk Chinar" in own
    other = browser(cast.esen).get(PAGE).text
    assert "changed a role" not in other
    assert "Chinar" not in other


def test_a_case_worker_may_not_read_it(cast: Cast) -> None:
    assert browser(cast.berk).get(PAGE).status_code == 403
    assert browser(cast.dana).get(PAGE).status_code == 200


def test_it_takes_as_many_queries_for_few_entries_as_for_many(cast: Cast) -> None:
    client = browser(cast.ayna)
    counts = []
    for extra in (0, 60):
        for _ in range(extra):
            record(
                verb="account.signed-in",
                organisation=cast.yyldyz.pk,
                actor=cast.berk.account_id,
                subject=("account", cast.berk.account_id),
            )
        with QueriesOfPage(connection) as queries:
            page = client.get(PAGE).text
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert "Page 1 of 2" in page
    assert "Page 2 of 2" in client.get(f"{PAGE}?page=2").text


@pytest.mark.parametrize("token", ["", "wrong"])
def test_raw_queries_without_the_right_session_find_no_row(cast: Cast, token: str) -> None:
    name_session(token)
    assert Entry.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("select amanjol_organisation()")
        assert cursor.fetchone() == (None,)


def test_raw_queries_find_the_rows_of_the_sessions_organisation_only(cast: Cast) -> None:
    client = browser(cast.ayna)
    name_session(client.cookies["session"].value)
    assert set(Entry.objects.values_list("organisation_id", flat=True)) == {cast.yyldyz.pk}


@pytest.mark.parametrize(
    "ends",
    [
        "update accounts_session set expires_at = now() - interval '1 second'",
        "update accounts_account set is_active = false",
        "update organisations_member set left_on = joined_on",
    ],
)
def test_a_session_that_ended_finds_no_row(cast: Cast, ends: str) -> None:
    client = browser(cast.ayna)
    with connection.cursor() as cursor:
        cursor.execute(ends)
    name_session(client.cookies["session"].value)
    assert Entry.objects.count() == 0


def test_the_web_servers_role_is_bound_by_row_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, rolbypassrls, rolsuper from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == ("amanjol_app", False, False)
        cursor.execute(
            "select relrowsecurity, relforcerowsecurity from pg_class where relname = 'journal_entry'"
        )
        assert cursor.fetchone() == (True, True)


def test_every_function_with_its_owners_rights_has_a_fixed_search_path() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
            " and not coalesce(array_to_string(proconfig, ',') like '%%search_path=pg_catalog, pg_temp%%', false)"
        )
        assert cursor.fetchall() == []


@pytest.mark.parametrize("statement", ["update journal_head set sequence = 0", "select * from journal_head"])
def test_the_heads_are_out_of_reach(statement: str) -> None:
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(statement)
