"""Nobody outside keeps a person out by trying their name; guessing stays bounded all the same."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from amanjol.foundation.accounts import throttling
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.tests.people import (
    NEW_PASSPHRASE,
    PASSPHRASE,
    Typed,
    code,
    enrolled,
    unlocked,
)

pytestmark = pytest.mark.django_db

PAGE = "/account/sign-in/"
UNLOCK = "/account/unlock/"
OUTSIDER = "203.0.113.7"


def _try(address: str, email: str = "ayna@example.org") -> str:
    return (
        Client(headers={"accept-language": "en"})
        .post(PAGE, Typed(email, passphrase="wrong", code="000000").form, REMOTE_ADDR=address)
        .text
    )


def test_an_outsider_who_tries_a_name_does_not_keep_its_owner_from_signing_in() -> None:
    enrolled()
    answers = [_try(OUTSIDER) for _ in range(30)]
    assert sum("Too many" not in answer for answer in answers) == throttling.PER_NAME_AND_ADDRESS
    assert Client().post(PAGE, Typed("ayna@example.org").form, REMOTE_ADDR="198.51.100.1").status_code == 302


def test_an_outsider_does_not_keep_who_is_signed_in_from_unlocking() -> None:
    """Not even from the same address, as behind one line, and not with every address of the world."""
    client = unlocked(enrolled())
    client.post("/account/lock/")
    for number in range(1, throttling.PER_NAME + 2):
        _try(f"203.0.113.{number}")
        _try("127.0.0.1")
    assert client.post(UNLOCK, {"passphrase": PASSPHRASE})["Location"] == "/desk/"


def test_an_outsider_does_not_keep_who_is_signed_in_from_a_new_passphrase() -> None:
    client = unlocked(enrolled())
    for _ in range(10):
        _try("127.0.0.1")
    Account.objects.update(totp_last_step=0)
    typed = {"old": PASSPHRASE, "code": code(), "new": NEW_PASSPHRASE, "again": NEW_PASSPHRASE}
    assert client.post("/account/passphrase/", typed)["Location"] == "/account/"


def test_wrong_unlocks_of_one_browser_lock_neither_another_nor_the_sign_in() -> None:
    account = enrolled()
    here, there = unlocked(account), unlocked(account)
    for _ in range(10):
        refused = here.post(UNLOCK, {"passphrase": "wrong"}).text
    assert "Too many" in refused
    assert "Too many" in here.post(UNLOCK, {"passphrase": PASSPHRASE}).text
    assert there.post(UNLOCK, {"passphrase": PASSPHRASE}).status_code == 302
    assert unlocked(account).get("/desk/").status_code == 200


def test_guessing_from_many_addresses_is_bounded_for_a_name() -> None:
    enrolled()
    addresses = [f"203.0.113.{number}" for number in range(1, 14)]
    answers = [_try(address) for address in addresses for _ in range(throttling.PER_NAME_AND_ADDRESS)]
    assert sum("Too many" not in answer for answer in answers) == throttling.PER_NAME == 60
    assert "Too many" in _try("198.51.100.1")
    assert "Too many" not in _try("198.51.100.1", "berk@example.org")
    with connection.cursor() as cursor:
        cursor.execute("update accounts_tries set since = since - interval '61 seconds'")
    assert "Too many" not in _try("198.51.100.1")


def test_what_an_address_has_too_many_of_is_not_counted_for_the_name() -> None:
    enrolled()
    for _ in range(throttling.PER_NAME + 5):
        _try(OUTSIDER)
    assert "Too many" not in _try("198.51.100.1")
