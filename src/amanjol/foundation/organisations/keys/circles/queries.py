from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from amanjol.foundation.accounts.queries import keys_of_accounts
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.keys import queries as organisation_keys
from amanjol.foundation.organisations.keys.circles import rules, witnesses
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.models import Circle, CircleHolding, CircleKey, CircleVoucher, Holding
from amanjol.foundation.organisations.queries import members_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.db.models import Expression, QuerySet

    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.models import Member, Organisation
    from amanjol.foundation.seals.epochs import Epoch
    from amanjol.foundation.seals.epochs import Organisation as Place

BEGUN: Final = "circle.begun"
RENEWED: Final = "circle.renewed"
TAKEN_IN: Final = "circle.taken-in"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the journal says of a circle, from which nobody takes anything: how many keys it has had, and how many
    people were given the newest. So it is noticed when somebody puts an older key back, or takes a voucher away.
    """

    keys: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """What the database holds of one circle, keys newest first, and of one member's part in it."""

    circle: Circle
    place: Place
    keys: list[CircleKey]
    vouchers: list[CircleVoucher]
    holdings: dict[int, CircleHolding]
    recorded: Recorded

    @property
    def members(self) -> list[Member]:
        """Who is in it as far as rows say, in the order of their coming."""
        return [
            voucher.member
            for voucher in self.vouchers
            if voucher.key_id is not None and rules.stays_in(voucher.member, self.circle.purpose)
        ]

    @property
    def current(self) -> CircleKey:
        return self.keys[0]

    @property
    def is_older(self) -> bool:
        """Whether the journal tells of other keys than these."""
        return self.recorded.keys != self.current.number

    @property
    def is_on_paper(self) -> bool:
        """Whether two sheets would give it to a colleague once nobody is left: the newest key is sealed to those of
        today, and for one that is a holder has vouched, without which nobody believes what the sheets open.
        """
        sealed = [row for row in self.keys if row.by_recovery_set is not None]
        return self.current in sealed and any(row.voucher is not None for row in sealed)

    @property
    def lacks_somebody(self) -> bool:
        """Whether the newest key was given to more people than there are vouchers, of those who left, too."""
        return len(self.vouchers) < self.recorded.people

    @property
    def links(self) -> dict[int, bytes]:
        return {row.number: bytes(row.link) for row in self.keys if row.link is not None}

    @property
    def newest_kept(self) -> int | None:
        """The number of the newest key that the member has kept a copy of."""
        return max(
            (number for number, holding in self.holdings.items() if holding.kept is not None), default=None
        )


def of_organisation(organisation: UUID | Expression) -> QuerySet[Circle]:
    """Those for something that circles are for: whoever writes rows can write any other there."""
    circles = Circle.objects.filter(organisation=organisation, purpose__in=CirclePurpose.values)
    return circles.order_by("begun_at", "pk")


def rows_of(circles: Iterable[Circle], member: Member) -> list[Rows]:
    """Six queries, however many circles. NoNode."""
    listed = list(circles)
    place = organisation_keys.place_of(member.organisation_id)
    holdings: dict[UUID, dict[int, CircleHolding]] = {circle.pk: {} for circle in listed}
    for holding in _own_holdings(member):
        row = holding.voucher.circle_key
        if row is not None and row.circle_id in holdings:
            holdings[row.circle_id][row.number] = holding
    keys: dict[UUID, list[CircleKey]] = {circle.pk: [] for circle in listed}
    by_id = {circle.pk: circle for circle in listed}
    for row in CircleKey.objects.filter(circle__in=listed).order_by("-number"):
        row.circle = by_id[row.circle_id]
        keys[row.circle_id].append(row)
    newest = [rows[0] for rows in keys.values() if rows]
    vouchers: dict[UUID, list[CircleVoucher]] = {row.pk: [] for row in newest}
    people = CircleVoucher.objects.filter(circle_key__in=newest).select_related("member__account")
    for voucher in people.order_by("given_at", "pk"):
        if voucher.circle_key_id is not None:
            vouchers[voucher.circle_key_id].append(voucher)
    recorded = _recorded(member.organisation_id, by_id)
    return [
        Rows(
            circle,
            place.circle(circle.purpose, str(circle.pk)),
            keys[circle.pk],
            vouchers[keys[circle.pk][0].pk],
            holdings[circle.pk],
            recorded[circle.pk],
        )
        for circle in listed
        if keys[circle.pk]
    ]


def own_rows(member: Member) -> list[Rows]:
    """Of the circles in which this member has something, or was given it. None where the role is in no circle."""
    circles = _circles_of(member, _own_holdings(member))
    return rows_of(circles, member) if circles else []


