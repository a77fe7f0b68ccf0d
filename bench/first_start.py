"""How long does the first start of an installation take: until it answers, and until the processor is at rest?

`amanjol up` in an empty folder, with its own PostgreSQL, the demo, a neighbour, the guide, its pack and the voices that
the worker makes behind it. Other programs on the machine make the times longer; the processor's seconds stay true.
As in `make run`, libraries may stay compiled: else each process compiles them anew, for some seconds of a processor.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import _servers
import psycopg
from _ground import print_table

from amanjol.site.database import ROLES
from amanjol.site.postgres import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

READY_WITHIN, RESTING_WITHIN = 20, 180  # seconds, the aims
PATIENCE = 1500  # seconds
RESTING = 0.1  # of one core, over `REST` seconds: kiosk, screen and worker ask every few seconds
REST = 20.0
TICKS = os.sysconf("SC_CLK_TCK")


GUIDE, DESK, SIGNED = "/uz/index.html", "/account/sign-in/", "/updates/metadata/timestamp.json"
A_PERSON = b"Maral"  # of the demo's desk, on the page where people sign in


@dataclass(frozen=True)
class Start:
    """Seconds since the start: until each answers, until the rest. `busy` are seconds of all processors until both."""

    guide: float
    desk: float
    signed: float
    resting: float
    busy_until_guide: float
    busy: float
    voices: int


def measure(data: Path) -> Start:
    port = _servers.free_port()
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = inherited | {"PYTHONUNBUFFERED": "1"}
    command = [str(Path(sys.executable).with_name("amanjol")), "up", "--data", str(data), "--port", str(port)]
    began = time.monotonic()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    ) as node:
        try:
            waits = {GUIDE: b"", DESK: A_PERSON, SIGNED: b""}
            answered: dict[str, float] = {}
            busy_until_guide = 0.0
            while waits:
                _refuse_ended(node, began)
                for page in [page for page, words in waits.items() if _answers(port, page, words)]:
                    answered[page] = time.monotonic() - began
                    del waits[page]
                    if page == GUIDE:
                        busy_until_guide = _processor_seconds(node.pid, data)
                time.sleep(0.1)
            busy = _wait_for_rest(node.pid, data, began)
            resting = time.monotonic() - began - REST
        finally:
            node.send_signal(signal.SIGINT)
            node.wait(60)
    voices = len(list((data / "voices").glob("*.mp3")))
    return Start(answered[GUIDE], answered[DESK], answered[SIGNED], resting, busy_until_guide, busy, voices)


def _answers(port: int, page: str, words: bytes) -> bool:
    address = f"http://127.0.0.1:{port}{page}"
    with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(address, timeout=5) as answer:
        return answer.status == 200 and words in answer.read()
    return False


def _refuse_ended(node: subprocess.Popen[bytes], began: float) -> None:
    if node.poll() is not None or time.monotonic() - began > PATIENCE:
        raise RuntimeError("amanjol up does not answer")


def _wait_for_rest(node: int, data: Path, began: float) -> float:
    """Gives the seconds of all processors that were used until then."""
    used = [_processor_seconds(node, data)]
    while time.monotonic() - began < PATIENCE:
        time.sleep(1.0)
        used.append(_processor_seconds(node, data))
        rests = len(used) > REST and used[-1] - used[-1 - int(REST)] < RESTING * REST
        if rests and not _has_work(data):
            return used[-1 - int(REST)]
    raise RuntimeError(f"the processor is not at rest after {PATIENCE} s")


def _has_work(data: Path) -> bool:
    """Whether the worker has a task, or one waits: beside others' work it may hardly get a turn for `REST` seconds."""
    database = Cluster(data / "postgres").url(ROLES["app"], "amanjol")
    with psycopg.connect(database) as connection:
        states = "select exists (select from django_tasks_database_dbtaskresult where status in ('READY', 'RUNNING'))"
        [(has_work,)] = connection.execute(states).fetchall()
    return bool(has_work)


def _processor_seconds(node: int, data: Path) -> float:
    """Of the node and its PostgreSQL, which is nobody's child, and of all that they started and outlived."""
    with suppress(OSError, ValueError, IndexError):
        server = int((data / "postgres" / "postmaster.pid").read_text(encoding="ascii").split()[0])
        return sum(ticks for _pid, ticks in _family({node, server})) / TICKS
    return sum(ticks for _pid, ticks in _family({node})) / TICKS


def _family(heads: set[int]) -> Iterator[tuple[int, int]]:
    """Each living process that descends from one of the heads, with its ticks and those of its dead children."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError):
            fields = (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            parents[int(entry.name)] = int(fields[1])
            ticks[int(entry.name)] = sum(map(int, fields[11:15]))  # proc(5): utime, stime, cutime, cstime
    for pid in parents:
        above: int | None = pid
        while above is not None and above not in heads:
            above = parents.get(above)
        if above is not None:
            yield pid, ticks[pid]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="amanjol-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        start = measure(Path(folder) / "data")
    print_table(
        "First start of an installation",
        ("", "seconds", "aim"),
        [
            ("until the guide answers", f"{start.guide:.1f}", f"{READY_WITHIN}"),
            ("of all processors until then", f"{start.busy_until_guide:.1f}", ""),
            ("until the demo's people can sign in", f"{start.desk:.1f}", ""),
            ("until devices find it signed", f"{start.signed:.1f}", ""),
            ("until the processor is at rest", f"{start.resting:.0f}", f"{RESTING_WITHIN}"),
            ("of all processors until then", f"{start.busy:.0f}", ""),
        ],
    )
    print(f"{start.voices} voices were made.")


if __name__ == "__main__":
    main()
