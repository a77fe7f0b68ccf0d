"""The doctor on databases whose protection, locale or encoding was broken."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.site import database
from amanjol.site.doctor import database as database_checks
from amanjol.site.doctor import protection
from amanjol.site.tests.checks import bad, connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import psycopg

    from amanjol.site.configuration import Configuration, Role
    from amanjol.site.postgres import Cluster


@pytest.fixture
def broken_by(url_as: Callable[[str], str], configuration: Configuration) -> Callable[[str], dict[str, str]]:
    """What the checks of the database's protection say after a statement of a superuser."""

    def say(statement: str) -> dict[str, str]:
        with connect(url_as("postgres")) as superuser, connect(url_as("app")) as app:
            superuser.execute(statement)
            return bad(protection.examine(app))

    return say


def test_journal_is_among_the_tables_that_need_row_security() -> None:
    assert "journal_entry" in protection.tenant_tables()


@pytest.mark.parametrize(
    ("statement", "what", "said"),
    [
        ("alter table journal_entry no force row level security", "row security", "journal_entry"),
        ("alter table journal_entry disable row level security", "row security", "journal_entry"),
        ("alter table packs_pack enable row level security", "row security", "packs_pack"),
        ("alter table packs_pack owner to amanjol_app", "ownership", "amanjol_app owns"),
        ("create function f() returns int language sql as 'select 1'; alter function f owner to amanjol_keeper",
         "ownership", "amanjol_keeper owns"),
        ("alter table packs_pack owner to postgres", "ownership", "packs_pack belong to another"),
        ("grant update on journal_entry to amanjol_app", "journal", "UPDATE on journal_entry"),
        ("grant update (verb) on journal_entry to amanjol_app", "journal", "UPDATE on journal_entry"),
        ("grant delete on journal_entry to public", "journal", "DELETE on journal_entry"),
        ("grant truncate on journal_head to amanjol_app", "journal", "TRUNCATE on journal_head"),
        ("create view seen as select * from journal_entry", "views", "seen"),
        ("create materialized view kept as select * from journal_entry", "views", "kept"),
        ("alter function amanjol_organisation() reset search_path", "functions", "amanjol_organisation"),
        ("do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$",
         "temporary tables", "roles.sql again"),
        ("alter table cases_case alter column sealed set statistics -1", "sealed columns", "cases_case.sealed"),
        ("grant execute on function pg_stat_get_tuples_inserted(oid) to public", "statistics", "roles.sql again"),
    ],
)  # fmt: skip
def test_broken_protection(
    broken_by: Callable[[str], dict[str, str]], statement: str, what: str, said: str
) -> None:
    findings = broken_by(statement)
    assert said in findings.pop(what)
    assert findings.keys() <= {"ownership"}  # a superuser's view is also not the owner's


def test_view_that_shows_what_its_reader_may_see_is_fine(broken_by: Callable[[str], dict[str, str]]) -> None:
    statement = "create view seen with (security_invoker = on) as select 1 as a; alter view seen owner to amanjol_owner"
    assert broken_by(statement) == {}


@pytest.mark.parametrize(
    ("broken", "mended", "role", "said"),
    [
        ("alter role amanjol_app superuser", "alter role amanjol_app nosuperuser", "app", "is a superuser"),
        (
            "alter role amanjol_app bypassrls",
            "alter role amanjol_app nobypassrls",
            "app",
            "passes row security",
        ),
        ("alter role amanjol_owner bypassrls", "alter role amanjol_owner nobypassrls", "owner", "passes row"),
        (
            "alter role amanjol_keeper nobypassrls",
            "alter role amanjol_keeper bypassrls",
            "keeper",
            "cannot back up",
        ),
        ("alter role amanjol_app createrole", "alter role amanjol_app nocreaterole", "app", "may make roles"),
        (
            "grant amanjol_owner to amanjol_app",
            "revoke amanjol_owner from amanjol_app",
            "app",
            "amanjol_owner too",
        ),
    ],
)
def test_broken_roles(
    other_machine: Cluster, empty: Callable[[str], str], broken: str, mended: str, role: Role, said: str
) -> None:
    """On a cluster of their own: roles are everybody's."""
    with connect(empty("postgres")) as superuser, connect(empty("app")) as app:
        superuser.execute(broken)
        findings = bad(protection.examine(app))
        superuser.execute(mended)
        assert said in findings[f"role {database.ROLES[role]}"]
        assert f"role {database.ROLES[role]}" not in bad(protection.examine(app))


