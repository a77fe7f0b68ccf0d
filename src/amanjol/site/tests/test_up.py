"""`amanjol up`: starts, stops, recovers, and refuses with one sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from amanjol.site.cli import nodes, up
from amanjol.site.cli.nodes import fingerprint
from amanjol.site.postgres import Cluster
from amanjol.site.tests.browser.node import FORGET, Node, processes_of
from amanjol.site.tests.prepared import PLANE

NICENESS = 10
WITHOUT_PUBLIC = ("--planes", PLANE)


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  our own address
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return 0


def test_another_address_is_prepared_for_and_a_folder_that_was_moved_is_not() -> None:
    environment = {
        "AMANJOL_ORIGIN": "http://localhost:8000",
        "AMANJOL_PLANES": "public",
        "DATABASE_URL": "postgresql:///a",
    }
    state = fingerprint(environment)
    assert fingerprint(environment | {"DATABASE_URL": "postgresql:///b"}) == state
    for change in ({"AMANJOL_ORIGIN": "http://localhost:8001"}, {"AMANJOL_PLANES": "casework"}):
        assert fingerprint(environment | change) != state


def test_the_life_of_a_node(tmp_path: Path) -> None:
    """Start, stop, start again, be killed, recover; of casework alone, which is quick to prepare."""
    node = Node(tmp_path / "data", is_migrated=False)
    node.environment = {"AMANJOL_NICENESS": str(NICENESS)}
    try:
        printed = node.start(*WITHOUT_PUBLIC)
        assert f"{node.address}/desk/" in printed
        assert "Guide" not in printed
        assert _status(f"{node.address}/account/sign-in/") == 200
        assert _status(f"{node.address}/cms/") == 404
        _assert_no_table_of_the_public_plane(node)
        _assert_the_worker_steps_back(node)
        with pytest.raises(AssertionError, match="already runs on"):
            Node(node.data).start()

        began = time.monotonic()
        assert node.stop(signal.SIGINT) == 0
        assert time.monotonic() - began < 60, "3 s on a machine with nothing else to do"
        assert processes_of(node) == []
        assert not Cluster(node.data / "postgres").socket_folder.exists()

        assert "Database" not in node.start(*WITHOUT_PUBLIC), "a second start prepares nothing"
        assert _status(f"{node.address}/account/sign-in/") == 200
        _assert_a_dead_database_begins_again(node)

        assert node.process is not None
        node.process.kill()
        node.wait_for_end()
        node.start(*WITHOUT_PUBLIC)
        assert _status(f"{node.address}/account/sign-in/") == 200
        assert node.stop() == 0
        assert processes_of(node) == []
    finally:
        if node.process is not None and node.process.poll() is None:
            node.stop()


@dataclass
class _Recorded:
    """Stands for a PostgreSQL, or for what serves; says what was asked of it, in order."""

    name: str
    asked: list[str]

    def tell_to_end(self) -> None:
        self.asked.append(f"{self.name} told")

    def stop(self) -> None:
        self.asked.append(f"{self.name} ended")


def test_both_nodes_end_at_once_and_what_serves_before_the_databases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def begin(node: nodes.RunningNode, stack: ExitStack, *, has_own_database: bool) -> None:
        recorded = _Recorded(f"{node.named or 'first'} database", asked)
        node.own_database = recorded  # type: ignore[assignment]
        stack.callback(recorded.stop)

    monkeypatch.setattr(nodes.RunningNode, "begin", begin)
    monkeypatch.setattr(
        nodes, "stop_all", lambda *everybody: asked.append(f"what serves {len(everybody)} ended")
    )
    first = nodes.RunningNode.at(tmp_path / "first", 8000, {})
    beside = nodes.RunningNode.at(tmp_path / "second", 8003, {}, named="second")
    with ExitStack() as stack:
        started = up.Started(first, beside, 0.0, stack, is_demo=True)
        first.begin(stack, has_own_database=True)
        started._begin(beside)
    first_end, second_end = "first database ended", "second database ended"
    together = ["what serves 2 ended", "first database told", "second database told", first_end, second_end]
    assert asked == [*together, second_end, first_end], "and once more each by itself, to no effect"


def _assert_the_worker_steps_back(node: Node) -> None:
    """Who reads or works at the desk goes first."""
    assert node.process is not None
    own = os.getpriority(os.PRIO_PROCESS, 0)
    command = ["ps", "-o", "pid=,ni=,args=", "--ppid", str(node.process.pid)]
    deadline = time.monotonic() + 180
    while True:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        pid, niceness = next(line.split()[:2] for line in listed.splitlines() if line.endswith("worker"))
        if int(niceness) == min(own + NICENESS, 19):
            break
        assert time.monotonic() < deadline, listed
        time.sleep(0.3)
    session = Path("/proc") / pid / "autogroup"
    assert not session.exists() or session.read_text(encoding="ascii").endswith(f" nice {NICENESS}\n")


def _assert_a_dead_database_begins_again(node: Node) -> None:
    """A killed PostgreSQL takes web and worker with it, or not: in any case the node answers again."""
    pid = _database_pid(node)
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 180
    while _database_pid(node) == pid or _status(f"{node.address}/account/sign-in/") != 200:
        assert time.monotonic() < deadline
        time.sleep(0.3)


def _database_pid(node: Node) -> int:
    try:
        return int((node.data / "postgres/postmaster.pid").read_text(encoding="ascii").split()[0])
    except (OSError, IndexError):
        return -1


def _assert_no_table_of_the_public_plane(node: Node) -> None:
    cluster = Cluster(node.data / "postgres")
    with psycopg.connect(cluster.url("amanjol_keeper", "amanjol")) as connection:
        tables = {
            name
            for (name,) in connection.execute("select tablename from pg_tables where schemaname = 'public'")
        }
    assert {"accounts_account", "journal_entry"} <= tables
    assert not {name for name in tables if name.startswith(("wagtail", "guide_", "packs_"))}


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--planes", "publik"], "There is no plane 'publik': choose from public, casework, programme."),
        (["--data", "/proc/nowhere"], "cannot be used"),
        (["--data", __file__], "is a file: name a folder with --data."),
        (["--port", "99999999"], "is not in the range"),
        ([], "others holds other files: name an empty folder, or a new one, with --data."),
    ],
)
def test_what_cannot_be_meant_gets_one_sentence(options: list[str], sentence: str, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others/letter.odt").touch()
    command = [sys.executable, "-m", "amanjol.site.cli", "up", "--data", str(tmp_path / "others"), *options]
    alone = {name: text for name, text in os.environ.items() if name not in FORGET}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tempfile.gettempdir(), env=alone
    )
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
