"""Steps: what a machine should have, whether it has it, and how it gets it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from amanjol.site.setup.machine import Machine


class Step(Protocol):
    """One thing that should be so."""

    @property
    def what(self) -> str:
        """In a few words, for the list of what will be done and was done."""
        ...

    def left_out(self, machine: Machine) -> str:
        """Why this cannot be done on that machine; empty where it can."""
        ...

    def is_so(self, machine: Machine) -> bool:
        """Changes nothing. What cannot be told yet is not so."""
        ...

    def make_so(self, machine: Machine) -> str:
        """SetupFailed. Gives what somebody must be told, mostly nothing."""
        ...


class Always:
    """Steps that can be done everywhere."""

    def left_out(self, machine: Machine) -> str:  # noqa: ARG002  others look
        return ""


@dataclass(frozen=True, slots=True)
class Packages(Always):
    """Packages of Debian, and a PostgreSQL server, of which a newer one may be there already."""

    names: tuple[str, ...]
    is_server_there: Callable[[Machine], bool]

    @property
    def what(self) -> str:
        return f"packages postgresql, {', '.join(self.names)}"

    def is_so(self, machine: Machine) -> bool:
        output = machine.run("dpkg-query", "--show", "--showformat", "${Status}\n", *self.names)
        all_there = output.returncode == 0 and output.stdout.count("install ok installed") == len(self.names)
        return all_there and self.is_server_there(machine)

    def make_so(self, machine: Machine) -> str:
        server = () if self.is_server_there(machine) else ("postgresql",)
        machine.do("apt-get", "update", "-qq")
        machine.do("apt-get", "install", "--yes", "-qq", "--no-install-recommends", *self.names, *server)
        return ""


@dataclass(frozen=True, slots=True)
class User(Always):
    """A user of the machine that nobody signs in as, with a group of the same name."""

    name: str
    home: str

    @property
    def what(self) -> str:
        return f"user {self.name}"

    def is_so(self, machine: Machine) -> bool:
        return self.name in machine.users()

    def make_so(self, machine: Machine) -> str:
        machine.do("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", self.home,
                   "--shell", "/usr/sbin/nologin", self.name)  # fmt: skip
        return ""


@dataclass(frozen=True, slots=True)
class Member(Always):
    user: str
    group: str

    @property
    def what(self) -> str:
        return f"{self.user} in the group {self.group}"

    def is_so(self, machine: Machine) -> bool:
        return self.user in machine.members(self.group)

    def make_so(self, machine: Machine) -> str:
        machine.do("usermod", "--append", "--groups", self.group, self.user)
        return ""


@dataclass(frozen=True, slots=True)
class Folder(Always):
    path: str
    mode: int = 0o755
    owner: str = "root"
    group: str = "root"

    @property
    def what(self) -> str:
        return self.path

    def is_so(self, machine: Machine) -> bool:
        path = machine.path(self.path)
        return path.is_dir() and _has(machine, path, self.mode, self.owner, self.group)

    def make_so(self, machine: Machine) -> str:
        path = machine.path(self.path)
        path.mkdir(parents=True, exist_ok=True)
        machine.give(path, self.owner, self.group)
        path.chmod(self.mode)
        return ""


@dataclass(frozen=True, slots=True)
class File(Always):
    """A file with just this in it. One that says something else is kept beside it, as NAME.before, if it is to be."""

    path: str
    content: Callable[[Machine], str]
    mode: int = 0o644
    owner: str = "root"
    group: str = "root"
    is_kept: bool = True

    @property
    def what(self) -> str:
        return self.path

    def is_so(self, machine: Machine) -> bool:
        path = machine.path(self.path)
        return (
            path.is_file()
            and path.read_text(encoding="utf-8") == self.content(machine)
            and _has(machine, path, self.mode, self.owner, self.group)
        )

    def make_so(self, machine: Machine) -> str:
        path = machine.path(self.path)
        content = self.content(machine)
        remark = ""
        if self.is_kept and path.exists() and path.read_text(encoding="utf-8") != content:
            path.replace(path.with_name(path.name + ".before"))
            remark = f"{self.path} said something else; that is kept as {self.path}.before."
        write(machine, path, content, self.mode, self.owner, self.group)
        return remark


@dataclass(frozen=True, slots=True)
class FirstFile(Always):
    """A file that is made once and is then its owner's affair, but for mode and owner."""

    path: str
    content: Callable[[Machine], str]
    mode: int = 0o644
    owner: str = "root"
    group: str = "root"

    @property
    def what(self) -> str:
        return self.path

    def is_so(self, machine: Machine) -> bool:
        path = machine.path(self.path)
        return path.is_file() and _has(machine, path, self.mode, self.owner, self.group)

    def make_so(self, machine: Machine) -> str:
        path = machine.path(self.path)
        content = path.read_text(encoding="utf-8") if path.exists() else self.content(machine)
        write(machine, path, content, self.mode, self.owner, self.group)
        return ""


@dataclass(frozen=True, slots=True)
class Variables(Always):
    """A file of variables in which these have these values; all other lines stay as they are."""

    path: str
    values: Callable[[Machine], Mapping[str, str]]
    example: str = ""

    @property
    def what(self) -> str:
        return self.path

    def is_so(self, machine: Machine) -> bool:
        path = machine.path(self.path)
        return path.is_file() and path.read_text(encoding="utf-8") == self._text(machine)

    def make_so(self, machine: Machine) -> str:
        write(machine, machine.path(self.path), self._text(machine), 0o644, "root", "root")
        return ""

    def _text(self, machine: Machine) -> str:
        path = machine.path(self.path)
        lines = (path.read_text(encoding="utf-8") if path.is_file() else self.example).splitlines()
        for name, value in self.values(machine).items():
            places = [number for number, line in enumerate(lines) if line.startswith(f"{name}=")]
            if places:
                lines[places[-1]] = f"{name}={value}"  # the last one counts
            else:
                lines.append(f"{name}={value}")
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Absent(Always):
    path: str
    why: str

    @property
    def what(self) -> str:
        return f"{self.path} away: {self.why}"

    def is_so(self, machine: Machine) -> bool:
        path = machine.path(self.path)
        return not path.exists() and not path.is_symlink()

    def make_so(self, machine: Machine) -> str:
        machine.path(self.path).unlink()
        return ""


@dataclass(frozen=True, slots=True)
class OnlyOwnerWrites(Always):
    """Below the folder nobody but a file's owner writes: nginx is of its group, and reads it."""

    path: str

    @property
    def what(self) -> str:
        return f"{self.path} written by nobody but its owner"

    def is_so(self, machine: Machine) -> bool:
        return not self._open(machine)

    def make_so(self, machine: Machine) -> str:
        for path in self._open(machine):
            path.chmod(stat.S_IMODE(path.lstat().st_mode) & ~0o022)
        return ""

    def _open(self, machine: Machine) -> list[Path]:
        return [
            path
            for path in machine.path(self.path).rglob("*")
            if not path.is_symlink() and stat.S_IMODE(path.lstat().st_mode) & 0o022
        ]


def _has(machine: Machine, path: Path, mode: int, owner: str, group: str) -> bool:
    return stat.S_IMODE(path.lstat().st_mode) == mode and machine.owner_of(path) == (owner, group)


def write(machine: Machine, path: Path, content: str, mode: int, owner: str, group: str) -> None:
    """Whole or not at all, and never readable by more than it will be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_text(content, encoding="utf-8")
    machine.give(new, owner, group)
    new.chmod(mode)
    new.replace(path)
