"""Who leaves loses everything at once; who stays gets new keys that follow from the old."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command

from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.keys.actions import beginning
from amanjol.foundation.organisations.keys.keyring import KeysState
from amanjol.foundation.organisations.models import Epoch, Holding, Member, Organisation
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import (
    KEYS,
    KeyCast,
    accept,
    give,
    holdings,
    keyring_of,
    keys_now,
)
from amanjol.foundation.seals import epochs, keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(key_cast: KeyCast) -> KeyCast:
    return key_cast


@pytest.fixture
def farida(people: KeyCast) -> Client:
    client = unlocked(people.farida.account)
    give(people.berk, people.farida)
    accept(client)
    return client


def _remove(people: KeyCast, member: Member) -> None:
    response = browser(people.cast.ayna).post(f"/organisation/members/{member.pk}/remove/")
    assert response.status_code == 302


def _begin_next(client: Client) -> None:
    client.post(f"{KEYS}new/")


def test_a_leaver_has_nothing_at_the_next_request(people: KeyCast, farida: Client) -> None:
    _remove(people, people.farida)
    assert farida.get(KEYS).status_code == 302
    assert holdings(people.farida, people.cast.berk) == []
    assert not PersonKey.objects.filter(account=people.farida.account_id).exists()


def test_shutting_out_at_the_command_line_takes_the_wraps_too(people: KeyCast, farida: Client) -> None:
    """No session, so row security hides the wraps; the database deletes them with the key all the same."""
    assert len(holdings(people.farida, people.cast.berk)) == 1
    call_command("account", "deactivate", people.farida.account.email)
    assert holdings(people.farida, people.cast.berk) == []
    assert Organisation.objects.get(pk=people.cast.yyldyz.pk).new_keys_due_since is not None
    assert farida.get(KEYS).status_code == 302


@pytest.mark.parametrize(("role", "is_lost"), [(RoleKey.EDITOR, True), (RoleKey.SUPERVISOR, False)])
def test_a_role_without_keys_takes_them(
    people: KeyCast, farida: Client, role: RoleKey, is_lost: bool
) -> None:
    actions.change_role(member=people.farida, role=role, by=people.cast.ayna)
    assert (holdings(people.farida, people.cast.berk) == []) is is_lost
    assert (Organisation.objects.get(pk=people.cast.yyldyz.pk).new_keys_due_since is not None) is is_lost
    assert farida.get(KEYS).status_code == 302


def test_who_never_had_a_key_leaves_without_new_keys(people: KeyCast) -> None:
    _remove(people, people.farida)
    assert Organisation.objects.get(pk=people.cast.yyldyz.pk).new_keys_due_since is None


def test_the_next_request_of_a_holder_begins_new_keys(people: KeyCast, farida: Client) -> None:
    leaver = keyring_of(farida)
    _remove(people, people.farida)
    assert people.berk.get(KEYS).status_code == 200
    opened = keyring_of(people.berk)
    assert opened.epoch.number == 2
    assert Organisation.objects.get(pk=people.cast.yyldyz.pk).new_keys_due_since is None
    assert opened.epoch_numbered(1).secret == leaver.epoch.secret
    with acting_for(people.cast.berk):
        row = Epoch.objects.get(number=2)
    with pytest.raises(SealBroken):
        epochs.open_link(bytes(row.link or b""), leaver.epoch)


def test_signing_in_begins_new_keys_too(people: KeyCast, farida: Client) -> None:
    assert farida
    _remove(people, people.farida)
    unlocked(people.cast.dana.account)
    with acting_for(people.cast.dana):
        assert Epoch.objects.count() == 2


def test_who_stays_accepts_the_next_keys_because_they_follow(
    people: KeyCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    real = epochs.follows

    def follows(epoch: epochs.Epoch, links: list[bytes], accepted: epochs.Epoch) -> bool:
        asked.append((epoch.number, accepted.number))
        return real(epoch, links, accepted)

    monkeypatch.setattr(epochs, "follows", follows)
    _begin_next(people.berk)
    assert [bool(holding.kept) for holding in holdings(people.cast.dana, people.cast.berk)] == [True, False]
    assert keyring_of(people.dana).epoch.secret == keyring_of(people.berk).epoch.secret
    assert [bool(holding.kept) for holding in holdings(people.cast.dana, people.cast.berk)] == [True, True]
    assert asked == [(2, 1)]


def test_an_absent_colleague_catches_up_over_several(people: KeyCast) -> None:
    for _ in range(3):
        _begin_next(people.berk)
    opened = keyring_of(people.dana)
    assert (opened.epoch.number, opened.epoch.secret) == (4, keyring_of(people.berk).epoch.secret)
    assert [opened.epoch_numbered(number).number for number in (1, 2, 3, 4)] == [1, 2, 3, 4]
    with pytest.raises(SealBroken):
        opened.epoch_numbered(5)


def test_an_epoch_that_does_not_follow_is_refused(people: KeyCast, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the check were left out, this would fail: nothing else is wrong with these rows."""
    _begin_next(people.berk)
    monkeypatch.setattr(epochs, "follows", lambda *_: False)
    assert keys_now(people.dana).state is KeysState.CHANGED
    assert [bool(holding.kept) for holding in holdings(people.cast.dana, people.cast.berk)] == [True, False]


