"""Keeping a case until another day of review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import queries
from amanjol.casework.cases.actions.creating import REVIEWED_AFTER
from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NotThen(ValueError):
    """The next day of review lies after today and at most `REVIEWED_AFTER` on."""


@transaction.atomic
def keep_case(*, keyring: Keyring, case: Case, until: date, reason: str, today: date) -> None:
    """Of a closed case too. NotThen; PermissionDenied for who may not decide; SealBroken; TooLarge."""
    if not today < until <= today + REVIEWED_AFTER:
        raise NotThen
    if not queries.reviewable_by(keyring.member).filter(pk=case.pk).exists():
        raise PermissionDenied
    review = Review(present_moment(), keyring.person, until, reason)
    change_case("case.kept", keyring, case, add=lambda _items: [review], even_closed=True, retention_on=until)
