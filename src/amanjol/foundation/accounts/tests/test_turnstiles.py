"""What a passphrase may hold while it is looked at: half of the threads, and no row that others wait for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.conf import settings
from django.test import Client

from amanjol.foundation.accounts import credentials, turnstiles
from amanjol.foundation.accounts.models import Tries
from amanjol.foundation.accounts.tests.people import PASSPHRASE, Typed, enrolled, unlocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.foundation.accounts.turnstiles import Turnstile

PAGE = "/account/sign-in/"
UNLOCK = "/account/unlock/"


@contextmanager
def _full(turnstile: Turnstile) -> Iterator[None]:
    with ExitStack() as stack:
        for _ in range(turnstile.places):
            assert turnstile.enter()
            stack.callback(turnstile.leave)
        yield


def test_passphrases_hold_half_of_the_threads_and_never_all() -> None:
    assert turnstiles.signed_out.places * 2 <= settings.WEB_THREADS
    assert turnstiles.signed_out.places + turnstiles.signed_in.places < settings.WEB_THREADS


def test_two_processes_try_no_more_passphrases_of_strangers_than_one() -> None:
    assert turnstiles.places_of_strangers(4, 1) == 2 * turnstiles.places_of_strangers(4, 2) == 2
    assert turnstiles.places_of_strangers(4, 8) == 1  # each has to let somebody in


@pytest.mark.django_db
@pytest.mark.parametrize("path", [PAGE, "/account/welcome/"])
@pytest.mark.parametrize(
    ("language", "says"), [("en", "Many people are signing in"), ("ru", "сразу много людей")]
)
def test_who_finds_no_place_is_told_so_at_once_and_nothing_is_counted(
    path: str, language: str, says: str
) -> None:
    enrolled()
    client = Client(headers={"accept-language": language})
    with _full(turnstiles.signed_out):
        response = client.post(path, Typed("ayna@example.org").form)
        assert (response.status_code, response["Retry-After"]) == (503, "10")
        assert says in response.text
        assert client.get(PAGE).status_code == 200
    assert not Tries.objects.exists()
    assert client.post(PAGE, Typed("ayna@example.org").form).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("path", [PAGE, "/account/welcome/"])
def test_a_stranger_without_a_place_costs_no_query(django_assert_num_queries: Any, path: str) -> None:
    with _full(turnstiles.signed_out), django_assert_num_queries(0):
        assert Client().post(path, Typed("ayna@example.org").form).status_code == 503
    with _full(turnstiles.signed_out):
        assert Client().post("/nowhere/").status_code == 404


@pytest.mark.django_db
def test_who_comes_while_the_last_place_is_taken_is_told_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turnstiles.Turnstile, "is_full", False)  # as it was when the request came in
    monkeypatch.setattr(turnstiles.Turnstile, "enter", lambda _self: False)
    assert Client().post(PAGE, Typed("ayna@example.org").form).status_code == 503
    assert not Tries.objects.exists()


def test_there_are_never_more_inside_than_places() -> None:
    turnstile = turnstiles.Turnstile(2)
    with ThreadPoolExecutor(16) as threads:
        assert sum(threads.map(lambda _number: turnstile.enter(), range(64))) == turnstile.places
    turnstile.leave()
    assert (turnstile.enter(), turnstile.enter()) == (True, False)


@pytest.mark.django_db
def test_who_is_signed_in_unlocks_while_strangers_hold_all_their_places() -> None:
    client = unlocked(enrolled())
    with _full(turnstiles.signed_out):
        assert client.post(UNLOCK, {"passphrase": PASSPHRASE}).status_code == 302
    with _full(turnstiles.signed_in):
        for path in (UNLOCK, "/account/passphrase/"):
            assert client.post(path, {"passphrase": PASSPHRASE}).status_code == 503
        assert Client().post(PAGE, Typed("nobody@example.org").form).status_code == 200


@pytest.mark.django_db
def test_a_place_is_free_again_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(credentials, "open_account", break_down)
    for _ in range(turnstiles.signed_out.places + 1):
        with pytest.raises(ZeroDivisionError):
            Client().post(PAGE, Typed("ayna@example.org").form)


@pytest.mark.usefixtures("fresh_database")
@pytest.mark.parametrize(("path", "rows"), [(PAGE, 3), (UNLOCK, 1)])
def test_while_a_passphrase_is_looked_at_its_try_is_counted_for_everybody_and_no_row_is_locked(
    monkeypatch: pytest.MonkeyPatch, url_as: Callable[[str], str], path: str, rows: int
) -> None:
    client = unlocked(enrolled()) if path == UNLOCK else Client()
    Tries.objects.all().delete()
    open_account, seen = credentials.open_account, []

    def look(*arguments: Any) -> Any:
        with psycopg.connect(url_as("app")) as other:
            seen.extend(other.execute("select count from accounts_tries for update nowait").fetchall())
            other.execute("select 1 from accounts_session for update nowait")
        return open_account(*arguments)

    monkeypatch.setattr(credentials, "open_account", look)
    client.post(path, Typed("ayna@example.org").form)
    assert seen == [(1,)] * rows
