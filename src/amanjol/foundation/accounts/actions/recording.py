"""How deeds of accounts stand in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.accounts.panels import organisation_of
from amanjol.foundation.journal.actions import record

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.accounts.models import Account


def record_own(verb: str, account: Account) -> None:
    """What somebody did with their own account."""
    record_by(verb, account, account.pk)


def record_by(verb: str, account: Account, by: UUID | None) -> None:
    """In the journal of the account's organisation; `by` None is the operator at the command line."""
    record(verb=verb, organisation=organisation_of(account.pk), actor=by, subject=("account", account.pk))