def test_queries_that_others_can_read(other_machine: Cluster, empty: Callable[[str], str]) -> None:
    """As where the roles were made by an older version: what a role is set to holds from the next connection."""
    with connect(empty("postgres")) as superuser:
        superuser.execute("alter role amanjol_app reset track_activities")
        with connect(empty("app")) as app:
            assert "roles.sql again" in bad(protection.examine(app))["queries"]
        database.create_roles(empty("postgres"))
        with connect(empty("app")) as app:
            assert "queries" not in bad(protection.examine(app))


def test_missing_role(other_machine: Cluster, empty: Callable[[str], str]) -> None:
    with connect(empty("postgres")) as superuser, connect(empty("app")) as app:
        superuser.execute("alter role amanjol_keeper rename to renamed")
        problems = list(protection._role_problem(app, "amanjol_keeper", may_pass=True))
        superuser.execute("alter role renamed rename to amanjol_keeper")
    assert "".join(problems) == "does not exist. Run deploy/roles.sql."


@pytest.fixture
def other_locale(other_machine: Cluster) -> Iterator[Callable[[str], psycopg.Connection[Any]]]:
    admin = other_machine.url("postgres", "postgres")
    with ExitStack() as stack:

        def make(options: str) -> psycopg.Connection[Any]:
            with connect(admin) as superuser:
                superuser.execute(f"create database elsewhere template template0 {options}")
            return stack.enter_context(connect(other_machine.url("postgres", "elsewhere")))

        yield make
    database.drop_database(admin, "elsewhere")


def test_wrong_locale(other_locale: Callable[[str], psycopg.Connection[Any]]) -> None:
    connection = other_locale("locale_provider libc locale 'C'")
    missing = {"database locale", "database trigrams", "database hours"}
    assert bad(database_checks.examine(connection)).keys() == missing
    assert "create extension btree_gist" in bad(database_checks.examine(connection))["database hours"]
    connection.execute("create extension btree_gist")
    assert "create extension pg_trgm" in bad(database_checks.examine(connection))["database trigrams"]
    connection.execute("create extension pg_trgm")
    assert "no trigrams in Cyrillic" in bad(database_checks.examine(connection))["database trigrams"]


def test_wrong_encoding(other_locale: Callable[[str], psycopg.Connection[Any]]) -> None:
    connection = other_locale("encoding 'SQL_ASCII' locale_provider libc locale 'C'")
    assert "SQL_ASCII instead of UTF8" in bad(database_checks.examine(connection))["database encoding"]


def test_hours_that_may_overlap(configuration: Configuration, url_as: Callable[[str], str]) -> None:
    """Somebody takes the extension away, and with it the constraint; the doctor says how both come back."""
    with connect(url_as("owner")) as owner:
        assert bad(database_checks.examine(owner)) == {}
        owner.execute("begin")
        owner.execute("alter table legal_aid_dutyslot drop constraint legal_aid_duty_once")
        assert "hours of duty can overlap" in bad(database_checks.examine(owner))["database hours"]
        owner.execute(database_checks.ANEW)
        assert bad(database_checks.examine(owner)) == {}
        owner.execute("rollback")


def test_an_extension_that_the_machine_has_not(
    configuration: Configuration, url_as: Callable[[str], str]
) -> None:
    class Lacking:
        """The database of a machine without the contrib modules."""

        def __init__(self, connection: psycopg.Connection[Any]) -> None:
            self.info, self._connection = connection.info, connection

        def execute(self, question: str) -> Any:
            if "btree_gist" in question:
                return iter([(False, False, False, False)])
            return self._connection.execute(question)

    with connect(url_as("app")) as app:
        assert "contrib modules" in bad(database_checks.examine(Lacking(app)))["database hours"]  # type: ignore[arg-type]  # stands in for a connection
