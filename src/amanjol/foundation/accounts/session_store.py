"""Django's session engine over our own table: of the cookie's key, a hash of a hash is stored and nothing else.

Works in synchronous requests only; the asynchronous doors of Django's base class stay shut.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from amanjol.foundation.accounts.models import Session

SEEN_EVERY = timedelta(minutes=1)
IDLE = timedelta(minutes=15)
MOVED_EVERY = timedelta(seconds=15)  # so a lock comes up to this much before 15 idle minutes, never after
DEVICE = "device"
_NAME_LABEL: Final = b"amanjol/session/name/1"
_DATA_LABEL: Final = "amanjol/session/data/1"
_UNLOCK_LABEL: Final = "amanjol/session/unlock/1"
_ACCOUNT = "_auth_user_id"  # as django.contrib.auth writes it


def name_of(key: str) -> str:
    """What names this session to the database: made from the cookie one way, and no cookie itself."""
    return hmac.digest(_NAME_LABEL, key.encode(), "sha256").hex()


def hash_key(key: str) -> str:
    """What the row keeps: of the name, as `amanjol_organisation()` in the database does it too.

    So neither the row names a session to the database nor does the name open one in a browser.
    """
    return hashlib.sha256(name_of(key).encode()).hexdigest()


def hash_unlocked(key_hash: str, unlocked_at: datetime, expires_at: datetime) -> bytes:
    """What the wrapped key in a row is bound to (32 bytes).

    So whoever writes rows makes no passphrase typed just now of one typed hours ago, and no session that goes on
    of one that is over: with another moment in the row nothing opens.
    """
    moments = [at.astimezone(UTC).isoformat(timespec="microseconds") for at in (unlocked_at, expires_at)]
    return hmac.digest(bytes.fromhex(key_hash), "/".join((_UNLOCK_LABEL, *moments)).encode(), "sha256")


def _live_session(key_hash: str, now: datetime) -> QuerySet[Session]:
    from amanjol.foundation.accounts.models import Session  # noqa: PLC0415  Django imports this file first

    return Session.objects.filter(key_hash=key_hash, expires_at__gt=now)


_live = FixedQuery(_live_session)


class SessionStore(SessionBase):
    """A session lasts SESSION_COOKIE_AGE from its beginning and is not prolonged by use.

    It may be unlocked: then its row keeps the person's key as only the other cookie opens it, until
    `locks_at`, which every request moves but one with `is_activity` taken off. A new key of the session (`cycle_key`)
    begins locked.
    """

    is_activity: bool = True
    _by_session: bytes | None = None
    _locks_at: datetime | None = None
    _unlocked_at: datetime | None = None
    _expires_at: datetime | None = None

    @property
    def key_salt(self) -> str:
        """What is written is signed for this cookie alone: copied into another row it says nothing, and names nobody.

        So whoever writes rows makes no session of somebody's out of that person's own.
        """
        return f"{_DATA_LABEL}/{self._hash()}"

    @property
    def wrapped_key(self) -> bytes | None:
        """The 61 bytes, or None while locked."""
        self._get_session()  # type: ignore[attr-defined]  # Django's stubs lack it
        return self._by_session

    @property
    def locks_at(self) -> datetime | None:
        self._get_session()  # type: ignore[attr-defined]  # Django's stubs lack it
        return self._locks_at

    @property
    def unlocked_at(self) -> datetime | None:
        """When the passphrase was last typed in this browser; None while locked."""
        self._get_session()  # type: ignore[attr-defined]  # Django's stubs lack it
        return self._unlocked_at if self._by_session is not None else None

    @property
    def hash_bytes(self) -> bytes:
        """What the row keeps of the cookie, 32 bytes."""
        return bytes.fromhex(self._hash())

    def bound_to(self, unlocked_at: datetime) -> bytes:
        """What a key is bound to that this session opens since then. UpdateError if the session has ended."""
        self._get_session()  # type: ignore[attr-defined]  # Django's stubs lack it
        if self._expires_at is None:
            raise UpdateError
        return hash_unlocked(self._hash(), unlocked_at, self._expires_at)

    def unlock(self, wrapped: bytes, at: datetime) -> None:
        """Keep what the unlock cookie opens, `bound_to(at)`. UpdateError if the session has ended meanwhile."""
        row = self.model.objects.filter(key_hash=self._hash()).first()
        if row is None:
            raise UpdateError
        self._by_session = wrapped
        self._unlocked_at = at
        self._locks_at = min(at + IDLE, row.expires_at)
        self.model.objects.filter(pk=row.pk).update(
            by_session=wrapped, locks_at=self._locks_at, unlocked_at=self._unlocked_at
        )

    def lock(self) -> None:
        self._by_session = self._locks_at = None
        self.model.objects.filter(key_hash=self._hash()).update(by_session=None, locks_at=None)

    @property
    def model(self) -> type[Session]:
        from amanjol.foundation.accounts.models import Session  # noqa: PLC0415  Django imports this file first

        return Session

    def load(self) -> dict[str, Any]:
        now = timezone.now()
        row = _live.first(self._hash(), now)
        if row is None:
            self._session_key = None
            return {}
        self._move(row, now)
        return self.decode(row.data)

    def _move(self, row: Session, now: datetime) -> None:
        """A request came: write that down, and lock where the last one was too long ago."""
        moved: dict[str, Any] = {}
        if self.is_activity and now - row.last_seen_at > SEEN_EVERY:
            moved["last_seen_at"] = now
        if row.locks_at is not None and row.locks_at <= now:
            row.by_session = row.locks_at = moved["by_session"] = moved["locks_at"] = None
        elif (
            self.is_activity
            and row.locks_at is not None
            and (until := min(now + IDLE, row.expires_at)) - row.locks_at > MOVED_EVERY
        ):
            row.locks_at = moved["locks_at"] = (
                until  # as stored: a page counts down to this, and so does the worker
            )
        if moved:
            self.model.objects.filter(pk=row.pk).update(**moved)
        self._by_session = None if row.by_session is None else bytes(row.by_session)
        self._locks_at, self._unlocked_at, self._expires_at = row.locks_at, row.unlocked_at, row.expires_at

    def exists(self, session_key: str) -> bool:
        return self.model.objects.filter(key_hash=hash_key(session_key)).exists()

    def create(self) -> None:
        self._by_session = self._locks_at = None
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # Django's stubs lack it
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # Django's stubs lack it
        columns = {
            "data": self.encode(data),
            "account_id": data.get(_ACCOUNT),
            "device": data.get(DEVICE, ""),
        }
        if not must_create:
            if not self.model.objects.filter(key_hash=self._hash()).update(**columns):
                raise UpdateError
            return
        expires_at = timezone.now() + timedelta(seconds=self.get_session_cookie_age())
        try:
            with transaction.atomic():
                self.model.objects.create(key_hash=self._hash(), expires_at=expires_at, **columns)
        except IntegrityError:
            raise CreateError from None
        self._expires_at = expires_at

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            self.model.objects.filter(key_hash=hash_key(key)).delete()
            self._by_session = self._locks_at = None

    @classmethod
    def clear_expired(cls) -> None:
        cls().model.objects.filter(expires_at__lte=timezone.now()).delete()

    @classmethod
    def lock_idle(cls) -> int:
        """Take the wrapped keys of browsers that stopped asking. For the worker, every minute."""
        idle = cls().model.objects.filter(locks_at__lte=timezone.now())
        return idle.update(by_session=None, locks_at=None)

    def _hash(self) -> str:
        return hash_key(self.session_key or "")
