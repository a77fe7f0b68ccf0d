"""The rows of keys: bound to their organisation by the database itself, and closed to a thief of all of them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.models import Epoch, Holding, Intake, RecoverySet, Regrant
from amanjol.foundation.organisations.privacy import TENANT_TABLES
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, KeyCast, accept, begun, give, keyring_of
from amanjol.foundation.organisations.tests.test_circle_rows import TABLES as CIRCLES
from amanjol.foundation.organisations.tests.test_keys_again import _agree, _forgot, _sheets, _type

if TYPE_CHECKING:
    from collections.abc import Callable

MODELS = (Epoch, Holding, Intake, Regrant, RecoverySet)

TABLES = tuple(model._meta.db_table for model in MODELS)
PUBLIC_ONLY = [0, 0, 1, 0, 0]  # the public half, which everybody seals to


def _full() -> KeyCast:
    """A row in each table: sheets, and a re-grant to which one has agreed."""
    people = begun()
    farida = unlocked(people.farida.account)
    give(people.berk, people.farida)
    accept(farida)
    printed = _sheets(people.berk)
    _type(people.berk, "typed", printed[0], printed[1])
    _forgot(people.farida)
    _agree(people.berk, people.farida)
    return people


def _counts() -> list[int]:
    with connection.cursor() as cursor:
        counts = []
        for table in TABLES:
            cursor.execute(f"select count(*) from {table}")  # noqa: S608  names of ours
            counts.append(cursor.fetchone()[0])
    return counts


@pytest.mark.django_db
def test_without_the_applications_filter_a_foreign_session_sees_no_row() -> None:
    people = _full()
    gozel = join("Gozel Terek", people.cast.gul, RoleKey.SUPERVISOR)
    with acting_for(people.cast.berk):
        assert _counts() == [1, 2, 1, 1, 1]
    for session in ("", "no session at all"):
        name_session(session)
        assert _counts() == PUBLIC_ONLY
    with acting_for(gozel):
        assert _counts() == PUBLIC_ONLY
        assert [model.objects.count() for model in MODELS] == PUBLIC_ONLY


@pytest.mark.django_db
def test_a_foreign_session_changes_and_adds_nothing() -> None:
    people = _full()
    gozel = join("Gozel Terek", people.cast.gul, RoleKey.SUPERVISOR)
    with acting_for(gozel):
        assert Epoch.objects.all().update(public=b"x") == 0
        assert Intake.objects.all().update(public=b"x") == 0
        assert Intake.objects.all().delete()[0] == 0
        assert Holding.objects.all().delete()[0] == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Epoch.objects.create(organisation=people.cast.yyldyz, number=9, public=b"x")
    with acting_for(people.cast.berk):
        assert _counts() == [1, 2, 1, 1, 1]


@pytest.mark.django_db
def test_row_security_is_forced_on_each_of_the_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_class where relname = any(%s) and relrowsecurity and relforcerowsecurity",
            [list(TABLES)],
        )
        assert cursor.fetchone() == (len(TABLES),)
    assert {*TABLES, *CIRCLES} == set(TENANT_TABLES)


@pytest.mark.django_db
def test_a_session_for_work_nobody_asked_for_ends_with_it() -> None:
    people = _full()
    before = people.cast.berk.account.sessions.count()
    with connection.cursor() as cursor:
        name_session("before")
        cursor.execute("select current_setting('amanjol.session_token')")
        named = cursor.fetchone()
        with acting_for(people.cast.berk):
            assert people.cast.berk.account.sessions.count() == before + 1
        cursor.execute("select current_setting('amanjol.session_token')")
        assert cursor.fetchone() == named != ("",)
    assert people.cast.berk.account.sessions.count() == before


@pytest.mark.usefixtures("fresh_database")
def test_all_rows_of_the_database_without_a_cookie_open_nothing(url_as: Callable[[str], str]) -> None:
    """The dump a thief would have, as the role that makes backups sees it."""
    people = _full()
    people.berk.post(f"{KEYS}new/")
    with transaction.atomic():
        opened = keyring_of(people.berk)
        secrets = [
            opened.keys.seed,
            opened.epoch.secret,
            opened.epoch.wrap_key,
            opened.epoch.vouching_key,
            opened.epoch_numbered(1).secret,
            base64.urlsafe_b64decode(people.berk.cookies["unlock"].value),
            people.berk.cookies["session"].value.encode(),
        ]
        public = opened.epoch.public
    dump = _dump(url_as("keeper"))
    assert public in dump  # it is the right dump
    assert bytes(opened.epoch.public[:64]) in dump
    for secret in secrets:
        for form in (
            secret,
            secret.hex().encode(),
            base64.b64encode(secret),
            base64.urlsafe_b64encode(secret),
        ):
            assert form not in dump


@pytest.mark.usefixtures("fresh_database")
def test_a_row_that_is_not_yet_committed_keeps_the_link(
    url_as: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody's long request writes a case under the earlier keys while everything else has moved."""
    monkeypatch.setattr(rewrapping, "_works", {})
    rewrapping.register(rewrapping.Work("cases", left=lambda _: 0, rewrap=lambda *_: 0))
    people = begun()
    people.berk.post(f"{KEYS}new/")
    with psycopg.connect(url_as("app")) as writing:
        hold = f"amanjol epochs {people.cast.yyldyz.pk}"
        writing.execute("select pg_advisory_xact_lock_shared(hashtextextended(%s, 0))", [hold])
        assert [people.dana.get(KEYS).status_code, people.berk.get(KEYS).status_code] == [200, 200]
        assert _links(people) == [False, True]
    people.berk.get(KEYS)
    assert _links(people) == [False, False]


def _links(people: KeyCast) -> list[bool]:
    with acting_for(people.cast.berk):
        return [row.link is not None for row in Epoch.objects.order_by("number")]


def _dump(url: str) -> bytes:
    parts: list[bytes] = []
    with psycopg.connect(url) as keeper:
        tables = keeper.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        for (table,) in tables:
            rows = keeper.execute(psycopg.sql.SQL("select * from {}").format(psycopg.sql.Identifier(table)))
            parts += [_as_bytes(value) for row in rows for value in row]
    return b"\0".join(parts)


def _as_bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
