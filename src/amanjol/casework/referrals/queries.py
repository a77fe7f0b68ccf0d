"""Reads of referrals. Every one starts from `visible_to`; row security says the same.

What a referral comes to is computed from what crossed, each piece marked by us when it was written or opened. The
state in clear is for lists while locked.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from amanjol.casework.cases import queries as cases
from amanjol.casework.cases import sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.desk import rules
from amanjol.casework.desk.due import passing_over
from amanjol.casework.referrals import keys
from amanjol.casework.referrals.danger.records import ACTS, Seconded
from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.casework.referrals.records import CaseReferralRecord
from amanjol.casework.referrals.returning.going import next_report
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.bodies import Answer, Danger, Inquiry, TakenBack
from amanjol.casework.standards.referring.codes import Answering, Purpose
from amanjol.casework.standards.referring.identity import Identity
from amanjol.casework.standards.referring.returning import ReturnReport
from amanjol.casework.standards.referring.states import Side, Standing, State, Step, after
from amanjol.foundation.journal.queries import times_of
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.danger.records import Act
    from amanjol.casework.referrals.records import Crossed
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair
    from amanjol.foundation.seals.records import DataRecord

SUBJECT: Final = "referral"
RECALL: Final = "referral.recall"
"""Of `Crossed.kind`, beside the kinds of letters: that we took back what we had told."""
RECEIVES: Final = "circles.receiver"
VERBS: Final[Mapping[str, tuple[str, str]]] = {
    "referral.inquiry": ("referral.asked", "referral.inquiry-arrived"),
    "referral.answer": ("referral.answered", "referral.answer-arrived"),
    "referral.identity": ("referral.identity-sent", "referral.identity-arrived"),
    "referral.state": ("referral.state-sent", "referral.state-arrived"),
    "referral.arrival": ("referral.arrival-sent", "referral.arrival-arrived"),
    "referral.outcome": ("referral.outcome-sent", "referral.outcome-arrived"),
    "referral.taken-back": ("referral.remains-sent", "referral.remains-arrived"),
    "referral.return-here": ("referral.return-here-sent", "referral.return-here-arrived"),
    "referral.return-plan": ("referral.return-plan-sent", "referral.return-plan-arrived"),
    "referral.return-stopped": ("referral.return-stopped-sent", "referral.return-stopped-arrived"),
    "referral.return-report": ("referral.return-report-sent", "referral.return-report-arrived"),
    "referral.danger": ("referral.danger-sent", "referral.danger-arrived"),
    "referral.danger-answer": ("referral.danger-answered", "referral.danger-answer-arrived"),
}
"""What the journal says of a letter of each kind: one that we wrote, one that we opened. Each stands in a row."""
WRITTEN_DOWN: Final = "referral.said-written-down"
"""Of what a partner without Amanjol said to us, whatever kind it is of."""
BEGAN: Final = frozenset({"case.referred", "case.danger-decided", "case.from-referral"})
"""What the journal says of a case for each referral that lies in it."""
WRITTEN: Final = (
    *(verb for pair in VERBS.values() for verb in pair), "referral.recalled", WRITTEN_DOWN, *ACTS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of what crossed. `body` is None for a recall of ours and for an `act` of ours that is no letter, both
    `body` and `crossed` for what was taken back by the partner on `gone_at`.
    """

    letter: UUID
    crossed: Crossed | None
    body: Body | None
    gone_at: datetime | None = None
    act: Act | None = None


