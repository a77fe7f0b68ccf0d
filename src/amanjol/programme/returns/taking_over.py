"""At the programme: a partner's return arrives, becomes figures, or goes back. A receiver's acts, each told by letter.

Who takes it over writes the figures; somebody else approves them, as of every figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.desk.sums import CURRENCIES
from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.referrals.partners import own_signing, write_to
from amanjol.casework.support.quarter.queries import offered_quarters
from amanjol.foundation.letters.kinds import NotExpected, NotKnownHere
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.organisations.queries import somebody_may
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import present_moment, replace
from amanjol.programme.results import actions as results
from amanjol.programme.results.kinds import Decision
from amanjol.programme.results.queries import facts_of, figures_of, holding
from amanjol.programme.returns import queries
from amanjol.programme.returns.bodies import ANSWER, Answer, Answering
from amanjol.programme.returns.models import ArrivedReturn, State
from amanjol.programme.returns.records import Arrived, ArrivedRecord, TakenOver
from amanjol.programme.returns.rules import can_take_over

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.programme.results.models import Fact, Indicator, Period
    from amanjol.programme.returns.bodies import HandedIn, WagesHandedIn
    from amanjol.programme.returns.queries import OpenedReturn

_VERBS: Final = dict(zip(Answering, queries.TOLD, strict=True))


class Changed(Exception):
    """Meanwhile a later revision came, somebody else did this, or an older copy was put back."""


class SourceOfAnother(Exception):
    """Another partner stands in the results under this name."""


class OtherCurrency(Exception):
    """A sum becomes figures of its own currency alone."""


class OtherDays(Exception):
    """The period has other days than the quarter of the return."""


@dataclass(frozen=True, slots=True)
class Line:
    """One number that becomes a figure of this indicator, with the parts that may be told of it. `currency` is of money
    alone.
    """

    indicator: Indicator
    value: int
    parts: Mapping[str, Mapping[str, int]]
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """`lines` by their names in the return. `reason` says why an earlier figure is corrected. `with_wages`: those of
    this revision had come when it was chosen. `withdraws` are the facts of earlier revisions that have no line now.
    """

    revision: int
    period: Period
    source: str
    lines: Mapping[str, Line]
    evidence: str
    reason: str
    with_wages: bool = False
    withdraws: frozenset[UUID] = frozenset()


def arrived(opened: Opened, body: HandedIn) -> ArrivedReturn:
    """Its numbers lie here sealed from now on; a revision that is here already changes nothing.

    NotExpected where nobody manages a programme; NotCanonical for a quarter that is not over, is too long ago or was
    counted tomorrow, and for other numbers under the same revision; SealBroken.
    """
    keyring, issuer = opened.keyring, opened.letter.issuer
    if not somebody_may("programme.manage", keyring.member.organisation_id):
        raise NotExpected
    _check_days(body)
    hold_epochs(keyring.member.organisation_id)
    here = Arrived(at=present_moment(), letter=opened.letter.id, body=body)
    rows = queries.arrived_at(keyring.member).filter(
        partner_node=issuer.node, partner=issuer.organisation, year=body.year, quarter=body.quarter
    )
    row = rows.select_for_update(of=("self",), skip_locked=True).first()
    if row is None:
        return _first(keyring, opened, here)
    record = sealed_rows.open_row(ArrivedRecord, row, keyring)
    before = record.revision(body.revision)
    if before is not None:
        if before.body != body:
            raise NotCanonical("Another return has this revision.")
        return row
    is_newest = body.revision > record.newest.body.revision
    if is_newest:
        row.state, row.arrived_at, row.name = State.NEW, timezone.now(), opened.card.name
    _save(row, replace(record.with_revision(here), name=row.name), keyring)
    _note_arrival(keyring, row, body)
    return row


def wages_arrived(opened: Opened, body: WagesHandedIn) -> ArrivedReturn:
    """Beside the return of its revision, from now on; what comes twice changes nothing. What became figures before is
    taken over once more, with them.

    NotExpected before that return was opened; NotKnownHere for a currency of a later list; NotCanonical for other
    numbers under the same revision, and for more people than the return has; SealBroken.
    """
    keyring, issuer = opened.keyring, opened.letter.issuer
    hold_epochs(keyring.member.organisation_id)
    rows = queries.arrived_at(keyring.member).filter(
        partner_node=issuer.node, partner=issuer.organisation, year=body.year, quarter=body.quarter
    )
    row = rows.select_for_update(of=("self",), skip_locked=True).first()
    record = sealed_rows.open_row(ArrivedRecord, row, keyring) if row is not None else None
    of_revision = record.revision(body.revision) if record is not None else None
    if row is None or record is None or of_revision is None:
        raise NotExpected
    if not body.wages.sums.keys() <= set(CURRENCIES):
        raise NotKnownHere
    if of_revision.wages is not None:
        if of_revision.wages != body.wages:
            raise NotCanonical("Other wages have this revision.")
        return row
    if max(body.wages.people, body.wages.chose_not) > of_revision.body.sums.people:
        raise NotCanonical("Of these there are no more than all.")
    record = record.with_wages(body.revision, body.wages)
    if record.said is None:
        row.state = State.NEW
    _save(row, record, keyring)
    record_act(queries.ARRIVED, keyring.member, queries.OF_ARRIVED, row.pk, revision=body.revision)
    return row


def _check_days(body: HandedIn) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)  # where the day has begun already
    of_time = set(offered_quarters(tomorrow)) - {Quarter.of(tomorrow)}
    if body.of not in of_time or not body.of.last_day < body.counted_on <= tomorrow:
        raise NotCanonical("Nobody hands in this quarter now.")


def _first(keyring: Keyring, opened: Opened, here: Arrived) -> ArrivedReturn:
    issuer, body = opened.letter.issuer, here.body
    own: dict[str, Any] = {
        "partner_node": issuer.node,
        "partner": issuer.organisation,
        "year": body.year,
        "quarter": body.quarter,
        "name": opened.card.name,
    }
    row = ArrivedReturn.new(keyring.member.organisation_id, **own)
    sealed_rows.seal_new(row, ArrivedRecord(revisions=(here,), **own), keyring)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise NotExpected from None  # a colleague opens another revision now: this one waits
    _note_arrival(keyring, row, body)
    return row


def _note_arrival(keyring: Keyring, row: ArrivedReturn, body: HandedIn) -> None:
    record_act(queries.ARRIVED, keyring.member, queries.OF_ARRIVED, row.pk, revision=body.revision)


@transaction.atomic
def tell_opened(*, keyring: Keyring, pk: UUID, revision: int) -> None:
    """As `take_over`."""
    opened = _locked(keyring, pk, revision)
    if opened.record.said is not None:
        raise Changed
    _tell(keyring, opened.row, opened.record, Answering.OPENED)


@transaction.atomic
def take_over(*, keyring: Keyring, pk: UUID, chosen: Chosen) -> None:
    """Each line becomes a figure, or corrects the one that an earlier revision became; where both say the same,
    nothing is written. What an earlier revision became and has no line now is withdrawn: it counts as 0.

    PermissionDenied; Changed, also where others are to be withdrawn than were named; SourceOfAnother; OtherDays;
    OtherCurrency; results.NotNow; results.Locked; NotAPartner; letter.InboxClosed; SealBroken.
    """
    opened = _locked(keyring, pk, chosen.revision)
    if chosen.with_wages is (opened.record.newest.wages is None):
        raise Changed
    if opened.record.said is not None and opened.record.said.says in {
        Answering.APPROVED,
        Answering.SENT_BACK,
    }:
        raise Changed
    if (chosen.period.first_day, chosen.period.last_day) != (
        opened.quarter.first_day,
        opened.quarter.last_day,
    ):
        raise OtherDays
    if any(line.currency != line.indicator.currency for line in chosen.lines.values()):
        raise OtherCurrency
    _check_source(keyring, opened, chosen.source)
    facts: dict[str, UUID] = {}
    for name, line in chosen.lines.items():
        fact = results.take_over_figure(
            indicator=line.indicator, period=chosen.period, source=chosen.source,
            values=_figure(line.value, line.parts, chosen), by=keyring.member,
        )  # fmt: skip
        facts[name] = fact.pk
    act = TakenOver(
        at=present_moment(), by=keyring.person, revision=chosen.revision, period=chosen.period.pk, facts=facts,
        with_wages=chosen.with_wages, withdrawn=_withdraw(keyring, opened, chosen, set(facts.values())),
    )  # fmt: skip
    record = replace(opened.record, source=chosen.source, taken_over=(*opened.record.taken_over, act))
    opened.row.source = chosen.source
    _tell(keyring, opened.row, record, Answering.TAKEN_OVER)


@transaction.atomic
def tell_approved(*, keyring: Keyring, pk: UUID, revision: int) -> None:
    """That all its figures were approved. As `take_over`; Changed unless they were."""
    opened = _locked(keyring, pk, revision)
    if not is_approved(opened, keyring) or opened.record.said is None:
        raise Changed
    if opened.record.said.says is not Answering.TAKEN_OVER:
        raise Changed
    _tell(keyring, opened.row, opened.record, Answering.APPROVED)


@transaction.atomic
def send_back(*, keyring: Keyring, pk: UUID, revision: int, reason: str) -> None:
    """The partner reads the reason. As `take_over`; Changed where it became figures that count or wait."""
    opened = _locked(keyring, pk, revision)
    said = opened.record.said
    is_over = said is not None and said.says in {Answering.APPROVED, Answering.SENT_BACK}
    if is_over or not may_send_back(opened, keyring):
        raise Changed
    _tell(keyring, opened.row, opened.record, Answering.SENT_BACK, reason)


def may_send_back(opened: OpenedReturn, keyring: Keyring) -> bool:
    """Unless the newest revision became figures that count or wait, whether its wages have come since or not."""
    return not opened.record.has_figures or is_refused(opened, keyring)


def is_approved(opened: OpenedReturn, keyring: Keyring) -> bool:
    """Whether each figure that the newest revision became was approved."""
    return set(_decisions(opened, keyring)) == {Decision.APPROVED}


def is_refused(opened: OpenedReturn, keyring: Keyring) -> bool:
    """Whether none of the figures waits, and one was sent back by the second person."""
    decisions = set(_decisions(opened, keyring))
    return Decision.WAITING not in decisions and Decision.SENT_BACK in decisions


def _decisions(opened: OpenedReturn, keyring: Keyring) -> list[str]:
    """Of the last figure of each fact; none where the newest revision was not taken over."""
    if not opened.record.has_figures:
        return []
    act = opened.record.taken_over[-1]
    facts = [*act.facts.values(), *act.withdrawn]
    last: dict[UUID, str] = {}
    for figure in figures_of(keyring.member).filter(fact__in=facts).order_by("number"):
        last[figure.fact_id] = figure.decision
    return list(last.values())


def became(opened: OpenedReturn, keyring: Keyring) -> list[Fact]:
    """The facts that revisions of this return became, of which a figure counts or waits. By the indicators' codes."""
    acts = opened.record.taken_over
    facts = facts_of(keyring.member).filter(pk__in=[pk for act in acts for pk in act.facts.values()])
    of_facts = figures_of(keyring.member).filter(fact__in=facts)
    waiting = set(of_facts.filter(decision=Decision.WAITING).values_list("fact", flat=True))
    counting = holding(keyring.member).filter(fact__in=facts).exclude(value=0)
    there = waiting | set(counting.values_list("fact", flat=True))
    return [fact for fact in facts.order_by("indicator__code", "pk") if fact.pk in there]


