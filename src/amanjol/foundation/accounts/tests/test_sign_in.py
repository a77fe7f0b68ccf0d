from __future__ import annotations

import re
import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from amanjol.foundation.accounts import actions, credentials, throttling
from amanjol.foundation.accounts.models import Session, Tries
from amanjol.foundation.accounts.session_store import hash_key
from amanjol.foundation.accounts.tests.people import PASSPHRASE, Typed, code, enrolled
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.seals import fields, passphrases

pytestmark = pytest.mark.django_db

PAGE = "/account/sign-in/"


def _without_tokens(body: bytes) -> str:
    return re.sub(r'(value|nonce)="[A-Za-z0-9]{64}"', "", body.decode()).replace(
        "nobody@example.org", "ayna@example.org"
    )


def test_right_name_passphrase_and_code_let_in(client: Client) -> None:
    account = enrolled()
    response = client.post(
        PAGE, Typed("AYNA@example.org ").form, headers={"user-agent": "Firefox/140 Android"}
    )
    assert response.status_code == 302
    assert response["Location"] == "/desk/"
    session = Session.objects.get(account=account)
    assert session.device == "Firefox · Android"
    assert "Ayna Chinar" in client.get("/desk/").text


def test_the_cookie_is_not_in_the_database(client: Client) -> None:
    enrolled()
    client.post(PAGE, Typed("ayna@example.org").form)
    key = client.cookies["session"].value
    session = Session.objects.get()
    assert session.key_hash == hash_key(key)
    assert key not in session.data


@pytest.mark.parametrize(
    "typed",
    [
        Typed("ayna@example.org", passphrase="nine quiet apricot garden"),
        Typed("ayna@example.org", code="000000"),
        Typed("ayna@example.org", code="١٢٣٤٥٦"),
        Typed("nobody@example.org"),
    ],
)
def test_anything_wrong_gives_the_same_page(client: Client, typed: Typed) -> None:
    enrolled()
    good = client.post(PAGE, Typed("ayna@example.org", passphrase="wrong").form)
    response = client.post(PAGE, typed.form)
    assert response.status_code == 200
    assert _shown_errors(response.content) == _shown_errors(good.content)
    assert not Session.objects.exists()


def _shown_errors(body: bytes) -> list[str]:
    return re.findall(r'<ul class="errorlist.*?</ul>', body.decode(), re.DOTALL)


def test_an_unknown_account_costs_the_same_queries_and_work(client: Client, monkeypatch) -> None:
    enrolled()
    runs: list[int] = []
    derive = passphrases._derive

    def count(*args: Any) -> tuple[bytes, bytes]:
        runs.append(1)
        return derive(*args)

    monkeypatch.setattr(passphrases, "_derive", count)
    seen = []
    for email in ("ayna@example.org", "nobody@example.org"):
        with QueriesOfPage(connection) as queries:
            response = client.post(PAGE, Typed(email, passphrase="wrong").form)
        shapes = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries.captured_queries]
        seen.append((shapes, len(runs), _without_tokens(response.content)))
        runs.clear()
    of_account, of_nobody = seen
    assert of_account[0] == of_nobody[0]
    assert of_account[1] == of_nobody[1] == 1
    assert of_account[2] == of_nobody[2]


def test_a_shut_account_stays_out(client: Client) -> None:
    enrolled(is_active=False)
    assert client.post(PAGE, Typed("ayna@example.org").form).status_code == 200


def test_a_demo_person_stays_out_of_a_real_node(client: Client) -> None:
    enrolled(is_demo=True)
    assert client.post(PAGE, Typed("ayna@example.org").form).status_code == 200


def test_somebody_invited_but_not_enrolled_stays_out(client: Client) -> None:
    actions.invite(email="ayna@example.org", name="Ayna Chinar", language="en", by=None)
    assert client.post(PAGE, Typed("ayna@example.org", passphrase="").form).status_code == 200
    assert client.post(PAGE, Typed("ayna@example.org").form).status_code == 200


