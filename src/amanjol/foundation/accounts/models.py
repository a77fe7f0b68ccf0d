from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterator


class AccountManager(BaseUserManager["Account"]):
    """Accounts are made by actions only; this offers Django's look-up by sign-in name."""


class Account(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. What they may do comes from their groups, which their role gives them.

    Until the first sign-in `passphrase_record` is empty and `totp_sealed` is null, and the address is not theirs
    yet: others may be invited with it, and whoever signs in first has it. `key_version` counts the key pairs this
    person ever had; the newest is their `PersonKey`.
    """

    password = None  # type: ignore[assignment]  # Django's hashers are not used: see passphrase_record
    last_login = None  # the session rows know it

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-mail address"), db_index=True)
    name = models.CharField(_("Name"), max_length=120)
    language = models.CharField(_("Language"), max_length=12, default="en")  # one of STAFF_LANGUAGES
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    passphrase_record = models.CharField(max_length=120, default="", editable=False)
    totp_sealed = models.BinaryField(null=True, editable=False)
    totp_last_step = models.BigIntegerField(default=0)
    key_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = AccountManager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_email_is_lower"),
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="accounts_nobody_is_above"),
            models.UniqueConstraint(
                fields=["email"],
                condition=~models.Q(passphrase_record=""),
                name="accounts_email_of_one_enrolled",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_enrolled(self) -> bool:
        return bool(self.passphrase_record)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """Binds each session to the passphrase: a new one ends them even if a row were left."""
        return self._bound_to_passphrase(settings.SECRET_KEY)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._bound_to_passphrase(secret)

    def _bound_to_passphrase(self, secret: str | bytes) -> str:
        salt = "amanjol.accounts.session"
        return salted_hmac(salt, self.passphrase_record, secret=secret, algorithm="sha256").hexdigest()


class PersonKey(models.Model):
    """One person's key pair: the public half in clear, the private half wrapped twice, 61 bytes each.

    Whatever is sealed to it refers to this row with `DB_CASCADE`: when the row goes, the database itself
    deletes that too, whoever deletes and whatever row security hides from them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(Account, models.DB_CASCADE, related_name="person_key", editable=False)
    version = models.PositiveIntegerField(editable=False)
    public = models.BinaryField(editable=False)
    by_passphrase = models.BinaryField(editable=False)
    by_recovery_code = models.BinaryField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    code_kept_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(version__gte=1), name="accounts_key_version_from_1"),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def has_code(self) -> bool:
        """Whether words of the printed code were typed back."""
        return self.code_kept_at is not None


class Session(models.Model):
    """One browser. `key_hash` is a hash of a hash of the cookie (`session_store`), so a stolen table opens nothing.

    `by_session` is the person's key as only the unlock cookie opens it (61 bytes), until `locks_at`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions", editable=False)
    data = models.TextField(editable=False)
    device = models.CharField(max_length=60, default="", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_seen_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(db_index=True, editable=False)
    by_session = models.BinaryField(null=True, editable=False)
    unlocked_at = models.DateTimeField(null=True, editable=False)
    locks_at = models.DateTimeField(null=True, db_index=True, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(by_session__isnull=True, locks_at__isnull=True)
                | models.Q(by_session__isnull=False, locks_at__isnull=False),
                name="accounts_session_unlock_ends",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Invitation(models.Model):
    """A link to a first sign-in, good for one use. `token_hash` is the SHA-256 (hex) of what the link holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(Account, models.CASCADE, related_name="invitation", editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(editable=False)

    def __str__(self) -> str:
        return str(self.id)


class Tries(models.Model):
    """How often somebody tried to sign in since `since`, by keyed hash of a sign-in name or an address."""

    name_hash = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.name_hash[:8]}: {self.count}"