def _withdraw(keyring: Keyring, opened: OpenedReturn, chosen: Chosen, now: set[UUID]) -> tuple[UUID, ...]:
    """Changed; as `take_over`."""
    left = [fact for fact in became(opened, keyring) if fact.pk not in now]
    if {fact.pk for fact in left} != chosen.withdraws:
        raise Changed
    for fact in left:
        results.take_over_figure(
            indicator=fact.indicator, period=fact.period, source=fact.source,
            values=_figure(0, {}, chosen), by=keyring.member,
        )  # fmt: skip
    return tuple(fact.pk for fact in left)


def _check_source(keyring: Keyring, opened: OpenedReturn, source: str) -> None:
    """A partner keeps the name under which it stands in the results, and takes nobody else's."""
    of_all = queries.sources(keyring)
    own = of_all.get(opened.row.of_partner)
    others = {name.casefold() for party, name in of_all.items() if party != opened.row.of_partner}
    if source.casefold() in others or (own is not None and own != source):
        raise SourceOfAnother


def _figure(value: int, parts: Mapping[str, Mapping[str, int]], chosen: Chosen) -> dict[str, Any]:
    return {
        "value": value,
        "of_organisations": 1,
        "parts": {dimension: dict(codes) for dimension, codes in parts.items()},
        "evidence": chosen.evidence,
        "link": "",
        "reason": chosen.reason,
    }