def test_a_code_works_once(client: Client) -> None:
    enrolled()
    typed = Typed("ayna@example.org").form
    assert client.post(PAGE, typed).status_code == 302
    assert Client().post(PAGE, typed).status_code == 200
    assert Client().post(PAGE, typed | {"code": code(-1)}).status_code == 200
    assert Client().post(PAGE, typed | {"code": code(+1)}).status_code == 302


@pytest.mark.parametrize(("steps", "is_in"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_differ_by_one_step(client: Client, monkeypatch, steps: int, is_in: bool) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_800_000_015.0)
    enrolled()
    typed = Typed("ayna@example.org", code=code(steps))
    assert (client.post(PAGE, typed.form).status_code == 302) is is_in


def test_five_tries_a_minute_for_one_name_from_one_address_known_or_not(client: Client) -> None:
    enrolled()
    for email in ("ayna@example.org", "nobody@example.org"):
        for _ in range(5):
            assert "Too many" not in client.post(PAGE, Typed(email, passphrase="wrong").form).text
        assert "Too many" in client.post(PAGE, Typed(email).form).text
        assert "Too many" in client.post(PAGE, Typed(email.upper()).form).text
    assert not Session.objects.exists()


def test_after_a_minute_the_count_begins_anew(client: Client) -> None:
    enrolled()
    for _ in range(6):
        client.post(PAGE, Typed("ayna@example.org", passphrase="wrong").form)
    with connection.cursor() as cursor:
        cursor.execute("update accounts_tries set since = since - interval '61 seconds'")
    assert client.post(PAGE, Typed("ayna@example.org").form).status_code == 302


def test_twenty_tries_a_minute_from_one_address(client: Client) -> None:
    enrolled()
    for number in range(20):
        client.post(PAGE, Typed(f"p{number}@example.org").form, REMOTE_ADDR=f"2001:db8::{number:x}")
    refused = client.post(PAGE, Typed("ayna@example.org").form, REMOTE_ADDR="2001:db8::ffff")
    assert "Too many" in refused.text
    elsewhere = client.post(PAGE, Typed("ayna@example.org").form, REMOTE_ADDR="2001:db8:0:1::1")
    assert elsewhere.status_code == 302


def test_who_gets_in_does_not_use_up_the_office_count(client: Client, rf) -> None:
    enrolled()
    client.post(PAGE, Typed("ayna@example.org").form)
    assert set(Tries.objects.values_list("count", flat=True)) == {0}


def test_names_and_addresses_are_counted_by_hash_only(rf) -> None:
    throttling.count_sign_in(rf.post("/"), "ayna@example.org")
    assert Tries.objects.count() == 3
    assert all(
        re.fullmatch("[0-9a-f]{64}", name) for name in Tries.objects.values_list("name_hash", flat=True)
    )


def test_a_foreign_next_address_is_not_followed(client: Client) -> None:
    enrolled()
    typed = Typed("ayna@example.org").form | {"next": "https://evil.example/"}
    assert client.post(PAGE, typed)["Location"] == "/desk/"


def test_the_second_factor_is_sealed_to_the_passphrase_and_the_account() -> None:
    ayna, other = enrolled(), enrolled("berk@example.org", "Berk Chinar")
    assert b"JBSWY3DP" not in bytes(ayna.totp_sealed or b"")
    other.totp_sealed, other.passphrase_record = ayna.totp_sealed, ayna.passphrase_record
    with pytest.raises(fields.SealBroken):
        credentials.open_account(other, PASSPHRASE)


def test_signing_out_ends_the_session_and_clears_the_browser(client: Client) -> None:
    account = enrolled()
    client.force_login(account)
    response = client.post("/account/sign-out/")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not account.sessions.exists()
    assert client.get("/desk/").status_code == 302


def test_signing_out_takes_a_press_not_a_link(client: Client) -> None:
    client.force_login(enrolled())
    assert client.get("/account/sign-out/").status_code == 405
