"""The files of `deploy/` say what the program means."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from amanjol.public.packs.serving import DYNAMIC
from amanjol.public.packs.serving_table import HEADERS
from amanjol.site import configuration, database, postgres
from amanjol.site.archive.tools import environment_for
from amanjol.site.cli import COMMANDS
from amanjol.site.cli.setup import setup
from amanjol.site.postgres import Cluster, find_tool
from amanjol.site.tests.address_table import TABLE
from amanjol.site.tests.portraits import portrait

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPLOY = Path(__file__).parents[4] / "deploy"
OF_KEEPER = ("amanjol-backup.service", "amanjol-doctor.service")
UNITS = ("amanjol-web.service", "amanjol-worker.service", *OF_KEEPER)


@pytest.fixture
def bare_cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A PostgreSQL as a distribution sets it up: without our roles, with another locale."""
    with tempfile.TemporaryDirectory(prefix="amanjol-bare-") as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setattr(postgres, "LOCALE", ("--encoding=SQL_ASCII", "--locale=C"))
        cluster = Cluster(Path(folder) / "postgres", durable=False)
        cluster.start()
        yield cluster
        cluster.stop()


def run_roles(cluster: Cluster, *arguments: str) -> None:
    command = [
        find_tool("psql"),
        "-X",
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        "-f",
        str(DEPLOY / "roles.sql"),
        *arguments,
    ]
    environment = environment_for(cluster.url("postgres", "postgres"))
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def roles_in(url: str) -> list[Any]:
    with psycopg.connect(url) as connection:
        return connection.execute(
            "select rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,"
            " rolbypassrls, rolconnlimit, rolvaliduntil, (select count(*) from pg_auth_members where member = r.oid),"
            " (select count(*) from pg_auth_members where roleid = r.oid), array("
            "     select coalesce(datname, '') || setting from pg_db_role_setting"
            "     left join pg_database d on d.oid = setdatabase, unnest(setconfig) setting"
            "     where setrole = r.oid order by 1)"
            " from pg_roles r where rolname like 'amanjol%' order by 1"
        ).fetchall()


def spoil(cluster: Cluster) -> None:
    """What somebody may have done in a hurry: more rights and fewer, for each role and in the database."""
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("alter role amanjol_owner superuser bypassrls connection limit 3")
        connection.execute("alter role amanjol_app createrole createdb replication bypassrls")
        connection.execute("alter role amanjol_app reset track_activities")
        connection.execute("alter role amanjol_keeper nologin nobypassrls")
        connection.execute("grant temporary on database amanjol to public")
    with psycopg.connect(cluster.url("postgres", "amanjol"), autocommit=True) as connection:
        connection.execute("alter schema public owner to postgres")
        connection.execute("grant create on schema public to public")
        connection.execute("revoke usage on schema public from amanjol_app")
        connection.execute("drop extension pg_trgm")
        connection.execute("grant execute on function pg_stat_get_tuples_inserted(oid) to public")
        connection.execute(
            "alter default privileges for role amanjol_owner in schema public revoke insert on tables from amanjol_app"
        )


def mend_by_program(cluster: Cluster) -> None:
    admin = cluster.url("postgres", "postgres")
    database.create_roles(admin)
    database.protect_database(admin, "amanjol")


def locale_of(url: str) -> list[Any]:
    with psycopg.connect(url) as connection:
        return connection.execute(
            "select pg_encoding_to_char(encoding), datlocprovider, datlocale, datcollate, datctype"
            " from pg_database where datname = current_database()"
        ).fetchall()


def test_roles_are_those_of_the_program_made_and_mended(
    bare_cluster: Cluster, other_machine: Cluster
) -> None:
    run_roles(bare_cluster)
    database.create_database(other_machine.url("postgres", "postgres"), "amanjol")
    here, there = bare_cluster.url("postgres", "amanjol"), other_machine.url("postgres", "amanjol")
    try:
        assert len(roles_in(here)) == 3
        assert roles_in(here) == roles_in(there)
        assert portrait(here) == portrait(there)
        assert locale_of(here) == locale_of(there)
        right = roles_in(here), portrait(here)
        for cluster, mend in ((bare_cluster, run_roles), (other_machine, mend_by_program)):
            spoil(cluster)
            url = cluster.url("postgres", "amanjol")
            assert all(now != before for now, before in zip(roles_in(url), right[0], strict=True))
            assert portrait(url) != right[1]
            mend(cluster)
            assert (roles_in(url), portrait(url)) == right
    finally:
        database.drop_database(other_machine.url("postgres", "postgres"), "amanjol")
    run_roles(bare_cluster)
    assert len(roles_in(here)) == 3
    run_roles(bare_cluster, "-v", "database=Another one")
    assert locale_of(bare_cluster.url("postgres", "Another%20one")) == locale_of(here)


