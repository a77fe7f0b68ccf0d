"""The last steps of every way in: the session, the person's key, the unlock.

Also called: login, session.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.contrib.auth import login
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import panels
from amanjol.foundation.accounts.actions.recording import record_own
from amanjol.foundation.accounts.devices import describe_device
from amanjol.foundation.accounts.models import Account, PersonKey
from amanjol.foundation.accounts.session_store import DEVICE
from amanjol.foundation.accounts.unlocks import owner_of, session_of
from amanjol.foundation.seals import person_keys
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.language import SESSION_KEY as LANGUAGE

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.seals.keypairs import KeyPair

_BACKEND: Final = "amanjol.foundation.accounts.backends.RolePermissions"


@dataclass(frozen=True, slots=True, eq=False)
class SignedIn:
    """Who is in, and what the unlock cookie must hold; None where the person's key did not open.

    `lacks_code` says that a printed recovery code is still to be made.
    """

    account: Account
    unlock_secret: bytes | None = field(repr=False)
    lacks_code: bool


def let_in(request: HttpRequest, account: Account, wrapping_key: bytes) -> SignedIn:
    """A new session, unlocked by the wrapping key that the one run of Argon2id gave."""
    login(request, account, backend=_BACKEND)
    request.session[DEVICE] = describe_device(request.headers.get("User-Agent", ""))
    request.session[LANGUAGE] = account.language
    request.session.save()
    key, keys = open_or_make(account, wrapping_key)
    return SignedIn(account, unlock_with(request, account, key, keys), lacks_code=not key.has_code)


def open_or_make(account: Account, wrapping_key: bytes) -> tuple[PersonKey, KeyPair | None]:
    """The person's key pair; a first one where there is none yet. None instead of a pair that does not open."""
    key = PersonKey.objects.filter(account=account).first()
    if key is None:
        return make_key(account, wrapping_key)
    try:
        opened = person_keys.open_by_passphrase(bytes(key.by_passphrase), wrapping_key, owner_of(account))
    except SealBroken:
        return key, None
    return key, opened


@transaction.atomic
def make_key(account: Account, wrapping_key: bytes) -> tuple[PersonKey, KeyPair]:
    """A first pair, or the next where there is no row any more. Its recovery code is made when it is shown."""
    locked = Account.objects.select_for_update().get(pk=account.pk)  # of two sign-ins at once, one makes it
    existing = PersonKey.objects.filter(account=locked).first()
    account.key_version = locked.key_version
    if existing is not None:
        wrapped = bytes(existing.by_passphrase)
        return existing, person_keys.open_by_passphrase(wrapped, wrapping_key, owner_of(account))
    account.key_version += 1
    account.save(update_fields=["key_version"])
    new_keys = person_keys.make_keys(wrapping_key, owner_of(account))
    key = PersonKey.objects.create(
        account=account,
        version=account.key_version,
        public=new_keys.keys.public,
        by_passphrase=new_keys.by_passphrase,
        by_recovery_code=new_keys.by_recovery_code,
    )
    record_own("account.key-made", account)
    return key, new_keys.keys


def unlock_with(request: HttpRequest, account: Account, key: PersonKey, keys: KeyPair | None) -> bytes | None:
    """Unlock this session. None, and an entry in the journal, where the stored key is not the person's own."""
    if keys is None or keys.public != bytes(key.public):
        record_own("account.key-broken", account)
        return None
    session = session_of(request)
    at = timezone.now()
    secret, wrapped = person_keys.unlock(keys, owner_of(account), session.bound_to(at))
    session.unlock(wrapped, at)
    panels.tell_unlocked(request, account, keys)
    return secret
