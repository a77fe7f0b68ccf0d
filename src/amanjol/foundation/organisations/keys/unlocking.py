"""What happens to an organisation's keys when a member unlocks, and when somebody's key is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.foundation.accounts.queries import keys_of_accounts
from amanjol.foundation.organisations.keys import rules
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles import opening
from amanjol.foundation.organisations.keys.circles import rules as circle_rules
from amanjol.foundation.organisations.keys.keyring import Keyring, KeysState, settle_with
from amanjol.foundation.organisations.models import Member, Organisation
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.tenant import name_session

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.accounts.models import Account
    from amanjol.foundation.seals.keypairs import KeyPair


def open_at_unlock(request: HttpRequest, account: Account, keys: KeyPair) -> None:
    """Compare, accept the next epoch, begin a new one where it is due. What was swapped goes into the journal.

    The session is new at this point, so the database has to be told its name first. Circles after the epoch.
    """
    member = member_of(account)
    if member is None or not uses_keys(account):
        return
    name_session(request.session.session_key)
    status = settle_with(member, keys)
    if status.state is KeysState.CHANGED:
        record_deed("keys.changed", member)
        return
    _open_circles(member, keys, status.keyring)


def _open_circles(member: Member, keys: KeyPair, keyring: Keyring | None) -> None:
    if not circle_rules.can_be_in_any(member):
        return
    for circle, state in opening.settle_with(member, keys, keyring).states.items():
        if state is opening.CircleState.CHANGED:
            record_deed("circle.changed", member, ("circle", circle))


def note_leaver(account: UUID) -> None:
    """Somebody who may know the epoch loses their key: the organisation needs a new one."""
    member = Member.objects.filter(account_id=account, left_on=None).first()
    if member is not None and rules.can_hold(member) and keys_of_accounts([account]):
        Organisation.objects.filter(pk=member.organisation_id).update(new_keys_due_since=timezone.now())


def uses_keys(account: Account) -> bool:
    member = member_of(account)
    return member is not None and (rules.can_hold(member) or circle_rules.can_be_in_any(member))
