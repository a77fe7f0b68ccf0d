from __future__ import annotations

import logging
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import Q

from amanjol.casework.complaints import rules, witnesses
from amanjol.casework.complaints.models import (
    Complaint,
    Letterbox,
    Receiver,
    Seal,
    SecondOrganisation,
    State,
)
from amanjol.casework.complaints.partners import Second, partners_now
from amanjol.casework.complaints.receiving import Person
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.accounts.queries import keys_of_accounts
from amanjol.foundation.journal.queries import entries_about, entries_of
from amanjol.foundation.letters.opening import WAITED_LONG
from amanjol.foundation.organisations.keys.circles.queries import is_compared
from amanjol.foundation.organisations.queries import members_of, organisations, organisations_where_may
from amanjol.foundation.seals.epochs import Organisation as PartnerPlace
from amanjol.foundation.web.fixed_queries import NO_IDS, FixedQuery, Ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import Expression, QuerySet

    from amanjol.casework.complaints.partners import Partner
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member, Organisation


class Gap(StrEnum):
    """What an organisation lacks to take every complaint about itself."""

    NOBODY_HERE = "nobody-here"
    NO_SECOND = "no-second"
    SECOND_READS_NOTHING = "second-reads-nothing"
    SECOND_NOT_REACHED = "second-not-reached"


logger = logging.getLogger(__name__)
UNENDED: Final = (State.WAITING, State.OPEN)


def receiver_rows(organisation: UUID) -> list[Receiver]:
    """All that rows claim, in the order of naming."""
    rows = Receiver.objects.filter(organisation=organisation).order_by("named_at", "pk")
    return list(rows.select_related("member__account", "member__organisation", "key"))


def is_true(row: Receiver) -> bool:
    """Whether this house named this very key of this very member, who may still receive."""
    member = row.member
    is_here = member.organisation_id == row.organisation_id and rules.can_receive(member)
    return is_here and witnesses.is_receiver(bytes(row.mark), row.organisation_id, member, row.key)


def receivers_of(organisation: UUID) -> list[Person]:
    """Those who were truly named. Whom rows claim besides gets nothing, and the log says that there is one."""
    return [Person(row.member, row.key) for row in _true_among(receiver_rows(organisation))]


def _true_among(rows: Iterable[Receiver]) -> Iterator[Receiver]:
    for row in rows:
        if is_true(row):
            yield row
        else:
            logger.error("A row of who receives complaints is not as it was written.")


def _reading() -> set[UUID]:
    """Organisations where somebody is truly named. One query."""
    rows = Receiver.objects.select_related("member__account", "member__organisation", "key")
    return {row.organisation_id for row in _true_among(rows)}


def second_row(organisation: UUID) -> SecondOrganisation | None:
    """What a row claims."""
    return SecondOrganisation.objects.filter(organisation=organisation).select_related("second").first()


def second_of(organisation: UUID) -> Second | None:
    """The one that was truly chosen."""
    row = second_row(organisation)
    return _chosen(row) if row is not None else None


def _chosen(row: SecondOrganisation) -> Second | None:
    if not _was_chosen(row):
        return None
    if row.second is not None:
        return Second(row.second.name, organisation=row.second)
    partner = _partner_in(row)
    return partners_now([partner])[partner]


def _was_chosen(row: SecondOrganisation) -> bool:
    """The log says that there is a row that nobody has written so."""
    was_chosen = witnesses.is_second(row)
    if row.mark and not was_chosen:  # without one it was ended
        logger.error("A row of a second organisation for complaints is not as it was written.")
    return was_chosen


def _partner_in(row: SecondOrganisation) -> Partner:
    return PartnerPlace(row.partner_node, row.partner), bytes(row.key or b"")


def second_reading(organisation: UUID) -> Second | None:
    """The second organisation, where somebody of it reads what comes; one that was chosen and reads nothing is none.

    One of another node, where its inbox takes what comes: who reads there is not known here.
    """
    second = second_of(organisation)
    if second is None:
        return None
    if second.organisation is None:
        return second if second.card is not None else None
    return second if receivers_of(second.organisation.pk) else None


def reading_complaints() -> list[Organisation]:
    """Where somebody is truly named, by name."""
    return list(organisations().filter(pk__in=_reading()))


def takes_complaints(organisation: UUID) -> bool:
    """Whether somebody, here or in the second organisation, could read one."""
    return bool(receivers_of(organisation)) or second_reading(organisation) is not None


def taking_complaints() -> list[Organisation]:
    """About whom somebody, of theirs or of their second organisation, reads what comes; by name. Four queries, however
    many there are: anybody may ask.
    """
    reading = _reading()
    others = SecondOrganisation.objects.exclude(organisation__in=reading)
    chosen = [row for row in others.select_related("second") if _was_chosen(row)]
    abroad = {row.organisation_id: _partner_in(row) for row in chosen if row.second_id is None}
    reached = partners_now(set(abroad.values()))
    taking = reading | {row.organisation_id for row in chosen if row.second_id in reading}
    taking |= {pk for pk, partner in abroad.items() if reached[partner].card is not None}
    return list(organisations().filter(pk__in=taking))


def gaps_of(organisation: UUID) -> list[Gap]:
    """What keeps this organisation from taking every complaint, the worst first."""
    gaps = []
    if not receivers_of(organisation):
        gaps.append(Gap.NOBODY_HERE)
    row = second_row(organisation)
    if row is None:
        gaps.append(Gap.NO_SECOND)
    elif second_reading(organisation) is None:
        is_here = row.second_id is not None
        gaps.append(_gap_here(row) if is_here else Gap.SECOND_NOT_REACHED)
    return gaps


