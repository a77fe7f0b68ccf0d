from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import credentials
from amanjol.foundation.accounts.actions.entering import make_key, open_or_make
from amanjol.foundation.accounts.actions.inviting import EmailTaken
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.queries import account_by_email, normal_email
from amanjol.foundation.journal.actions import record
from amanjol.foundation.web import node

if TYPE_CHECKING:
    from amanjol.foundation.seals.keypairs import KeyPair


class NotADemo(Exception):
    """Fictional people, whose secrets are known, live on demo nodes only."""


@transaction.atomic
def create_demo_account(*, email: str, name: str, language: str) -> Account:
    """A fictional person whose passphrase and codes the sign-in page tells. NotADemo; EmailTaken.

    They have a key that this passphrase opens, and count as having kept a recovery code.
    """
    if not node.current().is_demo:
        raise NotADemo
    if account_by_email(email) is not None:
        raise EmailTaken
    account = Account(email=normal_email(email), name=name, language=language, is_demo=True)
    secret = credentials.demo_totp_secret(account.email)
    wrapping_key = credentials.protect(account, credentials.DEMO_PASSPHRASE, secret)
    account.save(force_insert=True)
    record(verb="account.created", organisation=None, actor=None, subject=("account", account.pk))
    key, _keys = make_key(account, wrapping_key)
    key.code_kept_at = timezone.now()
    key.save(update_fields=["code_kept_at"])
    return account


def open_demo_keys(*, account: Account) -> KeyPair:
    """The keys of a fictional person, whose passphrase everybody knows. NotADemo for a real one."""
    opened = credentials.open_account(account, credentials.DEMO_PASSPHRASE)
    if not account.is_demo or opened is None:
        raise NotADemo
    _key, keys = open_or_make(account, opened.wrapping_key)
    if keys is None:
        raise NotADemo
    return keys
