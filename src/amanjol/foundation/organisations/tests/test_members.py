from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations import actions, queries, rules
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.organisations.tests.cast import Cast, browser, create_cast, join
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

LIST = "/organisation/members/"


@pytest.fixture
def cast() -> Cast:
    return create_cast()


def _pages(member: Member) -> list[str]:
    return [f"{LIST}{member.pk}/{page}/" for page in ("link", "role", "remove")]


def test_an_administrator_sees_colleagues_and_nobody_else(cast: Cast) -> None:
    page = browser(cast.ayna).get(LIST).text
    assert "Berk Chinar" in page
    assert "berk@example.org" in page
    assert "Esen Terek" not in page


def test_others_see_colleagues_but_no_addresses_and_no_buttons(cast: Cast) -> None:
    page = browser(cast.berk).get(LIST).text
    assert "Dana Chinar" in page
    assert "@example.org" not in page
    assert "/role/" not in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_manage_is_refused(cast: Cast, method: str) -> None:
    client = browser(cast.berk)
    for path in [f"{LIST}invite/", *_pages(cast.dana)]:
        assert getattr(client, method)(path).status_code == 403
    assert Member.objects.get(pk=cast.dana.pk).left_on is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_member_of_another_organisation_is_not_there(cast: Cast, method: str) -> None:
    client = browser(cast.esen)
    absent = client.get(f"{LIST}6d0f7a35-2b4c-4a4f-9f0e-0b6f5f6f0f10/role/")
    for path in _pages(cast.berk):
        response = getattr(client, method)(path, {"role": "editor"})
        assert response.status_code == 404
        assert response.content == absent.content
    assert Member.objects.get(pk=cast.berk.pk).role == RoleKey.CASE_WORKER


def test_signed_out_is_sent_to_sign_in(cast: Cast, client: Client) -> None:
    for path in [LIST, f"{LIST}invite/", "/organisation/journal/", *_pages(cast.berk)]:
        assert client.get(path)["Location"] == f"/account/sign-in/?next={path}"


def test_an_account_without_organisation_sees_nothing(cast: Cast) -> None:
    actions.remove_member(member=cast.berk, by=None)
    Account.objects.filter(pk=cast.berk.account_id).update(is_active=True)
    client = browser(Member.objects.get(pk=cast.berk.pk))
    assert client.get(LIST).status_code == 404
    assert client.get("/organisation/journal/").status_code == 404


def test_inviting_shows_the_link_once_and_it_works(cast: Cast, client: Client) -> None:
    form = {"name": "Farida Terek", "email": "Farida@example.org", "language": "ru", "role": "editor"}
    page = browser(cast.ayna).post(f"{LIST}invite/", form).text
    link = re.search(r"http://\S+/account/welcome/[\w-]{43}/", page)
    assert link
    assert client.get(link[0].removeprefix("http://testserver"), follow=True).status_code == 200
    member = Member.objects.get(account__email="farida@example.org")
    assert (member.organisation, member.role) == (cast.yyldyz, "editor")
    assert [group.name for group in member.account.groups.all()] == ["editor"]
    assert "not yet signed in" in browser(cast.ayna).get(LIST).text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"email": "berk@example.org"}, "Nobody new can be invited"),
        ({"email": "БЕРК@example.org"}, "Enter a valid email address"),
        ({"role": "operator"}, "choose something that is offered"),
        ({"name": ""}, "required"),
    ],
)
def test_what_cannot_be_invited_is_said(cast: Cast, changes: dict[str, str], says: str) -> None:
    form = {"name": "Farida", "email": "farida@example.org", "language": "ru", "role": "editor"} | changes
    before = Account.objects.count()
    assert says in browser(cast.ayna).post(f"{LIST}invite/", form).text
    assert Account.objects.count() == before


def test_a_new_role_gives_its_group_and_ends_sessions_at_the_next_request(cast: Cast) -> None:
    berk = browser(cast.berk)
    assert berk.get("/desk/").status_code == 200
    browser(cast.ayna).post(f"{LIST}{cast.berk.pk}/role/", {"role": "lawyer"})
    assert berk.get("/desk/").status_code == 302
    member = Member.objects.select_related("account").get(pk=cast.berk.pk)
    assert member.role == "lawyer"
    assert [group.name for group in member.account.groups.all()] == ["lawyer"]


