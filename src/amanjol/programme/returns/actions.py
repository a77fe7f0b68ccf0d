"""At the desk: what goes on paper and what is handed in by letter, kept sealed beside each other; what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.casework.desk import in_bulk, sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals.partners import card_of, own_signing, write_to
from amanjol.casework.support.quarter.rules import can_count
from amanjol.foundation.letters.kinds import NotExpected
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import present_moment, replace
from amanjol.programme.returns import money, queries
from amanjol.programme.returns.bodies import (
    HANDED_IN,
    MOST_REVISIONS,
    WAGES,
    Answering,
    HandedIn,
    WagesHandedIn,
)
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.models import CountedQuarter
from amanjol.programme.returns.prints import printed_again
from amanjol.programme.returns.records import Printed, QuarterRecord, Sent

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.desk.tallies import Quarter
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.programme.returns.bodies import Answer
    from amanjol.programme.returns.queries import OpenedQuarter


CLOCKS_APART: Final = timedelta(days=1)


class Changed(Exception):
    """Since it was counted a colleague told another sum, beside which these would tell of a few."""


class NotOver(Exception):
    """The quarter still runs."""


class Unchanged(Exception):
    """These very numbers were handed in already, and nobody sent them back."""


class TooOften(Exception):
    """The quarter was handed in there as often as it can be."""


@dataclass(frozen=True, slots=True)
class PaperOfQuarter:
    """What a paper says: `counted` on that day. `is_again`: the numbers of now differ by too little to be printed.

    `replaces` is the day of the last paper with other numbers.
    """

    counted: Return
    on: date
    is_again: bool
    replaces: date | None = None


def would_print(opened: OpenedQuarter | None, counted: Return) -> PaperOfQuarter:
    """OlderCopy: more was printed or handed in than is here, so what a paper may say is not known any more."""
    today = timezone.localdate()
    if opened is None:
        return PaperOfQuarter(counted, today, is_again=False)
    if opened.is_older:
        raise OlderCopy
    prints, now = opened.record.prints, (counted.sums, counted.wages)
    again = printed_again(prints, *now)
    if again is not None:
        return PaperOfQuarter(
            Return.of_sums(counted.quarter, again.sums, again.wages), again.on, is_again=True
        )
    others = [earlier.on for earlier in prints if (earlier.sums, earlier.wages) != now]
    return PaperOfQuarter(counted, today, is_again=False, replaces=others[-1] if others else None)


@transaction.atomic
def keep_print(*, keyring: Keyring, counted: Return) -> PaperOfQuarter:
    """What may be printed now, from now on among the papers of its quarter.

    PermissionDenied; OlderCopy; Changed; SealBroken.
    """
    opened = _locked(keyring, counted.quarter)
    paper = would_print(opened, counted)
    _check_sums(opened, counted)
    last = opened.record.prints[-1] if opened.record.prints else None
    if not paper.is_again and (last is None or (last.sums, last.wages) != (counted.sums, counted.wages)):
        printed = Printed(paper.on, counted.sums, counted.wages, dict(counted.of_each))
        _save(opened.row, replace(opened.record, prints=(*opened.record.prints, printed)), keyring)
        record_act(queries.PRINTED, keyring.member, queries.OF_QUARTER, opened.row.pk)
    return paper


@transaction.atomic
def hand_in(*, keyring: Keyring, partner: Organisation, counted: Return) -> HandedIn:
    """By letter, sealed; a later one of the quarter replaces the one before.

    PermissionDenied; NotOver; OlderCopy; Changed; Unchanged; TooOften; NotAPartner; letter.InboxClosed; SealBroken.
    """
    if counted.quarter.last_day >= timezone.localdate():
        raise NotOver
    opened = _locked(keyring, counted.quarter)
    if opened.is_older or counted.older:  # as in `would_print`
        raise OlderCopy
    _check_sums(opened, counted)
    earlier = opened.record.to(partner.node, partner.organisation)
    last = earlier[-1] if earlier else None
    if last is not None and _says_the_same(last, counted) and not _was_sent_back(last):
        raise Unchanged
    if len(earlier) >= MOST_REVISIONS:
        raise TooOften
    body = HandedIn(
        year=counted.quarter.year,
        quarter=counted.quarter.number,
        revision=len(earlier) + 1,
        counted_on=timezone.localdate(),
        replaces=timezone.localdate(last.at) if last is not None else None,
        sums=counted.sums,
    )
    signing = own_signing(keyring)
    letter = write_to(keyring, signing, partner, Draft(HANDED_IN, body))
    if counted.wages is not None:
        beside = WagesHandedIn(
            year=body.year, quarter=body.quarter, revision=body.revision, wages=counted.wages
        )
        write_to(keyring, signing, partner, Draft(WAGES, beside))
    entry = Sent(
        at=present_moment(),
        by=keyring.person,
        node=partner.node,
        organisation=partner.organisation,
        name=card_of(signing, partner).name,
        letter=letter.id,
        body=body,
        wages=counted.wages,
        of_each=dict(counted.of_each),
    )
    opened.row.handed_on = timezone.localdate()
    _save(opened.row, replace(opened.record, sent=(*opened.record.sent, entry)), keyring)
    record_act(
        queries.HANDED, keyring.member, queries.OF_QUARTER, opened.row.pk,
        year=body.year, quarter=body.quarter, revision=body.revision,
    )  # fmt: skip
    return body


def answered(opened: Opened, body: Answer) -> CountedQuarter:
    """What the programme says; what it said of this revision already changes nothing.

    NotExpected for what was not handed in to this very organisation; NotCanonical for what is said after tomorrow;
    SealBroken.
    """
    keyring, issuer = opened.keyring, opened.letter.issuer
    if body.at > present_moment() + CLOCKS_APART:
        raise NotCanonical("Nobody answers from tomorrow on.")
    rows = queries.quarters_of(keyring.member).filter(year=body.year, quarter=body.quarter)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NotExpected
    record = sealed_rows.open_row(QuarterRecord, row, keyring)
    of_programme = record.to(issuer.node, issuer.organisation)
    entry = next((sent for sent in of_programme if sent.body.revision == body.revision), None)
    if entry is None:
        raise NotExpected
    if entry.has(body.says):
        return row
    hold_epochs(keyring.member.organisation_id)
    _save(row, record.with_answer(entry, body), keyring)
    record_act(queries.ANSWERED, keyring.member, queries.OF_QUARTER, row.pk)
    return row


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    moved = 0
    for rows in queries.under_earlier(keyring):
        moved += in_bulk.move_keys(rows, sealed_rows.move_key, keyring, at_most - moved)
    return moved


def _check_sums(opened: OpenedQuarter, counted: Return) -> None:
    """Changed where, beside what was told by now, other sums may be told than it was counted. Under the lock."""
    sums = counted.wages.sums if counted.wages is not None else {}
    if money.tell(counted.of_each, queries.told_in(opened.record)) != sums:
        raise Changed


def _says_the_same(entry: Sent, counted: Return) -> bool:
    return (entry.body.sums, entry.wages) == (counted.sums, counted.wages)


def _was_sent_back(entry: Sent) -> bool:
    return entry.newest is not None and entry.newest.says is Answering.SENT_BACK


def _locked(keyring: Keyring, quarter: Quarter) -> OpenedQuarter:
    """The row of the quarter, which is made where it is not there yet; of two at once one makes it."""
    if not can_count(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
    of_quarter = queries.quarters_of(keyring.member).filter(year=quarter.year, quarter=quarter.number)
    if not of_quarter.exists():
        row = CountedQuarter.new(keyring.member.organisation_id, year=quarter.year, quarter=quarter.number)
        sealed_rows.seal_new(row, QuarterRecord(year=quarter.year, quarter=quarter.number), keyring)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            pass  # a colleague made it in this moment: theirs is read now
    return queries.opened_quarters(of_quarter.select_for_update(of=("self",)), keyring)[0]


def _save(row: CountedQuarter, record: QuarterRecord, keyring: Keyring) -> None:
    """canonical.NotCanonical."""
    sealed_rows.close(row, record, keyring)
    row.save(update_fields=["handed_on", "schema", "sealed"])
