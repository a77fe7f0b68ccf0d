"""Signing in unlocks one browser; time, a press, another cookie or another browser's cookie lock it."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts import actions, credentials, panels
from amanjol.foundation.accounts.models import Account, PersonKey, Session, Tries
from amanjol.foundation.accounts.session_store import IDLE, hash_key, hash_unlocked
from amanjol.foundation.accounts.tests.people import (
    NEW_PASSPHRASE,
    PASSPHRASE,
    SECRET,
    Typed,
    code,
    enrolled,
    unlocked,
)
from amanjol.foundation.seals import passphrases, person_keys
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db

STILL_HERE = "/account/still-here/"
OPEN, LOCKED = 204, 423


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """`clock(minutes)`: so many minutes pass."""
    passed = [0.0]
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(minutes=passed[0]))

    def move(minutes: float) -> None:
        passed[0] += minutes

    return move


def _state(client: Client) -> int:
    return client.post(STILL_HERE).status_code


def _row(client: Client) -> Session:
    return Session.objects.get(key_hash=hash_key(client.cookies["session"].value))


def _wrap(client: Client) -> bytes:
    wrapped = _row(client).by_session
    assert wrapped is not None
    return bytes(wrapped)


def test_the_first_sign_in_makes_a_key_and_unlocks() -> None:
    account = enrolled()
    client = unlocked(account)
    key = PersonKey.objects.get(account=account)
    assert (key.version, len(bytes(key.public)), key.has_code) == (1, 1216, False)
    wraps = (bytes(key.by_passphrase), bytes(key.by_recovery_code), _wrap(client))
    assert {len(wrap) for wrap in wraps} == {61}
    assert _state(client) == OPEN


def test_the_next_sign_in_opens_the_same_key() -> None:
    account = enrolled()
    unlocked(account)
    before = bytes(PersonKey.objects.get().public)
    assert _state(unlocked(account)) == OPEN
    assert bytes(PersonKey.objects.get().public) == before
    assert Account.objects.get(pk=account.pk).key_version == 1


def test_signing_in_takes_one_run_of_argon(monkeypatch: pytest.MonkeyPatch) -> None:
    account, runs = enrolled(), []
    derive = passphrases._derive

    def count(*args: Any) -> tuple[bytes, bytes]:
        runs.append(1)
        return derive(*args)

    monkeypatch.setattr(passphrases, "_derive", count)
    client = unlocked(account)
    unlocked(account)
    assert len(runs) == 2
    client.get("/account/")
    assert _state(client) == OPEN
    assert len(runs) == 2


def test_the_unlock_cookie_is_for_this_site_and_no_script() -> None:
    cookie = unlocked(enrolled()).cookies["unlock"]
    assert len(base64.urlsafe_b64decode(cookie.value)) == 32
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (
        True,
        "Strict",
        "/",
        "",
    )


def test_over_https_the_cookie_is_bound_to_the_host(settings: Any) -> None:
    settings.UNLOCK_COOKIE_NAME, settings.SESSION_COOKIE_SECURE = "__Host-unlock", True
    cookie = unlocked(enrolled()).cookies["__Host-unlock"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


@pytest.mark.parametrize("value", ["", "A" * 44, "é", "not base64!", base64.b64encode(bytes(32)).decode()])
def test_another_unlock_cookie_opens_nothing_and_harms_nothing(value: str) -> None:
    client = unlocked(enrolled())
    right = client.cookies["unlock"].value
    client.cookies["unlock"] = value
    assert _state(client) == LOCKED
    client.cookies["unlock"] = right
    assert _state(client) == OPEN


def test_two_browsers_are_unlocked_apart() -> None:
    account = enrolled()
    here, there = unlocked(account), unlocked(account)
    here.post("/account/lock/")
    assert (_state(here), _state(there)) == (LOCKED, OPEN)
    here.cookies["unlock"] = there.cookies["unlock"].value
    assert _state(here) == LOCKED


def test_a_wrap_moved_to_another_session_does_not_open() -> None:
    account = enrolled()
    here, there = unlocked(account), unlocked(account)
    Session.objects.filter(pk=_row(there).pk).update(by_session=_row(here).by_session)
    there.cookies["unlock"] = here.cookies["unlock"].value
    assert _state(there) == LOCKED


def test_a_session_whose_end_was_written_later_opens_nothing(clock: Callable[[float], None]) -> None:
    client = unlocked(enrolled())
    clock(8 * 60 - 10)
    now = timezone.now()
    rows = Session.objects.filter(pk=_row(client).pk)
    rows.update(locks_at=now + IDLE)
    assert _state(client) == OPEN
    rows.update(expires_at=now + timedelta(hours=8))
    assert _state(client) == LOCKED
    clock(20)
    rows.update(locks_at=timezone.now() + IDLE)
    assert client.get("/desk/").status_code == 200
    assert _state(client) == LOCKED


def test_locking_deletes_the_wrap_and_the_cookie() -> None:
    client = unlocked(enrolled())
    response = client.post("/account/lock/", {"next": "/account/"})
    assert response["Location"] == "/account/"
    assert (_row(client).by_session, _row(client).locks_at) == (None, None)
    assert client.cookies["unlock"].value == ""
    assert client.get("/desk/").status_code == 200


def test_fifteen_idle_minutes_lock_and_the_session_goes_on(clock: Callable[[float], None]) -> None:
    client = unlocked(enrolled())
    clock(14.5)
    assert _state(client) == OPEN
    clock(15)
    assert _state(client) == LOCKED
    assert _row(client).by_session is None
    assert client.get("/desk/").status_code == 200


def test_a_running_interview_that_says_so_is_not_locked(clock: Callable[[float], None]) -> None:
    client = unlocked(enrolled())
    for _ in range(12):
        clock(5)
        assert _state(client) == OPEN


def test_no_activity_reaches_beyond_eight_hours(clock: Callable[[float], None]) -> None:
    client = unlocked(enrolled())
    for _ in range(47):
        clock(10)
        assert _state(client) == OPEN
    clock(9)
    locks_at = _row(client).locks_at
    assert locks_at is not None
    assert locks_at <= _row(client).expires_at
    assert _state(client) == OPEN
    clock(1.1)
    assert _state(client) == 302


def test_the_worker_locks_who_never_asks_again(clock: Callable[[float], None]) -> None:
    idle, busy = unlocked(enrolled()), unlocked(enrolled("berk@example.org", "Berk Chinar"))
    clock(10)
    assert _state(busy) == OPEN
    clock(6)
    actions.lock_idle()
    assert (_row(idle).by_session, _row(busy).by_session is None) == (None, False)


def test_the_passphrase_unlocks_again() -> None:
    client = unlocked(enrolled())
    client.post("/account/lock/")
    response = client.post("/account/unlock/", {"passphrase": PASSPHRASE, "next": "/account/"})
    assert response["Location"] == "/account/"
    assert _state(client) == OPEN


def test_a_wrong_passphrase_does_not_unlock_and_is_throttled() -> None:
    client = unlocked(enrolled())
    client.post("/account/lock/")
    for _ in range(5):
        assert "not your passphrase" in client.post("/account/unlock/", {"passphrase": "wrong"}).text
    assert "Too many" in client.post("/account/unlock/", {"passphrase": PASSPHRASE}).text
    assert _state(client) == LOCKED


def test_unlocking_does_not_use_up_the_office_count() -> None:
    client = unlocked(enrolled())
    client.post("/account/unlock/", {"passphrase": PASSPHRASE})
    assert set(Tries.objects.values_list("count", flat=True)) == {0}


def test_a_foreign_next_address_is_not_followed() -> None:
    client = unlocked(enrolled())
    typed = {"passphrase": PASSPHRASE, "next": "https://evil.example/"}
    assert client.post("/account/unlock/", typed)["Location"] == "/desk/"
    assert client.post("/account/lock/", {"next": "https://evil.example/"})["Location"] == "/desk/"


def test_a_new_passphrase_keeps_the_key_and_this_browser_open() -> None:
    account = enrolled()
    here, there = unlocked(account), unlocked(account)
    before = bytes(PersonKey.objects.get().public)
    Account.objects.update(totp_last_step=0)
    typed = {"old": PASSPHRASE, "code": code(), "new": NEW_PASSPHRASE, "again": NEW_PASSPHRASE}
    assert here.post("/account/passphrase/", typed).status_code == 302
    assert _state(here) == OPEN
    assert _state(there) == 302
    key, account = PersonKey.objects.get(), Account.objects.get()
    assert bytes(key.public) == before
    old, new = (_opens(account, key, phrase) for phrase in (PASSPHRASE, NEW_PASSPHRASE))
    assert (old, new) == (None, before)


def _opens(account: Account, key: PersonKey, passphrase: str) -> bytes | None:
    opened = credentials.open_account(account, passphrase)
    if opened is None:
        return None
    owner = person_keys.Owner("this", str(account.pk), key.version)
    return person_keys.open_by_passphrase(bytes(key.by_passphrase), opened.wrapping_key, owner).public


@pytest.mark.parametrize("leave", [actions.deactivate, actions.erase, actions.drop_person_key])
def test_who_is_shut_out_has_no_wrap_left(leave: Callable[..., None]) -> None:
    account = enrolled()
    client = unlocked(account)
    leave(account=account, by=None)
    assert not PersonKey.objects.exists()
    assert not Session.objects.filter(by_session__isnull=False).exists()
    assert _state(client) in {302, LOCKED}


def test_a_swapped_public_half_is_noticed_and_nothing_is_unlocked() -> None:
    account, other = enrolled(), enrolled("berk@example.org", "Berk Chinar")
    unlocked(account), unlocked(other)
    PersonKey.objects.filter(account=account).update(public=PersonKey.objects.get(account=other).public)
    client = unlocked(account)
    assert _state(client) == LOCKED
    assert client.cookies.get("unlock") is None or client.cookies["unlock"].value == ""
    assert _row(client).by_session is None


def test_a_wrap_of_somebody_else_opens_nothing() -> None:
    account, other = enrolled(), enrolled("berk@example.org", "Berk Chinar")
    unlocked(account), unlocked(other)
    theirs = PersonKey.objects.get(account=other)
    PersonKey.objects.filter(account=account).update(
        public=theirs.public, by_passphrase=theirs.by_passphrase, by_recovery_code=theirs.by_recovery_code
    )
    assert _state(unlocked(account)) == LOCKED


def test_own_sessions_show_which_are_unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_key_roles", [lambda _account: True])
    account = enrolled()
    here, there = unlocked(account), unlocked(account)
    there.post("/account/lock/")
    page = here.get("/account/").text
    assert (page.count(">unlocked<"), page.count(">locked<")) == (1, 1)
    assert 'action="/account/lock/"' in page
    assert 'href="/account/unlock/?next=%2Faccount%2F"' in there.get("/account/").text


def test_who_needs_no_key_sees_nothing_of_it() -> None:
    page = unlocked(enrolled()).get("/account/").text
    assert ">unlocked<" not in page
    assert "/account/lock/" not in page


@pytest.mark.parametrize("path", ["unlock/", "lock/", "still-here/"])
def test_signed_out_is_sent_to_sign_in(client: Client, path: str) -> None:
    assert client.post(f"/account/{path}")["Location"] == f"/account/sign-in/?next=/account/{path}"


def test_a_stolen_database_without_the_cookie_opens_nothing() -> None:
    """No row of any of our tables holds the key, the secret of the cookie, or anything that opens the wrap."""
    account = enrolled()
    client = unlocked(account)
    secret = base64.urlsafe_b64decode(client.cookies["unlock"].value)
    row = _row(client)
    assert row.unlocked_at is not None
    session_hash = hash_unlocked(row.key_hash, row.unlocked_at, row.expires_at)
    owner = person_keys.Owner("this", str(account.pk), 1)
    keys = person_keys.open_by_session(_wrap(client), secret, owner, session_hash)
    dump = _dump(
        ["accounts_account", "accounts_personkey", "accounts_session", "accounts_tries", "journal_entry"]
    )
    assert _wrap(client) in dump
    for hidden in (keys.seed, secret, client.cookies["session"].value.encode(), SECRET.encode()):
        for form in (
            hidden,
            hidden.hex().encode(),
            base64.b64encode(hidden),
            base64.urlsafe_b64encode(hidden),
        ):
            assert form not in dump
    guesses = [dump[start : start + 32] for start in range(0, len(dump) - 32, 7)]
    with pytest.raises(SealBroken):
        person_keys.open_by_session(_wrap(client), session_hash, owner, session_hash)
    assert not [guess for guess in guesses[:2000] if _is_secret(guess, _wrap(client), owner, session_hash)]


def _is_secret(guess: bytes, wrapped: bytes, owner: person_keys.Owner, session_hash: bytes) -> bool:
    try:
        person_keys.open_by_session(wrapped, guess, owner, session_hash)
    except SealBroken:
        return False
    return True


def _dump(tables: list[str]) -> bytes:
    values: list[bytes] = []
    for table in tables:
        with connection.cursor() as cursor:
            cursor.execute(f"select * from {table}")  # noqa: S608  names of ours
            values += [_as_bytes(value) for row in cursor.fetchall() for value in row]
    return b"\0".join(values)


def _as_bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_typed_passphrases_stand_in_no_row() -> None:
    unlocked(enrolled())
    Client().post("/account/sign-in/", Typed("ayna@example.org", passphrase="wrong but telling words").form)
    dump = _dump(["accounts_account", "accounts_personkey", "accounts_session", "accounts_tries"])
    assert PASSPHRASE.encode() not in dump
    assert b"telling" not in dump
