"""Requests that commit, as many at once as are let through: counts must hold, a code must open one door only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from amanjol.foundation.accounts import turnstiles
from amanjol.foundation.accounts.models import Tries
from amanjol.foundation.accounts.tests.people import Typed, enrolled

PAGE = "/account/sign-in/"


def _post(form: dict[str, str]) -> tuple[int, bool]:
    try:
        response = Client(headers={"accept-language": "en"}).post(PAGE, form)
        return response.status_code, "Too many" in response.text
    finally:
        connection.close()


def _post_at_once(form: dict[str, str], times: int) -> list[tuple[int, bool]]:
    with ThreadPoolExecutor(turnstiles.signed_out.places) as threads:
        return list(threads.map(_post, [form] * times))


@pytest.mark.usefixtures("fresh_database")
def test_of_twelve_wrong_tries_at_once_five_are_looked_at() -> None:
    enrolled()
    answers = _post_at_once(Typed("ayna@example.org", passphrase="wrong").form, 12)
    assert [code for code, _ in answers] == [200] * 12
    assert sum(not throttled for _, throttled in answers) == 5
    assert sorted(Tries.objects.values_list("count", flat=True)) == [5, 12, 12]


@pytest.mark.usefixtures("fresh_database")
def test_one_code_sent_at_once_lets_one_in() -> None:
    enrolled()
    answers = _post_at_once(Typed("ayna@example.org").form, 4)
    assert sorted(code for code, _ in answers) == [200, 200, 200, 302]
