"""The one transaction of a request, cut where something must stay."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from amanjol.foundation.web import transactions

pytestmark = pytest.mark.usefixtures("fresh_database")


def _count(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into accounts_tries values (%s, now(), 1)", [name])


def _kept() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select name_hash from accounts_tries order by 1")
        return [name for (name,) in cursor.fetchall()]


def test_what_was_kept_stays_when_the_rest_breaks() -> None:
    with pytest.raises(ZeroDivisionError), transactions.request_transaction():  # noqa: PT012  the order is the point
        _count("kept")
        transactions.keep_so_far()
        _count("lost")
        raise ZeroDivisionError
    assert _kept() == ["kept"]


def test_an_answer_that_undoes_everything_undoes_what_came_after() -> None:
    with transactions.request_transaction():
        _count("kept")
        transactions.keep_so_far()
        _count("lost")
        transaction.set_rollback(True)
    assert _kept() == ["kept"]


def test_without_keeping_nothing_stays() -> None:
    with pytest.raises(ZeroDivisionError), transactions.request_transaction():  # noqa: PT012  as above
        _count("lost")
        raise ZeroDivisionError
    assert _kept() == []


def test_within_a_block_that_may_be_undone_nothing_can_be_kept() -> None:
    with transactions.request_transaction():
        with pytest.raises(RuntimeError, match="nothing can be kept"), transaction.atomic():
            transactions.keep_so_far()
        _count("kept")
    assert _kept() == ["kept"]


def test_what_holds_for_one_transaction_is_said_again_in_the_next() -> None:
    said: list[bool] = []
    with transactions.request_transaction():
        transactions.at_begin(lambda: said.append(connection.in_atomic_block))
        transactions.keep_so_far()
        transactions.keep_so_far()
    transactions.keep_so_far()
    assert said == [True, True, True]
    transactions.at_begin(lambda: said.append(connection.in_atomic_block))
    assert said[3:] == [False]


def test_what_is_read_once_is_asked_again_by_the_next_request_and_outside_of_one_each_time() -> None:
    answers = iter((None, "first", "second", "third", "fourth"))

    def ask() -> str | None:
        return transactions.read_once("name", lambda: next(answers))

    with transactions.request_transaction():
        assert [ask(), ask(), ask()] == [None, "first", "first"]
        assert transactions.read_once("another name", lambda: next(answers)) == "second"
    assert [ask(), ask()] == ["third", "fourth"]
