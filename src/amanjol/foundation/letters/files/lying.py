"""Where files of letters lie, sent ones and those that came, and when they go."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals.folders import LEFT_ALONE, SealedFolder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import timedelta

FILES: Final = "files"
"""In the folder of letters."""
_NOBODYS: Final = "select letters_files_nobodys(%s)"
_LOST: Final = "select letters_files_lost(%s)"
_ASK_AGAIN: Final = "select letters_files_ask_again(%s)"


def folder() -> SealedFolder:
    return SealedFolder(settings.LETTERS_ROOT / FILES)


def remove_at_commit(ids: Iterable[UUID]) -> None:
    """Of rows that are gone when this transaction is."""
    for pk in ids:
        transaction.on_commit(partial(folder().remove, pk))


def nobodys(lying: Collection[UUID]) -> set[UUID]:
    """Those of these that have no row of any organisation. Which rows there are is told to nobody: who asks knows what
    lies on the disk.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NOBODYS, [list(lying)])
        return {row[0] for row in cursor.fetchall()}


def lost() -> int:
    """How many rows there are whose file should be here and is not."""
    return _count(_LOST) and _count(
        _LOST
    )  # one may have come between the look at the disk and that at the rows


def ask_again_for_lost() -> int:
    """Files that came and lie here no more are asked for once more, as long as their letter lives. Gives how many."""
    return _count(_ASK_AGAIN)


def sweep(*, left_alone: timedelta = LEFT_ALONE) -> int:
    """What lies in the folder and has no row. Gives how many files went."""
    here, here_is = folder(), node()
    there = {*here.lying(), *_begun(here)}
    with transaction.atomic():
        named = there - nobodys(there)
        return here.sweep(named, node=str(here_is.pk) if here_is is not None else "", left_alone=left_alone)


def _begun(here: SealedFolder) -> Iterator[UUID]:
    """The ids of what is on its way."""
    for path in here.coming().iterdir():
        with suppress(ValueError):
            yield UUID(hex=path.name)


def _count(statement: str) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [[*folder().lying()]])
        return int(cursor.fetchone()[0])
