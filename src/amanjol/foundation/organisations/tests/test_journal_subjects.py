"""What an entry is about, as whoever runs SQL would have it: nothing added later, altered or taken away unseen."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from amanjol.foundation.journal import verification
from amanjol.foundation.journal.actions import record
from amanjol.foundation.journal.models import Entry, Subject
from amanjol.foundation.journal.verification import Break
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import create_cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.organisations.tests.cast import Cast

PEOPLE = [("person", uuid.UUID(int=number)) for number in (7, 3, 5)]


def listed(by: Member) -> uuid.UUID:
    with acting_for(by):
        return record(
            verb="case.opened",
            organisation=by.organisation_id,
            actor=by.account_id,
            subject=("organisation", by.organisation_id),
            details={"where": "work"},
            subjects=[*PEOPLE, PEOPLE[0]],
        )


@pytest.fixture
def cast(fresh_database: str) -> Cast:
    return create_cast()


def breaks(url_as: Callable[[str], str]) -> list[Break]:
    user = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = "amanjol_keeper"
    try:
        return verification.find_breaks()
    finally:
        connection.close()
        connection.settings_dict["USER"] = user


def test_each_stands_once_for_its_own_organisation(cast: Cast, url_as: Callable[[str], str]) -> None:
    entry = listed(cast.berk)
    with acting_for(cast.dana):
        rows = Subject.objects.filter(entry=entry).values_list("kind", "subject_id")
        assert sorted(rows) == sorted(PEOPLE)
        assert Entry.objects.get(pk=entry).details["subjects"] == 3
    with acting_for(cast.esen):
        assert list(Subject.objects.all()) == []
    assert breaks(url_as) == []


@pytest.mark.parametrize(
    ("organisation", "people"),
    [("own", 2), ("own", 4), ("own", 0), ("other", 3)],
)
def test_no_others_than_those_of_its_digest_are_added(cast: Cast, organisation: str, people: int) -> None:
    """By whoever may write rows, at once or later: too few, too many, one more, or another organisation's."""
    entry = listed(cast.berk)
    pk = cast.berk.organisation_id if organisation == "own" else cast.gul.pk
    by = cast.berk if organisation == "own" else cast.esen
    rows = [
        Subject(organisation_id=pk, entry_id=entry, kind="person", subject_id=uuid.uuid4())
        for _number in range(people or 1)
    ]
    refused = pytest.raises(ProgrammingError, match="not what the entry is about")
    with acting_for(by), refused, transaction.atomic():
        Subject.objects.bulk_create(rows)


@pytest.mark.parametrize(
    "statement",
    [
        "update journal_subject set kind = 'x'",
        "delete from journal_subject",
        "truncate journal_subject",
    ],
)
def test_nobody_changes_or_removes_one(cast: Cast, url_as: Callable[[str], str], statement: str) -> None:
    listed(cast.berk)
    with acting_for(cast.berk), pytest.raises(ProgrammingError, match="permission"), transaction.atomic():
        connection.cursor().execute(statement)
    with psycopg.connect(url_as("keeper")) as keeper, pytest.raises(psycopg.errors.InsufficientPrivilege):
        keeper.execute(statement.encode())
    with (
        psycopg.connect(url_as("owner")) as owner,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"),
    ):
        owner.execute(statement.encode())


@pytest.mark.parametrize(
    "change",
    [
        "update journal_subject set subject_id = gen_random_uuid() where subject_id::text like '%5'",
        "delete from journal_subject where subject_id::text like '%5'",
        "delete from journal_subject",
        "update journal_subject set organisation_id = gen_random_uuid()",
        """insert into journal_subject (id, organisation_id, kind, subject_id, entry_id)
        select gen_random_uuid(), organisation_id, 'case', subject_id, entry_id from journal_subject""",
    ],
)
def test_what_the_owner_did_past_the_triggers_is_found(
    cast: Cast, url_as: Callable[[str], str], change: str
) -> None:
    entry = listed(cast.berk)
    with acting_for(cast.berk):
        sequence = Entry.objects.get(pk=entry).sequence
    with psycopg.connect(url_as("owner")) as owner:
        owner.execute("alter table journal_subject disable trigger user")
        owner.execute("alter table journal_subject no force row level security")
        assert owner.execute(change.encode()).rowcount > 0
        owner.execute("alter table journal_subject force row level security")
        owner.execute("alter table journal_subject enable trigger user")
    assert breaks(url_as) == [Break(str(cast.berk.organisation_id), sequence, "what it is about was altered")]


def test_an_entry_whose_rows_were_never_written_is_found(cast: Cast, url_as: Callable[[str], str]) -> None:
    with transaction.atomic():
        record(
            verb="case.opened",
            organisation=cast.gul.pk,
            actor=None,
            subject=("organisation", cast.gul.pk),
            details={"subjects_hash": "0" * 64},
        )
    assert [gap.why for gap in breaks(url_as)] == ["what it is about was altered"]