def test_the_role_that_somebody_has_already_changes_nothing(cast: Cast) -> None:
    """Neither the page sent as it was, nor the same change in two tabs, signs anybody out."""
    ayna, where = browser(cast.ayna), f"{LIST}{cast.berk.pk}/role/"
    said = "The role is that one already: nothing was changed."
    for role, entries in ((cast.berk.role, 0), ("lawyer", 1)):
        if entries:
            assert said not in ayna.post(where, {"role": role}, follow=True).text
        berk = browser(Member.objects.select_related("account").get(pk=cast.berk.pk))
        reply = ayna.post(where, {"role": role}, follow=True)
        assert said in reply.text
        assert "The role is changed." not in reply.text
        assert berk.get("/desk/").status_code == 200
        assert len(entries_seen_by(cast.ayna, "member.role-changed")) == entries
    with pytest.raises(actions.SameRole):
        actions.change_role(member=Member.objects.get(pk=cast.berk.pk), role=RoleKey.LAWYER, by=None)


def test_whose_role_has_keys_the_page_says_what_another_takes(cast: Cast) -> None:
    ayna, says = browser(cast.ayna), "they lose their own key, too"
    assert says in ayna.get(f"{LIST}{cast.berk.pk}/role/").text
    ayna.post(f"{LIST}{cast.berk.pk}/role/", {"role": "editor"})
    assert says not in ayna.get(f"{LIST}{cast.berk.pk}/role/").text


def test_removing_shuts_the_account_and_ends_sessions(cast: Cast) -> None:
    berk = browser(cast.berk)
    browser(cast.ayna).post(f"{LIST}{cast.berk.pk}/remove/")
    assert berk.get("/desk/").status_code == 302
    member = Member.objects.select_related("account").get(pk=cast.berk.pk)
    assert member.left_on is not None
    assert not member.account.is_active
    assert not member.account.groups.exists()
    assert "Berk Chinar" not in browser(cast.ayna).get(LIST).text


def test_nobody_changes_themselves(cast: Cast) -> None:
    client = browser(cast.ayna)
    for path in _pages(cast.ayna):
        assert client.get(path).status_code == 403
        assert client.post(path, {"role": "editor"}).status_code == 403
    assert Member.objects.get(pk=cast.ayna.pk).role == RoleKey.ADMINISTRATOR


def test_the_actions_check_the_rule_themselves(cast: Cast) -> None:
    for attempt in (
        lambda: actions.remove_member(member=cast.berk, by=cast.dana),
        lambda: actions.remove_member(member=cast.berk, by=cast.esen),
        lambda: actions.change_role(member=cast.berk, role=RoleKey.EDITOR, by=cast.esen),
        lambda: actions.renew_invitation(member=cast.berk, by=cast.esen),
        lambda: actions.create_organisation(name="Third", kind=OrganisationKind.NGO, by=cast.ayna),
        lambda: actions.add_member(
            account=cast.esen.account, organisation=cast.gul, role=RoleKey.EDITOR, by=cast.ayna
        ),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    with pytest.raises(actions.NoSuchRole):
        actions.change_role(member=cast.berk, role=RoleKey.OPERATOR, by=cast.ayna)


def test_each_write_leaves_an_entry_in_the_same_transaction(cast: Cast, monkeypatch) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "record", fail)
    with pytest.raises(RuntimeError):
        actions.change_role(member=cast.berk, role=RoleKey.LAWYER, by=cast.ayna)
    assert Member.objects.get(pk=cast.berk.pk).role == RoleKey.CASE_WORKER


def test_the_list_takes_as_many_queries_for_one_as_for_three(cast: Cast) -> None:
    alone, crowd = browser(cast.esen), browser(cast.ayna)
    counts = []
    for client in (alone, crowd):
        with QueriesOfPage(connection) as queries_made:
            client.get(LIST)
        counts.append(len(queries_made))
    assert counts[0] == counts[1]


def test_every_role_is_described_once() -> None:
    assert set(ROLES) == set(RoleKey)
    assert all(str(role.does).endswith(".") and role.may for role in ROLES.values())


def test_who_has_left_may_nothing(cast: Cast) -> None:
    actions.remove_member(member=cast.ayna, by=None)
    assert not rules.can_manage_members(cast.ayna)
    assert queries.member_of(Account.objects.get(pk=cast.ayna.account_id)) is None


def test_an_operator_may_make_operators(cast: Cast) -> None:
    operator = join("Gozel Terek", cast.gul, RoleKey.OPERATOR)
    assert RoleKey.OPERATOR in rules.grantable_roles(operator)
    assert RoleKey.OPERATOR not in rules.grantable_roles(cast.ayna)
    assert rules.grantable_roles(cast.berk) == []


def test_the_journal_names_no_person(cast: Cast) -> None:
    with QueriesOfPage(connection) as queries:
        actions.change_role(member=cast.berk, role=RoleKey.LAWYER, by=cast.ayna)
    inserts = [query["sql"] for query in queries if 'INSERT INTO "journal_entry"' in query["sql"]]
    assert inserts
    assert not any("berk" in sql.lower() or "ayna" in sql.lower() for sql in inserts)