@dataclass(frozen=True)
class OpenedReferral:
    """`entries` are the oldest first. `record` and `case` are there once it lies in a case. `is_older`: the journal
    knows of more than is here, as of an older copy that was put back.
    """

    row: Referral
    entries: list[Entry]
    is_older: bool
    received_at: datetime | None = None
    record: CaseReferralRecord | None = None
    case: Case | None = None

    @property
    def side(self) -> Side:
        """Which is ours."""
        return Side.SENDER if self.row.is_ours else Side.RECEIVER

    @property
    def partners_side(self) -> Side:
        return other(self.side)

    @property
    def inquiry(self) -> Inquiry | None:
        """None where it was taken back."""
        return next((entry.body for entry in self.entries if isinstance(entry.body, Inquiry)), None)

    @property
    def danger(self) -> Danger | None:
        """None before it goes, and where it was taken back."""
        return next((entry.body for entry in self.entries if isinstance(entry.body, Danger)), None)

    @property
    def asked(self) -> Inquiry | Danger | None:
        """With what it begins between the two sides."""
        return self.inquiry or self.danger

    def acts[A: DataRecord](self, kind: type[A]) -> list[tuple[Crossed, A]]:
        """What we wrote beside the letters, the oldest first."""
        return [
            (entry.crossed, entry.act)
            for entry in self.entries
            if entry.crossed is not None and isinstance(entry.act, kind)
        ]

    @property
    def has_sent(self) -> bool:
        """Whether anything of ours went to the partner."""
        return any(
            entry.body is not None and entry.crossed is not None and entry.crossed.is_ours
            for entry in self.entries
        )

    @property
    def identities(self) -> list[tuple[Entry, Identity]]:
        return [(entry, entry.body) for entry in self.entries if isinstance(entry.body, Identity)]

    @property
    def told_on(self) -> frozenset[str]:
        """The ids of the consents on which we told something."""
        return frozenset(
            consent
            for entry in self.entries
            if entry.crossed is not None and entry.crossed.is_ours
            for consent in entry.crossed.consents
        )

    @property
    def answer(self) -> Answer | None:
        """The newest; None while there is none."""
        return next((entry.body for entry in reversed(self.entries) if isinstance(entry.body, Answer)), None)

    @property
    def can_take(self) -> bool:
        return self.answer is not None and self.answer.answer is not Answering.CANNOT

    @property
    def is_for_return(self) -> bool:
        """Whether the way home was asked for."""
        return self.inquiry is not None and Purpose.RETURN in self.inquiry.purposes

    @property
    def is_taken_back(self) -> bool:
        return self.standing.state is State.RECALLED

    @cached_property
    def standing(self) -> Standing:
        return after(self.steps)

    def may_write(self, kind: type[Body]) -> bool:
        """Whether our side writes such a letter now."""
        if self.is_older or not kinds.belongs(kind, is_danger=self.row.is_danger):
            return False
        return kinds.may_write(kind, self.side, self.standing.state)

    def may_have_said(self, kind: type[Body]) -> bool:
        """Whether a partner without Amanjol may have said this now, to be written down by us. What remains of what was
        taken back is said once.
        """
        if self.is_older or self.row.goes_by_letters or not self.row.is_ours:
            return False
        if kind is ReturnReport and next_report(self, agreed=True) is None:
            return False
        is_repeated = kind is TakenBack and any(isinstance(entry.body, TakenBack) for entry in self.entries)
        return not is_repeated and kinds.may_write(kind, self.partners_side, self.standing.state)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps())

    def _steps(self) -> Iterable[Step]:
        if self.received_at is not None:
            yield Step(self.received_at, State.RECEIVED, Side.RECEIVER)
        if not self.row.is_ours and self.entries:
            yield Step(self.row.made_at, State.RECEIVED, Side.RECEIVER)
        for entry in self.entries:
            if entry.crossed is None:
                yield Step(entry.gone_at or self.row.made_at, State.RECALLED, Side.SENDER)
                continue
            side = self.side if entry.crossed.is_ours else other(self.side)
            if entry.crossed.kind == RECALL:
                yield Step(entry.crossed.at, State.RECALLED, side)
            elif isinstance(entry.act, Seconded) and not entry.act.agrees:
                yield Step(entry.crossed.at, State.CANCELLED, side)
            elif entry.body is not None and (step := kinds.step_of(entry.body, side, entry.crossed.at)):
                yield step


def begun_by(acts: Iterable[cases.Acts]) -> int:
    """How many referrals the journal knows of in a case."""
    return sum(of_verb.times for of_verb in acts if of_verb.verb in BEGAN)


def other(side: Side) -> Side:
    return Side.RECEIVER if side is Side.SENDER else Side.SENDER


def may_see(member: Member) -> bool:
    return rules.can_work(member) or member.may(RECEIVES)


def visible_to(member: Member) -> QuerySet[Referral]:
    """The one door to referrals: who works on cases, or receives letters, sees which there are. What they say opens
    with the case or the inbox.
    """
    if not may_see(member):
        return Referral.objects.none()
    return Referral.objects.filter(organisation=member.organisation_id)


def of_partner(keyring: Keyring, node: str, partner: str, referral: UUID) -> QuerySet[Referral]:
    """One at most."""
    return Referral.objects.filter(
        organisation=keyring.member.organisation_id,
        partner_node=node,
        partner=partner,
        referral=referral,
    )


def in_case(case: Case, keyring: Keyring, signing: Signing) -> list[OpenedReferral]:
    """All that hang on it, the newest first. SealBroken for one that is not of this case."""
    rows = rows_in(
        CaseReferral, case, lambda rows: rows.select_related("referral").order_by("-referral__made_at", "pk")
    )
    for row in rows:
        row.case = case
    return in_cases(rows, keyring, signing)


