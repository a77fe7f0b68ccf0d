from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import OuterRef, Subquery

from amanjol.foundation.accounts.queries import keys_of_accounts
from amanjol.foundation.organisations.keys import rules
from amanjol.foundation.organisations.models import Epoch, Holding, Intake, Member, RecoverySet, Regrant
from amanjol.foundation.organisations.queries import members_of, node
from amanjol.foundation.seals import epochs, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.fixed_queries import FixedQuery
from amanjol.foundation.web.transactions import read_once

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.models import Organisation
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch

_epochs_of = FixedQuery(
    lambda organisation: (
        Epoch.objects.filter(organisation=organisation)
        .select_related("organisation__intake")
        .order_by("-number")
    )
)
_holdings_of = FixedQuery(lambda member: Holding.objects.filter(member=member).select_related("epoch"))
_regrant_of = FixedQuery(
    lambda epoch, member: Regrant.objects.filter(epoch=epoch, member=member).order_by("pk")[:1]
)


class NoNode(Exception):
    """Keys are bound to the node's id: it is set up first."""


def place_of(organisation: UUID) -> epochs.Organisation:
    """What all keys of an organisation are bound to. NoNode."""
    here = node()
    if here is None:
        raise NoNode
    return epochs.Organisation(str(here.pk), str(organisation))


@dataclass(frozen=True, slots=True)
class Rows:
    """What the database holds for one member: their organisation's epochs, newest first, and their own part."""

    place: epochs.Organisation
    epochs: list[Epoch]
    holdings: dict[int, Holding]
    regrant: Regrant | None
    intake: Intake | None

    @property
    def current(self) -> Epoch:
        return self.epochs[0]

    @property
    def stored(self) -> set[tuple[int, bytes]]:
        """Number and public half as they stand in both of their places; one value, unless somebody changed one."""
        stored = {(self.current.number, bytes(self.current.public))}
        intake = self.intake
        return stored | {(intake.number, bytes(intake.public)) if intake is not None else (0, b"")}

    @property
    def is_given(self) -> bool:
        """Whether a grant waits for the member."""
        holding = self.holdings.get(self.current.number)
        return holding is not None and holding.granted is not None

    @property
    def is_waiting(self) -> bool:
        """Whether the current epoch waits, by a grant or given again by two."""
        is_regranted = self.regrant is not None and self.regrant.second_half is not None
        return self.is_given or (is_regranted and self.current.number not in self.holdings)

    @property
    def holds_current(self) -> bool:
        holding = self.holdings.get(self.current.number)
        return holding is not None and holding.kept is not None

    @property
    def links(self) -> dict[int, bytes]:
        return {row.number: bytes(row.link) for row in self.epochs if row.link is not None}

    @property
    def newest_kept(self) -> Holding | None:
        """The newest copy that this member has kept: it opens with their own seed alone, so only they made it."""
        numbers = [number for number, holding in self.holdings.items() if holding.kept is not None]
        return self.holdings[max(numbers)] if numbers else None


