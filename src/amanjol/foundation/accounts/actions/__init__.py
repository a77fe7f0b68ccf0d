"""Every write of accounts, by subject."""

from amanjol.foundation.accounts.actions.demo import NotADemo, create_demo_account, open_demo_keys
from amanjol.foundation.accounts.actions.entering import SignedIn
from amanjol.foundation.accounts.actions.inviting import (
    AddressTaken,
    EmailTaken,
    InvitationUsed,
    WrongRecoveryCode,
    enrol,
    invite,
    note_address_taken,
    renew_invitation,
)
from amanjol.foundation.accounts.actions.leaving import (
    choose_language,
    deactivate,
    drop_person_key,
    end_session,
    end_sessions,
    erase,
    forget_expired,
)
from amanjol.foundation.accounts.actions.recovering import keep_recovery_code, new_recovery_code
from amanjol.foundation.accounts.actions.signing_in import (
    Refused,
    TooManyTries,
    change_passphrase,
    sign_in,
    sign_out,
)
from amanjol.foundation.accounts.actions.unlocking import lock, lock_idle, unlock

__all__ = [
    "AddressTaken",
    "EmailTaken",
    "InvitationUsed",
    "NotADemo",
    "Refused",
    "SignedIn",
    "TooManyTries",
    "WrongRecoveryCode",
    "change_passphrase",
    "choose_language",
    "create_demo_account",
    "deactivate",
    "drop_person_key",
    "end_session",
    "end_sessions",
    "enrol",
    "erase",
    "forget_expired",
    "invite",
    "keep_recovery_code",
    "lock",
    "lock_idle",
    "new_recovery_code",
    "note_address_taken",
    "open_demo_keys",
    "renew_invitation",
    "sign_in",
    "sign_out",
    "unlock",
]
