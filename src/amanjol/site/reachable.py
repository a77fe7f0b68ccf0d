"""How a command reaches an installation: by the environment, or by the folder of a running `amanjol up`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from amanjol.site.configuration import ConfigurationError
from amanjol.site.database import ROLES
from amanjol.site.postgres import Cluster

if TYPE_CHECKING:
    from pathlib import Path

_DATABASE = "amanjol"  # as `amanjol up` names it


def use_installation(data: Path | None) -> None:
    """Complete the environment of this process, before the configuration is read. ConfigurationError.

    What the environment says already stays, but for the data folder, which is named on the command line.
    """
    if data is not None:
        os.environ["AMANJOL_DATA"] = str(data.absolute())
    if os.environ.get("DATABASE_URL"):
        return
    if data is None:
        raise ConfigurationError(
            "DATABASE_URL is not set: name the database, or with --data the folder of an `amanjol up`."
        )
    cluster = Cluster(data.absolute() / "postgres")
    if not (cluster.socket_folder / ".s.PGSQL.5432").is_socket():
        raise ConfigurationError(
            f"DATABASE_URL is not set and no `amanjol up` runs on {data}: start it first."
        )
    os.environ["DATABASE_URL"] = cluster.url(ROLES["app"], _DATABASE)
    for role in ("owner", "keeper"):
        os.environ[f"AMANJOL_{role.upper()}_DATABASE_URL"] = cluster.url(ROLES[role], _DATABASE)
