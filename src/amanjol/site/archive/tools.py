"""PostgreSQL's own programs: which ones fit a server, how they are told the address, what they say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from psycopg import conninfo, pq

from amanjol.site.postgres import DatabaseError, find_tool

if TYPE_CHECKING:
    from collections.abc import Iterator

DEBIANS = "/usr/lib/postgresql/{server}/bin"
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)")


class ToolMissing(Exception):
    """No program of PostgreSQL fits the server; the sentence says which."""


def tool(name: str, server: int) -> str:
    """Path of `pg_dump`, `pg_restore` or `psql` of at least the server's major version: an older one refuses.

    ToolMissing.
    """
    for path in _candidates(name, server):
        with suppress(OSError):
            output = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
            match = _VERSION.search(output)
            if match and int(match[1]) >= server:
                return path
    raise ToolMissing(f"No {name} of PostgreSQL {server} is here: install postgresql-client-{server}.")


def _candidates(name: str, server: int) -> Iterator[str]:
    yield f"{DEBIANS.format(server=server)}/{name}"  # of the server's own version: another's may dump what it refuses
    with suppress(DatabaseError):
        yield find_tool(name)
    path = shutil.which(name)
    if path:
        yield path


def environment_for(url: str) -> dict[str, str]:
    """The address as environment variables: on the command line any user of the machine could read it.

    ToolMissing for a part of an address that has no variable.
    """
    variables = {option.keyword.decode(): option.envvar for option in pq.Conninfo.get_defaults()}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    for keyword, value in conninfo.conninfo_to_dict(url).items():
        variable = variables[keyword]
        if variable is None:
            raise ToolMissing(
                f"'{keyword}' in the address of the database is not understood here: leave it out."
            )
        environment[variable.decode()] = str(value)
    return environment


def complaint(output: bytes) -> str:
    """The first error in what a program said, without the line of data that may follow it."""
    lines = output.decode("utf-8", errors="replace").splitlines()
    errors = [line for line in lines if re.search(r"(?i)\b(error|fatal)\b", line)]
    line = next(iter([*errors, *lines]), "it ended without a word")
    return re.sub(r"^.*?(?i:error|fatal):\s*", "", line).rstrip(".")
