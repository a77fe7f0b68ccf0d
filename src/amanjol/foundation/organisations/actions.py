from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.accounts.queries import normal_email
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations import rules
from amanjol.foundation.organisations.keys.circles import alone
from amanjol.foundation.organisations.keys.circles.actions import taking_in
from amanjol.foundation.organisations.keys.circles.rules import purposes_of
from amanjol.foundation.organisations.keys.rules import is_role_with_keys
from amanjol.foundation.organisations.models import Member, Node, Organisation
from amanjol.foundation.organisations.roles import RoleKey

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.foundation.accounts.models import Account
    from amanjol.foundation.organisations.keys.circles.queries import Rows
    from amanjol.foundation.organisations.kinds import CirclePurpose, OrganisationKind

# `by` is the member who does it. None means the operator at the command line, who may do all of this.


class NodeExists(Exception):
    """A node is set up once. A demo never becomes a real node, nor the other way."""


class NameTaken(Exception):
    """There is an organisation of this name."""


class NoSuchRole(Exception):
    """Not for this member to give."""


class SameRole(Exception):
    """They have it already: whoever "changes" it would sign them out for nothing."""


class CirclesLost(Exception):
    """Nobody else opens these `circles`: whoever shuts their last one out has to know of each."""

    def __init__(self, circles: list[Rows]) -> None:
        super().__init__()
        self.circles = circles


@transaction.atomic
def create_node(*, country: str, name: str, is_demo: bool) -> Node:
    """Set up this installation. NodeExists."""
    if Node.objects.exists():
        raise NodeExists
    node = Node.objects.create(country=country, name=name, is_demo=is_demo)
    record(verb="node.created", organisation=None, actor=None, subject=("node", node.pk))
    return node


@transaction.atomic
def create_organisation(*, name: str, kind: OrganisationKind, by: Member | None) -> Organisation:
    """NameTaken; PermissionDenied unless the operator does it."""
    if by is not None and not by.may("node.operate"):
        raise PermissionDenied
    if Organisation.objects.filter(name=name).exists():
        raise NameTaken
    organisation = Organisation.objects.create(name=name, kind=kind)
    _record("organisation.created", organisation.pk, by, ("organisation", organisation.pk), kind=kind.value)
    return organisation


@transaction.atomic
def invite_member(
    *, organisation: Organisation, email: str, name: str, language: str, role: RoleKey, by: Member | None
) -> tuple[Member, str]:
    """A new account and its membership; returns what the link of the first sign-in must hold.

    PermissionDenied; NoSuchRole; accounts' EmailTaken for who is or was a member here. Whether somebody works
    elsewhere it does not tell: then the person with the link learns at the first sign-in that they have an account.
    """
    if by is not None:
        _check_invites(by, organisation, role)
    if organisation.members.filter(account__email=normal_email(email)).exists():
        raise accounts.EmailTaken
    account, token = accounts.invite(
        email=email, name=name, language=language, by=by.account_id if by else None
    )
    return _join(account, organisation, role, by), token


@transaction.atomic
def add_member(*, account: Account, organisation: Organisation, role: RoleKey, by: Member | None) -> Member:
    """Membership for an account that exists and has none. PermissionDenied; NoSuchRole."""
    _check_role(by, organisation, role)
    return _join(account, organisation, role, by)


@transaction.atomic
def renew_invitation(*, member: Member, by: Member) -> str:
    """A new link for who lost passphrase or telephone. PermissionDenied."""
    if not rules.can_change(by, member):
        raise PermissionDenied
    return accounts.renew_invitation(account=member.account, by=by.account_id)


@transaction.atomic
def change_role(*, member: Member, role: RoleKey, by: Member | None, losing: Collection[UUID] = ()) -> None:
    """Takes effect at the next sign-in: sessions end. PermissionDenied; NoSuchRole; SameRole.

    Who had a role with keys and gets one without loses their key, and with it all that was sealed to it. Who may not
    be in a circle any more is taken out of it. CirclesLost unless `losing` names each that nobody else opens.
    """
    if by is not None and not rules.can_change(by, member):
        raise PermissionDenied
    _check_role(by, member.organisation, role)
    before_role = RoleKey(member.role)
    if role == before_role:
        raise SameRole
    drops_key = is_role_with_keys(before_role) and not is_role_with_keys(role)
    lost = purposes_of(before_role) - purposes_of(role)
    _check_losing(by, member, losing, purposes_of(before_role) if drops_key else lost)
    if lost:
        taking_in.take_out_of(member=member, purposes=lost)
    if drops_key:
        accounts.drop_person_key(account=member.account, by=by.account_id if by else None)
    before, member.role = member.role, role.value
    member.save(update_fields=["role"])
    _give_group(member.account, role)
    accounts.end_sessions(account=member.account, by=by.account_id if by else None)
    subject = ("member", member.pk)
    _record("member.role-changed", member.organisation_id, by, subject, before=before, after=role.value)


@transaction.atomic
def remove_member(*, member: Member, by: Member | None, losing: Collection[UUID] = ()) -> None:
    """They leave today: the account is shut and its sessions end. PermissionDenied; CirclesLost as `change_role`."""
    if by is not None and not rules.can_change(by, member):
        raise PermissionDenied
    _check_losing(by, member, losing)
    accounts.deactivate(account=member.account, by=by.account_id if by else None)
    member.account.groups.clear()
    member.left_on = timezone.localdate()
    member.save(update_fields=["left_on"])
    _record("member.removed", member.organisation_id, by, ("member", member.pk))


def _check_losing(
    by: Member | None,
    member: Member,
    losing: Collection[UUID],
    purposes: Collection[CirclePurpose] | None = None,
) -> None:
    """Never a refusal: a dangerous colleague is shut out at once. At the command line no row of a circle is seen."""
    if by is None:
        return
    lost = alone.lost_with(member, purposes)
    if {rows.circle.pk for rows in lost} - set(losing):
        raise CirclesLost(lost)


def _check_invites(by: Member, organisation: Organisation, role: RoleKey) -> None:
    if by.organisation_id == organisation.pk and rules.can_invite(by, role):
        return
    _check_role(by, organisation, role)


def _check_role(by: Member | None, organisation: Organisation, role: RoleKey) -> None:
    if by is None:
        return
    if not rules.can_manage_members(by) or by.organisation_id != organisation.pk:
        raise PermissionDenied
    if role not in rules.grantable_roles(by):
        raise NoSuchRole


def _join(account: Account, organisation: Organisation, role: RoleKey, by: Member | None) -> Member:
    member = Member.objects.create(account=account, organisation=organisation, role=role.value)
    _give_group(account, role)
    _record("member.joined", organisation.pk, by, ("member", member.pk), role=role.value)
    return member


def _give_group(account: Account, role: RoleKey) -> None:
    """Other packages attach Django's permissions to the group that is named after the role."""
    group, _ = Group.objects.get_or_create(name=role.value)
    account.groups.set([group])


def _record(
    verb: str, organisation: UUID, by: Member | None, subject: tuple[str, UUID], **details: str
) -> None:
    actor = by.account_id if by else None
    record(verb=verb, organisation=organisation, actor=actor, subject=subject, details=details)
