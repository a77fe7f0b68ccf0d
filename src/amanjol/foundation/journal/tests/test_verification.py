# ruff: noqa: S608  the statements hold constants of this file only
"""Entries are tampered with as the owner, whom grants do not bind: verification must find it."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from amanjol.foundation.journal import verification
from amanjol.foundation.journal.actions import record, record_each
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.journal.verification import Break

A = uuid.UUID("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa")
B = uuid.UUID("bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb")

type UrlAs = Callable[[str], str]


@pytest.fixture(autouse=True)
def written(fresh_database: str) -> None:
    """Four entries for A, two for B, one for the node."""
    for organisation, count in ((A, 4), (B, 2), (None, 1)):
        for number in range(count):
            record(
                verb="case.opened",
                organisation=organisation,
                actor=uuid.uuid4() if number % 2 else None,
                subject=("case", uuid.uuid4()),
                details={"z": number, "a": ["x", True, None], "code": "kg-1"},
            )


def _tamper(url_as: UrlAs, *statements: str) -> None:
    with psycopg.connect(url_as("owner")) as owner:
        owner.execute("alter table journal_entry disable trigger all")
        owner.execute("alter table journal_entry no force row level security")
        for statement in statements:
            done = owner.execute(statement.encode())
            assert done.rowcount > 0
        owner.execute("alter table journal_entry force row level security")
        owner.execute("alter table journal_entry enable trigger all")


@contextmanager
def as_keeper() -> Iterator[None]:
    """Django's one connection uses the role that sees every row."""
    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = "amanjol_keeper"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = before


def _breaks() -> list[Break]:
    with as_keeper():
        return verification.find_breaks()


def test_what_was_written_is_found_whole() -> None:
    assert _breaks() == []


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'case.closed'",
        "actor_id = gen_random_uuid()",
        "actor_id = null, subject_id = 'x'",
        "at = at + interval '1 microsecond'",
        """details = '{"z": 9}'""",
        "subject_type = 'cas', subject_id = 'e' || subject_id",
        "id = gen_random_uuid()",
    ],
)
def test_an_altered_entry_is_found(url_as: UrlAs, change: str) -> None:
    _tamper(url_as, f"update journal_entry set {change} where organisation_id = '{A}' and sequence = 2")
    assert _breaks() == [Break(str(A), 2, "it was altered")]


def test_an_entry_altered_with_a_fitting_hash_breaks_the_next(url_as: UrlAs) -> None:
    _tamper(
        url_as,
        f"update journal_entry set hash = sha256('forged') where organisation_id = '{A}' and sequence = 2",
        f"update journal_entry set previous_hash = sha256('x') where organisation_id = '{B}' and sequence = 2",
    )
    assert _breaks() == [
        Break(str(A), 2, "it was altered"),
        Break(str(B), 2, "it does not follow from the one before"),
    ]


def test_a_deleted_entry_in_the_middle_is_found(url_as: UrlAs) -> None:
    _tamper(url_as, f"delete from journal_entry where organisation_id = '{A}' and sequence = 2")
    assert _breaks() == [Break(str(A), 2, "it is missing")]


def test_a_cut_tail_is_found(url_as: UrlAs) -> None:
    _tamper(url_as, f"delete from journal_entry where organisation_id = '{A}' and sequence > 2")
    assert _breaks() == [Break(str(A), 3, "it is missing, and all after it")]


def test_a_chain_that_vanished_is_found(url_as: UrlAs) -> None:
    _tamper(url_as, "delete from journal_entry where organisation_id is null")
    assert _breaks() == [Break("node", 1, "every entry is missing")]


def test_a_head_that_was_set_back_is_found(url_as: UrlAs) -> None:
    _tamper(url_as, f"update journal_head set sequence = 3 where chain = '{A}'")
    assert _breaks() == [Break(str(A), 4, "it is not the last one that was counted")]


def test_the_trigger_refuses_changes_to_the_owner_too(url_as: UrlAs) -> None:
    with psycopg.connect(url_as("owner"), autocommit=True) as owner:
        for statement in (
            "update journal_entry set verb = ''",
            "delete from journal_entry",
            "truncate journal_entry",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
                owner.execute(statement.encode())


def test_what_the_caller_sends_as_number_time_and_hash_is_ignored() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into journal_entry values (gen_random_uuid(), %s, 99, '1970-01-01', null, 'case.forged', 'case',"
            " '1', '{}', '', '')",
            [A],
        )
    assert _breaks() == []
    with as_keeper():
        forged = Entry.objects.get(verb="case.forged")
    assert forged.sequence == 5
    assert abs(timezone.now() - forged.at) < timedelta(minutes=5)


def test_entries_written_at_once_stand_in_one_chain() -> None:
    def write(_number: int) -> None:
        try:
            with transaction.atomic():
                record(verb="case.opened", organisation=A, actor=None, subject=("case", "1"))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(24)))
    with as_keeper():
        assert verification.count_entries() == 31
        assert verification.find_breaks() == []


def test_many_entries_of_one_act_stand_in_one_chain() -> None:
    many = {uuid.uuid4(): {"number": number} for number in range(3)}
    record_each(verb="case.opened", organisation=A, actor=None, kind="case", subjects=many)
    assert _breaks() == []
    with as_keeper():
        entries = Entry.objects.filter(organisation_id=A, sequence__gt=4).order_by("sequence")
        assert [(entry.subject_id, entry.details) for entry in entries] == [
            (str(of), details) for of, details in many.items()
        ]


def test_the_command_says_that_all_is_well() -> None:
    said = io.StringIO()
    with as_keeper():
        call_command("journal", "verify", stdout=said)
    assert said.getvalue() == "All 7 entries are as they were written.\n"


def test_the_command_names_the_first_broken_entry_and_fails(url_as: UrlAs) -> None:
    _tamper(url_as, f"delete from journal_entry where organisation_id = '{A}' and sequence = 2")
    said = io.StringIO()
    with as_keeper(), pytest.raises(CommandError, match="broken in 1 "):
        call_command("journal", "verify", stderr=said)
    assert said.getvalue() == f"Chain {A}, entry 2: it is missing.\n"


def test_the_command_refuses_a_role_that_sees_only_a_part() -> None:
    with pytest.raises(CommandError, match="as the keeper"):
        call_command("journal", "verify")
