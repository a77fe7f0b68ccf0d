"""Advocates with an account: who they are, how they come, how it ends.

Whose account an advocate has is said by the sealed record alone, which a holder of the keys wrote. The row
`AdvocateAccount` lets an advocate keep their own duty, and leads to their mandates; whoever writes rows gains nothing
by another one, since nothing is sealed by it and nothing opens: where an account ends, its mandates get new keys at
once. Before something is sealed to an advocate, ask `key_for`.

Also called: user linking, identity binding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.mandates import queries as mandates
from amanjol.casework.legal_aid.models import AdvocateAccount
from amanjol.casework.legal_aid.register import queries
from amanjol.casework.legal_aid.register.actions import Meanwhile
from amanjol.casework.legal_aid.register.records import AccountOf
from amanjol.casework.legal_aid.turns import vouching
from amanjol.casework.legal_aid.turns.moving import withdraw_all_of
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.keys.circles.queries import is_compared
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.foundation.organisations.queries import members_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from uuid import UUID

    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member, Organisation


_at_ending: list[Callable[[Keyring, str, Sequence[OpenedAdvocate]], None]] = []


class NotFree(Exception):
    """They have an account already, or it is another's, or the account is no advocate's of this organisation."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an advocate with an account has come. `member` is None where they left, or have another role now.

    `has_key`: they have signed in. `is_compared`: a holder has heard their six words; `has_compared`: they have typed
    those of who coordinates, and what vouches for offers and mandates opens.
    """

    member: Member | None
    has_key: bool = False
    is_compared: bool = False
    has_compared: bool = False


def own_advocate(member: Member) -> UUID | None:
    """Which advocate's duty this member keeps, as the row in clear says; None for every other role."""
    if not rules.can_be_asked(member):
        return None
    rows = AdvocateAccount.objects.filter(member=member, organisation=member.organisation_id)
    return rows.values_list("advocate", flat=True).first()


def keepers(organisation: Organisation) -> dict[UUID, AdvocateAccount]:
    """Who keeps the duty of which advocate and can sign in, as rows in clear say: by the advocate, by name."""
    members = {member.pk: member for member in members_of(organisation).filter(role=RoleKey.ADVOCATE)}
    able = [pk for pk, member in members.items() if member.account.is_active]
    rows = AdvocateAccount.objects.filter(organisation=organisation, member__in=able)
    by_member = {row.member_id: row for row in rows.select_related("member__account")}
    return {by_member[pk].advocate_id: by_member[pk] for pk in able if pk in by_member}


def member_of(keyring: Keyring, advocate: OpenedAdvocate) -> Member | None:
    """Who the sealed record says it is, if they still are an advocate here. None of an older copy."""
    if not advocate.record.account or advocate.is_older:
        return None
    return _advocates(keyring).get(advocate.record.account)


def key_for(keyring: Keyring, advocate: OpenedAdvocate) -> PersonKey | None:
    """The key to which something for this advocate alone is sealed; None where no holder has heard its six words.

    Nobody who only writes rows can make it another's: the account is sealed, the key vouched for under the epoch.
    """
    member = member_of(keyring, advocate)
    key = key_of(member.account) if member is not None else None
    return key if key is not None and is_compared(keyring.epoch, key) else None


def standing(keyring: Keyring, advocate: OpenedAdvocate) -> Standing | None:
    """None where they have no account."""
    if not advocate.record.account:
        return None
    member = member_of(keyring, advocate)
    key = key_of(member.account) if member is not None else None
    if key is None:
        return Standing(member)
    has_compared = vouching.secret_for(keyring, key) is not None
    return Standing(member, True, is_compared(keyring.epoch, key), has_compared)


def candidates(keyring: Keyring, advocates: Iterable[OpenedAdvocate]) -> list[Member]:
    """Advocates of the organisation whose account is nobody's in the register yet, by name."""
    taken = {advocate.record.account for advocate in advocates}
    return [member for account, member in _advocates(keyring).items() if account not in taken]


def misplaced(keyring: Keyring) -> list[Member]:
    """Lawyers of an organisation that coordinates, by name: their role opens nothing here (`roles.belongs_in`)."""
    lawyers = (
        members_of(keyring.member.organisation).select_related("organisation").filter(role=RoleKey.LAWYER)
    )
    return [member for member in lawyers if not can_hold(member)]