def test_a_forged_epoch_of_somebody_who_writes_to_the_database_is_refused(people: KeyCast) -> None:
    place = keyring_of(people.berk).organisation
    forged = epochs.begin_next(epochs.begin_first(place))
    link = epochs.link(forged, epochs.begin_first(place))
    key = PersonKey.objects.get(account=people.cast.dana.account_id)
    person = str(people.cast.dana.account_id)
    with acting_for(people.cast.berk):
        row = Epoch.objects.create(organisation=people.cast.yyldyz, number=2, public=forged.public, link=link)
        Holding.objects.create(
            organisation=people.cast.yyldyz,
            epoch=row,
            member=people.cast.dana,
            key=key,
            granted=epochs.grant(forged, person, bytes(key.public)),
            voucher=epochs.vouch_for(forged, person, bytes(key.public)),
        )
    assert keys_now(people.dana).state is KeysState.CHANGED
    assert keys_now(people.berk).keyring is None


def test_a_public_key_swapped_in_the_database_gets_no_new_keys(people: KeyCast, farida: Client) -> None:
    thief = keypairs.generate()
    PersonKey.objects.filter(account=people.farida.account_id).update(public=thief.public)
    assert "not the one that was compared" in people.berk.get(KEYS).text
    _begin_next(people.berk)
    assert [holding.epoch.number for holding in holdings(people.farida, people.cast.berk)] == [1]
    assert len(holdings(people.cast.dana, people.cast.berk)) == 2
    assert (keys_now(farida).state, keys_now(farida).keyring) == (KeysState.CHANGED, None)


def test_who_is_not_vouched_for_gets_no_new_keys(people: KeyCast, monkeypatch: pytest.MonkeyPatch) -> None:
    """If vouchers were not asked, this would fail: nothing else is wrong with these rows."""
    monkeypatch.setattr(epochs, "is_vouched_for", lambda *_: False)
    _begin_next(people.berk)
    assert [holding.epoch.number for holding in holdings(people.cast.dana, people.cast.berk)] == [1]


def test_of_two_who_begin_at_once_one_is_told(people: KeyCast) -> None:
    berk, dana = keyring_of(people.berk), keyring_of(people.dana)
    with acting_for(people.cast.berk):
        beginning.begin_next(keyring=berk)
        with pytest.raises(beginning.KeysExist):
            beginning.begin_next(keyring=dana)
    assert keyring_of(people.dana).epoch.number == 2


