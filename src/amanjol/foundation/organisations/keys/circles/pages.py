"""What the pages of circles show: names and states, as far as the one who looks can tell true from planted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.accounts.queries import keys_of_accounts
from amanjol.foundation.organisations.keys.circles import queries, rules, witnesses
from amanjol.foundation.organisations.keys.circles.opening import CircleState
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.models import CircleVoucher
from amanjol.foundation.organisations.queries import members_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.circles.opening import Circles, OpenedCircle
    from amanjol.foundation.organisations.keys.circles.queries import Rows
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Circle, Member


@dataclass(frozen=True, slots=True)
class InCircle:
    """Somebody in a circle. `is_true` is None where who looks cannot tell."""

    member: Member
    has_accepted: bool
    is_true: bool | None


@dataclass(frozen=True, slots=True)
class Card:
    """A circle in a list. `is_vouched_for`: whether the organisation can put something in; `is_on_paper`: whether two
    sheets open it when nobody is left, as far as rows say.
    """

    circle: Circle
    people: list[InCircle]
    state: CircleState | None
    is_vouched_for: bool
    is_on_paper: bool = False

    @property
    def purpose(self) -> str:
        return str(CirclePurpose(self.circle.purpose).label)

    @property
    def names(self) -> str:
        return ", ".join(person.member.account.name for person in self.people)

    @property
    def is_alone(self) -> bool:
        return len([person for person in self.people if person.has_accepted]) < 2

    @property
    def hangs_on_one(self) -> bool:
        """Whether all that lies in it is lost with one key."""
        return bool(self.people) and self.is_alone and not self.is_on_paper


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may be in circles and holds no keys, for who holds them."""

    member: Member
    has_key: bool
    is_compared: bool


def own_cards(circles: Circles) -> list[Card]:
    """Of the circles that this member is in, or that wait for them."""
    own = queries.own_rows(circles.member)
    keys = _keys(voucher.member for rows in own for voucher in rows.vouchers)
    return [
        Card(
            rows.circle,
            _people(rows, _opened(circles, rows), keys),
            circles.states.get(rows.circle.pk),
            is_vouched_for=circles.epoch is None or witnesses.is_circles(circles.epoch, rows.current),
            is_on_paper=rows.is_on_paper,
        )
        for rows in own
    ]


def other_cards(keyring: Keyring) -> list[Card]:
    """Of all circles in which this holder is not."""
    rows = queries.rows_of(queries.of_organisation(keyring.member.organisation_id), keyring.member)
    return [
        Card(
            row.circle,
            people_in(row, None),
            None,
            is_vouched_for=not row.is_older and witnesses.is_circles(keyring.epoch, row.current),
            is_on_paper=row.is_on_paper,
        )
        for row in rows
        if not row.holdings
    ]


def _opened(circles: Circles, rows: Rows) -> OpenedCircle | None:
    return circles.of(rows.circle.pk) if circles.states.get(rows.circle.pk) is CircleState.OPEN else None


def people_in(rows: Rows, opened: OpenedCircle | None) -> list[InCircle]:
    """Whoever a row says is in it, and for who is in it, too, whether somebody in it has said so."""
    return _people(
        rows, opened, _keys(voucher.member for voucher in rows.vouchers) if opened is not None else {}
    )


def _people(rows: Rows, opened: OpenedCircle | None, keys: Mapping[str, PersonKey]) -> list[InCircle]:
    return [
        InCircle(
            voucher.member,
            voucher.accepted_at is not None,
            None
            if opened is None
            else witnesses.is_in_circle(opened.key, voucher, keys.get(str(voucher.member.account_id))),
        )
        for voucher in rows.vouchers
        if voucher.key_id is not None
    ]


def _keys(members: Iterable[Member]) -> dict[str, PersonKey]:
    return {str(pk): key for pk, key in keys_of_accounts([member.account_id for member in members]).items()}


def colleagues(keyring: Keyring) -> list[Colleague]:
    """For whom a holder can vouch, by name."""
    members = [
        member
        for member in members_of(keyring.member.organisation)
        if rules.can_vouch_for(keyring.member, member)
    ]
    keys = _keys(members)
    under = CircleVoucher.objects.filter(epoch__number=keyring.epoch.number, member__in=members)
    vouchers = {voucher.member_id: voucher for voucher in under}
    listed = []
    for member in members:
        key, voucher = keys.get(str(member.account_id)), vouchers.get(member.pk)
        is_compared = (
            key is not None and voucher is not None and witnesses.is_members(keyring.epoch, voucher, key)
        )
        listed.append(Colleague(member, key is not None, is_compared))
    return listed
