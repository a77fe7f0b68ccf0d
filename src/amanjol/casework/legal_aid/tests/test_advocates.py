"""Advocates with an account: whose it is, how they come, and that nothing of the coordinator's opens to them."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.legal_aid.models import Advocate, AdvocateAccount
from amanjol.casework.legal_aid.my_work import panels
from amanjol.casework.legal_aid.register import accounts, queries
from amanjol.casework.legal_aid.tests.advocate_cast import (
    KEYS_PAGE,
    MY_WORK,
    Scene,
    compare,
    give,
    opened,
)
from amanjol.casework.legal_aid.tests.register_cast import DISTRICTS, FILE, LIST, TODAY
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.keys.circles import opening
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.keys.keyring import KeysState
from amanjol.foundation.organisations.models import Epoch, Holding, Member
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.rules import can_invite, grantable_roles
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import give as give_keys
from amanjol.foundation.organisations.tests.key_cast import keyring_of, keys_now, request_of
from amanjol.foundation.seals import epochs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring


def page_of(advocate: UUID, end: str = "") -> str:
    return f"{LIST}{advocate}/account/{end}"


# Who is let in, and where.


def test_an_advocate_is_refused_at_every_page_of_the_coordinator(advocates: Scene) -> None:
    for where in (
        LIST, DISTRICTS, FILE, f"{LIST}{advocates.of_aigul}/erase/", page_of(advocates.of_aigul),
        page_of(advocates.of_bakyt, "invite/"), page_of(advocates.of_aigul, "end/"), KEYS_PAGE, "/desk/cases/",
        "/desk/work/", "/organisation/members/invite/", "/organisation/journal/", "/desk/written/",
    ):  # fmt: skip
        assert advocates.aigul.get(where).status_code in {403, 404}, where
        assert advocates.aigul.post(where).status_code in {403, 404, 405}, where
    member = advocates.at(advocates.aigul)
    assert queries.visible_to(member).count() == 0
    assert keys_now(advocates.aigul).state is KeysState.NOT_A_HOLDER


def test_their_own_page_is_theirs_alone_and_opens_circles_once_unlocked(advocates: Scene) -> None:
    assert "My work" in advocates.aigul.get("/desk/").text
    page = advocates.aigul.get(MY_WORK)
    assert "None yet." in page.text
    assert "Nobody has said yet" not in page.text
    assert "Nobody has said yet" in advocates.timur.get(MY_WORK).text
    assert advocates.zarina.get(MY_WORK).status_code == 403
    renewing.begin(circles=circles_at(advocates.aigul), purpose="lawyer")
    assert "you alone: take a deputy in" in advocates.aigul.get(MY_WORK).text
    advocates.aigul.post("/account/lock/")
    assert "Locked: your circles open once you unlock." in advocates.aigul.get(MY_WORK).text


def test_other_rooms_add_to_their_page_in_the_order_of_places(
    advocates: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_panels", [])
    asked: list[panels.MyWork] = []

    def show(name: str) -> panels.Show:
        def of(work: panels.MyWork) -> panels.Panel | None:
            asked.append(work)
            return panels.Panel(name) if name else None

        return of

    for place, name in ((30, "second"), (20, ""), (10, "first")):
        panels.register(place, show(name))
    work = panels.MyWork(advocates.at(advocates.aigul), advocates.of_aigul, None)
    assert [panel.template for panel in panels.panels_of(work)] == ["first", "second"]
    assert asked == [work] * 3


# Whose account it is.


def test_the_coordinator_invites_who_stands_in_the_register_and_sees_how_far_they_are(
    advocates: Scene,
) -> None:
    where = page_of(advocates.of_bakyt)
    assert "They have no account" in advocates.zarina.get(where).text
    typed = {"name": "Bakyt", "email": "Bakyt@Example.org", "language": "ru"}
    wrong = advocates.zarina.post(f"{where}invite/", typed | {"email": "bakyt@пример.kg", "name": ""})
    assert wrong.status_code == 200
    assert "Latin letters" in wrong.text
    invited = advocates.zarina.post(f"{where}invite/", typed)
    assert re.search(r"/account/welcome/\S+", invited.text)
    request_of(advocates.zarina)
    member = Member.objects.get(account__email="bakyt@example.org")
    assert (member.role, member.organisation_id) == (RoleKey.ADVOCATE, advocates.chinar.pk)
    assert opened(advocates.zarina, advocates.of_bakyt).record.account == str(member.account_id)
    assert "has not signed in yet" in advocates.zarina.get(where).text
    assert advocates.zarina.get(f"{where}invite/").status_code == 404
    taken = page_of(advocates.of_bakyt, "invite/")
    assert advocates.zarina.post(taken, typed).status_code == 404


def test_an_address_that_is_taken_invites_nobody_and_is_told_on_the_form(advocates: Scene) -> None:
    typed = {"name": "Bakyt", "email": "aigul@example.org", "language": "ru"}
    again = advocates.zarina.post(page_of(advocates.of_bakyt, "invite/"), typed)
    assert "Nobody new can be invited with this address." in again.text
    assert 'value="aigul@example.org"' in again.text
    assert opened(advocates.zarina, advocates.of_bakyt).record.account == ""


def test_the_coordinator_invites_advocates_and_nobody_else(advocates: Scene) -> None:
    zarina = advocates.at(advocates.zarina)
    assert [role for role in RoleKey if can_invite(zarina, role)] == [RoleKey.ADVOCATE]
    assert grantable_roles(zarina) == []
    with pytest.raises(PermissionDenied):
        organisations.invite_member(
            organisation=advocates.chinar, email="x@example.org", name="X", language="ru",
            role=RoleKey.LEGAL_AID_COORDINATOR, by=zarina,
        )  # fmt: skip
    with pytest.raises(PermissionDenied):
        organisations.invite_member(
            organisation=advocates.cases.keys.cast.yyldyz, email="x@example.org", name="X", language="ru",
            role=RoleKey.ADVOCATE, by=zarina,
        )  # fmt: skip
    with pytest.raises(PermissionDenied):
        organisations.change_role(
            member=advocates.at(advocates.aigul), role=RoleKey.LEGAL_AID_COORDINATOR, by=zarina
        )


def test_an_account_that_is_there_is_given_once_and_ended(advocates: Scene) -> None:
    where, timur = page_of(advocates.of_bakyt), advocates.at(advocates.timur)
    page = advocates.zarina.get(where).text
    assert "Timur Chinar" in page
    assert "Aigul Chinar" not in page  # another's
    aigul = advocates.at(advocates.aigul)
    with pytest.raises(accounts.NotFree):
        give(advocates.zarina, advocates.of_bakyt, aigul)
    assert "Choose whose account it is." in advocates.zarina.post(where, {}).text
    assert advocates.zarina.post(where, {"member": str(timur.pk)}).status_code == 302
    assert "six words not compared" in advocates.zarina.get(where).text
    assert accounts.own_advocate(advocates.at(advocates.timur)) == advocates.of_bakyt
    keyring = keyring_of(advocates.zarina)
    for advocate, member in ((advocates.of_bakyt, timur), (advocates.of_aigul, timur)):
        with pytest.raises(accounts.NotFree):
            accounts.give_account(keyring=keyring, advocate=advocate, member=member.pk, today=TODAY)
    assert advocates.zarina.post(f"{where}end/").status_code == 302
    assert opened(advocates.zarina, advocates.of_bakyt).record.account == ""
    assert accounts.own_advocate(advocates.at(advocates.timur)) is None
    assert advocates.zarina.get(f"{where}end/").status_code == 404
    with pytest.raises(accounts.NotFree):
        accounts.end_account(keyring=keyring_of(advocates.zarina), advocate=advocates.of_bakyt, today=TODAY)


def test_a_form_sent_twice_gives_once(advocates: Scene) -> None:
    where, timur = page_of(advocates.of_bakyt), advocates.at(advocates.timur)
    once = re.search(r'name="once" value="([^"]+)"', advocates.zarina.get(where).text)
    assert once
    typed = {"member": str(timur.pk), "once": once[1]}
    first, second = (advocates.zarina.post(where, typed) for _press in range(2))
    assert (first.status_code, second.status_code) == (302, 303)
    assert len(opened(advocates.zarina, advocates.of_bakyt).record.accounts) == 1


# What rows may claim, and what is believed.


def test_a_key_is_sealed_to_only_once_six_words_were_compared(advocates: Scene) -> None:
    aigul = advocates.at(advocates.aigul)
    keyring = keyring_of(advocates.zarina)
    assert accounts.key_for(keyring, opened(advocates.zarina, advocates.of_aigul)) is None
    compare(advocates.zarina, aigul)
    keyring = keyring_of(advocates.zarina)
    assert accounts.key_for(keyring, opened(advocates.zarina, advocates.of_aigul)) == key_of(aigul.account)
    assert accounts.key_for(keyring, opened(advocates.zarina, advocates.of_bakyt)) is None


def forged(advocates: Scene) -> None:
    """Whoever writes rows says that Timur is the advocate Aigul."""
    request_of(advocates.timur)
    AdvocateAccount.objects.filter(advocate=advocates.of_aigul).update(member=advocates.at(advocates.timur))


def test_a_row_that_names_another_account_makes_nobody_the_advocate(advocates: Scene) -> None:
    for client in (advocates.aigul, advocates.timur):
        compare(advocates.zarina, advocates.at(client))
    forged(advocates)
    aigul, keyring = advocates.at(advocates.aigul), keyring_of(advocates.zarina)
    assert accounts.member_of(keyring, opened(advocates.zarina, advocates.of_aigul)) == aigul
    assert accounts.key_for(keyring, opened(advocates.zarina, advocates.of_aigul)) == key_of(aigul.account)
    assert advocates.timur.get(LIST).status_code == 403


def test_another_key_in_the_row_of_the_account_is_sealed_to_by_nobody(advocates: Scene) -> None:
    aigul, timur = (advocates.at(client) for client in (advocates.aigul, advocates.timur))
    for member in (aigul, timur):
        compare(advocates.zarina, member)
    theirs, other = key_of(aigul.account), key_of(timur.account)
    assert theirs
    assert other
    type(theirs).objects.filter(pk=theirs.pk).update(public=bytes(other.public))
    keyring = keyring_of(advocates.zarina)
    assert accounts.key_for(keyring, opened(advocates.zarina, advocates.of_aigul)) is None


def test_an_account_that_was_put_back_is_not_believed_and_not_written_over(advocates: Scene) -> None:
    compare(advocates.zarina, advocates.at(advocates.aigul))
    rows = Advocate.objects.filter(pk=advocates.of_aigul)
    then = rows.values("wrapped_key", "schema", "sealed").get()
    accounts.end_account(keyring=keyring_of(advocates.zarina), advocate=advocates.of_aigul, today=TODAY)
    rows.update(**then)
    keyring = keyring_of(advocates.zarina)
    older = opened(advocates.zarina, advocates.of_aigul)
    assert older.is_older
    assert older.record.account
    assert accounts.member_of(keyring, older) is None
    assert accounts.key_for(keyring, older) is None
    with pytest.raises(OlderCopy):
        accounts.end_account(keyring=keyring, advocate=advocates.of_aigul, today=TODAY)
    end = advocates.zarina.post(page_of(advocates.of_aigul, "end/"), follow=True)
    assert "Nothing is written into an older copy." in end.text


def test_the_seal_of_another_advocate_does_not_open_in_this_row(advocates: Scene) -> None:
    theirs = Advocate.objects.values("wrapped_key", "schema", "sealed").get(pk=advocates.of_aigul)
    Advocate.objects.filter(pk=advocates.of_bakyt).update(**theirs)
    with pytest.raises(SealBroken):
        queries.opened(keyring_of(advocates.zarina), TODAY)


def test_who_left_or_has_another_role_is_nobody_to_seal_to(advocates: Scene) -> None:
    aigul = advocates.at(advocates.aigul)
    compare(advocates.zarina, aigul)
    organisations.remove_member(member=aigul, by=None)
    keyring = keyring_of(advocates.zarina)
    assert accounts.key_for(keyring, opened(advocates.zarina, advocates.of_aigul)) is None
    assert "It cannot be used" in advocates.zarina.get(page_of(advocates.of_aigul)).text


def planted(keyring: Keyring, member: Member, epoch: epochs.Epoch, row: Epoch) -> None:
    """A holding for an advocate, by somebody who writes rows; their own public key is no secret."""
    key, person = key_of(member.account), str(member.account_id)
    assert key
    Holding.objects.create(
        organisation_id=member.organisation_id, epoch=row, member=member, key=key,
        granted=epochs.grant(epoch, person, bytes(key.public)),
        voucher=epochs.vouch_for(epoch, person, bytes(key.public)),
    )  # fmt: skip


def test_a_planted_holding_opens_nothing_for_an_advocate_and_the_next_keys_are_not_theirs(
    advocates: Scene,
) -> None:
    """Not even a true grant, which only a holder could have invited, opens a page; and it is not renewed."""
    aigul, keyring = advocates.at(advocates.aigul), keyring_of(advocates.zarina)
    planted(keyring, aigul, keyring.epoch, Epoch.objects.get())
    assert keys_now(advocates.aigul).state is KeysState.NOT_A_HOLDER
    assert advocates.aigul.get(LIST).status_code == 403
    assert circles_at(advocates.aigul).keyring is None
    request_of(advocates.zarina)
    type(advocates.chinar).objects.filter(pk=advocates.chinar.pk).update(
        new_keys_due_since="2026-01-01T00:00Z"
    )
    assert keyring_of(advocates.zarina).epoch.number == 2
    assert not Holding.objects.filter(epoch__number=2, member=aigul).exists()


def test_a_voucher_for_circles_makes_no_holder_even_if_the_role_is_raised(advocates: Scene) -> None:
    aigul = advocates.at(advocates.aigul)
    compare(advocates.zarina, aigul)
    Member.objects.filter(pk=aigul.pk).update(role=RoleKey.LEGAL_AID_COORDINATOR)
    type(advocates.chinar).objects.filter(pk=advocates.chinar.pk).update(
        new_keys_due_since="2026-01-01T00:00Z"
    )
    assert keyring_of(advocates.zarina).epoch.number == 2
    assert not Holding.objects.filter(member=aigul).exists()
    assert keys_now(advocates.aigul).state is KeysState.NOT_GIVEN


def test_another_organisation_sees_and_writes_none_of_these_rows(advocates: Scene) -> None:
    request_of(advocates.cases.gul)
    assert AdvocateAccount.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("delete from legal_aid_advocateaccount")
        assert cursor.rowcount == 0
    with pytest.raises(PermissionDenied):
        accounts.end_account(
            keyring=keyring_of(advocates.cases.gul), advocate=advocates.of_aigul, today=TODAY
        )


# Lawyers of an NGO are none of an organisation that coordinates.


def test_a_lawyer_who_came_before_holds_nothing_and_the_coordinator_is_told(advocates: Scene) -> None:
    murat = join("Murat Chinar", advocates.chinar, RoleKey.OBSERVER)
    client = unlocked(murat.account)
    give_keys(advocates.zarina, murat)
    Member.objects.filter(pk=murat.pk).update(role=RoleKey.LAWYER)  # as it stood before advocates were a role
    assert "Murat Chinar" in advocates.zarina.get(LIST).text
    assert keys_now(client).state is KeysState.NOT_A_HOLDER
    assert client.get(KEYS_PAGE).status_code == 403
    with connection.cursor() as cursor:
        cursor.execute(import_module("amanjol.foundation.organisations.migrations.0013_add_advocates").DUE)
    due = type(advocates.chinar).objects.filter(new_keys_due_since__isnull=False)
    assert list(due.values_list("name", flat=True)) == ["Chinar"]
    assert keyring_of(advocates.zarina).epoch.number == 2
    assert not Holding.objects.filter(epoch__number=2, member=murat).exists()
    organisations.change_role(member=murat, role=RoleKey.ADVOCATE, by=None)
    assert "Here as lawyers of an NGO" not in advocates.zarina.get(LIST).text


def test_an_ngos_lawyer_keeps_its_keys_and_roles_are_offered_where_they_belong(advocates: Scene) -> None:
    keys = advocates.cases.keys
    lawyer = join("Murat Terek", keys.cast.yyldyz, RoleKey.LAWYER)
    unlocked(lawyer.account)
    give_keys(keys.berk, lawyer)
    assert RoleKey.LAWYER in grantable_roles(keys.cast.ayna)
    assert RoleKey.ADVOCATE not in grantable_roles(keys.cast.ayna)
    ayna = join("Ayla Chinar", advocates.chinar, RoleKey.ADMINISTRATOR)
    assert RoleKey.ADVOCATE in grantable_roles(ayna)
    assert RoleKey.LAWYER not in grantable_roles(ayna)
    with pytest.raises(organisations.NoSuchRole):
        organisations.change_role(member=advocates.at(advocates.aigul), role=RoleKey.LAWYER, by=ayna)


def test_an_invitation_of_the_desk_says_no_word_of_the_register_to_the_journal(advocates: Scene) -> None:
    request_of(advocates.zarina)
    assert Account.objects.filter(email="aigul@example.org").exists()
    with connection.cursor() as cursor:
        cursor.execute("select details::text from journal_entry where verb like 'advocate.%'")
        written = " ".join(row[0] for row in cursor.fetchall())
    assert "7-001" not in written
    assert "Небывалова" not in written


def test_every_page_is_all_russian(advocates: Scene) -> None:
    for client in (advocates.zarina, advocates.aigul):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    pages = [
        (advocates.zarina, page_of(advocates.of_aigul)), (advocates.zarina, page_of(advocates.of_bakyt)),
        (advocates.zarina, page_of(advocates.of_bakyt, "invite/")),
        (advocates.zarina, page_of(advocates.of_aigul, "end/")), (advocates.aigul, MY_WORK),
    ]  # fmt: skip
    for client, where in pages:
        page = client.get(where, headers={"accept-language": "ru"})
        assert '<html lang="ru"' in page.text
        assert english(without_tokens(page.text)) <= {"Aigul", "Chinar", "Timur", "Zarina"}, where


def test_give_is_refused_to_who_does_not_coordinate(advocates: Scene) -> None:
    with pytest.raises(PermissionDenied):
        give(advocates.cases.keys.berk, advocates.of_bakyt, advocates.at(advocates.timur))
    assert opening.opened_circles(request_of(advocates.zarina)) is not None