def settings_in(file: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What the file sets, and what its lines behind # say holds without it."""
    lines = re.findall(r"^(#?)([A-Z_]+)=(.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: value for mark, name, value in lines if not mark}, {n: v for mark, n, v in lines if mark}


def test_every_variable_is_explained() -> None:
    is_set, by_default = settings_in(DEPLOY / "amanjol.env.example")
    source = Path(configuration.__file__).read_text(encoding="utf-8")
    read = set(re.findall(r"AMANJOL_[A-Z_]+[A-Z]|DATABASE_URL", source)) - {"AMANJOL_CHEAP_PASSPHRASES"}
    read |= {f"AMANJOL_{part}_ORIGIN" for part in ("GUIDE", "EDITOR", "DESK")}
    read |= {f"AMANJOL_{role}_DATABASE_URL" for role in ("OWNER", "KEEPER")}
    assert {*is_set, *by_default} == read


@pytest.mark.parametrize(("asked", "languages"), [("all", None), ("none", ()), ("uz, tk", ("uz", "tk"))])
def test_the_languages_to_read_aloud(asked: str, languages: tuple[str, ...] | None) -> None:
    least = {"DATABASE_URL": "x", "AMANJOL_SECRET_KEY": "x" * 60}
    assert configuration.read_configuration({**least, "AMANJOL_VOICES": asked}).voices == languages
    with pytest.raises(configuration.ConfigurationError, match="names 'xx', which is no language"):
        configuration.read_configuration({**least, "AMANJOL_VOICES": "uz,xx"})


@pytest.mark.parametrize("typed", ["", "0", "12", "5.5", "best", " 5"])
def test_how_small_texts_are_made(typed: str) -> None:
    least = {"DATABASE_URL": "x", "AMANJOL_SECRET_KEY": "x" * 60}
    assert configuration.read_configuration({**least, "AMANJOL_BROTLI": "7"}).brotli == 7
    with pytest.raises(configuration.ConfigurationError, match="write a number from 1 to 11"):
        configuration.read_configuration({**least, "AMANJOL_BROTLI": typed})


@pytest.mark.parametrize("typed", ["", "-1", "20", "high"])
def test_how_far_the_worker_stands_back(typed: str) -> None:
    least = {"DATABASE_URL": "x", "AMANJOL_SECRET_KEY": "x" * 60}
    assert configuration.read_configuration(least).niceness == 10
    assert configuration.read_configuration({**least, "AMANJOL_NICENESS": "0"}).niceness == 0
    with pytest.raises(configuration.ConfigurationError, match="write a number from 0 to 19"):
        configuration.read_configuration({**least, "AMANJOL_NICENESS": typed})


@pytest.mark.parametrize("typed", ["", "0", "-1", "two"])
def test_how_many_processes_serve(typed: str) -> None:
    least = {"DATABASE_URL": "x", "AMANJOL_SECRET_KEY": "x" * 60}
    assert configuration.read_configuration(least).web_processes == 1
    assert configuration.read_configuration({**least, "GRANIAN_WORKERS": "2"}).web_processes == 2
    with pytest.raises(configuration.ConfigurationError, match="how many processes serve"):
        configuration.read_configuration({**least, "GRANIAN_WORKERS": typed})


def test_what_holds_without_a_variable_is_told_rightly() -> None:
    is_set, by_default = settings_in(DEPLOY / "amanjol.env.example")
    key = {"AMANJOL_SECRET_KEY": "x" * 60}
    written = {name: value for name, value in by_default.items() if value and name != "AMANJOL_CONTENT"}
    alone = configuration.read_configuration(is_set | key)
    assert configuration.read_configuration(is_set | written | key) == alone
    assert alone.is_https
    assert (
        configuration.read_configuration({**key, "DATABASE_URL": "x"}).origins["desk"]
        == written["AMANJOL_ORIGIN"]
    )


@pytest.mark.parametrize("unit", UNITS)
def test_units_keep_to_themselves(unit: str) -> None:
    lines = (DEPLOY / unit).read_text(encoding="utf-8").splitlines()
    for line in (
        "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "LimitCORE=0",
        "MemorySwapMax=0", "MemoryDenyWriteExecute=yes", "IPAddressDeny=any", "SystemCallArchitectures=native",
        "LoadCredential=secret-key:/etc/amanjol/secret-key",
    ):  # fmt: skip
        assert line in lines, line
    is_keepers = unit in OF_KEEPER
    assert ("EnvironmentFile=/etc/amanjol/keeper.env" in lines) is is_keepers
    assert f"User={'amanjol-keeper' if is_keepers else 'amanjol'}" in lines


def test_units_name_programs_and_options_that_exist() -> None:
    text = "".join((DEPLOY / unit).read_text(encoding="utf-8") for unit in UNITS).replace("\\\n", " ")
    commands = re.findall(r"^ExecStart\w*=(.*)$", text, re.MULTILINE)
    granian = next(command for command in commands if "granian" in command)
    granian_help = [sys.executable, "-m", "granian", "--help"]
    helped = subprocess.run(granian_help, capture_output=True, text=True, check=True).stdout
    for option in (word for word in shlex.split(granian) if word.startswith("--")):
        assert option in helped or option.replace("--no-", "--") in helped, option
    backup = next(command for command in commands if "backup --key" in command)
    assert "--to" in backup
    assert any(command.endswith("/amanjol doctor --mail") for command in commands)


needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="systemd-analyze is not here: install Debian's package systemd",
)


def complaints(*files: Path) -> list[str]:
    """What systemd says of units, but for programs that are not installed here, and documents."""
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *map(str, files)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [line for line in done.stderr.splitlines() if "is not executable" not in line]


@needs_systemd
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    timers = sorted(DEPLOY.glob("*.timer"))
    assert len(timers) == 2
    assert complaints(*(DEPLOY / unit for unit in UNITS), *timers) == []
    wrong = tmp_path / "amanjol-web.service"
    text = (DEPLOY / "amanjol-web.service").read_text(encoding="utf-8")
    for right, mistake in (
        ("ProtectSystem=strict", "ProtectSystems=strict"),
        ("Restart=on-failure", "Restart=often"),
    ):
        assert right in text
        wrong.write_text(text.replace(right, mistake), encoding="utf-8")
        assert len(complaints(wrong)) == 1, mistake


@needs_systemd
def test_systemd_takes_what_is_added_to_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = tmp_path / "postgresql@.service"
    unit.write_text("[Service]\nExecStart=/bin/true\n", encoding="ascii")
    added = tmp_path / "postgresql@.service.d" / "amanjol.conf"
    added.parent.mkdir()
    text = (DEPLOY / "postgresql-restart.conf").read_text(encoding="utf-8")
    monkeypatch.setenv("SYSTEMD_UNIT_PATH", f"{tmp_path}:")
    for mistake, expected in (("", 0), ("Restarts=on-failure\n", 1)):
        added.write_text(text + mistake, encoding="utf-8")
        assert len(complaints(tmp_path / "postgresql@17-main.service")) == expected


def test_documents_name_files_that_exist() -> None:
    text = (DEPLOY.parent / "docs" / "running-for-real.md").read_text(encoding="utf-8")
    named = set(re.findall(r"deploy/([\w.-]*\w)", text)) - {"amanjol"}
    assert {"roles.sql", "nginx.conf"} <= named
    for name in named:
        assert (DEPLOY / name).exists() or list(DEPLOY.glob(f"{name}*")), name
    assert set(re.findall(r"amanjol-keeper (\w+)", text)) - {*COMMANDS} == set()
    lines = re.findall(r"amanjol setup[^\n`]*", text)
    named = {word for line in lines for word in re.findall(r"--[a-z-]+", line)}
    offered = {name for parameter in setup.params for name in parameter.opts}
    assert {"--dry-run", "--backup-key", "--restore"} <= named <= offered


def test_each_address_of_ours_is_asked_of_the_program_and_not_of_the_pack() -> None:
    firsts = {
        entry.removeprefix("POST ").removeprefix("^").partition("/")[0] for entry in TABLE if "/" in entry
    }
    assert {f"/{first}" for first in firsts if not first.startswith("<")} - {*DYNAMIC} == set()


def test_proxy_gives_the_headers_of_the_program() -> None:
    """What can be said without nginx; `test_nginx.py` runs it."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert text.count("{") == text.count("}")
    for name, value in HEADERS:
        given = (
            "default" if name == "Content-Security-Policy" else f"add_header {name}"
        )  # it has a map of its own
        assert re.search(rf'{given} "?{re.escape(value)}"?;', text), name
    assert "add_header Content-Security-Policy $guide_policy;" in text
    prefixes = "|".join(prefix.removeprefix("/") for prefix in DYNAMIC if prefix != "/device")
    assert "location /device/ {" in text  # it lives where the guide is
    assert f"location ~ ^/({prefixes})(/|$)" in text
    for hidden in (
        "$request ",
        "$request_uri '",
        "$args",
        "$query_string",
        "$http_referer",
        "$remote_addr '",
    ):
        assert hidden not in text
    assert text.count("proxy_pass http://amanjol;") == 9
