"""Whether a machine has something of a second node, which would share users, roles, ports and addresses with the first.

`setup` refuses to begin where it has; the doctor says so where it came later. Nothing is changed here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

MARK: Final = "node"
"""In the data folder: the id of the node whose packs and uploads it holds."""
PORT: Final = 8000
"""Of the web server, as amanjol-web.service and nginx.conf have it."""
UNIT_FOLDERS: Final = ("etc/systemd/system", "usr/local/lib/systemd/system", "usr/lib/systemd/system")
_RUNS_US: Final = re.compile(r"^Exec\w*=.*(amanjol\.site|/amanjol (worker|up|backup)\b)", re.MULTILINE)
_LISTENS: Final = "0A"  # TCP_LISTEN, in hexadecimal as /proc/net/tcp has it
_HERE: Final = {"0100007F", "00000000", "0" * 32, "0" * 24 + "01000000", "0" * 16 + "FFFF00000100007F"}


def foreign_units(root: Path, ours: Collection[str]) -> list[str]:
    """Paths of units of the machine below `root` that run this program and are not `ours`."""
    return [
        f"/{file.relative_to(root)}"
        for folder in UNIT_FOLDERS
        for file in sorted((root / folder).glob("*.service"))
        if file.name not in ours and file.is_file() and _RUNS_US.search(_joined(file))
    ]


def _joined(file: Path) -> str:
    """With each command in one line. A unit that only root reads is root's affair."""
    try:
        return file.read_text(encoding="utf-8", errors="replace").replace("\\\n", " ")
    except PermissionError:
        return ""


def listener_at(
    port: int, tables: Collection[Path] = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
) -> int | None:
    """Number of the user whose program answers 127.0.0.1 at `port` of this machine; None where nobody's does."""
    for table in tables:
        if not table.exists():
            continue
        for line in table.read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            address, _, number = fields[1].partition(":")
            if fields[3] == _LISTENS and address in _HERE and int(number, 16) == port:
                return int(fields[7])
    return None


def marked(data: Path) -> str:
    """The id of the node whose data folder it is; empty where none says so."""
    try:
        return (data / MARK).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