def _gap_here(row: SecondOrganisation) -> Gap:
    return Gap.SECOND_READS_NOTHING if witnesses.is_second(row) else Gap.NO_SECOND


def is_expected(organisation: UUID) -> bool:
    """Whether somebody works there who could name receivers: else nobody is helped there about whom to complain."""
    return organisations_where_may(rules.NAMES).filter(pk=organisation).exists()


def organisations_with_gaps() -> dict[Gap, list[UUID]]:
    """Of those that work on cases, by what they lack. Ids alone: whoever runs the node reads it."""
    lacking: dict[Gap, list[UUID]] = {gap: [] for gap in Gap}
    for row in organisations_where_may(rules.NAMES):
        for gap in gaps_of(row.pk):
            lacking[gap].append(row.pk)
    return {gap: pks for gap, pks in lacking.items() if pks}


def sending_to(organisation: UUID) -> QuerySet[SecondOrganisation]:
    """Who has chosen this one as the second."""
    return SecondOrganisation.objects.filter(second=organisation).select_related("organisation")


def watchers_of(organisation: Organisation) -> list[Person]:
    """Supervisors, who see what is overdue."""
    members = [member for member in members_of(organisation) if rules.can_watch(member)]
    keys = keys_of_accounts([member.account_id for member in members])
    return [Person(member, keys[member.account_id]) for member in members if member.account_id in keys]


def is_receiver(member: Member) -> bool:
    """Named here; whether it holds is looked at where something is sealed."""
    return Receiver.objects.filter(member=member, organisation=member.organisation_id).exists()


def candidates(member: Member) -> list[Person]:
    """Colleagues, and oneself, who may be named and are not yet."""
    named = {row.member_id for row in receiver_rows(member.organisation_id)}
    members = [
        colleague
        for colleague in members_of(member.organisation)
        if rules.can_receive(colleague) and colleague.pk not in named
    ]
    keys = keys_of_accounts([colleague.account_id for colleague in members])
    return [
        Person(colleague, keys[colleague.account_id]) for colleague in members if colleague.account_id in keys
    ]


def was_compared(keyring: Keyring, person: Person) -> bool:
    """Whether a holder of the organisation's keys has compared the six words of this very key."""
    return is_compared(keyring.epoch, person.key)


def readable_by(member: Member) -> QuerySet[Complaint]:
    """The one door to complaints: those sealed to this member. Row security says the same in the database."""
    own = Seal.objects.filter(key__account=member.account_id, sealed__isnull=False)
    mine = Complaint.objects.filter(organisation=member.organisation_id, pk__in=own.values("complaint"))
    return mine if rules.can_receive(member) else mine.none()


def open_for(member: Member) -> QuerySet[Complaint]:
    """What is neither answered nor ended, what is due first."""
    return readable_by(member).filter(state__in=UNENDED).order_by("due_on", "pk")


def answered_for(member: Member) -> QuerySet[Complaint]:
    """What was answered and not ended, the longest waiting first."""
    return readable_by(member).filter(state=State.ANSWERED).order_by("due_on", "pk")


def ended_for(member: Member) -> QuerySet[Complaint]:
    return readable_by(member).filter(state=State.DONE).order_by("-received_on", "pk")


def _waiting_for(
    account: Expression, organisation: Expression, today: Expression, to_end: Expression
) -> QuerySet[Any]:
    own = Seal.objects.filter(organisation=organisation, key__account=account)
    is_read = Q(sealed__isnull=False)
    is_open = Q(complaint__state__in=UNENDED) & (is_read | Q(complaint__due_on__lt=today))
    is_to_end = Q(complaint__state=State.ANSWERED, complaint__due_on__lt=to_end) & is_read
    return own.filter(is_open | is_to_end).values("pk")


_waiting = FixedQuery(_waiting_for)


def waiting(member: Member, today: date) -> Ids:
    """For the menu: what this member can read and is open, or was answered long ago and not ended; what they may only
    know to be overdue. Whom somebody has to name is no complaint: that stands on the first page, in words.
    """
    if not (rules.can_receive(member) or rules.can_watch(member)):
        return NO_IDS
    to_end = today - timedelta(packaged_complaints().end_days)
    return _waiting.ids(member.account_id, member.organisation_id, today, to_end)


def overdue_count(member: Member, today: date) -> int:
    """Of those that this supervisor may know of and not read. One whose day or state was altered counts as overdue."""
    if not rules.can_watch(member):
        return 0
    own = Seal.objects.filter(key__account=member.account_id, sealed__isnull=True)
    rows = Complaint.objects.filter(organisation=member.organisation_id, pk__in=own.values("complaint"))
    return sum(is_overdue(row, today) or not witnesses.is_complaint(row) for row in rows)


def is_overdue(row: Complaint, today: date) -> bool:
    return row.state in UNENDED and row.due_on < today


def is_to_end(row: Complaint, today: date) -> bool:
    """Whether it was answered and should have been ended by now: until then nobody can erase it."""
    return row.state == State.ANSWERED and rules.end_by(row.due_on) < today


def recorded_changes(row: Complaint) -> int:
    """How often the journal says that it was changed. Nobody takes that out again."""
    return entries_about(row.organisation_id, "complaint", row.pk).filter(verb="complaint.changed").count()


def letterbox(name: str) -> Letterbox | None:
    """By the keyed hash of its code, which row security asks for until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.letterbox', %s, true)", [name])
    return Letterbox.objects.filter(name=name).first()


def left_unopened(member: Member, since: datetime) -> int:
    """How many complaints of other nodes were left for another day since then: more came than a day's share."""
    return entries_of(member.organisation_id).filter(verb=WAITED_LONG, at__gt=since).count()
