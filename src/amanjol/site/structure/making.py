"""Writes the structure files anew: `make structure`, after every change of a migration or of what is installed.

Run as a module. A PostgreSQL of its own is migrated as any installation is, then written down by pg_dump.
"""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import psycopg

from amanjol.site import database
from amanjol.site.archive.tools import environment_for
from amanjol.site.configuration import read_configuration
from amanjol.site.postgres import Cluster, find_tool

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import LiteralString

    from amanjol.site.configuration import Role

DATABASE: Final = "amanjol"
_OPTIONS: Final = (
    "--inserts", "--no-owner", "--no-comments", "--no-tablespaces", "--no-publications", "--no-subscriptions",
    "--no-password", "--exclude-schema=pg_catalog",
    "--exclude-extension=*",  # a superuser's to make; it is there before
)  # fmt: skip
# Moments and random numbers are those of the database that is made, and the file does not change with them.
_SETTLED: Final[LiteralString] = "update django_migrations set applied = '2026-01-01';\n"
_SETTLED_PAGES: Final[LiteralString] = "update wagtailcore_page set translation_key = md5(path)::uuid;\n"
_BEFORE: Final = """
-- Rights are given one by one below; those that the roles' setup gives by itself would come on top.
alter default privileges in schema public revoke all on tables from amanjol_app, amanjol_keeper;
alter default privileges in schema public revoke all on sequences from amanjol_app, amanjol_keeper;
set local check_function_bodies = false;
"""
_AFTER: Final = "\nupdate django_migrations set applied = now();\n"
_AFTER_PAGES: Final = "update wagtailcore_page set translation_key = gen_random_uuid();\n"
_REMARKS: Final = re.compile(r"^--\n(?:-- .*\n)+--\n+|^-- Dumped .*\n|^--\n--.*\Z", re.MULTILINE)
_OF_THE_SESSION: Final = re.compile(
    r"^(?:SET \w+ = .*;|SELECT pg_catalog\.set_config\('search_path'.*|\\(?:un)?restrict .*)\n+", re.MULTILINE
)
"""Django's session stays as it is; what pg_dump tells psql no server understands."""


def make(file: Path, planes: Sequence[str]) -> None:
    """`file` may be there. Raises what PostgreSQL's programs say."""
    with tempfile.TemporaryDirectory(prefix="amanjol-structure-") as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "postgres", durable=False)
        cluster.start()
        try:
            file.write_text(_written(cluster, Path(folder), planes), encoding="utf-8", newline="\n")
        finally:
            cluster.stop()


def _written(cluster: Cluster, data: Path, planes: Sequence[str]) -> str:
    admin, has_pages = cluster.url("postgres", "postgres"), "public" in planes
    database.create_roles(admin)
    database.create_database(admin, DATABASE)
    urls: dict[Role, str] = {role: cluster.url(user, DATABASE) for role, user in database.ROLES.items()}
    heading = migrate(urls, data, planes)
    with psycopg.connect(cluster.url("postgres", DATABASE)) as connection:
        connection.execute(_SETTLED)
        if has_pages:
            connection.execute(_SETTLED_PAGES)
    dump = subprocess.run(
        [find_tool("pg_dump"), *_OPTIONS],
        env=environment_for(cluster.url("postgres", DATABASE)),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    after = _AFTER + _AFTER_PAGES if has_pages else _AFTER
    return heading + _BEFORE + _OF_THE_SESSION.sub("", _REMARKS.sub("", dump)).strip() + "\n" + after


def migrate(urls: Mapping[Role, str], data: Path, planes: Sequence[str]) -> str:
    """In a process of its own. Gives the heading of the file."""
    command = [sys.executable, "-m", __spec__.name, "migrate"]
    environment = environment_of(urls, data, planes)
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def environment_of(urls: Mapping[Role, str], data: Path, planes: Sequence[str]) -> dict[str, str]:
    """Of a process that makes a database of these planes."""
    return os.environ | {
        "DATABASE_URL": urls["app"],
        "AMANJOL_OWNER_DATABASE_URL": urls["owner"],
        "AMANJOL_KEEPER_DATABASE_URL": urls["keeper"],
        "AMANJOL_DATA": str(data),
        "AMANJOL_SECRET_KEY": "only-to-migrate-" * 5,
        "AMANJOL_ORIGIN": "http://localhost",
        "AMANJOL_PLANES": ",".join(planes),
    }


def _migrate_here() -> None:
    from amanjol.site.cli import set_up_django  # noqa: PLC0415  it names the settings

    set_up_django()
    from django.apps import apps  # noqa: PLC0415  needs Django
    from django.core.management import call_command  # noqa: PLC0415  needs Django

    from amanjol.site.structure.loading import heading  # noqa: PLC0415  needs Django

    # Each change of a table makes the classes of a hundred related ones anew. They are looked for as garbage by the
    # million objects, not by the two thousand, and which setting swaps a class is not looked for again with each.
    gc.set_threshold(1_000_000, 0, 0)
    apps.get_swappable_settings_name = cache(apps.get_swappable_settings_name)  # type: ignore[method-assign]
    with database.connected_as(read_configuration().database_urls["owner"]):
        call_command("migrate", interactive=False, verbosity=0)
        click.echo(heading(), nl=False)


def _make_all() -> None:
    from amanjol.site.structure import loading  # noqa: PLC0415  needs Django's modules, not its settings

    for planes in loading.SETS:
        make(loading.file_of(planes), planes)


if __name__ == "__main__":
    if sys.argv[1:] == ["migrate"]:
        _migrate_here()
    else:
        _make_all()
