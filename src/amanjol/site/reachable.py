"""How a command reaches an installation: by the environment, or by the folder of an `amanjol up` that runs.

Every command has the option `--data` and comes here before it reads the configuration.
"""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

from amanjol.site.configuration import ConfigurationError, data_folder
from amanjol.site.database import ROLES
from amanjol.site.postgres import Cluster

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DATABASE = "amanjol"  # of the embedded PostgreSQL
RUNNING = "running"
"""File in the data folder: what `amanjol up` runs there, so that a command means the same. Nothing secret."""
_TOLD = ("AMANJOL_ORIGIN", "AMANJOL_PLANES")
_ANSWERS_WITHIN = 5.0  # seconds


def use_installation() -> None:
    """Complete the environment of this process, before the configuration is read. ConfigurationError.

    What the environment says already stays.
    """
    if os.environ.get("DATABASE_URL"):
        return
    data = data_folder()
    cluster = Cluster(data / "postgres")
    if not _answers(cluster.socket_folder / ".s.PGSQL.5432"):
        raise ConfigurationError(
            f"DATABASE_URL is not set and no `amanjol up` runs on {data}: start it, name its folder with"
            " --data, or name a database."
        )
    os.environ["AMANJOL_DATA"] = str(data)
    os.environ["DATABASE_URL"] = cluster.url(ROLES["app"], DATABASE)
    for role in ("owner", "keeper"):
        os.environ[f"AMANJOL_{role.upper()}_DATABASE_URL"] = cluster.url(ROLES[role], DATABASE)
    for name, value in _read_running(data).items():
        os.environ.setdefault(name, value)


def note_running(data: Path, environment: Mapping[str, str]) -> None:
    """By `amanjol up`, for `use_installation`."""
    lines = [f"{name}={environment[name]}\n" for name in _TOLD]
    (data / RUNNING).write_text("".join(lines), encoding="utf-8")


def _read_running(data: Path) -> dict[str, str]:
    try:
        lines = (data / RUNNING).read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    return {name: values[name] for name in _TOLD if name in values}


def _answers(path: Path) -> bool:
    """A killed run leaves its socket behind, and nobody there."""
    try:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(_ANSWERS_WITHIN)
            probe.connect(str(path))
    except OSError:
        return False
    return True
