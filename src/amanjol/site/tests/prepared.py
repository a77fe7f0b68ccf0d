"""The data folder of a demo as `amanjol up` prepares it: guide loaded, pack built, keys made. Made once, then copied.

Preparing takes twenty seconds of processor, a copy two seconds. A node that starts on a copy at an address of its own
prepares again by itself: it migrates, links those files of its pack that stay the same, builds those that name the
address, and publishes. Where nobody needs to find it by what it names, it goes on naming the one it was prepared for.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from amanjol.site.children import Children
from amanjol.site.cli import neighbour
from amanjol.site.configuration import PLANES
from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE
from amanjol.site.sources import files_below
from amanjol.site.tests import migrated
from amanjol.site.tests.browser.node import FORGET, Node

KEPT: Final = 4  # copies of 140 MB
TOLD: Final = ("AMANJOL_BROTLI", "AMANJOL_CHEAP_PASSPHRASES", "AMANJOL_CONTENT", "AMANJOL_VOICES")
"""What a run of the tests may set that changes what is prepared."""
PLANE: Final = "casework"  # of nodes that are neighbours: quick to prepare
_PORT: Final = 8000  # nobody listens there: it is only written down


def prepared_node(data: Path) -> Node:
    """A node of today at `data`, which has nothing left to prepare.

    Its codes, mails and map of the site name an address where nobody listens: one that another node writes to begins
    on `copy_prepared`.
    """
    copy_prepared(data)
    node = Node(data)
    node.environment = {"AMANJOL_ORIGIN": f"http://localhost:{_PORT}"}
    _note_prepared(data)
    return node


def copy_prepared(data: Path) -> None:
    """Put a data folder at `data`, for a node of today."""
    with migrated.master("prepared", fingerprint(), _make, KEPT) as folder:
        subprocess.run(["cp", "-a", str(folder), str(data)], check=True)


def _note_prepared(data: Path) -> None:
    """By this checkout: another of the same files may have made what was copied."""
    from amanjol.site.cli import nodes  # noqa: PLC0415  it names the settings, which the other processes are not to inherit

    given = {name: text for name, text in os.environ.items() if name not in FORGET}
    environment = nodes.environment_of(data, _PORT, PLANES, given=given)
    (data / "prepared").write_text(nodes.fingerprint(environment), encoding="ascii")


def copy_neighbours(data: Path) -> None:
    """As `copy_prepared`, of casework alone, with the data folder of its neighbour in it: the two have met."""
    with migrated.master("neighbours", fingerprint(), _make_neighbours, KEPT) as folder:
        subprocess.run(["cp", "-a", str(folder), str(data)], check=True)


def fingerprint() -> str:
    """Of the database, of every file of the program and of the starter guide, of what we set, and of the day."""
    from django.utils import timezone  # noqa: PLC0415  settings are not ready earlier

    digest = hashlib.sha256(f"{migrated.fingerprint()} {timezone.localdate()}".encode())
    for folder in (migrated.SOURCES / "amanjol", migrated.SOURCES.parent / "content"):
        for file in (path.relative_to(folder) for path in files_below(folder)):
            if "tests" not in file.parts and file.name != "conftest.py":
                digest.update(f"{file}\0".encode() + (folder / file).read_bytes())
    digest.update("\0".join(os.environ.get(name, "") for name in TOLD).encode())
    return digest.hexdigest()[:24]


def _make(master: Path) -> None:
    with tempfile.TemporaryDirectory(dir=master.parent, prefix="making-") as folder:
        Path(folder).chmod(0o755)
        data = Path(folder) / "data"
        data.mkdir()
        migrated.copy_migrated(data / "postgres", DATABASE)
        environment = {name: text for name, text in os.environ.items() if name not in FORGET}
        subprocess.run([sys.executable, "-m", __name__, str(data)], env=environment, check=True)
        data.rename(master)


def _make_neighbours(master: Path) -> None:
    with tempfile.TemporaryDirectory(dir=master.parent, prefix="making-") as folder:
        Path(folder).chmod(0o755)
        node = Node(Path(folder) / "data", is_migrated=False)
        for data in (node.data, node.data / neighbour.FOLDER):
            data.mkdir()
            migrated.copy_migrated(data / "postgres", DATABASE, PLANE)
        node.start("--planes", PLANE, "--neighbour")
        node.stop()
        node.data.rename(master)


def main() -> None:
    """As `amanjol up` does before it serves; and what its worker does first, which fills the editor's search."""
    from amanjol.site.cli import nodes  # noqa: PLC0415  it names the settings, which the other processes are not to inherit
    from amanjol.site.cli.preparation import Preparation, finish_all  # noqa: PLC0415  as above

    data = Path(sys.argv[1])
    environment = nodes.environment_of(data, _PORT, PLANES)
    with ExitStack() as stack:
        environment |= nodes.start_database(Cluster(data / "postgres"), Children(environment, print), stack)
        with Preparation(environment, is_demo=True) as preparation:
            finish_all([preparation])
        worked_off = [
            sys.executable,
            "-m",
            "amanjol.site.cli",
            "manage",
            "db_worker",
            "--batch",
            "--verbosity",
            "0",
        ]
        subprocess.run(worked_off, env=environment, check=True)


if __name__ == "__main__":
    main()
