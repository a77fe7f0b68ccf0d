"""Naming a session to the database: nothing that the application's role can read names one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client

from amanjol.foundation.accounts.models import Session
from amanjol.foundation.accounts.session_store import hash_key, name_of
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import Cast, browser, create_cast
from amanjol.site.database import connected_as

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def cast(db) -> Cast:
    return create_cast()


def _inject(value: str) -> tuple[object, int]:
    """As a query with a hole may: which organisation the database then shows, and how many of its entries."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.session_token', %s, true)", [value])
        cursor.execute("select amanjol_organisation()")
        (organisation,) = cursor.fetchone()
    return organisation, Entry.objects.count()


def test_neither_the_cookie_nor_what_the_row_keeps_names_a_session(cast: Cast) -> None:
    cookie = browser(cast.ayna).cookies["session"].value
    stored = Session.objects.get().key_hash
    for value in (cookie, stored, hashlib.sha256(stored.encode()).hexdigest(), stored.upper(), f"{stored} "):
        assert _inject(value) == (None, 0)
    organisation, entries = _inject(name_of(cookie))
    assert organisation == cast.yyldyz.pk
    assert entries > 0


def test_neither_the_name_nor_what_the_row_keeps_is_a_cookie(cast: Cast) -> None:
    ayna = browser(cast.ayna)
    cookie = ayna.cookies["session"].value
    assert ayna.get("/desk/").status_code == 200
    for value in (name_of(cookie), Session.objects.get().key_hash):
        thief = Client()
        thief.cookies["session"] = value
        assert thief.get("/desk/").status_code == 302


def test_the_text_of_the_query_that_names_a_session_does_not_hold_the_name(
    fresh_database: str, url_as: Callable[[str], str]
) -> None:
    """As superuser, who sees texts although the application's role lets none be seen."""
    with connected_as(url_as("postgres")), psycopg.connect(url_as("postgres"), autocommit=True) as reader:
        for key in ("a-cookie-of-somebody", None):
            with transaction.atomic():
                name_session(key)
                process = connection.connection.info.backend_pid
                (text,) = next(reader.execute("select query from pg_stat_activity where pid = %s", [process]))
            assert text == "select set_config('amanjol.session_token', $1, $2)"


def test_what_a_session_holds_signs_nobody_in_by_another_row(cast: Cast) -> None:
    """Copied by whoever writes rows, into a row whose cookie they know: their own, or one that they planted."""
    browser(cast.ayna)
    hers = Session.objects.get()
    thief = browser(cast.berk)
    own = Session.objects.exclude(pk=hers.pk).get()
    planted = Client()
    planted.cookies["session"] = "a-cookie-of-the-thief-32-letters"
    Session.objects.create(
        key_hash=hash_key("a-cookie-of-the-thief-32-letters"), account_id=hers.account_id, data=hers.data,
        expires_at=hers.expires_at,
    )  # fmt: skip
    Session.objects.filter(pk=own.pk).update(data=hers.data, account_id=hers.account_id)
    for client in (thief, planted):
        answer = client.get("/desk/")
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/sign-in/")
