from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts import actions, credentials
from amanjol.foundation.accounts.models import Account, Session, Tries
from amanjol.foundation.accounts.session_store import SessionStore, hash_key
from amanjol.foundation.accounts.tests.people import (
    NEW_PASSPHRASE,
    PASSPHRASE,
    SECRET,
    Typed,
    code,
    enrolled,
    totp_secret_of,
)
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage

pytestmark = pytest.mark.django_db


def _browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def _change(client: Client, **changes: str) -> int:
    form = {"old": PASSPHRASE, "code": code(), "new": NEW_PASSPHRASE, "again": NEW_PASSPHRASE}
    return client.post("/account/passphrase/", form | changes).status_code


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/account/"),
        ("get", "/account/passphrase/"),
        ("post", "/account/sessions/end-others/"),
        ("post", "/account/sessions/6d0f7a35-2b4c-4a4f-9f0e-0b6f5f6f0f10/end/"),
        ("get", "/desk/"),
    ],
)
def test_signed_out_is_sent_to_sign_in(client: Client, method: str, path: str) -> None:
    response = getattr(client, method)(path)
    assert response["Location"] == f"/account/sign-in/?next={path}"


def test_own_sessions_are_listed_and_this_one_is_marked() -> None:
    account = enrolled()
    browsers = [_browser(account) for _ in range(3)]
    page = browsers[0].get("/account/").text
    assert page.count("last seen") == 3
    assert page.count("this one") == 1


def test_the_list_takes_as_many_queries_for_one_as_for_three() -> None:
    account = enrolled()
    first = _browser(account)
    with QueriesOfPage(connection) as queries:
        first.get("/account/")
    _browser(account), _browser(account)
    with QueriesOfPage(connection) as three:
        first.get("/account/")
    assert len(three) == len(queries)


def test_one_other_browser_can_be_signed_out() -> None:
    account = enrolled()
    here, there = _browser(account), _browser(account)
    row = Session.objects.exclude(key_hash=_hash(here)).get()
    here.post(f"/account/sessions/{row.pk}/end/")
    assert there.get("/desk/").status_code == 302
    assert here.get("/desk/").status_code == 200


def _hash(client: Client) -> str:
    return hash_key(client.cookies["session"].value)


def test_somebody_elses_session_is_not_there() -> None:
    ayna, berk = enrolled(), enrolled("berk@example.org", "Berk Chinar")
    here, _there = _browser(ayna), _browser(berk)
    row = berk.sessions.get()
    assert here.post(f"/account/sessions/{row.pk}/end/").status_code == 404
    assert berk.sessions.exists()


def test_all_others_can_be_signed_out() -> None:
    account = enrolled()
    here, *others = (_browser(account) for _ in range(3))
    here.post("/account/sessions/end-others/")
    assert [other.get("/desk/").status_code for other in others] == [302, 302]
    assert here.get("/desk/").status_code == 200


def test_a_new_passphrase_seals_the_second_factor_anew_and_ends_other_sessions() -> None:
    account = enrolled()
    here, other = _browser(account), _browser(account)
    assert _change(here) == 302
    assert account.sessions.count() == 1  # gone before the other asks, which would find its hash outdated
    account.refresh_from_db()
    assert credentials.open_account(account, PASSPHRASE) is None
    assert totp_secret_of(account, NEW_PASSPHRASE) == SECRET
    assert other.get("/desk/").status_code == 302
    assert here.get("/desk/").status_code == 200


@pytest.mark.parametrize(
    "changes", [{"old": "wrong"}, {"code": "000000"}, {"again": "other"}, {"new": "x", "again": "x"}]
)
def test_a_wrong_passphrase_or_code_changes_nothing(changes: dict[str, str]) -> None:
    account = enrolled()
    assert _change(_browser(account), **changes) == 200
    account.refresh_from_db()
    assert totp_secret_of(account, PASSPHRASE) == SECRET


def test_guessing_the_passphrase_from_a_stolen_session_is_throttled() -> None:
    account = enrolled()
    client = _browser(account)
    for _ in range(5):
        assert _change(client, old="wrong") == 200
    assert _change(client) == 200  # right, but the sixth
    account.refresh_from_db()
    assert totp_secret_of(account, PASSPHRASE) == SECRET


def test_a_session_does_not_outlive_its_passphrase_even_if_its_row_were_left() -> None:
    account = enrolled()
    client = _browser(account)
    credentials.protect(account, NEW_PASSPHRASE, SECRET)
    account.save()
    assert client.get("/desk/").status_code == 302


def test_deactivation_ends_sessions() -> None:
    account = enrolled()
    client = _browser(account)
    actions.deactivate(account=account, by=None)
    assert client.get("/desk/").status_code == 302
    assert client.post("/account/sign-in/", Typed(account.email).form).status_code == 200


def test_erasing_empties_the_row() -> None:
    account = enrolled()
    actions.erase(account=account, by=None)
    account.refresh_from_db()
    left = str(Account.objects.filter(pk=account.pk).values())
    assert "ayna" not in left.lower()
    assert account.totp_sealed is None
    assert not account.is_active


def test_a_session_ends_after_eight_hours_however_busy() -> None:
    account = enrolled()
    client = _browser(account)
    before = account.sessions.get().expires_at
    client.post("/language/", {"language": "ru"})
    client.get("/desk/")
    assert account.sessions.get().expires_at == before
    Session.objects.update(expires_at=timezone.now())
    assert client.get("/desk/").status_code == 302


def test_last_seen_is_written_once_a_minute() -> None:
    account = enrolled()
    client = _browser(account)
    seen = account.sessions.get().last_seen_at
    client.get("/desk/")
    assert account.sessions.get().last_seen_at == seen
    Session.objects.update(last_seen_at=seen - timedelta(seconds=61))
    client.get("/desk/")
    assert account.sessions.get().last_seen_at > seen - timedelta(seconds=1)


def test_what_has_run_out_is_forgotten(rf) -> None:
    account = enrolled()
    _browser(account)
    actions.renew_invitation(account=account, by=None)
    Tries.objects.create(name_hash="0" * 64, since=timezone.now() - timedelta(days=2), count=1)
    account.sessions.update(expires_at=timezone.now())
    account.invitation.__class__.objects.update(expires_at=timezone.now())
    actions.forget_expired()
    assert not Session.objects.exists()
    assert not Tries.objects.exists()
    assert not Account.objects.filter(invitation__isnull=False).exists()


def test_a_session_of_nobody_is_empty() -> None:
    assert dict(SessionStore("unknown").items()) == {}
