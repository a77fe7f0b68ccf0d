from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from amanjol.foundation.journal.actions import NotPlain, record, record_each

pytestmark = pytest.mark.django_db

ORGANISATION = uuid.UUID("11111111-1111-4111-8111-111111111111")


def _record(**changes: object) -> uuid.UUID:
    what = {
        "verb": "case.opened",
        "organisation": ORGANISATION,
        "actor": uuid.uuid4(),
        "subject": ("case", uuid.uuid4()),
        "details": {"stage": "assist", "count": 3, "ids": [uuid.uuid4()]},
    }
    return record(**(what | changes))  # type: ignore[arg-type]  # some are wrong on purpose


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": ("case", "Ayna Chinar")},
        {"details": {"name": "Ayna Chinar"}},
        {"details": {"names": ["Айна"]}},
        {"details": {"note": "line\nbreak"}},
        {"details": {"phone number": 1}},
        {"details": {"nested": {"a": 1}}},
    ],
)
def test_only_ids_and_codes_are_written_down(changes: dict[str, object]) -> None:
    with pytest.raises(NotPlain):
        _record(**changes)


@pytest.mark.parametrize(
    "statement",
    [
        "update journal_entry set verb = 'case.closed'",
        "delete from journal_entry",
        "truncate journal_entry",
        "insert into journal_head values ('node', 1, '')",
        "delete from journal_head",
    ],
)
def test_the_web_servers_role_may_only_add(statement: str) -> None:
    _record()
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(statement)


def test_an_entry_of_any_organisation_can_be_added_though_not_read() -> None:
    assert _record() != _record(organisation=None)


def test_of_many_only_ids_and_codes_are_written_down() -> None:
    many = {uuid.uuid4(): {"name": "Ayna Chinar"}}
    with pytest.raises(NotPlain):
        record_each(verb="case.opened", organisation=ORGANISATION, actor=None, kind="case", subjects=many)
