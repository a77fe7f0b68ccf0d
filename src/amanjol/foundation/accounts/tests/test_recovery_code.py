"""Nine words on paper: shown once, two asked back, and the way back after a lost passphrase."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts import actions, credentials, panels, printed_codes
from amanjol.foundation.accounts.models import Account, Invitation, PersonKey, Session
from amanjol.foundation.accounts.tests.people import NEW_PASSPHRASE, PASSPHRASE, enrolled, unlocked
from amanjol.foundation.seals import words

pytestmark = pytest.mark.django_db

PAGE, CHECK = "/account/recovery-code/", "/account/recovery-code/check/"


@pytest.fixture(autouse=True)
def _everybody_uses_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_key_roles", [lambda _account: True])


def _printed_code(client: Client) -> tuple[list[str], str]:
    page = client.post(PAGE).text
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    return re.findall(r"<li><strong>(\w+)</strong>", page), token[1]


def _answers(nine_words: list[str], token: str) -> dict[str, str]:
    first, second = printed_codes.read(token).positions
    return {"token": token, "first": nine_words[first - 1], "second": nine_words[second - 1]}


def test_after_the_first_sign_in_comes_the_sheet_of_paper() -> None:
    account, token = actions.invite(email="ayna@example.org", name="Ayna Chinar", language="en", by=None)
    client = Client(headers={"accept-language": "en"})
    assert _welcome(client, token)["Location"] == PAGE
    nine_words, check = _printed_code(client)
    assert len(nine_words) == 9
    assert not PersonKey.objects.get(account=account).has_code
    response = client.post(CHECK, _answers(nine_words, check))
    assert response["Location"] == "/desk/"
    assert PersonKey.objects.get(account=account).has_code


def _welcome(client: Client, token: str, **typed: str) -> Any:
    page = client.get(f"/account/welcome/{token}/", follow=True).text
    match = re.search(r'name="secret" value="([A-Z2-7]{32})"', page)
    assert match
    now = credentials.code_at(match[1], credentials.current_step())
    form = {"new": NEW_PASSPHRASE, "again": NEW_PASSPHRASE, "secret": match[1], "code": now}
    return client.post("/account/welcome/", form | typed)


def test_an_account_from_before_keys_is_led_there_until_it_has_a_code() -> None:
    account = enrolled()
    client = unlocked(account)
    assert "You have none yet" in client.get("/account/").text
    nine_words, token = _printed_code(client)
    client.post(CHECK, _answers(nine_words, token))
    assert "Nine words on paper" in client.get("/account/").text


def test_the_code_stands_nowhere_in_the_database_and_is_shown_once() -> None:
    client = unlocked(enrolled())
    nine_words, _token = _printed_code(client)
    key = PersonKey.objects.values().get()
    assert " ".join(nine_words) not in str(key)
    assert " ".join(nine_words) not in client.get(PAGE).text
    assert nine_words[0] not in client.get(PAGE).text


def test_the_page_that_asks_two_words_does_not_show_them() -> None:
    client = unlocked(enrolled())
    nine_words, token = _printed_code(client)
    page = client.post(CHECK, {"token": token}).text
    assert not [word for word in nine_words if word in page]
    first, second = printed_codes.read(token).positions
    assert f"Word {first}" in page
    assert f"Word {second}" in page


@pytest.mark.parametrize("typed", ["babab", "nonsense", ""])
def test_other_words_are_refused(typed: str) -> None:
    client = unlocked(enrolled())
    nine_words, token = _printed_code(client)
    response = client.post(CHECK, _answers(nine_words, token) | {"second": typed})
    assert response.status_code == 200
    assert not PersonKey.objects.get().has_code


def test_words_may_be_typed_in_cyrillic() -> None:
    client = unlocked(enrolled())
    nine_words, token = _printed_code(client)
    answers = _answers(nine_words, token)
    typed = {"first": words.in_cyrillic(answers["first"]).upper(), "second": answers["second"]}
    assert client.post(CHECK, answers | typed).status_code == 302
    assert PersonKey.objects.get().has_code


def test_words_of_an_older_code_confirm_nothing() -> None:
    client = unlocked(enrolled())
    older = _answers(*_printed_code(client))
    _printed_code(client)
    assert client.post(CHECK, older).status_code == 200
    assert not PersonKey.objects.get().has_code


@pytest.mark.parametrize("token", ["", "x", "é", "WzEsMl0:1abc:def"])
def test_a_false_token_begins_anew(token: str) -> None:
    client = unlocked(enrolled())
    assert client.post(CHECK, {"token": token})["Location"] == PAGE


def test_a_locked_browser_makes_no_code() -> None:
    client = unlocked(enrolled())
    client.post("/account/lock/")
    before = bytes(PersonKey.objects.get().by_recovery_code)
    assert client.post(PAGE)["Location"].startswith("/account/unlock/?next=")
    assert bytes(PersonKey.objects.get().by_recovery_code) == before


def test_a_moment_written_into_the_row_is_no_passphrase_typed_just_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = unlocked(enrolled())
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client.post("/account/still-here/").status_code == 204
    before = bytes(PersonKey.objects.get().by_recovery_code)
    Session.objects.update(unlocked_at=later)
    assert client.post(PAGE)["Location"].startswith("/account/unlock/")
    assert bytes(PersonKey.objects.get().by_recovery_code) == before
    assert client.post("/account/unlock/", {"passphrase": PASSPHRASE, "next": PAGE})["Location"] == PAGE
    assert len(_printed_code(client)[0]) == 9


def test_a_browser_left_open_makes_no_code_without_the_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    client = unlocked(enrolled())
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    before = bytes(PersonKey.objects.get().by_recovery_code)
    assert client.post("/account/still-here/").status_code == 204
    assert (
        client.get(PAGE)["Location"]
        == client.post(PAGE)["Location"]
        == f"/account/unlock/?next={PAGE.replace('/', '%2F')}"
    )
    assert bytes(PersonKey.objects.get().by_recovery_code) == before
    assert client.post("/account/unlock/", {"passphrase": PASSPHRASE, "next": PAGE})["Location"] == PAGE
    assert len(_printed_code(client)[0]) == 9


def test_signed_out_is_sent_to_sign_in(client: Client) -> None:
    for path in (PAGE, CHECK):
        assert client.post(path)["Location"] == f"/account/sign-in/?next={path}"


def _lost() -> tuple[Account, list[str], str]:
    """Somebody with a code on paper, and a new link because the passphrase is gone."""
    account = enrolled()
    client = unlocked(account)
    nine_words, token = _printed_code(client)
    client.post(CHECK, _answers(nine_words, token))
    return account, nine_words, actions.renew_invitation(account=account, by=None)


def test_with_the_code_the_key_is_kept() -> None:
    account, nine_words, token = _lost()
    before = PersonKey.objects.get()
    client = Client(headers={"accept-language": "en"})
    response = _welcome(client, token, recovery_code=" ".join(nine_words).upper())
    assert response["Location"] == PAGE  # the paper was used: a new one is due
    after = PersonKey.objects.get()
    assert (after.pk, after.version, bytes(after.public)) == (before.pk, 1, bytes(before.public))
    assert not after.has_code
    assert client.post("/account/still-here/").status_code == 204
    assert unlocked_again(account)


def unlocked_again(account: Account) -> bool:
    account.refresh_from_db()
    opened = credentials.open_account(account, NEW_PASSPHRASE)
    return opened is not None


def test_without_the_code_there_is_a_new_key_and_the_old_is_gone() -> None:
    account, _shown_words, token = _lost()
    before = PersonKey.objects.get()
    client = Client(headers={"accept-language": "en"})
    assert _welcome(client, token, has_no_code="on")["Location"] == PAGE
    after = PersonKey.objects.get()
    assert (after.pk != before.pk, after.version) == (True, 2)
    assert bytes(after.public) != bytes(before.public)
    assert Account.objects.get(pk=account.pk).key_version == 2
    assert client.post("/account/still-here/").status_code == 204


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "say below that you have none"),
        ("lusab", "Some words are missing"),
        ("slip", "mistyped"),
        ("other", "another or an older sheet"),
    ],
)
def test_what_is_no_code_of_theirs_changes_nothing(typed: str, says: str) -> None:
    account, nine_words, token = _lost()
    if typed == "slip":
        typed = " ".join([*nine_words[:-1], "babab" if nine_words[-1] != "babab" else "babad"])
    if typed == "other":
        typed = words.write_checked(
            words.WordsKind("amanjol/recovery-code/1", size=16, checksum_bytes=2), bytes(16)
        )
    before = PersonKey.objects.values().get()
    response = _welcome(Client(headers={"accept-language": "en"}), token, recovery_code=typed)
    assert says in response.text
    assert PersonKey.objects.values().get() == before
    assert Invitation.objects.filter(account=account).exists()


def test_who_never_had_a_key_is_not_asked_for_a_code(client: Client) -> None:
    _account, token = actions.invite(email="ayna@example.org", name="Ayna Chinar", language="en", by=None)
    assert "recovery_code" not in client.get(f"/account/welcome/{token}/", follow=True).text


def test_a_new_code_ends_the_old_one() -> None:
    account, nine_words, _token = _lost()
    client = unlocked(account)
    _printed_code(client)
    token = actions.renew_invitation(account=account, by=None)
    response = _welcome(Client(headers={"accept-language": "en"}), token, recovery_code=" ".join(nine_words))
    assert "another or an older sheet" in response.text
