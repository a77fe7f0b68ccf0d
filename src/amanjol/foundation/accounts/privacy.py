"""What the columns of accounts hold about people."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_ACCOUNT = "as long as the person works here, then 3 years"
_BLANKED = "the row is emptied; its id stays for the journal"
_KEY = "as long as the person works here"
_WITH_KEY = "the row is deleted, and with it everything sealed to it"
_SESSION = "8 hours at most"
_UNLOCK = "15 minutes after the last request, 8 hours at most"
_WITH_SESSION = "with the session: signing out, or the daily clearing"

COLUMNS = (
    *(
        Column(f"Account.{field}", is_personal=True, kept=_ACCOUNT, erased=_BLANKED)
        for field in ("email", "name", "language", "passphrase_record", "totp_sealed", "totp_last_step")
    ),
    *(
        Column(f"Account.{field}", is_personal=False, kept="as long as the node", erased="never")
        for field in (
            "id", "is_active", "is_demo", "is_superuser", "groups", "user_permissions", "created_at",
            "key_version",
        )
    ),
    *(
        Column(f"PersonKey.{field}", is_personal=True, kept=_KEY, erased=_WITH_KEY)
        for field in (
            "account", "version", "public", "by_passphrase", "by_recovery_code", "made_at", "code_kept_at",
        )
    ),
    Column("PersonKey.id", is_personal=False, kept=_KEY, erased=_WITH_KEY),
    *(
        Column(f"Session.{field}", is_personal=True, kept=_UNLOCK, erased="locking; signing out")
        for field in ("by_session", "unlocked_at", "locks_at")
    ),
    *(
        Column(f"Session.{field}", is_personal=True, kept=_SESSION, erased=_WITH_SESSION)
        for field in ("account", "device", "created_at", "last_seen_at", "data")
    ),
    *(
        Column(f"Session.{field}", is_personal=False, kept=_SESSION, erased=_WITH_SESSION)
        for field in ("id", "key_hash", "expires_at")
    ),
    Column("Invitation.account", is_personal=True, kept="72 hours", erased="on use, or the daily clearing"),
    *(
        Column(f"Invitation.{field}", is_personal=False, kept="72 hours", erased="on use, or the daily clearing")
        for field in ("id", "token_hash", "expires_at")
    ),
    Column("Tries.name_hash", is_personal=True, kept="a day", erased="the daily clearing"),
    Column("Tries.since", is_personal=False, kept="a day", erased="the daily clearing"),
    Column("Tries.count", is_personal=False, kept="a day", erased="the daily clearing"),
)  # fmt: skip
