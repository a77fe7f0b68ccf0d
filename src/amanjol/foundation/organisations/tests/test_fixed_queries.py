"""What a fixed query gives is what Django gives, in whichever thread and database, and its words are written once."""

from __future__ import annotations

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.tests.cast import create_cast
from amanjol.foundation.web.fixed_queries import NO_IDS, Code, FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from django.db.models import QuerySet


class _Counted:
    """Gives members of an organisation in one role, by name, and counts how often it was asked to build that."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, organisation: uuid.UUID, role: str | Code) -> QuerySet[Member]:
        self.times += 1
        rows = Member.objects.filter(organisation=organisation, role=role, left_on=None)
        return rows.select_related("account").order_by("account__name")


@pytest.mark.django_db
def test_rows_are_those_of_the_values_with_what_they_point_at() -> None:
    cast, build = create_cast(), _Counted()
    fixed = FixedQuery(build)
    for member in (cast.berk, cast.dana):
        values = (member.organisation_id, member.role)
        with CaptureQueriesContext(connection) as asked:
            rows = fixed.rows(*values)
            names = [row.account.name for row in rows]
        assert len(asked) == 1
        assert rows == list(_Counted()(*values))
        assert member in rows
        assert names == [row.account.name for row in _Counted()(*values)]
        assert rows[0].joined_on == member.joined_on
    assert fixed.rows(uuid.uuid4(), cast.berk.role) == []
    assert fixed.first(uuid.uuid4(), cast.berk.role) is None
    assert build.times == 1


@pytest.mark.django_db
def test_a_row_that_changed_is_read_anew() -> None:
    cast, fixed = create_cast(), FixedQuery(_Counted())
    values = (cast.berk.organisation_id, cast.berk.role)
    assert cast.berk in fixed.rows(*values)
    Member.objects.filter(pk=cast.berk.pk).update(left_on=cast.berk.joined_on)
    assert cast.berk not in fixed.rows(*values)


@pytest.mark.django_db
def test_it_compares_with_no_null() -> None:
    """As SQL it would find nothing, where `filter(role=None)` asks for what is empty."""
    with pytest.raises(ValueError, match="NULL"):
        FixedQuery(_Counted()).rows(uuid.uuid4(), None)


def test_what_is_typed_stays_a_value(fresh_database: str) -> None:
    cast, fixed = create_cast(), FixedQuery(_Counted())
    assert fixed.rows(cast.berk.organisation_id, "' or true --%s") == []
    assert cast.berk in fixed.rows(cast.berk.organisation_id, cast.berk.role)


def test_each_thread_asks_by_its_own_connection_and_for_its_own_values(
    fresh_database: str,
) -> None:
    cast, fixed = create_cast(), FixedQuery(_Counted())
    fixed.rows(cast.berk.organisation_id, cast.berk.role)

    def backend_and_names(member: Member) -> tuple[int, list[str]]:
        try:
            for _ in range(20):
                rows = fixed.rows(member.organisation_id, member.role)
                assert {row.role for row in rows} == {member.role}
            with connection.cursor() as cursor:
                cursor.execute("select pg_backend_pid()")
                return cursor.fetchone()[0], [row.account.name for row in rows]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(backend_and_names, (cast.berk, cast.dana)))
    assert [cast.berk.account.name in answers[0][1], cast.dana.account.name in answers[1][1]] == [True, True]
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        assert cursor.fetchone()[0] not in {pid for pid, _names in answers}


def test_another_database_is_asked_by_the_same_words(
    new_database: Callable[[], AbstractContextManager[str]],
) -> None:
    fixed = FixedQuery(_Counted())
    with new_database():
        cast = create_cast()
        values = (cast.berk.organisation_id, cast.berk.role)
        assert cast.berk in fixed.rows(*values)
    with new_database():
        assert fixed.rows(*values) == []


@pytest.mark.django_db
def test_ids_are_counted_for_the_values_alone_or_beside_others() -> None:
    cast, build = create_cast(), _Counted()
    fixed = FixedQuery(build)
    for member in (cast.berk, cast.dana):
        ids = fixed.ids(member.organisation_id, member.role)
        expected = len(_Counted()(member.organisation_id, member.role))
        assert ids.count() == expected > 0
        with connection.cursor() as cursor:
            cursor.execute(f"select {ids.column}, {NO_IDS.column}", ids.parameters)
            assert cursor.fetchone() == (expected, 0)
    assert build.times == 1
    with pytest.raises(ValueError, match="NULL"):
        fixed.ids(cast.berk.organisation_id, None)


@pytest.mark.django_db
def test_columns_alone_and_any_number_of_values() -> None:
    cast = create_cast()
    names = FixedQuery(
        lambda organisation, ids: (
            Member.objects.filter(IsAmong("pk", ids), organisation=organisation)
            .order_by("account__name")
            .values_list("pk", "account__name")
        )
    )
    everybody = Member.objects.filter(organisation=cast.berk.organisation_id).order_by("account__name")
    rows = list(everybody.values_list("pk", "account__name"))
    assert len(rows) > 2
    for chosen in (rows, rows[:1], []):
        assert names.rows(cast.berk.organisation_id, [pk for pk, _name in chosen]) == chosen
    assert names.rows(uuid.uuid4(), [pk for pk, _name in rows]) == []


@pytest.mark.django_db
def test_a_code_stands_in_the_words_and_nothing_else_does() -> None:
    cast = create_cast()
    in_words = FixedQuery(lambda organisation: _Counted()(organisation, Code(cast.berk.role)))
    with CaptureQueriesContext(connection) as asked:
        assert in_words.rows(cast.berk.organisation_id) == FixedQuery(_Counted()).rows(
            cast.berk.organisation_id, cast.berk.role
        )
    assert cast.berk in in_words.rows(cast.berk.organisation_id)
    assert f"'{cast.berk.role}'" not in str(in_words._written.parameters)
    assert f"'{cast.berk.role}'" in in_words._written.sql
    assert len(asked) == 2
    for typed in ("' or true --", "%s", "O'Neil", "", "a.", "A", "a b"):
        with pytest.raises(ValueError, match=f"^{re.escape(typed)}$"):
            Code(typed)
