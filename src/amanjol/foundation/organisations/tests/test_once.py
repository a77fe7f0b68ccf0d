"""Secrets that are shown once, asked for twice with one form: made once, never shown again, and said so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.http import QueryDict
from django.urls import reverse

from amanjol.foundation.accounts.models import Account, Invitation, PersonKey
from amanjol.foundation.once import tokens
from amanjol.foundation.once.labels import secret_names, sent_texts
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.keys.views import papers
from amanjol.foundation.organisations.models import RecoverySet
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.foundation.organisations.tests.key_cast import KeyCast

    type Prepared = tuple[Client, str, dict[str, Any]]

pytestmark = pytest.mark.django_db
INVITED = {"name": "Kerim Terek", "email": "kerim@yyldyz.example", "role": "case-worker", "language": "ru"}


def recovery_code(people: KeyCast) -> Prepared:
    return people.berk, reverse("accounts:recovery_code"), {}


def sheets(people: KeyCast) -> Prepared:
    return people.berk, reverse("organisations:sheets"), {}


def invite(people: KeyCast) -> Prepared:
    return browser(people.cast.ayna), reverse("organisations:invite"), INVITED


def renew(people: KeyCast) -> Prepared:
    ayna = browser(people.cast.ayna)
    ayna.post(reverse("organisations:invite"), INVITED)
    member = people.cast.yyldyz.members.get(account__email=INVITED["email"])
    return ayna, reverse("organisations:renew_invitation", args=[member.pk]), {}


def everything(client: Client) -> list[Any]:
    """What such a press makes, as it is stored."""
    request_of(client)
    keys = [bytes(key.by_recovery_code) for key in PersonKey.objects.order_by("pk")]
    papers = sorted(bytes(papers.public) for papers in RecoverySet.objects.all())
    return [
        Account.objects.count(),
        sorted(Invitation.objects.values_list("token_hash", flat=True)),
        keys,
        papers,
    ]


def words_of(page: str) -> set[str]:
    """Links and words that open something."""
    return set(re.findall(r"/account/welcome/[\w-]{20,}", page)) | set(
        re.findall(r"<strong>(\w+)</strong>", page)
    )


@pytest.mark.parametrize("prepare", [recovery_code, sheets, invite, renew])
def test_a_secret_that_is_shown_once_is_made_once(
    key_cast: KeyCast, prepare: Callable[[KeyCast], Prepared]
) -> None:
    client, where, typed = prepare(key_cast)
    token = tokens.new_token()
    first = press(client, where, typed, token)
    assert first.status_code == 200, first.text
    after = everything(client)
    again = press(client, where, typed, token)
    assert again.status_code == 409
    assert "This was made already" in again.text
    assert not words_of(first.text) & words_of(again.text)
    assert everything(client) == after
    main = again.text.partition("<main")[2].partition("</main>")[0]
    on = re.findall(r'class="btn main-button" href="([^"]+)"', main)
    assert len(on) == 1
    assert client.get(on[0]).status_code == 200
    assert press(client, where, typed | {"extra": "x"}, token).status_code == 409
    assert everything(client) == after


@pytest.mark.parametrize("view", [papers.use, papers.type_back])
def test_no_page_gives_the_words_of_sheets_back(view: Callable[..., Any]) -> None:
    typed = QueryDict("csrfmiddlewaretoken=x&once=y&first=amber+river&second=snow+lamp")
    assert secret_names(typed, view) == {"first", "second"}
    assert sent_texts(typed, view) == []
