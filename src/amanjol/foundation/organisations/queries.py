from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.models import Member, Node, Organisation
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong
from amanjol.foundation.web.node import NodeLabel
from amanjol.foundation.web.transactions import read_once

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet, Value

    from amanjol.foundation.accounts.models import Account

_nodes = FixedQuery(lambda: Node.objects.order_by("pk")[:1])
_current_membership = FixedQuery(
    lambda account: Member.objects.filter(account_id=account, left_on=None).select_related(
        "organisation", "account"
    )
)


def _members(organisation: UUID | Value) -> QuerySet[Member]:
    current = Member.objects.filter(organisation_id=organisation, left_on=None)
    return current.select_related("account", "account__invitation").order_by("account__name", "pk")


_members_now = FixedQuery(_members)
_members_by_id = FixedQuery(
    lambda organisation, ids: Member.objects.filter(
        IsAmong("account_id", ids) | IsAmong("pk", ids), organisation_id=organisation
    ).select_related("account")
)


def node() -> Node | None:
    """The installation, or None before it has been set up."""
    return read_once(Node, _nodes.first)


def is_demo() -> bool:
    return Node.objects.filter(is_demo=True).exists()


def node_label() -> NodeLabel:
    row = node()
    return NodeLabel(name=row.name, is_demo=row.is_demo) if row else NodeLabel(name="", is_demo=False)


def member_of(account: Account | AnonymousUser) -> Member | None:
    """The account's membership now, or None. Read once for each account object."""
    if not account.is_authenticated or not account.is_active:
        return None
    cache: dict[str, Member | None] = account.__dict__
    if "_member_now" not in cache:
        cache["_member_now"] = _current_membership.first(account.pk)
    return cache["_member_now"]


def organisation_of(account: UUID) -> UUID | None:
    current = Member.objects.filter(account_id=account, left_on=None)
    return current.values_list("organisation_id", flat=True).first()


def members_of(organisation: Organisation) -> QuerySet[Member]:
    """Who works there now, by name."""
    return _members(organisation.pk)


def colleagues_of(organisation: Organisation) -> list[Member]:
    """As `members_of`, once a request."""
    return read_once((Member, organisation.pk), lambda: _members_now.rows(organisation.pk))


def names_of(ids: set[str], organisation: Organisation) -> dict[str, str]:
    """Names by id of account and by id of member, of those who are or were there; of nobody else.

    A request asks once for each of them.
    """
    names: dict[str, str] = read_once((names_of, organisation.pk), dict)
    uuids = [uuid for text in ids - names.keys() if (uuid := _as_uuid(text)) is not None]
    if uuids:
        for member in _members_by_id.rows(organisation.pk, uuids):
            names[str(member.account_id)] = names[str(member.pk)] = member.account.name
    return dict(names)


def roles_of(accounts: set[UUID], organisation: Organisation) -> dict[UUID, str]:
    """The roles of these accounts there; of who left, the one they had."""
    rows = organisation.members.filter(account_id__in=accounts).order_by("left_on")
    return dict(rows.values_list("account_id", "role"))


def _as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def organisations() -> QuerySet[Organisation]:
    return Organisation.objects.order_by("name")


def helping_organisations() -> QuerySet[Organisation]:
    """All but those that run the node: who operates it sees no case, and is told of nobody."""
    return organisations().exclude(kind=OrganisationKind.NODE_OPERATOR)


def roles_by_account() -> dict[UUID, Member]:
    """Every current member of the node, for the sign-in page of a demo."""
    current = Member.objects.filter(left_on=None).select_related("organisation")
    return {member.account_id: member for member in current}


def organisations_where_may(permission: str) -> QuerySet[Organisation]:
    """Where somebody works now who can sign in and may do that, by name."""
    current = Member.objects.filter(left_on=None, role__in=_roles_with(permission), account__is_active=True)
    return organisations().filter(pk__in=current.values("organisation"))


def kept_going_by() -> frozenset[str]:
    """What a node cannot be without, so far as somebody who can sign in may do it now, anywhere."""
    needed = ("members.manage", "cases.hold-keys")
    return frozenset(permission for permission in needed if organisations_where_may(permission).exists())


def members_who_may(permission: str, organisation: UUID) -> QuerySet[Member]:
    """Who works there now, can sign in, and may do that. Fictional people are left out: nobody reads their mail."""
    return _able(permission, organisation).filter(account__is_demo=False).select_related("account")


def somebody_may(permission: str, organisation: UUID, *, besides: Member | None = None) -> bool:
    """Whether anybody who works there now can sign in and may do that; fictional people of a demo count."""
    able = _able(permission, organisation)
    return (able.exclude(pk=besides.pk) if besides else able).exists()


def _able(permission: str, organisation: UUID) -> QuerySet[Member]:
    current = Member.objects.filter(organisation=organisation, left_on=None, role__in=_roles_with(permission))
    return current.filter(account__is_active=True)


def everyone_who_may(*permissions: str) -> list[Member]:
    """Of every organisation, who can sign in and may do one of these: the guide is the node's, not an organisation's.

    Left out are fictional people, and who was invited and has not come yet: the address is not theirs until then.
    """
    roles = {role for permission in permissions for role in _roles_with(permission)}
    current = Member.objects.filter(
        left_on=None, role__in=roles, account__is_active=True, account__is_demo=False
    )
    people = current.select_related("account").order_by("pk")
    return [member for member in people if member.account.is_enrolled]


def _roles_with(permission: str) -> list[RoleKey]:
    return [key for key, role in ROLES.items() if permission in role.may]