def in_cases(
    rows: Collection[CaseReferral],
    keyring: Keyring,
    signing: Signing,
    broken: dict[UUID, Case] | None = None,
) -> list[OpenedReferral]:
    """In their order; each has its referral, its case and the person of the case already. What does not open is passed
    over, its case put into `broken`; SealBroken without that.
    """
    above: dict[UUID, bytes] = {}
    opened = []
    for row in rows:
        with _passing_over(row.case, broken):
            if row.case_id not in above:
                above[row.case_id] = sealing.key_of_case(row.case, keyring)
            record = sealing.open_row(CaseReferralRecord, row, above[row.case_id], keyring)
            pair = keys.pair_of(row.referral, record.seed, signing)
            opened.append(_Opened(row.referral, pair, record, row.case))
    return _read(opened, signing, broken) if opened else []


def _passing_over(case: Case | None, broken: dict[UUID, Case] | None) -> AbstractContextManager[None]:
    return nullcontext() if case is None or broken is None else passing_over(case, broken)


def of_referral(row: Referral, case: Case, keyring: Keyring, signing: Signing) -> OpenedReferral:
    """One that lies in this case. LookupError; SealBroken."""
    hung = CaseReferral.objects.filter(referral=row, case=case).first()
    if hung is None:
        raise LookupError(row.pk)
    record = sealing.open_row(CaseReferralRecord, hung, sealing.key_of_case(case, keyring), keyring)
    (opened,) = _read([_Opened(row, keys.pair_of(row, record.seed, signing), record, case)], signing)
    return opened


def in_inbox(row: Referral, circles: Circles, signing: Signing) -> OpenedReferral:
    """One that has no case yet, for who is in the circle of the inbox. LookupError; SealBroken."""
    (opened,) = _read([_Opened(row, keys.take_from_circle(row, circles, signing))], signing)
    return opened


class _Opened(NamedTuple):
    """A referral with its key; `record` and `case` once it lies in a case."""

    row: Referral
    pair: KeyPair
    record: CaseReferralRecord | None = None
    case: Case | None = None


def _read(
    opened: Collection[_Opened], signing: Signing, broken: dict[UUID, Case] | None = None
) -> list[OpenedReferral]:
    """Three queries for all. `broken` as of `in_cases`."""
    ids = [entry.row.pk for entry in opened]
    organisation = next(iter(opened)).row.organisation_id
    times = times_of(organisation, WRITTEN, SUBJECT, ids)  # first: what comes meanwhile makes none older
    letters: dict[UUID, list[ReferralLetter]] = {}
    for letter in ReferralLetter.objects.filter(referral__in=ids).select_related("opened"):
        letters.setdefault(letter.referral_id, []).append(letter)
    received = _received([letter.letter for of_row in letters.values() for letter in of_row if letter.sealed])
    result = []
    for row, pair, record, case in opened:
        of_row = letters.get(row.pk, [])
        with _passing_over(case, broken):
            entries = sorted((_entry(row, letter, pair, signing) for letter in of_row), key=_moment)
            first = next(
                (received.get(entry.letter) for entry in entries if isinstance(entry.body, Inquiry | Danger)),
                None,
            )
            is_older = times.get(row.pk, 0) > len(entries)
            result.append(OpenedReferral(row, entries, is_older, first, record, case))
    return result


def _received(letters: Collection[UUID]) -> dict[UUID, datetime]:
    """When the partner's node acknowledged each of these, as far as it did."""
    rows = Outgoing.objects.filter(pk__in=letters, received_at__isnull=False)
    return {pk: at for pk, at in rows.values_list("pk", "received_at") if at is not None}


def _entry(row: Referral, letter: ReferralLetter, pair: KeyPair, signing: Signing) -> Entry:
    sealed = letter.sealed if letter.opened is None else letter.opened.kept
    if sealed is None:
        if letter.opened is None or letter.opened.gone_at is None:
            raise SealBroken
        return Entry(letter.letter, None, None, letter.opened.gone_at)
    crossed = keys.unseal(row, letter.letter, bytes(sealed), pair, signing, bytes(letter.carried or b""))
    if crossed.kind == RECALL:
        return Entry(letter.letter, crossed, None)
    try:
        if crossed.kind in ACTS:
            return Entry(letter.letter, crossed, None, act=ACTS[crossed.kind].from_data(crossed.body))
        return Entry(letter.letter, crossed, kinds.read(crossed.kind, crossed.body))
    except (kinds.BodyRefused, NotCanonical):
        raise SealBroken from None


def _moment(entry: Entry) -> tuple[datetime, str]:
    """Letters carry their moment to the second; ids of version 7 order those of one second."""
    at = entry.crossed.at if entry.crossed is not None else entry.gone_at
    if at is None:
        raise SealBroken
    return at, str(entry.letter)
