"""Whether the database can be reached as each role, and is one that Amanjol can work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import psycopg
from django.conf import settings

from amanjol.site.archive.tools import complaint
from amanjol.site.database import ROLES
from amanjol.site.doctor.findings import Finding, State, judge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import ExitStack

    from psycopg.rows import TupleRow

    from amanjol.site.configuration import Configuration, Role

    type Connection = psycopg.Connection[TupleRow]

OLDEST = 170000  # PostgreSQL 17, as libpq counts: the first whose own locales know Cyrillic
_CONNECT_SECONDS = 10
ANEW: Final = (
    "alter table legal_aid_dutyslot add constraint legal_aid_duty_once"
    " exclude using gist (advocate_id with =, tstzrange(begins_at, ends_at) with &&)"
)
"""As the migration made it."""
_MAKE_ANEW = "Make a database with deploy/roles.sql, which names the locale, and restore a backup into it."


def reach(
    configuration: Configuration, stack: ExitStack, connections: dict[Role, Connection]
) -> Iterator[Finding]:
    """Connect as each role that is configured; what can be reached is put into `connections`."""
    for role, name in ROLES.items():
        url = configuration.database_urls.get(role)
        if url is None:
            text = (
                f"AMANJOL_{role.upper()}_DATABASE_URL is not set here; what only it can see is not examined."
            )
            yield Finding(State.NOTE, f"role {role}", text)
            continue
        try:
            connection = psycopg.connect(
                url, autocommit=True, client_encoding="utf8", connect_timeout=_CONNECT_SECONDS
            )
        except psycopg.Error as error:
            text = (
                f"cannot connect: {complaint(str(error).encode())}. Start PostgreSQL, or correct the address."
            )
            yield Finding(State.BAD, f"role {role}", text)
            continue
        connections[role] = stack.enter_context(connection)
        user = connection.info.user
        wrong = f"connects as {user}, but rights are given to {name}. Name that role in the address."
        yield judge(f"role {role}", wrong="" if user == name else wrong, right=f"connects as {name}.")


def examine(connection: Connection) -> Iterator[Finding]:
    version = connection.info.server_version
    text = f"{version // 10000}.{version % 10000}"
    wrong = "" if version >= OLDEST else f"{text} is too old: upgrade PostgreSQL to 17 or later."
    yield judge("PostgreSQL", wrong=wrong, right=f"{text}.")
    encoding, lowers = next(
        connection.execute("select current_setting('server_encoding'), lower('Ә') = 'ә' and lower('Ң') = 'ң'")
    )
    wrong = "" if encoding == "UTF8" else f"{encoding} instead of UTF8. {_MAKE_ANEW}"
    yield judge("database encoding", wrong=wrong, right="UTF8.")
    wrong = "" if lowers else f"lower() leaves Cyrillic alone, so searches miss names. {_MAKE_ANEW}"
    yield judge("database locale", wrong=wrong, right="lower() knows Cyrillic.")
    yield judge("database trigrams", wrong=_trigram_problem(connection), right="pg_trgm knows Cyrillic.")
    if "casework" in settings.PLANES:
        right = "hours of one advocate cannot overlap."
        yield judge("database hours", wrong=_overlap_problem(connection), right=right)


def _overlap_problem(connection: Connection) -> str:
    """Hours of duty are kept apart by a constraint, which a migration makes by an extension."""
    can_be_made, is_there, are_hours, are_kept_apart = next(
        connection.execute(
            "select exists (select from pg_available_extensions where name = 'btree_gist'),"
            " exists (select from pg_extension where extname = 'btree_gist'),"
            " to_regclass('legal_aid_dutyslot') is not null,"
            " exists (select from pg_constraint where conname = 'legal_aid_duty_once')"
        )
    )
    if not is_there and not can_be_made:
        return (
            "the extension btree_gist is not installed beside PostgreSQL, so the database cannot be migrated: install"
            " its contrib modules (in Debian they are part of postgresql-17), then `amanjol setup`."
        )
    if not is_there:
        return (
            "the extension btree_gist is missing: run `create extension btree_gist` in the database as its owner, then"
            " `amanjol setup`."
        )
    if are_hours and not are_kept_apart:
        return (
            "the constraint legal_aid_duty_once is gone, so hours of duty can overlap: as the owner of the tables, run"
            f" `{ANEW}`."
        )
    return ""


def _trigram_problem(connection: Connection) -> str:
    try:
        row = connection.execute(
            "select similarity('Әлия', 'Әлия') = 1 and array_length(show_trgm('Әлия'), 1) > 0"
        ).fetchone()
    except psycopg.errors.UndefinedFunction:
        return (
            "the extension pg_trgm is missing: run `create extension pg_trgm` in the database as its owner."
        )
    return "" if row == (True,) else f"pg_trgm finds no trigrams in Cyrillic. {_MAKE_ANEW}"
