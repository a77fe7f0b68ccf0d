"""Which dangers nobody has taken up is found by an index of their acts, however much else an organisation has done."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connection

from amanjol.casework.support.sessions.dangers import cases_hushing_up
from amanjol.casework.support.sessions.queries import PASSED_ON
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import create_cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member

OTHERS = """
insert into journal_entry (
    id, organisation_id, sequence, at, verb, subject_type, subject_id, details, previous_hash, hash)
select gen_random_uuid(), %s, 0, now(), case when number %% 500 = 0 then %s else 'case.viewed' end, 'case',
    gen_random_uuid(), '{}', '', ''
from generate_series(1, 5000) as number
"""


def query_of(member: Member, *, supervises: bool) -> str:
    """As it is sent, with numbers for its values."""
    asked: list[str] = []

    def listen(execute: Callable[..., Any], sql: str, *others: Any) -> Any:
        asked.append(sql)
        return execute(sql, *others)

    with connection.execute_wrapper(listen):
        assert cases_hushing_up(member, supervises=supervises) == set()
    (sql,) = asked
    first, *rest = sql.split("%s")
    return first + "".join(f"${number}{part}" for number, part in zip(count(1), rest, strict=False))


def test_the_plan_that_a_connection_keeps_reads_no_other_entry(
    fresh_database: str, url_as: Callable[[str], str]
) -> None:
    """It is made once for all values: the index has to fit what stands in the query itself."""
    member = create_cast().dana
    with psycopg.connect(url_as("postgres"), autocommit=True) as superuser:
        superuser.execute(OTHERS, [member.organisation_id, PASSED_ON])
        superuser.execute("analyze journal_entry")
    with acting_for(member), psycopg.ClientCursor(connection.connection) as cursor:
        for supervises in (True, False):
            query = query_of(member, supervises=supervises)
            plan = "\n".join(line for (line,) in cursor.execute(f"explain (generic_plan) {query}"))
            assert "using journal_entry_dangers on journal_entry " in plan, plan
            assert "Seq Scan on journal_entry " not in plan, plan
