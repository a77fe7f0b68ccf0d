"""A node of its own, in seconds; and an organisation on it with an inbox of two receivers, to measure letters on.

On a copy of the migrated database, with the tests' cast, so no demo has to be made first. Its passphrases are the cheap
ones of tests: nothing here measures them.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from _ground import CONTENT

from amanjol.site import database
from amanjol.site.cli import set_up_django
from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE
from amanjol.site.tests import migrated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.letters.cards import OrganisationCard

PLANE: Final = "casework"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who writes and opens, with everything of theirs unlocked; `card` is that of their own organisation."""

    member: Member
    keyring: Keyring
    circles: Circles
    signing: Signing
    card: OrganisationCard


@contextmanager
def node(planes: str, *, durable: bool, **settings: str) -> Iterator[None]:
    """With these settings besides. Its database waits for the disk where it is durable. Django is set up for it."""
    with tempfile.TemporaryDirectory(prefix="amanjol-bench-") as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "postgres", durable=durable)
        os.environ.update(
            AMANJOL_SECRET_KEY="only-for-measuring-" * 5,
            AMANJOL_DATA=folder,
            AMANJOL_CONTENT=str(CONTENT),
            AMANJOL_PLANES=planes,
            AMANJOL_CHEAP_PASSPHRASES="tests-only",
            AMANJOL_ORIGIN="http://testserver",
            DJANGO_SETTINGS_MODULE="amanjol.site.settings",
            **settings,
        )
        migrated.copy_migrated(cluster.folder, DATABASE, planes)
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url(database.ROLES["app"], DATABASE)
        os.environ["AMANJOL_OWNER_DATABASE_URL"] = cluster.url(database.ROLES["owner"], DATABASE)
        try:
            set_up_django()
            yield
        finally:
            cluster.stop()


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Letters a day are those of one node, which is this one."""
    with node(PLANE, durable=False, AMANJOL_LETTERS_A_DAY="1000000"):
        yield _made()


def _made() -> Receiver:
    from django.db import transaction

    from amanjol.foundation.letters.tests.house import House, create_house_cast, own_node_card

    with transaction.atomic():
        house = House(create_house_cast())
        house.folder.begin()
        house.folder.keep_own(own_node_card(house.folder))
    with transaction.atomic():
        return Receiver(house.member, house.keyring, house.circles, house.signing, house.card)
