"""Where servers of Debian's packages lie that tests run: in this machine, or unpacked by `deploy/find_servers.sh`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_CACHE: Final = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
_UNPACKED: Final = Path("/var/cache" if os.geteuid() == 0 else _CACHE) / "amanjol" / "servers"


def root_of(program: str) -> Path:
    """Below which `program` lies, a path without its first slash. Of this machine where it is nowhere."""
    return _UNPACKED if not (Path("/") / program).exists() and (_UNPACKED / program).exists() else Path("/")
