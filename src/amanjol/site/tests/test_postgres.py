"""The embedded PostgreSQL: comes back after a hard kill, even while an old session is still on its way out."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Any

import psycopg

from amanjol.site.postgres import Cluster

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
