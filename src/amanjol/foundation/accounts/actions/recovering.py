from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts.actions.recording import record_own
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.accounts.unlocks import owner_of
from amanjol.foundation.seals import person_keys

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import Account
    from amanjol.foundation.seals.keypairs import KeyPair


@transaction.atomic
def new_recovery_code(*, account: Account, keys: KeyPair) -> tuple[str, bytes]:
    """A new code in place of the old, to be shown once, and the wrap that it opens. Stored: the wrap alone."""
    code = person_keys.new_recovery_code()
    wrapped = person_keys.wrap_for_recovery_code(keys, code, owner_of(account))
    PersonKey.objects.filter(account=account).update(by_recovery_code=wrapped, code_kept_at=None)
    record_own("account.code-made", account)
    return code, wrapped


@transaction.atomic
def keep_recovery_code(*, account: Account) -> None:
    """Words of the printed code were typed back."""
    PersonKey.objects.filter(account=account).update(code_kept_at=timezone.now())
    record_own("account.code-kept", account)
