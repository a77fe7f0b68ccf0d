from __future__ import annotations

import re
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.accounts.queries import account_by_email
from amanjol.foundation.organisations import actions, queries
from amanjol.foundation.organisations.keys import demo as keys_of_demo
from amanjol.foundation.organisations.keys.keyring import KeysState
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.key_cast import keys_now
from amanjol.site import demo
from amanjol.site.demo_casts import ALMATY

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.accounts.models import Account
    from amanjol.foundation.seals.keypairs import KeyPair

pytestmark = pytest.mark.django_db


def _demo_person() -> None:
    organisation = actions.create_organisation(name="Yyldyz (fictional)", kind=OrganisationKind.NGO, by=None)
    account = accounts.create_demo_account(email="maral@demo.example", name="Maral", language="en")
    actions.add_member(account=account, organisation=organisation, role=RoleKey.CASE_WORKER, by=None)


def test_on_a_demo_one_press_signs_in_again_and_again(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_800_000_015.0)
    actions.create_node(country="TM", name="Demo", is_demo=True)
    _demo_person()
    for _ in range(2):  # a code works once, so the page offers the next one
        page = client.get("/account/sign-in/").text
        assert "fictional" in page
        fields = dict(re.findall(r'name="(email|passphrase|code)" value="([^"]+)"', page))
        assert client.post("/account/sign-in/", fields)["Location"] == "/desk/"
        assert "Demo" in client.get("/desk/").text
        client.post("/account/sign-out/")
    page = client.get("/account/sign-in/", headers={"accept-language": "en"}).text
    assert "half a minute" in page  # the codes of now and next were used


def test_while_a_demo_is_made_everybody_opens_their_keys_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    holders = [email for of_organisation in ALMATY.holders for email in of_organisation]

    def open_and_note(*, account: Account) -> KeyPair:
        opened.append(account.email)
        return accounts.open_demo_keys(account=account)

    monkeypatch.setattr(keys_of_demo, "accounts", SimpleNamespace(open_demo_keys=open_and_note))
    with keys_of_demo.kept_open():
        demo.set_up(ALMATY)
        assert sorted(opened) == sorted(holders)
    account = account_by_email(ALMATY.holders[0][0])
    assert account is not None
    member = member_of(account)
    assert member is not None
    keys_of_demo.DemoPerson.unlocked(member)
    assert len(opened) == len(holders) + 1, "nothing stays open afterwards"


def test_on_a_demo_two_people_hold_the_keys_and_one_waits(client: Client) -> None:
    demo.set_up()
    for email, state in (
        ("maral@demo.example", KeysState.OPEN),
        ("bahar@demo.example", KeysState.OPEN),
        ("selbi@demo.example", KeysState.NOT_GIVEN),
        ("jeren@demo.example", KeysState.NOT_A_HOLDER),
    ):
        page = client.get("/account/sign-in/").text
        form = re.search(rf'value="{email}">.*?</form>', page, re.DOTALL)
        assert form
        fields = dict(re.findall(r'name="(passphrase|code)" value="([^"]+)"', form[0])) | {"email": email}
        assert client.post("/account/sign-in/", fields)["Location"] == "/desk/"
        assert keys_now(client).state is state
        client.post("/account/sign-out/")


def test_before_there_is_a_node_the_page_says_that_nobody_can_sign_in_and_looks_again(client: Client) -> None:
    """A demo answers before its people are made, which takes a minute on a slow machine."""
    again = '<meta http-equiv="refresh" content="5">'
    page = client.get("/account/sign-in/", headers={"accept-language": "en"}).text
    assert "Nobody can sign in here yet" in page
    assert again in page
    assert "amanjol manage organisation node" in page
    actions.create_node(country="TM", name="Demo", is_demo=True)
    page = client.get("/account/sign-in/", headers={"accept-language": "en"}).text
    assert "Nobody can sign in here yet" not in page
    assert again not in page


def test_a_real_node_shows_nobody_and_takes_no_fictional_people(client: Client) -> None:
    actions.create_node(country="TM", name="Real", is_demo=False)
    with pytest.raises(accounts.NotADemo):
        _demo_person()
    assert "fictional" not in client.get("/account/sign-in/", headers={"accept-language": "en"}).text


def test_a_node_is_set_up_once() -> None:
    actions.create_node(country="TM", name="Real", is_demo=False)
    with pytest.raises(actions.NodeExists):
        actions.create_node(country="TM", name="Demo", is_demo=True)
    assert not queries.is_demo()


def test_the_command_line_sets_up_a_node_and_its_first_administrator(capsys) -> None:
    call_command("organisation", "node", "uz", "Uzbekistan")
    call_command("organisation", "create", "Yyldyz", "ngo")
    call_command("organisation", "invite", "Yyldyz", "ayna@example.org", "Ayna Chinar")
    assert "/account/welcome/" in capsys.readouterr().out
    assert Member.objects.get().role == "administrator"


@pytest.mark.parametrize(
    "words",
    [
        ("organisation", "node", "Uzbekistan", "x"),
        ("organisation", "invite", "None", "ayna@example.org", "Ayna"),
        ("account", "renew", "nobody@example.org"),
        ("account", "invite", "no address", "Ayna"),
    ],
)
def test_the_command_line_says_in_one_sentence_what_is_wrong(words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match=r"\.$"):
        call_command(*words)
