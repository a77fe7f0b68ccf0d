"""Keys begin, are given after comparing six words, and open in an unlocked request of a holder only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.http import HttpResponse

from amanjol.foundation.accounts.tests.people import PASSPHRASE, enrolled, unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.keys import queries
from amanjol.foundation.organisations.keys.keyring import (
    KeysState,
    forget,
    opened_keyring,
    settle,
    with_keyring,
)
from amanjol.foundation.organisations.models import Epoch, Intake
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.key_cast import (
    KEYS,
    KeyCast,
    accept,
    give,
    holdings,
    keyring_of,
    keys_now,
    request_of,
)
from amanjol.foundation.seals import case_keys, epochs

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.test import Client

    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(key_cast: KeyCast) -> KeyCast:
    return key_cast


def test_a_holder_gives_and_the_member_accepts_after_comparing(people: KeyCast) -> None:
    assert keyring_of(people.dana).epoch.secret == keyring_of(people.berk).epoch.secret
    (own,) = holdings(people.cast.dana, people.cast.berk)
    assert (own.granted, len(bytes(own.kept or b""))) == (None, 61)


@pytest.mark.parametrize(
    "page", ["", "begin/", "new/", "rewrap/", "compare/", "sheets/", "sheets/typed/", "sheets/use/"]
)
def test_signed_out_is_sent_to_sign_in(client: Client, page: str) -> None:
    response = client.post(KEYS + page) if page in {"begin/", "rewrap/"} else client.get(KEYS + page)
    assert response["Location"] == f"/account/sign-in/?next={KEYS}{page}"


def test_roles_without_keys_are_refused(people: KeyCast) -> None:
    for role in set(RoleKey) - {role.key for role in ROLES.values() if "cases.hold-keys" in role.may}:
        client = browser(join(f"{role.value} Terek", people.cast.yyldyz, role))
        assert client.get(KEYS).status_code == 403, role
        assert client.get(f"{KEYS}members/{people.cast.dana.pk}/").status_code == 403
        assert opened_keyring(request_of(client)) is None


def test_operator_administrator_and_officer_hold_no_keys() -> None:
    holding = {role.key for role in ROLES.values() if "cases.hold-keys" in role.may}
    assert holding == {
        RoleKey.CASE_WORKER, RoleKey.SUPERVISOR, RoleKey.OBSERVER, RoleKey.LAWYER, RoleKey.LEGAL_AID_COORDINATOR,
    }  # fmt: skip


def test_a_member_of_another_organisation_is_not_there(people: KeyCast) -> None:
    gozel = join("Gozel Terek", people.cast.gul, RoleKey.SUPERVISOR)
    client = unlocked(gozel.account)
    client.post(f"{KEYS}begin/")
    for pk in (people.farida.pk, people.cast.dana.pk):
        absent = client.get(f"{KEYS}members/6d0f7a35-2b4c-4a4f-9f0e-0b6f5f6f0f10/")
        for response in (client.get(f"{KEYS}members/{pk}/"), client.post(f"{KEYS}members/{pk}/")):
            assert (response.status_code, response.content) == (404, absent.content)
    page = client.get(KEYS).text
    assert "Berk" not in page
    assert keyring_of(client).epoch.secret != keyring_of(people.berk).epoch.secret


def test_nobody_gives_to_themselves_or_to_a_role_without_keys(people: KeyCast) -> None:
    for member in (people.cast.berk, people.cast.ayna):
        assert people.berk.get(f"{KEYS}members/{member.pk}/").status_code == 404


def test_who_left_the_organisation_without_membership_sees_nothing() -> None:
    client = unlocked(enrolled("gozel@example.org", "Gozel Terek"))
    assert client.get(KEYS).status_code == 404


def test_locked_gives_no_key_and_still_shows_who_holds_them(people: KeyCast) -> None:
    assert opened_keyring(request_of(people.berk)) is not None
    people.berk.post("/account/lock/")
    assert (keys_now(people.berk).state, keys_now(people.berk).keyring) == (KeysState.LOCKED, None)
    page = people.berk.get(KEYS).text
    assert "Dana Chinar" in page
    assert "six-words" not in page
    assert "/members/" not in page.replace("/organisation/members/", "")
    for path in ("new/", "sheets/", f"members/{people.farida.pk}/"):
        assert people.berk.get(KEYS + path)["Location"].startswith("/account/unlock/?next=")


def test_another_browser_of_a_holder_has_keys_of_its_own(people: KeyCast) -> None:
    other = unlocked(people.cast.berk.account)
    people.berk.post("/account/lock/")
    assert keys_now(people.berk).keyring is None
    assert keys_now(other).keyring is not None
    other.cookies["unlock"] = "A" * 44
    assert keys_now(other).state is KeysState.LOCKED


def test_a_view_that_needs_keys_asks_to_unlock_and_comes_back(people: KeyCast) -> None:
    given: list[str] = []

    @with_keyring
    def view(_request: HttpRequest, opened: Keyring, case: str) -> HttpResponse:
        given.append(f"{opened.epoch.number} {case}")
        return HttpResponse("opened")

    assert view(request_of(people.berk), "one").content == b"opened"
    people.berk.post("/account/lock/")
    assert view(request_of(people.berk), "two")["Location"] == "/account/unlock/?next=%2F"
    assert view(request_of(unlocked(people.farida.account)), "three")["Location"] == KEYS
    assert given == ["1 one"]


def test_a_form_sent_while_locked_comes_back_with_all_that_was_typed(people: KeyCast) -> None:
    """An interview is never lost to a lock, with JavaScript or without."""
    people.berk.post("/account/lock/")
    typed = {"story": 'They "took" <my> passport', "signs": ["debt", "threats"]}
    response = people.berk.post(f"{KEYS}new/?step=2", typed)
    assert response.status_code == 423
    assert f'action="{KEYS}new/?step=2"' in response.text
    for field in (
        'name="story" value="They &quot;took&quot; &lt;my&gt; passport"',
        'value="debt"',
        'value="threats"',
    ):
        assert field in response.text
    assert (
        response.text.count("csrfmiddlewaretoken")
        == people.berk.get(KEYS).text.count("csrfmiddlewaretoken") + 1
    )
    people.berk.post("/account/unlock/", {"passphrase": PASSPHRASE})
    assert people.berk.post(f"{KEYS}new/?step=2", typed).status_code == 302
    assert keyring_of(people.berk).epoch.number == 2


def test_a_part_of_a_page_is_left_as_it_is_while_locked(people: KeyCast) -> None:
    people.berk.post("/account/lock/")
    response = people.berk.post(f"{KEYS}rewrap/", {"story": "typed"}, headers={"hx-request": "true"})
    assert (response.status_code, response.content) == (423, b"")


def test_a_request_looks_once(people: KeyCast) -> None:
    request = request_of(people.berk)
    assert settle(request) is settle(request)
    before = settle(request)
    forget(request)
    assert settle(request) is not before


def test_opening_takes_few_queries(people: KeyCast) -> None:
    request = request_of(people.berk)
    assert request.user.is_authenticated
    with QueriesOfPage(connection) as queries:
        assert opened_keyring(request) is not None
    assert len(queries) == 6  # membership, hold, epochs with the intake, own part, re-grant, node


def test_the_page_takes_as_many_queries_for_two_holders_as_for_three(people: KeyCast) -> None:
    with QueriesOfPage(connection) as two:
        assert people.berk.get(KEYS).text.count("since ") == 3
    farida = unlocked(people.farida.account)
    give(people.berk, people.farida)
    accept(farida)
    with QueriesOfPage(connection) as three:
        assert people.berk.get(KEYS).text.count("since ") == 4
    assert len(two) == len(three)


def test_a_public_half_swapped_in_the_row_is_noticed(people: KeyCast) -> None:
    """What officers seal would go to whoever swapped it."""
    forged = epochs.begin_first(keyring_of(people.berk).organisation)
    with acting_for(people.cast.berk):
        Epoch.objects.update(public=forged.public)
    assert (keys_now(people.berk).state, keys_now(people.dana).state) == (
        KeysState.CHANGED,
        KeysState.CHANGED,
    )
    assert "Something was changed in the database" in people.berk.get(KEYS).text
    unlocked(people.cast.berk.account)
    assert (
        "noticed that the keys were tampered with"
        in browser(people.cast.dana).get("/organisation/journal/").text
    )


def test_a_swapped_intake_is_noticed(people: KeyCast) -> None:
    forged = epochs.begin_first(keyring_of(people.berk).organisation)
    with acting_for(people.cast.berk):
        Intake.objects.update(public=forged.public)
    assert keys_now(people.berk).state is KeysState.CHANGED


def test_everybody_can_seal_to_an_organisation_and_only_its_holders_open(people: KeyCast) -> None:
    name_session(None)  # a kiosk has no session
    intake = queries.intake_of(people.cast.yyldyz.pk)
    assert intake is not None
    key = case_keys.new_case_key()
    sealed = case_keys.seal_inbound(key, intake.public, intake.place, intake.number, "case-1")
    assert (
        case_keys.open_inbound(sealed, keyring_of(people.dana).epoch_numbered(intake.number), "case-1") == key
    )
    people.berk.post(f"{KEYS}new/")
    name_session(None)
    after = queries.intake_of(people.cast.yyldyz.pk)
    assert after is not None
    assert (after.number, after.public) == (2, keyring_of(people.berk).epoch.public)
    assert queries.intake_of(people.cast.gul.pk) is None


def test_a_kept_copy_of_somebody_else_does_not_open(people: KeyCast) -> None:
    (theirs,) = holdings(people.cast.dana, people.cast.berk)
    with acting_for(people.cast.berk):
        people.cast.berk.holdings.update(kept=theirs.kept)
    assert keys_now(people.berk).state is KeysState.CHANGED


def test_each_deed_is_in_the_journal(people: KeyCast) -> None:
    page = browser(people.cast.dana).get("/organisation/journal/").text
    for deed in ("Began the keys", "Gave the keys to a colleague", "Holds the keys"):
        assert deed.lower() in page.lower()
