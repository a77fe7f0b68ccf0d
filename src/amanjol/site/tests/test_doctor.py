"""Each check of the doctor: silent on a sound installation, plain about a broken one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from amanjol.foundation.organisations.tests.circle_cast import both_in, circles_at, create_circle_cast
from amanjol.foundation.organisations.tests.test_circle_sheets import on_paper
from amanjol.public.packs import actions as packs
from amanjol.public.packs.tree import TreeWriter
from amanjol.site import database, demo
from amanjol.site.doctor import circles, machine, work
from amanjol.site.doctor.examination import examine
from amanjol.site.doctor.findings import Finding, State
from amanjol.site.tests.checks import bad, connect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amanjol.site.configuration import Configuration
    from amanjol.site.postgres import Cluster


def test_sound_installation(configuration: Configuration, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMANJOL_PLANES", "public,casework,programme")
    findings = list(examine(configuration))
    assert bad(findings).keys() <= {"pack", "web", "worker lives"}, "none of which runs in a test"
    examined = {finding.what for finding in findings}
    assert examined >= {
        "data folder", "disk", "secret key", "role owner", "role app", "role keeper", "PostgreSQL",
        "database encoding", "database locale", "database trigrams", "database hours", "ownership", "journal",
        "row security", "views", "functions", "migrations", "planes", "worker lives", "tasks", "failed tasks", "clock",
        "time", "web", "pack", "addresses", "node", "mail", "backup", "letters",
        "files of letters",
    }  # fmt: skip
    assert all(str(finding).startswith(("ok   ", "note ", "warn ", "BAD  ")) for finding in findings)


def test_database_that_cannot_be_reached(configuration: Configuration, tmp_path: Path) -> None:
    urls = {
        "app": f"postgresql://amanjol_app@/amanjol?host={tmp_path}",
        "owner": configuration.database_urls["app"],
    }
    findings = list(examine(replace(configuration, database_urls=urls)))  # type: ignore[arg-type]
    assert "cannot connect" in bad(findings)["role app"]
    assert "connects as amanjol_app" in bad(findings)["role owner"]
    assert next(f for f in findings if f.what == "role keeper").state is State.NOTE
    assert "migrations" not in {finding.what for finding in findings}


def test_migrations_that_are_not_applied(configuration: Configuration, url_as: Callable[[str], str]) -> None:
    with connect(url_as("owner")) as owner:
        owner.execute("delete from django_migrations where app = 'journal' and name >= '0005'")
        assert "are not applied" in work.migrations().text
        owner.execute(
            "insert into django_migrations (app, name, applied) select app, name, now() from (values"
            " ('journal', '0005_find_dangers'), ('journal', '9999_from_the_future')) found (app, name)"
        )
    assert "knows 1 that this program does not" in work.migrations().text
    assert work.migrations().state is State.BAD


def test_tasks_that_wait(configuration: Configuration, url_as: Callable[[str], str]) -> None:
    packs.ask_for_build()
    assert bad(work.background()) == {}
    with connect(url_as("keeper")) as keeper:
        keeper.execute(
            "update django_tasks_database_dbtaskresult set enqueued_at = now() - interval '6 minutes'"
        )
        assert "1 tasks wait" in bad(work.background())["tasks"]
        keeper.execute(
            "update django_tasks_database_dbtaskresult set status = 'RUNNING',"
            " started_at = now() - interval '6 minutes'"
        )
        assert "1 tasks run" in bad(work.background())["tasks"]
        keeper.execute("update django_tasks_database_dbtaskresult set started_at = now()")
        assert bad(work.background()) == {}


def test_circles_that_hang_on_one_person(configuration: Configuration, url_as: Callable[[str], str]) -> None:
    with transaction.atomic():  # the name of a session lasts as long
        people = create_circle_cast()
    with connect(url_as("keeper")) as keeper:
        (hanging,) = circles.examine(keeper)
        assert (hanging.state, hanging.what) == (State.WARNING, "circles")
        assert "2 with one person alone, and not on paper" in hanging.text
        assert str(people.keys.cast.yyldyz.pk) in hanging.text
        with transaction.atomic():
            both_in(people)
        assert [(entry.state, entry.text[:22]) for entry in circles.examine(keeper)] == [
            (State.WARNING, "1 with one person alon"), (State.NOTE, "1 not on paper: should"),
        ]  # fmt: skip
        with transaction.atomic():
            on_paper(people)
            circles_at(people.at["murat"])
        (alone,) = circles.examine(keeper)
        assert (alone.state, "two sheets of paper open" in alone.text) == (State.NOTE, True)


@pytest.mark.parametrize(
    ("free", "state"), [(0.5, State.BAD), (5, State.WARNING), (50, State.OK)]
)  # fmt: skip
def test_disk(
    configuration: Configuration, monkeypatch: pytest.MonkeyPatch, free: float, state: State
) -> None:
    usage = SimpleNamespace(free=free * machine.GIB, total=100 * machine.GIB, used=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    assert next(f for f in machine.examine(configuration) if f.what == "disk").state is state


def test_files_that_others_can_read(configuration: Configuration, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AMANJOL_SECRET_KEY")
    key, cluster = configuration.data / "secret-key", configuration.data / "postgres"
    key.write_text("x" * 60, encoding="ascii")
    cluster.mkdir()
    key.chmod(0o640)
    cluster.chmod(0o755)
    assert bad(machine.examine(configuration)).keys() == {"secret key", "embedded database"}
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(configuration.data))
    assert bad(machine.examine(configuration)).keys() == {"embedded database"}
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    key.chmod(0o600)
    cluster.chmod(0o700)
    assert bad(machine.examine(configuration)) == {}


def test_missing_data_folder(configuration: Configuration) -> None:
    gone = replace(configuration, data=configuration.data / "gone")
    assert "cannot be read and written" in bad(machine.examine(gone))["data folder"]


def test_clock_that_is_wrong(
    configuration: Configuration, url_as: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with connect(url_as("keeper")) as keeper:
        assert bad(machine.clocks([keeper])) == {}
        keeper.execute(
            "insert into packs_pack (number, digest, built_at) values (9, '', now() + interval '1 hour')"
        )
        assert bad(machine.clocks([keeper])).keys() == {"time"}

        class Slow(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> Any:
                return datetime.now(tz) - timedelta(days=400)

        monkeypatch.setattr(machine, "datetime", Slow)
        assert bad(machine.clocks([keeper])).keys() == {"clock", "time"}


def test_pack(configuration: Configuration) -> None:
    assert "there is none" in bad(work.pack(configuration))["pack"]
    current = configuration.data / "packs" / "current"
    with TreeWriter(current.parent) as tree:
        tree.add("index.html", b"<p>")
        tree.finish({"number": 7}, current)
    (finding,) = work.pack(configuration)
    assert finding == Finding(State.OK, "pack", "№ 7 is whole; its content is 0 days old.")
    (current / "index.html").write_bytes(b"<i>")
    assert "2 files are not as they were built" in bad(work.pack(configuration))["pack"]


def with_origins(configuration: Configuration, *addresses: str) -> Configuration:
    return replace(configuration, origins=dict(zip(("guide", "editor", "desk"), addresses, strict=True)))


def test_addresses(configuration: Configuration) -> None:
    secure = with_origins(
        configuration, "https://guide.example", "https://editor.example", "https://desk.example"
    )
    assert [finding.state for finding in work.outside(secure)] == [State.OK]
    clear = with_origins(
        configuration, "http://guide.example", "https://editor.example", "https://desk.example"
    )
    assert "http://guide.example is not https" in bad(work.outside(clear))["addresses"]
    shared = with_origins(configuration, *["https://one.example"] * 3)
    assert [finding.what for finding in work.outside(shared) if finding.state is State.WARNING] == ["origins"]
    assert "passphrases" in bad(work.outside(replace(secure, cheap_passphrases=True)))
    assert bad(work.outside(configuration)) == {}


def test_demo_in_public(configuration: Configuration) -> None:
    public = with_origins(configuration, *["https://one.example"] * 3)
    assert [finding.state for finding in work.demo(public)] == [State.WARNING]
    demo.set_up()
    assert "demo" in bad(work.demo(public))
    assert [finding.state for finding in work.demo(configuration)] == [State.NOTE]


def test_plane_that_was_switched_off(configuration: Configuration, settings: Any) -> None:
    settings.PLANES = ("casework", "programme")
    notes = {finding.what: finding.text for finding in work.planes()}
    assert notes["planes"] == "casework, programme on; public off."
    assert "of its tables are in this database" in notes["plane public"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "amanjol.site.cli", "doctor", *arguments]
    base = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    return subprocess.run(
        command, env={**base, **environment}, capture_output=True, text=True, check=False, timeout=120
    )


def test_on_the_command_line(configuration: Configuration, tmp_path: Path) -> None:
    done = run("--data", str(tmp_path), DATABASE_URL=configuration.database_urls["app"])
    assert done.returncode == 1, done.stderr
    assert "BAD  pack: there is none" in done.stdout
    assert "ok   database locale: lower() knows Cyrillic." in done.stdout
    done = run(
        "--data", str(tmp_path), DATABASE_URL=configuration.database_urls["app"], AMANJOL_PLANES="casework",
        AMANJOL_ORIGIN="http://localhost:8000", AMANJOL_CHEAP_PASSPHRASES="",
    )  # fmt: skip
    assert [line[:17] for line in done.stdout.splitlines() if line.startswith("BAD")] == [
        "BAD  worker lives", "BAD  web: nothing",
    ], done.stdout  # fmt: skip
    done = run("--data", str(tmp_path))
    assert done.returncode == 1
    assert "no `amanjol up` runs on" in done.stdout


def test_demo_that_runs_is_found_by_its_folder(other_machine: Cluster) -> None:
    """`amanjol up` names its database `amanjol`, in the folder `postgres` of the data folder."""
    admin = other_machine.url("postgres", "postgres")
    database.create_database(admin, "amanjol")
    done = run("--data", str(other_machine.folder.parent))
    database.drop_database(admin, "amanjol")
    assert "ok   role app: connects as amanjol_app." in done.stdout
    assert "BAD  migrations" in done.stdout


def test_a_machine_that_cannot_speak_is_told(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amanjol.public.packs.espeak.LIBRARY", "libespeak-ng-of-nobody.so.1")
    (finding,) = work.voices()
    assert (finding.state, finding.what) == (State.NOTE, "voices")
    settings.PLANES = ("casework",)
    assert list(work.voices()) == []
