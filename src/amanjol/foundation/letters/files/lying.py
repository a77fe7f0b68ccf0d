"""Where files of letters lie, sent ones and those that came, and when they go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import connection, transaction

from amanjol.foundation.seals.folders import SealedFolder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

FILES: Final = "files"
"""In the folder of letters."""
_NAMED: Final = "select letters_files_named(%s)"


def folder() -> SealedFolder:
    return SealedFolder(settings.LETTERS_ROOT / FILES)


def remove_at_commit(ids: Iterable[UUID]) -> None:
    """Of rows that are gone when this transaction is."""
    for pk in ids:
        transaction.on_commit(partial(folder().remove, pk))


def named(*, only_whole: bool = False) -> set[UUID]:
    """The ids of all rows of every organisation; `only_whole`: of those whose file has to be here."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, [only_whole])
        return {row[0] for row in cursor.fetchall()}


def lost() -> int:
    """How many rows there are whose file should be here and is not."""
    here = folder()
    return sum(not here.is_there(pk) for pk in named(only_whole=True))


def sweep() -> int:
    """What lies in the folder and has no row. Gives how many files went."""
    with transaction.atomic():
        return folder().sweep(named())