def rows_for(member: Member) -> Rows | None:
    """None where the organisation has no keys yet. Five queries.

    Holds the epochs (`hold_epochs`) until the transaction ends.
    """
    hold_epochs(member.organisation_id)
    epochs = _epochs_of.rows(member.organisation_id)
    if not epochs:
        return None
    intake = getattr(epochs[0].organisation, "intake", None)  # None where somebody deleted it
    return Rows(
        place_of(member.organisation_id),
        epochs,
        {holding.epoch.number: holding for holding in _holdings_of.rows(member.pk)},
        _regrant_of.first(epochs[0].pk, member.pk),
        intake,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """One member whose role includes the keys: what they have of the current epoch.

    `is_vouched_for` is None where nobody unlocked looks. `needs_two` says that only two holders together may
    give the keys, since this is not the person's first key.
    """

    member: Member
    key: PersonKey | None
    holding: Holding | None
    regrant: Regrant | None
    is_vouched_for: bool | None

    @property
    def has_keys(self) -> bool:
        return self.holding is not None and self.holding.kept is not None

    @property
    def was_given(self) -> bool:
        return self.holding is not None and self.holding.kept is None

    @property
    def needs_two(self) -> bool:
        return self.key is not None and self.key.version > 1


def standings(organisation: Organisation, opened: OpenedEpoch | None) -> list[Standing]:
    """Everybody whose role includes the keys, by name; three queries. `opened` compares vouchers."""
    members = [member for member in members_of(organisation) if rules.can_hold(member)]
    keys = keys_of_accounts([member.account_id for member in members])
    current = Epoch.objects.filter(organisation=OuterRef("organisation")).order_by("-number").values("pk")[:1]
    now = {"organisation": organisation, "epoch": Subquery(current)}
    holdings = {holding.member_id: holding for holding in Holding.objects.filter(**now)}
    regrants = {regrant.member_id: regrant for regrant in Regrant.objects.filter(**now)}
    standings = []
    for member in members:
        key, holding = keys.get(member.account_id), holdings.get(member.pk)
        vouched = None
        if opened is not None and holding is not None:
            vouched = is_vouched_for(opened, holding, key)
        standings.append(Standing(member, key, holding, regrants.get(member.pk), vouched))
    return standings


_holdings_now = FixedQuery(
    lambda organisation: Holding.objects.filter(
        epoch=Subquery(Epoch.objects.filter(organisation=organisation).order_by("-number").values("pk")[:1])
    ).only("member_id")
)


def holders(organisation: UUID) -> frozenset[UUID]:
    """The members to whom the current keys were given, as rows say, whether they have taken them yet or not.

    Once a request: one query.
    """
    return read_once(
        (Holding, organisation),
        lambda: frozenset(holding.member_id for holding in _holdings_now.rows(organisation)),
    )


def is_vouched_for(epoch: OpenedEpoch, holding: Holding, key: PersonKey | None) -> bool:
    """Whether a holder of this epoch has seen that this very public key is the member's."""
    if key is None or key.pk != holding.key_id:
        return False
    person = str(key.account_id)
    return epochs.is_vouched_for(epoch, person, bytes(key.public), bytes(holding.voucher))


def words_of(key: PersonKey) -> str:
    """The six words of a person's public key, to be read aloud."""
    return keypairs.fingerprint(bytes(key.public))


def hold_epochs(organisation: UUID) -> None:
    """Until this transaction ends, no earlier epoch of the organisation is let go.

    Whoever wraps or seals something under an epoch holds it: else the last link to it could be deleted while
    a row that needs it is not yet committed, and that row would never open.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(hashtextextended(%s, 0))", [_hold(organisation)])


def is_alone_with_epochs(organisation: UUID) -> bool:
    """Whether no other transaction holds them, nor will until this one ends. Does not wait."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [_hold(organisation)])
        (is_alone,) = cursor.fetchone()
    return bool(is_alone)


def _hold(organisation: UUID) -> str:
    return f"amanjol epochs {organisation}"


@dataclass(frozen=True, slots=True)
class IntakeNow:
    """What officers and kiosks seal to: `case_keys.seal_inbound(key, public, place, number, case)`."""

    place: epochs.Organisation
    number: int
    public: bytes


def intake_of(organisation: UUID) -> IntakeNow | None:
    """The current public half of any organisation, for everybody and without any key. None before keys begin.

    Holds the epochs, so ask in the transaction that stores what is sealed.
    """
    hold_epochs(organisation)
    intake = Intake.objects.filter(organisation=organisation).first()
    if intake is None:
        return None
    return IntakeNow(place_of(organisation), intake.number, bytes(intake.public))


def with_keys_begun(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Those to which officers and kiosks can seal."""
    return organisations.filter(pk__in=Intake.objects.values("organisation"))


def current_epoch(organisation: UUID) -> Epoch | None:
    """The newest keys of an organisation, still closed."""
    return Epoch.objects.filter(organisation=organisation).order_by("-number").first()


_finished_sets = FixedQuery(
    lambda organisation: RecoverySet.objects.filter(
        organisation=organisation, kept_at__isnull=False
    ).order_by("-kept_at")[:1]
)


def recovery_set(organisation: UUID) -> RecoverySet | None:
    """The set whose sheets two people have; None before the first ceremony was finished."""
    return _finished_sets.first(organisation)


def vouched_set(organisation: UUID, epoch: OpenedEpoch) -> RecoverySet | None:
    """As `recovery_set`, for who holds this epoch: None, too, where its public half was swapped in the database."""
    row = recovery_set(organisation)
    if row is None or row.voucher is None:
        return None
    is_the_same = epochs.is_vouched_for(epoch, str(row.pk), bytes(row.public), bytes(row.voucher))
    return row if is_the_same else None


def witness_of(papers: RecoverySet, epoch: OpenedEpoch) -> bytes | None:
    """What these sheets know an epoch by. None for sheets from before there was one, or if it was exchanged:
    what is sealed to them is opened then with words to compare.
    """
    if papers.witness is None:
        return None
    try:
        return epochs.open_witness(bytes(papers.witness), epoch, str(papers.pk))
    except SealBroken:
        return None


def unfinished_set(organisation: UUID) -> RecoverySet | None:
    """A set whose sheets were printed and not yet typed back."""
    return RecoverySet.objects.filter(organisation=organisation, kept_at=None).order_by("-made_at").first()
