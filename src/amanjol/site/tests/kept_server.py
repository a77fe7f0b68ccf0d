"""One PostgreSQL for many runs of the tests, one after the other: `python -m amanjol.site.tests.kept_server`.

Copying a migrated folder and starting a server on it costs more than most tests. Whoever keeps one names its folder to
each run by `KEPT`; it ends with its input. Not for tests that change roles.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import Final

from amanjol.site.postgres import Cluster
from amanjol.site.tests import leftovers
from amanjol.site.tests.migrated import copy_migrated

KEPT: Final = "AMANJOL_TEST_SERVER"


def main() -> None:
    """Write the folder to the output once the server is there."""
    os.environ.setdefault("AMANJOL_SECRET_KEY", "only-for-tests-" * 5)  # settings refuse to do without
    folder = leftovers.make_folder()
    cluster = Cluster(folder / "postgres", durable=False)
    guard = leftovers.watch(folder, cluster.socket_folder)
    try:
        copy_migrated(cluster.folder)
        cluster.start()
        sys.stdout.write(f"{folder}\n")
        sys.stdout.flush()
        sys.stdin.read()
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
        if guard.stdin is not None:
            guard.stdin.close()
        guard.wait()


if __name__ == "__main__":
    main()