@transaction.atomic
def give_account(*, keyring: Keyring, advocate: UUID, member: UUID, today: date) -> None:
    """Say whose account it is. PermissionDenied; NotFree; OlderCopy; Meanwhile; SealBroken; canonical.TooLarge."""
    opened, of_all = _locked(keyring, advocate, today)
    free = {candidate.pk: candidate for candidate in candidates(keyring, of_all)}
    if opened.record.account or member not in free:
        raise NotFree
    _give(keyring, opened, free[member])


@transaction.atomic
def invite_advocate(
    *, keyring: Keyring, advocate: UUID, email: str, name: str, language: str, today: date
) -> tuple[Member, str]:
    """A new account, which is theirs from now on; returns what the link of the first sign-in must hold.

    As `give_account`, and what `invite_member` raises.
    """
    opened, _of_all = _locked(keyring, advocate, today)
    if opened.record.account:
        raise NotFree
    by = keyring.member
    member, token = organisations.invite_member(
        organisation=by.organisation, email=email, name=name, language=language, role=RoleKey.ADVOCATE, by=by
    )
    _give(keyring, opened, member)
    return member, token


@transaction.atomic
def end_account(*, keyring: Keyring, advocate: UUID, today: date) -> None:
    """From now on they have none: nothing is sealed to it, what it was asked is withdrawn, and their mandates get new
    keys in this transaction. The account itself is an administrator's to shut.

    PermissionDenied; NotFree where they have none; OlderCopy; SealBroken; canonical.TooLarge.
    """
    mandates.hold(keyring.member)
    opened, _of_all = _locked(keyring, advocate, today)
    if not opened.record.account:
        raise NotFree
    _write(keyring, opened, "")
    AdvocateAccount.objects.filter(advocate=opened.row).delete()
    withdraw_all_of(opened.row.pk)
    record_act("advocate.account-ended", keyring.member, "advocate", opened.row.pk)
    advocates = queries.opened(keyring, today)
    for settle in _at_ending:
        settle(keyring, opened.row.number, advocates)


def register_at_ending(settle: Callable[[Keyring, str, Sequence[OpenedAdvocate]], None]) -> None:
    """Given the number of who has an account no more, and the register: what was sealed to it is sealed anew."""
    _at_ending.append(settle)


def _locked(keyring: Keyring, advocate: UUID, today: date) -> tuple[OpenedAdvocate, list[OpenedAdvocate]]:
    """The whole register, so that of two who give one account at once the second sees what the first wrote."""
    if not rules.can_coordinate(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
    list(queries.visible_to(keyring.member).select_for_update(of=("self",)).values_list("pk"))
    of_all = queries.opened(keyring, today)
    opened = next((there for there in of_all if there.row.pk == advocate), None)
    if opened is None:
        raise PermissionDenied
    if opened.is_older:
        raise OlderCopy
    return opened, of_all


def _give(keyring: Keyring, opened: OpenedAdvocate, member: Member) -> None:
    """What a row in clear says of this advocate or this account otherwise is nobody's word, and goes."""
    _write(keyring, opened, str(member.account_id))
    AdvocateAccount.objects.filter(advocate=opened.row).delete()
    AdvocateAccount.objects.filter(member=member).delete()
    try:
        with transaction.atomic():
            AdvocateAccount.objects.create(
                organisation_id=opened.row.organisation_id, advocate=opened.row, member=member
            )
    except IntegrityError:
        raise Meanwhile from None
    record_act("advocate.account-given", keyring.member, "advocate", opened.row.pk)


def _write(keyring: Keyring, opened: OpenedAdvocate, account: str) -> None:
    said = AccountOf(present_moment(), keyring.person, account)
    sealed_rows.close(opened.row, replace(opened.record, accounts=(*opened.record.accounts, said)), keyring)
    opened.row.save(update_fields=["schema", "sealed"])


def _advocates(keyring: Keyring) -> dict[str, Member]:
    """Who has the role here now and can sign in, by account, by name."""
    members = members_of(keyring.member.organisation).filter(role=RoleKey.ADVOCATE)
    return {str(member.account_id): member for member in members if member.account.is_active}
