"""Berk, Dana and Farida, whose roles include the keys of Yyldyz; browsers that signed in by the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user
from django.test import Client, RequestFactory

from amanjol.foundation.accounts.session_store import SessionStore
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.keys import queries
from amanjol.foundation.organisations.keys.keyring import KeysNow, settle
from amanjol.foundation.organisations.models import Holding, Member
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.cast import Cast, create_cast, join
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.organisations.keys.keyring import Keyring

KEYS = "/organisation/keys/"


@dataclass
class KeyCast:
    cast: Cast
    farida: Member
    berk: Client
    dana: Client


def create_key_cast() -> KeyCast:
    """A node, and two people of Yyldyz who have just signed in. Nobody holds a key yet."""
    actions.create_node(country="TM", name="Somewhere", is_demo=False)
    cast = create_cast()
    farida = join("Farida Terek", cast.yyldyz, RoleKey.CASE_WORKER)
    return KeyCast(cast, farida, unlocked(cast.berk.account), unlocked(cast.dana.account))


def begun() -> KeyCast:
    """Berk has begun the keys and given them to Dana, who has accepted."""
    people = create_key_cast()
    people.berk.post(f"{KEYS}begin/")
    give(people.berk, people.cast.dana)
    accept(people.dana)
    return people


def six_words(page: str) -> str:
    match = re.search(r'<ol class="six-words">(.*?)</ol>', page)
    assert match, page
    return " ".join(re.findall(r"<li>(\w+)", match[1]))


def give(holder: Client, member: Member) -> None:
    path = f"{KEYS}members/{member.pk}/"
    words = six_words(holder.get(path).text)
    response = holder.post(path, {"compared": words, "are_same": "on"})
    assert response.status_code == 302, response.text


def words_read_out(client: Client) -> str:
    """What a colleague reads: the organisation's six words, of the epoch that is stored."""
    member = member_of(request_of(client).user)
    assert member is not None
    intake = queries.intake_of(member.organisation_id)
    assert intake is not None
    return keypairs.fingerprint(intake.public)


def accept(client: Client) -> None:
    response = client.post(f"{KEYS}compare/", {"typed": words_read_out(client)})
    assert response.status_code == 302, response.text


def request_of(client: Client) -> HttpRequest:
    """A request of this browser as views see it, with its organisation named to the database."""
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    request.session = SessionStore(client.cookies["session"].value)
    request.user = get_user(request)
    name_session(request.session.session_key)
    return request


def keys_now(client: Client) -> KeysNow:
    return settle(request_of(client))


def keyring_of(client: Client) -> Keyring:
    status = keys_now(client)
    assert status.keyring is not None, status.state
    return status.keyring


def holdings(of: Member, by: Member) -> list[Holding]:
    """What lies in the database for a member, as a colleague's session sees it."""
    with acting_for(by):
        return list(Holding.objects.filter(member=of).order_by("epoch__number"))