class Cases:
    """Some rows of a package above, each under the number of an epoch."""

    def __init__(self, count: int) -> None:
        self.under = [1] * count

    def left(self, keyring: Any) -> int:
        return sum(number != keyring.epoch.number for number in self.under)

    def rewrap(self, keyring: Any, at_most: int) -> int:
        old = [at for at, number in enumerate(self.under) if number != keyring.epoch.number][:at_most]
        for at in old:
            assert keyring.epoch_numbered(self.under[at]).number == self.under[at]
            self.under[at] = keyring.epoch.number
        return len(old)


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Cases]:
    monkeypatch.setattr(rewrapping, "_works", {})

    def register(count: int) -> Cases:
        cases = Cases(count)
        rewrapping.register(rewrapping.Work("cases", cases.left, cases.rewrap))
        return cases

    return register


def _links(people: KeyCast) -> list[bool]:
    with acting_for(people.cast.berk):
        return [row.link is not None for row in Epoch.objects.order_by("number")]


def test_rows_move_in_requests_of_holders_and_the_work_resumes(
    people: KeyCast, cases: Callable[[int], Cases]
) -> None:
    rows = cases(60)
    _begin_next(people.berk)
    moved = [rows.under.count(2)]
    for client in (people.berk, people.dana, people.berk):
        keyring_of(client)
        moved.append(rows.under.count(2))
    assert moved == [0, 25, 50, 60]


def test_the_page_shows_what_is_left_and_goes_on_by_itself(
    people: KeyCast, cases: Callable[[int], Cases]
) -> None:
    rows = cases(700)
    _begin_next(people.berk)
    page = people.berk.get(KEYS).text
    assert "675 are left" in page
    assert f'hx-post="{KEYS}rewrap/"' in page
    part = people.berk.post(f"{KEYS}rewrap/", headers={"hx-request": "true"}).text
    assert "<html" not in part
    people.berk.post(f"{KEYS}rewrap/")
    assert rows.under.count(1) == 0


def test_the_earlier_keys_go_when_nothing_needs_them_and_everybody_has_the_new(
    people: KeyCast, cases: Callable[[int], Cases]
) -> None:
    cases(10)
    _begin_next(people.berk)
    keyring_of(people.berk)
    assert _links(people) == [False, True]  # Dana has not accepted yet
    keyring_of(people.dana)
    keyring_of(people.berk)
    assert _links(people) == [False, False]
    numbers = [holding.epoch.number for holding in holdings(people.cast.dana, people.cast.berk)]
    assert numbers == [2]
    with pytest.raises(SealBroken):
        keyring_of(people.dana).epoch_numbered(1)


def test_while_no_package_says_what_it_wraps_no_link_goes(
    people: KeyCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewrapping, "_works", {})
    _begin_next(people.berk)
    keyring_of(people.dana), keyring_of(people.berk)
    assert _links(people) == [False, True]
    assert "kept until it is known" in people.berk.get(KEYS).text


def test_a_leavers_copy_of_a_grant_is_of_no_use(people: KeyCast, farida: Client) -> None:
    """What they copied from the database before opens the old epoch only, by their own old key."""
    before = keyring_of(farida)
    _remove(people, people.farida)
    keyring_of(people.berk)
    with acting_for(people.cast.berk):
        rows = list(Holding.objects.filter(epoch__number=2))
    assert len(rows) == 2
    for row in rows:
        sealed = bytes(row.kept or row.granted or b"")
        for opened in (epochs.open_kept, epochs.open_grant):
            with pytest.raises(SealBroken):
                opened(sealed, before.keys, before.organisation, 2, before.person)


def test_a_row_that_does_not_open_stops_nobody(people: KeyCast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise SealBroken

    monkeypatch.setattr(rewrapping, "_works", {})
    rewrapping.register(rewrapping.Work("cases", left=lambda _: 1, rewrap=broken))
    people.berk.post(f"{KEYS}new/")
    assert people.berk.get(KEYS).status_code == 200
    assert keyring_of(people.dana).epoch.number == 2
    assert _links(people) == [False, True]
