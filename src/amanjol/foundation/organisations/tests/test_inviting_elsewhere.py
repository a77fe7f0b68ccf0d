"""Who invites learns nothing about whether a person works for another organisation; the person does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from amanjol.foundation.accounts import credentials
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.queries import account_by_email
from amanjol.foundation.accounts.tests.people import NEW_PASSPHRASE, Typed
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import Cast, browser, create_cast
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db

LIST = "/organisation/members/"
FREE, ELSEWHERE = "free@example.org", "esen@example.org"


@pytest.fixture
def cast() -> Cast:
    return create_cast()


def _invite(by: Member, email: str, name: str = "Farida") -> tuple[str, int]:
    """The page, and how many queries it took."""
    form = {"name": name, "email": email, "language": "en", "role": "editor"}
    client = browser(by)
    with QueriesOfPage(connection) as queries:
        page = client.post(f"{LIST}invite/", form).text
    return page, len(queries)


def _alike(page: str, email: str) -> str:
    """Without what differs between any two pages."""
    page = page.replace(email, "address").replace(email.upper(), "address")
    return re.sub(r"[\w-]{43}/|[0-9a-f-]{36}|[A-Za-z0-9+/=_-]{20,}", "", page)


def _link(page: str) -> str:
    match = re.search(r"http://testserver(/account/welcome/[\w-]{43}/)", page)
    assert match is not None
    return match[1]


def _accept(page: str) -> tuple[Client, str]:
    client = Client(headers={"accept-language": "en"})
    enrolment_page = client.get(_link(page), follow=True).text
    match = re.search(r'name="secret" value="([A-Z2-7]{32})"', enrolment_page)
    assert match is not None
    now = credentials.code_at(match[1], credentials.current_step())
    typed = {"new": NEW_PASSPHRASE, "again": NEW_PASSPHRASE, "secret": match[1], "code": now}
    return client, client.post("/account/welcome/", typed).text


@pytest.mark.parametrize("spelling", [str.lower, str.upper])
def test_an_address_with_an_account_elsewhere_is_answered_as_any_other(cast: Cast, spelling) -> None:
    _invite(cast.ayna, "first@example.org")  # makes the group of the role
    pages = [_invite(cast.ayna, spelling(email)) for email in (FREE, ELSEWHERE)]
    assert "/account/welcome/" in pages[0][0]
    assert pages[0][1] == pages[1][1]
    assert _alike(pages[0][0], FREE) == _alike(pages[1][0], ELSEWHERE)


def test_neither_the_members_nor_the_journal_nor_a_second_try_tell(cast: Cast) -> None:
    seen = []
    for email in (FREE, ELSEWHERE):
        with transaction.atomic():
            _invite(cast.ayna, email)
            again, _ = _invite(cast.ayna, email)
            assert "Nobody new can be invited" in again
            client = browser(cast.ayna)
            member = cast.yyldyz.members.get(account__email=email)
            renewed = client.post(f"{LIST}{member.pk}/link/").text
            pages = [_alike(page, email) for page in (again, client.get(LIST).text, renewed)]
            journal = re.sub(
                r"\s+", " ", re.sub(r"<[^>]*>|\d", "", client.get("/organisation/journal/").text)
            )
            seen.append([*pages, journal])
            assert Client().get(_link(renewed), follow=True).status_code == 200
            transaction.set_rollback(True)
    assert seen[0] == seen[1]


def test_the_person_is_told_at_the_first_sign_in_and_keeps_the_account_they_have(cast: Cast) -> None:
    page, _ = _invite(cast.ayna, ELSEWHERE)
    client, last_page = _accept(page)
    assert "You already have an account with this address" in last_page
    assert client.get("/desk/").status_code == 302
    assert len(entries_seen_by(cast.ayna, "account.address-taken")) == 1
    esen = Client()
    assert esen.post("/account/sign-in/", Typed(ELSEWHERE).form).status_code == 302
    assert "Gul" in esen.get(LIST).text
    assert account_by_email(ELSEWHERE) == cast.esen.account


def test_of_two_invited_with_one_address_the_first_who_signs_in_has_it(cast: Cast) -> None:
    first, _ = _invite(cast.ayna, FREE)
    second, _ = _invite(cast.esen, FREE)
    client, _ = _accept(second)
    assert client.get("/desk/").status_code == 200
    assert "You already have an account" in _accept(first)[1]
    assert account_by_email(FREE) == Account.objects.get(email=FREE, member__organisation=cast.gul)


def test_the_database_itself_lets_one_account_of_an_address_sign_in(cast: Cast) -> None:
    actions.invite_member(
        organisation=cast.yyldyz, email=ELSEWHERE, name="F", language="en", role=RoleKey.EDITOR, by=cast.ayna
    )
    with pytest.raises(IntegrityError, match="accounts_email_of_one_enrolled"), transaction.atomic():
        Account.objects.filter(email=ELSEWHERE, passphrase_record="").update(passphrase_record="x")
