"""Django's session engine over our own table, in which the cookie's key is never stored, only its hash.

Works in synchronous requests only; the asynchronous doors of Django's base class stay shut.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import Session

SEEN_EVERY = timedelta(minutes=1)
DEVICE = "device"
_ACCOUNT = "_auth_user_id"  # as django.contrib.auth writes it


def hash_key(key: str) -> str:
    """As `amanjol_organisation()` in the database does it too."""
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    """A session lasts SESSION_COOKIE_AGE from its beginning and is not prolonged by use."""

    @property
    def model(self) -> type[Session]:
        from amanjol.foundation.accounts.models import Session  # noqa: PLC0415  Django imports this file first

        return Session

    def load(self) -> dict[str, Any]:
        now = timezone.now()
        row = self.model.objects.filter(key_hash=self._hash(), expires_at__gt=now).first()
        if row is None:
            self._session_key = None
            return {}
        if now - row.last_seen_at > SEEN_EVERY:
            self.model.objects.filter(pk=row.pk).update(last_seen_at=now)
        return self.decode(row.data)

    def exists(self, session_key: str) -> bool:
        return self.model.objects.filter(key_hash=hash_key(session_key)).exists()

    def create(self) -> None:
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

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            self.model.objects.filter(key_hash=hash_key(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        cls().model.objects.filter(expires_at__lte=timezone.now()).delete()

    def _hash(self) -> str:
        return hash_key(self.session_key or "")