def _tell(
    keyring: Keyring, row: ArrivedReturn, record: ArrivedRecord, says: Answering, reason: str = ""
) -> None:
    body = Answer(
        year=row.year, quarter=row.quarter, revision=record.newest.body.revision,
        says=says, at=present_moment(), reason=reason,
    )  # fmt: skip
    row.state = State(says.value)
    _save(row, replace(record, told=(*record.told, body)), keyring)
    record_act(_VERBS[says], keyring.member, queries.OF_ARRIVED, row.pk, revision=body.revision)
    write_to(keyring, own_signing(keyring), row.of_partner, Draft(ANSWER, body))


def _locked(keyring: Keyring, pk: UUID, revision: int) -> OpenedReturn:
    if not can_take_over(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
    rows = queries.arrived_at(keyring.member).filter(pk=pk).select_for_update(of=("self",))
    opened = next(iter(queries.opened_returns(rows, keyring)), None)
    if opened is None:
        raise PermissionDenied
    if opened.is_older or opened.record.newest.body.revision != revision:
        raise Changed
    return opened


def _save(row: ArrivedReturn, record: ArrivedRecord, keyring: Keyring) -> None:
    """canonical.NotCanonical."""
    sealed_rows.close(row, record, keyring)
    row.save(update_fields=["name", "source", "state", "arrived_at", "schema", "sealed"])