def _circles_of(member: Member, holdings: Iterable[CircleHolding]) -> list[Circle]:
    if not rules.can_be_in_any(member):
        return []
    ids = {
        holding.voucher.circle_key.circle_id for holding in holdings if holding.voucher.circle_key is not None
    }
    circles = of_organisation(member.organisation_id).filter(pk__in=ids) if ids else []
    return [circle for circle in circles if rules.can_be_in(member, circle.purpose)]


def circles_of(member: Member) -> list[UUID]:
    """In which this member is and has accepted."""
    accepted = _own_holdings(member).filter(kept__isnull=False)
    return [circle.pk for circle in _circles_of(member, accepted)]


def names_inside(circles: Collection[UUID]) -> dict[UUID, str]:
    """Who is in each now, as far as rows say; nothing where nobody is left."""
    names: dict[UUID, list[str]] = {}
    newest: dict[UUID, CircleKey] = {}
    for row in CircleKey.objects.filter(circle__in=circles).select_related("circle").order_by("number"):
        newest[row.circle_id] = row
    inside = CircleVoucher.objects.filter(circle_key__in=newest.values(), key__isnull=False)
    for voucher in inside.select_related("member__account", "circle_key__circle").order_by("given_at", "pk"):
        inside_key = voucher.circle_key
        if inside_key is not None and rules.stays_in(voucher.member, inside_key.circle.purpose):
            names.setdefault(inside_key.circle_id, []).append(voucher.member.account.name)
    return {circle: ", ".join(listed) for circle, listed in names.items()}


def accepted_circles(
    member: UUID | Expression, account: UUID | Expression, organisation: UUID | Expression
) -> QuerySet[Circle]:
    """In which this member is and has accepted, of any purpose; see `circles_of`, which asks their role, too."""
    own = CircleHolding.objects.filter(
        voucher__member=member,
        key__account=account,
        kept__isnull=False,
        voucher__circle_key__circle=OuterRef("pk"),
    )
    return of_organisation(organisation).filter(Exists(own))


def _own_holdings(member: Member) -> QuerySet[CircleHolding]:
    """Row security shows them to the member's own session alone."""
    own = CircleHolding.objects.filter(voucher__member=member, key__account=member.account_id)
    return own.select_related("voucher__circle_key")


def _recorded(organisation: UUID, circles: Iterable[UUID]) -> dict[UUID, Recorded]:
    recorded = {str(pk): Recorded() for pk in circles}
    entries = entries_of(organisation).filter(
        subject_type="circle", subject_id__in=recorded, verb__in=(BEGUN, RENEWED, TAKEN_IN)
    )
    for circle, verb, details in entries.order_by("sequence").values_list("subject_id", "verb", "details"):
        before = recorded[circle]
        if verb == TAKEN_IN:
            recorded[circle] = Recorded(before.keys, before.people + 1)
        else:  # whoever begins a key has it, too
            recorded[circle] = Recorded(before.keys + 1, 1 + _given(details))
    return {UUID(circle): of_circle for circle, of_circle in recorded.items()}


def _given(details: Any) -> int:
    """To how many others a key was given when it began. Anybody adds to the journal, so it may be no number."""
    given = details.get("given") if isinstance(details, dict) else None
    return given if isinstance(given, int) else 0


def is_older(row: CircleKey) -> bool:
    """Whether the journal tells of a later key than this one, or of none at all."""
    return _recorded(row.organisation_id, [row.circle_id])[row.circle_id].keys != row.number


def newest_key(circle: Circle) -> CircleKey | None:
    return CircleKey.objects.filter(circle=circle).select_related("circle").order_by("-number").first()


def is_compared(epoch: Epoch, key: PersonKey) -> bool:
    """Whether a holder has compared the six words of this very key, to give the organisation's or for circles."""
    current = Q(epoch__number=epoch.number, key=key)
    for holding in Holding.objects.filter(current):
        if organisation_keys.is_vouched_for(epoch, holding, key):
            return True
    return any(witnesses.is_members(epoch, voucher, key) for voucher in CircleVoucher.objects.filter(current))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A colleague who can be taken into a circle: with a key, or None before their first sign-in."""

    member: Member
    key: PersonKey | None


def candidates(organisation: Organisation, circle: Circle, inside: Iterable[UUID]) -> list[Candidate]:
    """Members whose role is in such circles and who are not in this one, by name."""
    without = set(inside)
    members = [
        member
        for member in members_of(organisation)
        if rules.stays_in(member, circle.purpose) and member.pk not in without
    ]
    keys = keys_of_accounts([member.account_id for member in members])
    return [Candidate(member, keys.get(member.account_id)) for member in members]
