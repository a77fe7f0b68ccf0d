"""What of referrals stands on a member's day: what to take back first, a yes to follow, a partner who is late.

While locked the partner is not named and what lies in a seal is missing: the day and the page alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.items import items_of
from amanjol.casework.cases.models import ItemKind, Status
from amanjol.casework.cases.restricted import still_open_since
from amanjol.casework.cases.rules import can_read, can_supervise
from amanjol.casework.desk.due import Due, DueOfRoom, passing_over
from amanjol.casework.referrals import pending, queries, showing
from amanjol.casework.referrals.danger import deciding
from amanjol.casework.referrals.models import CaseReferral, Direction, Referral
from amanjol.casework.referrals.partners import NotAPartner, own_signing
from amanjol.casework.referrals.passed_on import awaits_word
from amanjol.casework.referrals.returning import of_letters
from amanjol.casework.standards.referring.states import FINAL, State
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from uuid import UUID

    from django.db.models import QuerySet, Value

    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

MOST: Final = 60
"""Each is opened. Those whose deadline comes first stand here first."""
_UNANSWERED: Final = (State.REQUESTED, State.RECEIVED)
_NOTHING_TOLD: Final = (State.DRAFT, State.REQUESTED, State.RECEIVED, State.DECLINED, State.RECALLED)


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """In the member's open cases, and what to take back in closed ones that were theirs; for whoever supervises who
    should have been here, whoever's case it is. What does not open hides no danger.
    """
    rows = _rows(member, [case.pk for case in cases])
    own = {row.referral_id for row in rows}
    supervised = [row for row in _supervised(member) if row.referral_id not in own]
    if not rows and not supervised:
        return DueOfRoom([])
    waiting = set(pending.waiting_for_us(member).filter(pk__in=own).values_list("pk", flat=True))
    if keyring is None:
        return DueOfRoom(
            [
                _line(row.case, row.referral, "")
                for row in rows
                if row.referral_id in waiting or _is_late(row.referral)
            ],
            danger=[
                _line(row.case, row.referral, "")
                for row in [*rows, *supervised]
                if of_letters.calls_in_clear(row.referral)
            ],
        )
    broken: dict[UUID, Case] = {}
    try:
        of_all = queries.in_cases([*rows, *supervised], keyring, own_signing(keyring), broken)
    except NotAPartner:
        return DueOfRoom([])
    opened = [referral for referral in of_all if referral.row.pk in own]
    of_others = [referral for referral in of_all if referral.row.pk not in own]
    older = {referral.case.pk for referral in of_all if referral.is_older and referral.case is not None}
    danger = [*_of_danger(opened), *of_letters.danger(of_all)]
    lines, is_broken = list[Due](), False
    try:
        lines += _lines(opened, waiting, keyring, broken)
    except SealBroken:
        is_broken = True
    lines += of_letters.lines(opened)
    lines += of_letters.reports(referral for referral in of_others if _nobody_is_left(referral))
    return DueOfRoom(lines, older, danger, broken, is_broken)


def still_open(keyring: Keyring, case: Case) -> list[str]:
    """What goes on with a partner when the case is closed. SealBroken."""
    try:
        of_case = queries.in_case(case, keyring, own_signing(keyring))
    except NotAPartner:
        return []
    return [
        _("The referral with %(partner)s goes on.") % {"partner": referral.record.name}
        for referral in of_case
        if referral.record is not None and not referral.standing.is_final
    ] + [
        _("The person does not know yet that %(partner)s was told of the danger.")
        % {"partner": referral.record.name}
        for referral in of_case
        if referral.record is not None and deciding.owes_word(referral)
    ]


def _rows(member: Member, own: Collection[UUID]) -> list[CaseReferral]:
    if not can_read(member):
        return []
    since, reported_since = still_open_since(), timezone.now() - of_letters.REPORTED_FOR
    return _of_day.rows(member.pk, member.organisation_id, since, list(own), reported_since)


def _rows_of(
    member: Value, organisation: Value, since: Value, own: Value, reported_since: Value
) -> QuerySet[CaseReferral]:
    was_told = Q(referral__direction=Direction.SENT) & ~Q(referral__state__in=_NOTHING_TOLD)
    was_there = Q(referral__direction=Direction.ARRIVED, referral__arrived_at__gte=reported_since)
    is_awaited = Q(
        referral__direction=Direction.ARRIVED, referral__arrived_at=None, referral__calls_at__isnull=False
    )
    was_theirs = Q(case__status=Status.CLOSED, case__assignments__member=member)
    is_owed = Q(referral__state=State.RECALLED, referral__due_at__isnull=False)
    is_own = Q(IsAmong("case_id", own))
    rows = CaseReferral.objects.filter(is_own | (was_told | was_there | is_awaited | is_owed) & was_theirs)
    visible = rows.filter(case__in=case_queries.cases_open_to(member, organisation, since)).distinct()
    return visible.select_related("referral", "case__person").order_by(
        "-referral__is_danger", F("referral__calls_at").asc(nulls_last=True), "referral__due_at", "pk"
    )[:MOST]


_of_day = FixedQuery(_rows_of)


def _supervised(member: Member) -> list[CaseReferral]:
    if not can_supervise(member):
        return []
    since, now = still_open_since(), timezone.now()
    reported_since = now - of_letters.REPORTED_FOR
    return _of_supervisor.rows(member.pk, member.organisation_id, since, now, reported_since)


def _supervised_of(
    member: Value, organisation: Value, since: Value, now: Value, reported_since: Value
) -> QuerySet[CaseReferral]:
    """Who should have been here, in all cases that a supervisor sees: somebody may be ill, or gone. Where nobody works
    any more who is still here, also the reports after an arrival.
    """
    visible = case_queries.cases_open_to(member, organisation, since)
    is_missed = Q(
        referral__direction=Direction.ARRIVED, referral__arrived_at=None, referral__calls_at__lte=now
    )
    is_left = Q(referral__arrived_at__gte=reported_since, case__in=case_queries.without_anybody(visible))
    rows = CaseReferral.objects.filter(is_missed | is_left, case__in=visible)
    missed_first = F("referral__arrived_at").asc(nulls_first=True)
    return rows.select_related("referral", "case__person").order_by(missed_first, "referral__calls_at", "pk")[
        :MOST
    ]


_of_supervisor = FixedQuery(_supervised_of)


def _nobody_is_left(referral: OpenedReferral) -> bool:
    """Of those that `_supervised` finds."""
    return referral.row.arrived_at is not None


def _of_danger(opened: Iterable[OpenedReferral]) -> Iterator[Due]:
    """What of a life in danger cannot wait until its turn."""
    for referral in opened:
        stands = deciding.deciding_of(referral)
        if stands is None or referral.case is None or referral.record is None:
            continue
        partner = {"partner": referral.record.name}
        if stands.waits_for_second and not referral.is_older:
            text = _("Life in danger: a second person decides whether %(partner)s is told") % partner
        elif referral.standing.state in _UNANSWERED and _is_late(referral.row):
            text = _("Life in danger, and %(partner)s does not answer: call them") % partner
        else:
            continue
        yield _line(referral.case, referral.row, text, is_today=True)


def _lines(
    opened: Iterable[OpenedReferral], waiting: set[UUID], keyring: Keyring, broken: dict[UUID, Case]
) -> Iterator[Due]:
    """Of a case of which the person or a consent does not open none, and it is put into `broken`."""
    opened = list(opened)
    told_on = set(pending.told_on(keyring.member).values_list("pk", flat=True))
    written = _consents([referral for referral in opened if referral.told_on], keyring, broken)
    for referral in opened:
        case = referral.case
        if case is None or referral.record is None:
            continue
        with passing_over(case, broken):
            there = written.get(case.pk)
            is_unconsented = there is not None and showing.rests_on_no_consent(
                referral, there, sealing.open_person(case.person, keyring).form
            )
            is_told_on = referral.row.pk in told_on and bool(referral.identities)
            if referral.row.is_danger and not referral.is_taken_back:
                text = _owed(referral)
            else:
                text = _text(
                    referral,
                    is_waiting=referral.row.pk in waiting,
                    is_unconsented=is_unconsented,
                    is_told_on=is_told_on,
                )
            if text:
                is_today = (
                    is_unconsented or is_told_on or awaits_word(referral) or deciding.owes_word(referral)
                )
                yield _line(case, referral.row, text % {"partner": referral.record.name}, is_today=is_today)


def _consents(
    opened: Iterable[OpenedReferral], keyring: Keyring, broken: dict[UUID, Case]
) -> dict[UUID, Items]:
    """Of the cases of these referrals, in one query. Those that do not open are put into `broken`."""
    cases = {referral.case.pk: referral.case for referral in opened if referral.case is not None}
    records = []
    for case in cases.values():
        with passing_over(case, broken):
            records.append((case, sealing.open_case(case, keyring)))
    return items_of(records, keyring, [ItemKind.CONSENT])


def _owed(referral: OpenedReferral) -> str:
    """As `_text`, of a danger: what cannot wait stands above all else already."""
    if deciding.owes_word(referral):
        return _("Tell the person that %(partner)s was told of the danger")
    is_under_way = referral.standing.state in {State.ACCEPTED, State.IN_PROGRESS}
    if is_under_way and _is_late(referral.row) and not referral.row.is_ours:
        return _("%(partner)s waits for word of how it goes on")
    return _("Nothing comes from %(partner)s: call them") if is_under_way and _is_late(referral.row) else ""


def _text(referral: OpenedReferral, *, is_waiting: bool, is_unconsented: bool, is_told_on: bool) -> str:
    """The first of what there is to do; empty where nothing is."""
    if is_told_on and not referral.is_taken_back:
        return _("Take back from %(partner)s what you told on: who told you has taken it back")
    if is_unconsented:
        return _("Take back from %(partner)s what was told: the consent counts no more")
    if referral.is_taken_back:
        return _to_say(referral)
    if is_waiting and referral.standing.state is State.ACCEPTED and not referral.identities:
        return _("%(partner)s said yes: tell them whom to expect")
    return _when_late(referral.row)


def _to_say(referral: OpenedReferral) -> str:
    """Of one that was taken back. `due_at` is empty once the partner has said it."""
    if awaits_word(referral):
        return _("%(partner)s has taken back what they told: say what remains here")
    row = referral.row
    is_silent = row.is_ours and row.due_at is not None and row.due_at < timezone.now()
    return _("%(partner)s does not say what remains of what you took back: call them") if is_silent else ""


def _when_late(row: Referral) -> str:
    if not _is_late(row):
        return ""
    if row.is_ours:
        return _("Nothing comes from %(partner)s: call them")
    return _("%(partner)s waits for word of how it goes on")


def _is_late(row: Referral) -> bool:
    return row.state not in FINAL and row.due_at is not None and row.due_at < timezone.now()


def _line(case: Case, row: Referral, text: str, *, is_today: bool = False) -> Due:
    on = row.since if row.due_at is None else row.due_at
    due_on = timezone.localdate() if is_today else timezone.localdate(on)
    return Due(case, text, due_on, reverse("referrals:referral", args=[row.pk]))
