"""What is wrapped under an epoch, moved to the next one a little at a time.

A package that stores keys under an epoch registers one `Work` when it starts. The steps run in requests of
unlocked holders (the worker has no key), a few rows in each, so stopping anywhere is harmless. Until at
least one package has registered, no link to an earlier epoch is ever deleted: nobody could say that nothing
needs it.

Also called: key rotation, re-encryption.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.keys.keyring import Keyring

logger = logging.getLogger(__name__)
ROWS_A_REQUEST: Final = 25
ROWS_A_STEP: Final = 500


@dataclass(frozen=True, slots=True)
class Work:
    """The rows of one package.

    `left(keyring)` counts rows of the organisation that are not under `keyring.epoch` yet, inbound ones
    (sealed to a public half) included. `rewrap(keyring, at_most)` moves up to so many of them by
    `case_keys.rewrap` (inbound ones are sealed anew) with `keyring.epoch_numbered(…)`, and returns how many; it may be
    called twice at once, so it takes its rows with `select_for_update(skip_locked=True)`. A row that does not
    open must not stand in the way of the others: skip it; it counts as left, and so the link stays.
    """

    name: str
    left: Callable[[Keyring], int]
    rewrap: Callable[[Keyring, int], int]


_works: dict[str, Work] = {}


def register(work: Work) -> None:
    """The same name again replaces it."""
    _works[work.name] = work


def is_known() -> bool:
    """Whether any package has said what it wraps."""
    return bool(_works)


def left(keyring: Keyring) -> int:
    return sum(work.left(keyring) for work in _works.values())


def step(keyring: Keyring, at_most: int) -> int:
    """Move up to so many rows, of one package after the other. Returns how many."""
    moved = 0
    for work in _works.values():
        if moved >= at_most:
            break
        try:
            with transaction.atomic():
                moved += work.rewrap(keyring, at_most - moved)
        except SealBroken:  # a package that did not skip: its holders must be able to work all the same
            logger.exception("Re-wrapping of %s met a row that does not open.", work.name)
    return moved
