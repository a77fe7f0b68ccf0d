from __future__ import annotations

import re
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client, RequestFactory
from django.utils import timezone

from amanjol.foundation.accounts import actions, credentials
from amanjol.foundation.accounts.models import Account, Invitation
from amanjol.foundation.accounts.queries import hash_token
from amanjol.foundation.accounts.session_store import SessionStore
from amanjol.foundation.accounts.tests.people import NEW_PASSPHRASE, enrolled, totp_secret_of

pytestmark = pytest.mark.django_db


def _invited() -> tuple[Account, str]:
    return actions.invite(email="Ayna@Example.org", name="Ayna Chinar", language="ru", by=None)


def _open(client: Client, token: str) -> str:
    response = client.get(f"/account/welcome/{token}/", follow=True, headers={"accept-language": "en"})
    match = re.search(r'name="secret" value="([A-Z2-7]{32})"', response.text)
    return match[1] if match else ""


def _form(secret: str, **changes: str) -> dict[str, str]:
    now = credentials.code_at(secret, credentials.current_step())
    return {"new": NEW_PASSPHRASE, "again": NEW_PASSPHRASE, "secret": secret, "code": now} | changes


def test_the_link_leads_to_a_passphrase_a_second_factor_and_in(client: Client) -> None:
    account, token = _invited()
    secret = _open(client, token)
    response = client.post("/account/welcome/", _form(secret))
    assert response["Location"] == "/desk/"
    account.refresh_from_db()
    assert totp_secret_of(account, NEW_PASSPHRASE) == secret
    assert account.email == "ayna@example.org"
    assert "Ayna Chinar" in client.get("/desk/").text


def test_the_link_is_taken_out_of_the_address_at_once(client: Client) -> None:
    _account, token = _invited()
    response = client.get(f"/account/welcome/{token}/")
    assert response["Location"] == "/account/welcome/"
    assert response["Referrer-Policy"] == "no-referrer"
    cookie = response.cookies["welcome"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/account/welcome/")


def test_the_link_is_stored_as_a_hash_only() -> None:
    account, token = _invited()
    assert token not in str(Invitation.objects.filter(account=account).values())


def test_the_page_shows_the_key_as_picture_and_as_text(client: Client) -> None:
    _account, token = _invited()
    secret = _open(client, token)
    page = client.get("/account/welcome/")
    assert "data:image/svg+xml" in page.text
    assert secret  # a new visit shows a new key, so only its shape is asked for
    assert re.search(r"([A-Z2-7]{4} ){8}", page.text)


def test_a_link_works_once(client: Client) -> None:
    _account, token = _invited()
    secret = _open(client, token)
    client.post("/account/welcome/", _form(secret))
    again = Client()
    assert again.get(f"/account/welcome/{token}/", follow=True).status_code == 410


def test_of_two_who_use_one_link_at_once_one_is_told() -> None:
    """Both have found the invitation; the second finds it used."""
    _account, token = _invited()
    invitations = [Invitation.objects.get(token_hash=hash_token(token)) for _ in range(2)]
    secret = credentials.new_totp_secret()
    now = credentials.code_at(secret, credentials.current_step())
    for invitation, is_first in zip(invitations, (True, False), strict=True):
        request = RequestFactory().get("/")
        request.session = SessionStore()
        outcome = nullcontext() if is_first else pytest.raises(actions.InvitationUsed)
        with outcome, transaction.atomic():
            actions.enrol(
                request=request,
                invitation=invitation,
                passphrase=NEW_PASSPHRASE,
                totp_secret=secret,
                code=now,
            )


def test_a_link_works_for_three_days(client: Client) -> None:
    _account, token = _invited()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/account/welcome/{token}/", follow=True).status_code == 410


def test_a_newer_link_ends_the_older(client: Client) -> None:
    account, token = _invited()
    newer = actions.renew_invitation(account=account, by=None)
    assert client.get(f"/account/welcome/{token}/", follow=True).status_code == 410
    assert _open(client, newer)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"again": "something else here"}, "not the same"),
        ({"new": "short", "again": "short"}, "Too short"),
        ({"new": "ayna chinar 1", "again": "ayna chinar 1"}, "made of your name"),
        ({"new": "password1234", "again": "password1234"}, "Many people use"),
        ({"code": "000000"}, "Not the code of now"),
        ({"code": ""}, "required"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(
    client: Client, changes: dict[str, str], says: str
) -> None:
    account, token = _invited()
    secret = _open(client, token)
    response = client.post("/account/welcome/", _form(secret, **changes), headers={"accept-language": "en"})
    assert says in response.text
    account.refresh_from_db()
    assert not account.is_enrolled


def test_a_key_that_is_none_is_replaced_by_a_new_one(client: Client) -> None:
    _account, token = _invited()
    _open(client, token)
    response = client.post("/account/welcome/", _form("A" * 32) | {"secret": "<script>"})
    assert "<script>" not in response.text
    assert re.search(r'name="secret" value="[A-Z2-7]{32}"', response.text)


def test_who_lost_everything_gets_in_by_a_new_link_and_old_sessions_end(client: Client) -> None:
    account = enrolled()
    old = Client()
    old.force_login(account)
    token = actions.renew_invitation(account=account, by=None)
    client.post("/account/welcome/", _form(_open(client, token)))
    assert old.get("/desk/").status_code == 302
    assert client.get("/desk/").status_code == 200


def test_an_address_is_taken_in_any_spelling() -> None:
    _invited()
    with pytest.raises(actions.EmailTaken):
        actions.invite(email="AYNA@EXAMPLE.ORG", name="Somebody", language="en", by=None)
