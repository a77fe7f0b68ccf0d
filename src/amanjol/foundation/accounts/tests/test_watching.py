"""How it stands with a browser, asked by its tabs: no asking keeps it open, and every page names its own end."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts import actions, panels
from amanjol.foundation.accounts.models import Session
from amanjol.foundation.accounts.session_store import IDLE, hash_key
from amanjol.foundation.accounts.tests.people import PASSPHRASE, enrolled, unlocked
from amanjol.foundation.accounts.watching import ADDRESS, RENEWS

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db

SECONDS = int(IDLE.total_seconds())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """`clock(minutes)`: so many minutes pass."""
    passed = [0.0]
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(minutes=passed[0]))

    def move(minutes: float) -> None:
        passed[0] += minutes

    return move


@pytest.fixture(autouse=True)
def _who_holds_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_key_roles", [lambda account: account.name != "Berk Chinar"])


def _state(client: Client) -> dict[str, Any]:
    response = client.get(ADDRESS)
    assert response.headers["Cache-Control"] == "no-store"
    state: dict[str, Any] = response.json()
    return state


def _times(client: Client) -> tuple[datetime, datetime | None]:
    row = Session.objects.get(key_hash=hash_key(client.cookies["session"].value))
    return row.last_seen_at, row.locks_at


def _seconds_on(client: Client, path: str = "/account/") -> str | None:
    match = re.search(r'data-locks-in="(\d+)"', client.get(path).text)
    return match and match[1]


def test_to_be_asked_is_no_activity(clock: Callable[[float], None]) -> None:
    client = unlocked(enrolled())
    before = _times(client)
    for _minute in range(14):
        clock(1)
        assert _state(client)["state"] == "open"
    assert _times(client) == before
    clock(1.1)
    assert _state(client)["state"] == "locked"
    assert client.post("/account/still-here/").status_code == 423


def test_the_last_second_is_locked(clock: Callable[[float], None]) -> None:
    """A page that was told "open" with no second left would show what is sealed again, and ask without a pause."""
    client = unlocked(enrolled())
    row = Session.objects.filter(key_hash=hash_key(client.cookies["session"].value))
    row.update(locks_at=timezone.now() + timedelta(seconds=0.9))
    assert _state(client)["state"] == "locked"
    row.update(locks_at=timezone.now() + timedelta(seconds=2.5))
    assert _state(client)["locks_in"] in {1, 2}
    clock(0.03)
    assert _state(client)["state"] == "locked"


def test_a_part_of_a_page_that_renews_itself_is_no_activity(clock: Callable[[float], None]) -> None:
    """It passes through everything, as any page, and sees the lock as it is."""
    client = unlocked(enrolled())
    before = _times(client)
    for _minute in range(14):
        clock(1)
        assert client.get("/account/", headers={RENEWS: "1"}).status_code == 200
    assert _times(client) == before
    clock(1.1)
    client.get("/account/", headers={RENEWS: "1"})
    assert _times(client) == (before[0], None)
    client.get("/account/")
    assert _times(client)[0] > before[0]


def test_no_cookie_is_touched_by_being_asked() -> None:
    client = unlocked(enrolled())
    assert not client.get(ADDRESS).cookies
    Session.objects.all().delete()
    assert not client.get(ADDRESS).cookies


def test_open_locked_ended_and_left_are_told_apart() -> None:
    account = enrolled()
    client = unlocked(account)
    state = _state(client)
    assert (state["state"], state["account"]) == ("open", str(account.pk))
    assert SECONDS - 5 <= state["locks_in"] <= SECONDS
    client.post("/account/lock/")
    assert _state(client) == {"state": "locked", "account": str(account.pk)}
    client.post("/account/unlock/", {"passphrase": PASSPHRASE})
    assert _state(client)["state"] == "open"
    actions.end_sessions(account=account, by=account.pk)
    assert _state(client) == {"state": "ended"}
    client = unlocked(account)
    client.post("/account/sign-out/")
    assert _state(client) == {"state": "left"}
    assert _state(Client()) == {"state": "left"}


def test_without_the_unlock_cookie_it_is_locked() -> None:
    client = unlocked(enrolled())
    del client.cookies["unlock"]
    assert _state(client)["state"] == "locked"


def test_after_eight_hours_it_has_ended(clock: Callable[[float], None]) -> None:
    client = unlocked(enrolled())
    clock(8 * 60 + 0.1)
    assert _state(client) == {"state": "ended"}


def test_a_page_names_its_end_in_seconds_as_the_row_does(clock: Callable[[float], None]) -> None:
    client = unlocked(enrolled())
    assert SECONDS - 5 <= int(_seconds_on(client) or 0) <= SECONDS
    clock(0.2)  # less than what moves the row: the worker would lock by the row, so the page counts with it
    assert SECONDS - 17 <= int(_seconds_on(client) or 0) <= SECONDS - 12
    clock(5)
    assert SECONDS - 5 <= int(_seconds_on(client) or 0) <= SECONDS


def test_who_is_locked_or_holds_no_key_has_no_end_on_the_page() -> None:
    client = unlocked(enrolled())
    client.post("/account/lock/")
    assert _seconds_on(client) is None
    assert "data-account=" in client.get("/account/").text
    assert _seconds_on(unlocked(enrolled("berk@example.org", "Berk Chinar"))) is None
    assert "data-account=" not in Client().get("/account/sign-in/").text
