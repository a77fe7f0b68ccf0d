from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import panels, throttling
from amanjol.foundation.accounts.actions.recording import record_by, record_own
from amanjol.foundation.accounts.models import Account, Invitation, PersonKey
from amanjol.foundation.accounts.session_store import SessionStore, hash_key

if TYPE_CHECKING:
    from uuid import UUID


def end_sessions(*, account: Account, by: UUID | None, keep: str | None = None) -> int:
    """Sign out every browser but the one with the key `keep`; takes effect at their next request."""
    others = account.sessions.all()
    if keep is not None:
        others = others.exclude(key_hash=hash_key(keep))
    ended, _ = others.delete()
    if ended:
        record_by("account.sessions-ended", account, by)
    return ended


def end_session(*, account: Account, session: UUID) -> bool:
    """Sign out one browser; False if it is none of this account's."""
    ended, _ = account.sessions.filter(pk=session).delete()
    if ended:
        record_own("account.session-ended", account)
    return bool(ended)


@transaction.atomic
def drop_person_key(*, account: Account, by: UUID | None) -> None:
    """Take a person's keys away, at once and without any key: every wrap, and all that was sealed to them.

    Should they come back, they begin with a new pair at their next sign-in.
    """
    panels.tell_key_dropped(account.pk)  # first: it may ask what the key was good for
    number, _ = PersonKey.objects.filter(account=account).delete()
    account.sessions.update(by_session=None, locks_at=None)
    if number:
        record_by("account.key-dropped", account, by)


@transaction.atomic
def deactivate(*, account: Account, by: UUID | None) -> None:
    """Shut somebody out: account, invitation, sessions and keys go in one transaction."""
    Account.objects.filter(pk=account.pk).update(is_active=False)
    Invitation.objects.filter(account=account).delete()
    end_sessions(account=account, by=by)
    drop_person_key(account=account, by=by)
    record_by("account.deactivated", account, by)


@transaction.atomic
def erase(*, account: Account, by: UUID | None) -> None:
    """Empty the row; its id stays, since the journal names it."""
    deactivate(account=account, by=by)
    account.groups.clear()
    Account.objects.filter(pk=account.pk).update(
        email=f"{account.pk}@erased.invalid",
        name="",
        passphrase_record="",
        totp_sealed=None,
        totp_last_step=0,
    )
    record_by("account.erased", account, by)


def choose_language(*, account: Account, language: str) -> None:
    Account.objects.filter(pk=account.pk).update(language=language)


def forget_expired() -> None:
    """Delete what has run out: sessions, invitations, counts of tries. For the daily clearing."""
    SessionStore.clear_expired()
    Invitation.objects.filter(expires_at__lte=timezone.now()).delete()
    throttling.forget()
