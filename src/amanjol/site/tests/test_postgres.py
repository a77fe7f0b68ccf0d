"""The embedded PostgreSQL: comes back after a hard kill, even while an old session is still on its way out."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from amanjol.site.postgres import Cluster, DatabaseError

if TYPE_CHECKING:
    from pathlib import Path


def test_starts_again_while_an_old_session_still_holds_the_memory(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    cluster = Cluster(tmp_path / "postgres")
    cluster.start()
    try:
        session = psycopg.connect(cluster.url("postgres", "postgres"))
        pid = session.info.backend_pid
        os.kill(pid, signal.SIGSTOP)
        server: Any = cluster._server
        server.kill()
        server.wait()
        release = threading.Timer(1.5, os.kill, (pid, signal.SIGCONT))
        release.start()
        began = time.monotonic()
        cluster.start()
        assert time.monotonic() - began > 1
        with psycopg.connect(cluster.url("postgres", "postgres")) as anew:
            assert anew.execute("select 1").fetchone() == (1,)
        session.close()
    finally:
        cluster.stop()


def test_a_server_that_a_killed_run_was_starting_is_not_taken_for_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It had not yet said that it is there when the new run looked."""
    tmp_path.chmod(0o755)
    left, cluster = Cluster(tmp_path / "postgres"), Cluster(tmp_path / "postgres")
    left.start()
    looks = []
    look = Cluster._end_leftover

    def look_too_early(self: Cluster) -> None:
        looks.append(self)
        if len(looks) > 1:
            look(self)

    monkeypatch.setattr(Cluster, "_end_leftover", look_too_early)
    try:
        cluster.start()
        assert len(looks) > 1
        assert cluster.is_running
        assert not left.is_running
        with psycopg.connect(cluster.url("postgres", "postgres")) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
    finally:
        cluster.stop()


def test_a_data_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    half = tmp_path / "postgres.making-killed"
    half.mkdir()
    (half / "PG_VERSION").touch()
    cluster = Cluster(tmp_path / "postgres")
    cluster.start()
    cluster.stop()
    assert {path.name for path in tmp_path.iterdir()} == {"postgres", "postgres.log"}
    (tmp_path / "other").mkdir()
    (tmp_path / "other/somebodys").touch()
    with pytest.raises(DatabaseError, match="holds something that is no PostgreSQL"):
        Cluster(tmp_path / "other").start()
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["somebodys"]


def test_a_folder_is_the_same_by_whatever_way_it_is_named(tmp_path: Path) -> None:
    """Else a command that is given another way than `amanjol up` says that nothing runs there."""
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to("data")
    ways = (tmp_path / "data", tmp_path / "link", tmp_path / "data/../data")
    assert len({Cluster(way / "postgres").socket_folder for way in ways}) == 1
