"""The machine that is set up: this one, or one that lies in a folder, where no service runs."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_NOT_THERE = 127  # as a shell says it of a command that it does not find


class SetupFailed(Exception):
    """The machine is not as it should be; the sentence says what is in the way."""


@dataclass(frozen=True, slots=True)
class Machine:
    """`root` is where its file system begins."""

    root: Path = Path("/")

    @property
    def has_systemd(self) -> bool:
        """Whether services can be started there."""
        return self.root == Path("/") and Path("/run/systemd/system").is_dir()

    def path(self, name: str) -> Path:
        return self.root / name.lstrip("/")

    def run(
        self, *command: str, user: str = "", given: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run it there, as root or as another user. A program that is missing gives 127, as in a shell."""
        whole = [*(("runuser", "-u", user, "--") if user else ()), *command]
        if self.root != Path("/"):
            whole = ["chroot", str(self.root), *whole]
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        try:
            return subprocess.run(
                whole, input=given, capture_output=True, text=True, check=False, env=environment, cwd="/"
            )
        except FileNotFoundError:
            return subprocess.CompletedProcess(whole, _NOT_THERE, "", f"{whole[0]} is not installed")

    def do(self, *command: str, user: str = "", given: str | None = None) -> str:
        """Run it there and give what it said. SetupFailed with its complaint."""
        done = self.run(*command, user=user, given=given)
        if done.returncode:
            lines = (done.stderr.strip() or done.stdout.strip() or "it ended without a word").splitlines()
            raise SetupFailed(f"`{' '.join(command[:3])}` failed: {' '.join(lines[-3:])}")
        return done.stdout

    def owner_of(self, path: Path) -> tuple[str, str]:
        facts = path.lstat()
        return self._name_of(facts.st_uid, "passwd"), self._name_of(facts.st_gid, "group")

    def give(self, path: Path, owner: str, group: str) -> None:
        os.chown(path, self._number_of(owner, "passwd"), self._number_of(group, "group"))

    def _number_of(self, name: str, kind: str) -> int:
        for fields in self._lines(kind):
            if fields[0] == name:
                return int(fields[2])
        raise SetupFailed(f"There is no {'user' if kind == 'passwd' else 'group'} {name}.")

    def _name_of(self, number: int, kind: str) -> str:
        return next((fields[0] for fields in self._lines(kind) if fields[2] == str(number)), str(number))

    def is_user(self, number: int, name: str) -> bool:
        return self._name_of(number, "passwd") == name

    def users(self) -> set[str]:
        return {fields[0] for fields in self._lines("passwd")}

    def members(self, group: str) -> set[str]:
        return {
            name for fields in self._lines("group") if fields[0] == group for name in fields[3].split(",")
        }

    def _lines(self, kind: str) -> list[list[str]]:
        """Of the machine's own list: names there need not be names here."""
        file = self.path(f"/etc/{kind}")
        if not file.exists():
            return []
        lines = [line.split(":") for line in file.read_text(encoding="utf-8").splitlines()]
        return [fields for fields in lines if len(fields) > 3]
