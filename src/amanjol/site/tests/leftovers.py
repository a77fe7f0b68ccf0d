"""No run of the tests leaves a server or a folder behind, however it ends.

Beside each run lives a guard, which holds one end of a pipe: when the run is gone, killed perhaps, the pipe closes,
and the guard ends what the run started and removes its folder. Where the guard was killed as well, or the machine
went down, the next run does it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = "AMANJOL_TEST_FOLDER"
"""Set by the process that starts PostgreSQL, and so in the environment of all that it starts."""
PREFIX: Final = "amanjol-test-"
OWNER: Final = "owner"  # in each folder: which process it belongs to, and where its sockets lie
PATIENCE: Final = 20  # seconds to end by themselves
DISK: Final = Path("/tmp")  # noqa: S108  only compared with
MEMORY: Final = Path("/dev/shm")  # noqa: S108  where Linux has one; anybody may write there, as in the other
ROOM: Final = (
    2 * 1024**3
)  # bytes that have to be free in memory; a run with four processes takes less than one


def make_folder() -> Path:
    """In memory where it has room and nobody has named a place for what is temporary.

    A disk's file system pays for each database that is copied and dropped, and the more of them the more for each.
    """
    is_roomy = MEMORY in _places() and shutil.disk_usage(MEMORY).free > ROOM
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=MEMORY if is_roomy else None))
    folder.chmod(0o755)
    return folder


def watch(folder: Path, sockets: Path) -> subprocess.Popen[bytes]:
    """The guard of this run; closing its input has it clean up and end."""
    (folder / OWNER).write_text(f"{os.getpid()} {_began(os.getpid())} {sockets}", encoding="utf-8")
    command = [sys.executable, str(Path(__file__)), str(folder)]
    environment = {name: text for name, text in os.environ.items() if name != FOLDER}
    return subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, start_new_session=True)


def sweep() -> None:
    """End and remove what runs left whose process lives no more, and no guard either."""
    for folder in (folder for place in _places() for folder in place.glob(f"{PREFIX}*")):
        with contextlib.suppress(OSError, ValueError):  # not ours, or another run sweeps it
            pid, began, _ = (folder / OWNER).read_text(encoding="utf-8").split(" ", 2)
            if _began(int(pid)) != began:
                clean_up(folder)


def is_in_memory(folder: Path) -> bool:
    return folder.parent == MEMORY


def _places() -> list[Path]:
    """Where folders of runs may lie."""
    usual = Path(tempfile.gettempdir())
    return [usual, MEMORY] if usual == DISK and os.access(MEMORY, os.W_OK) else [usual]


def clean_up(folder: Path) -> None:
    """Whoever was started for this folder is asked to end, then ended; then it goes, with its sockets."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        server = (folder / "postgres" / "postmaster.pid").read_text(encoding="ascii").split()[0]
        if "postgres" in _name(int(server)):
            os.kill(int(server), signal.SIGINT)
    for sign in (signal.SIGTERM, signal.SIGKILL):
        _end_all(folder, sign)
    with contextlib.suppress(OSError, ValueError):
        sockets = (folder / OWNER).read_text(encoding="utf-8").split(" ", 2)[2]
        shutil.rmtree(sockets, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _end_all(folder: Path, sign: signal.Signals) -> None:
    """Those that come late are sent the sign too: one that was just started shows no environment yet."""
    deadline = time.monotonic() + PATIENCE
    asked: set[int] = set()
    while (alive := set(started_for(folder))) and time.monotonic() < deadline:
        for pid in alive - asked:
            with contextlib.suppress(OSError):
                os.kill(pid, sign)
        asked |= alive
        time.sleep(0.1)


def started_for(folder: Path) -> Iterator[int]:
    """By the environment that they were started with; Linux only, elsewhere nobody."""
    mark = f"{FOLDER}={folder}".encode()
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            is_alive = not _rest(int(entry.name)).startswith("Z")
            if is_alive and mark in (entry / "environ").read_bytes().split(b"\0"):
                yield int(entry.name)


def _began(pid: int) -> str:
    """When the process began, in ticks since the machine did, since numbers are used again; empty for none."""
    with contextlib.suppress(OSError, IndexError):
        fields = _rest(pid).split()
        return "" if fields[0] == "Z" else fields[19]
    return ""


def _name(pid: int) -> str:
    return (Path("/proc") / str(pid) / "comm").read_text(encoding="utf-8", errors="replace")


def _rest(pid: int) -> str:
    """What the system says of a process, after its name, which may hold anything."""
    text = (Path("/proc") / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    return text.rpartition(")")[2].strip()


def _guard(folder: Path) -> None:
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)  # they are meant for the run, and it tells by ending
    sys.stdin.buffer.read()
    clean_up(folder)


if __name__ == "__main__":
    _guard(Path(sys.argv[1]))
