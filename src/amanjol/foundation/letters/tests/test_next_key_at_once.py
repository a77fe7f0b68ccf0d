"""Two supervisors who begin the next signing key at the same moment: one does, the other reads that they do."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection, transaction

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import signing
from amanjol.foundation.letters.models import SigningKey
from amanjol.foundation.letters.tests.letters_cast import create_letters_cast
from amanjol.foundation.organisations.tenant import acting_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.foundation.letters.tests.letters_cast import LettersCast

pytestmark = pytest.mark.usefixtures("fresh_database")
PAGE = "/organisation/letters/next-key/"
LETTERS = "/organisation/letters/"
BEGUN, BEGUN_BY_ANOTHER, AT_THIS_MOMENT = (
    "The next key signs from now on",
    "A colleague has just begun the next key",
    "A colleague is beginning the next key",
)


def committed() -> tuple[LettersCast, Client, Client]:
    """With two browsers of who may begin it."""
    with transaction.atomic():
        people = create_letters_cast()
        return people, people.keys.dana, unlocked(people.keys.cast.dana.account)


def begin(client: Client, number: int) -> str:
    """What the page says afterwards."""
    try:
        response = client.post(PAGE, {"reason": "change", "number": str(number)})
        assert (response.status_code, response.headers["Location"]) == (302, LETTERS)
        return client.get(LETTERS).text
    finally:
        connection.close()


def test_one_begins_it_and_the_other_reads_that() -> None:
    people, *both = committed()
    for number in (2, 3, 4):
        with ThreadPoolExecutor(2) as threads:
            pages = list(threads.map(begin, both, [number] * 2))
        assert sum(BEGUN in page for page in pages) == 1
        assert sum(BEGUN_BY_ANOTHER in page or AT_THIS_MOMENT in page for page in pages) == 1
        with acting_for(people.keys.cast.dana):
            assert SigningKey.objects.count() == number


def test_while_a_colleague_begins_it_nobody_waits_for_them(url_as: Callable[[str], str]) -> None:
    """They have opened the key, and so has whoever comes: each would wait until the other has ended."""
    people, dana, _second = committed()
    hold = signing._hold(people.keys.cast.yyldyz.pk)
    lock = "select pg_advisory_xact_lock(hashtextextended(%s, 0))"
    with psycopg.connect(url_as("app")) as colleague:
        colleague.execute(lock.replace("lock(", "lock_shared("), [hold])
        colleague.execute(lock, [f"{hold} alone"])
        ends = threading.Timer(600, colleague.rollback)
        ends.start()
        response = dana.post(PAGE, {"reason": "change", "number": "2"})
        assert response.status_code == 302
        assert ends.is_alive(), "the colleague holds it still"
        ends.cancel()
        colleague.rollback()
    assert AT_THIS_MOMENT in dana.get(LETTERS).text
    assert BEGUN in begin(dana, 2)
