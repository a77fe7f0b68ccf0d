"""Whether the database can be reached as each role, and is one that Amanjol can work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg

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
