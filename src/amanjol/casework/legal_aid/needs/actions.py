"""What a coordinator does with a need, and what letters of whoever asks change of it.

    record_progress(keyring=…, need=row.pk, progress=Progress(State.TAKEN_UP))   # and the asking side is told
    record_progress(keyring=…, need=row.pk, progress=Progress(State.ACCEPTED, lawyer=…, reach=…))

Each writes the row, the journal and the letter in one transaction.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.casework.desk import in_bulk, ledger, sealed_rows
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import Need
from amanjol.casework.legal_aid.needs import queries
from amanjol.casework.legal_aid.needs.partners import NotAPartner, write_to
from amanjol.casework.legal_aid.needs.records import KnownLawyer, NeedRecord, Step, Version
from amanjol.casework.standards.legal_needs.bodies import Answered, kind_of
from amanjol.casework.standards.legal_needs.deadlines import answer_by
from amanjol.casework.standards.legal_needs.states import FINAL, State, may_follow
from amanjol.foundation.letters.kinds import NotExpected
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.organisations.queries import organisations_where_may
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.standards.legal_needs.bodies import Raised, Withdrawn
    from amanjol.casework.standards.legal_needs.codes import Help, NobodyReason
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.organisations.keys.keyring import Keyring


class AnotherState(Exception):
    """The other side, or a colleague, was faster; or an older copy was put back."""


class KnownTooOften(Exception):
    """Of one need it was written `MOST_KNOWN` times which lawyers the person knows; more would fill the record."""


MOST_KNOWN: Final = 50
CANNOT_BE_WRITTEN: Final = (NotAPartner, InboxClosed, NotCanonical, AnotherState)


@dataclass(frozen=True, slots=True)
class Progress:
    """What has become of a need, as it is told. A reason stands with `nobody`, a lawyer with `accepted`."""

    state: State
    reason: NobodyReason | None = None
    helps: tuple[Help, ...] = ()
    lawyer: str = ""
    reach: str = ""


@transaction.atomic
def record_progress(*, keyring: Keyring, need: UUID, progress: Progress, is_told: bool = True) -> Need:
    """`need` is the id of the row. `is_told`: whoever asked is told by letter.

    PermissionDenied; AnotherState; NotAPartner where the asking side is believed no more; letter.InboxClosed;
    NotCanonical for what no letter says, such as a reason without `nobody`; canonical.TooLarge; SealBroken.
    """
    opened = locked(keyring, need)
    if not may_follow(progress.state, opened.state):
        raise AnotherState
    now, record = present_moment(), opened.record
    step = Step(
        progress.state,
        now,
        keyring.person,
        progress.reason,
        progress.helps,
        progress.lawyer,
        progress.reach,
    )
    opened.row.answer_by = None
    keep(opened.row, record.then(step), keyring)
    record_act(queries.PROGRESS, keyring.member, queries.SUBJECT, opened.row.pk)
    if is_told:
        answered = _answered(record, progress, now)
        write_to(keyring, opened.row.with_partner, kind_of(answered), answered)
    return opened.row


def _answered(record: NeedRecord, progress: Progress, now: datetime) -> Answered:
    """NotCanonical."""
    return Answered.from_data(
        {
            "need": str(record.need),
            "number": record.answers + 1,
            "version": record.now.version,
            "state": progress.state,
            "at": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "reason": progress.reason,
            "helps": list(progress.helps),
            "lawyer": progress.lawyer,
            "reach": progress.reach,
        }
    )


@transaction.atomic
def tell_or_keep(*, keyring: Keyring, need: UUID, progress: Progress) -> bool:
    """Whether a letter went. Where none can, what was agreed on the telephone holds all the same.

    PermissionDenied; SealBroken.
    """
    try:
        with transaction.atomic():
            record_progress(keyring=keyring, need=need, progress=progress)
    except CANNOT_BE_WRITTEN:
        with suppress(AnotherState):
            record_progress(keyring=keyring, need=need, progress=progress, is_told=False)
        return False
    return True


@transaction.atomic
def write_known(*, keyring: Keyring, need: UUID, advocate: UUID, knows: bool) -> None:
    """Whether the person knows this advocate, as whoever asked says on the telephone. No letter goes, and nothing is
    written where it stands so already. PermissionDenied; AnotherState, also once it is closed; KnownTooOften;
    canonical.TooLarge; SealBroken.
    """
    opened = locked(keyring, need)
    if not opened.record.is_open:
        raise AnotherState
    if (advocate in opened.record.known_lawyers) == knows:
        return
    if len(opened.record.lawyers_known) >= MOST_KNOWN:
        raise KnownTooOften
    entry = KnownLawyer(present_moment(), keyring.person, advocate, knows)
    keep(opened.row, replace(opened.record, lawyers_known=(*opened.record.lawyers_known, entry)), keyring)
    record_act(
        queries.KNOWN_WRITTEN,
        keyring.member,
        queries.SUBJECT,
        opened.row.pk,
        advocate=advocate,
        knows=knows,
    )


def arrived(opened: Opened, body: Raised) -> Need:
    """A need, or a version of one. NotExpected where nobody here coordinates; SealBroken.

    A version that is older than the newest, or one of what is over already, changes nothing.
    """
    keyring, letter = opened.keyring, opened.letter
    coordinating = organisations_where_may("legal-aid.coordinate")  # with fictional people of a demo
    if not coordinating.filter(pk=keyring.member.organisation_id).exists():
        raise NotExpected
    version = Version(letter.issued_at, "", letter.id, body)
    row = _of_letter(opened, body.need)
    if row is None:
        return _begun(opened, version)
    record = sealed_rows.open_row(NeedRecord, row, keyring)
    if any(earlier.says.version == body.version for earlier in record.versions):
        raise NotExpected
    versions = sorted((*record.versions, version), key=lambda entry: entry.says.version)
    changed = replace(record, versions=tuple(versions))
    is_newest = changed.now == body
    if is_newest and changed.state is State.NOBODY:
        changed = changed.then(Step(State.ASKED, letter.issued_at, ""))
    if is_newest and changed.state is State.ASKED:
        by = answer_by(body.urgency, letter.issued_at, timezone.get_default_timezone(), country_here())
        row.answer_by = min(by, row.answer_by) if row.answer_by is not None else by
    keep(row, changed, keyring)
    for _act in range(changed.acts - record.acts):
        record_act(queries.CHANGED, keyring.member, queries.SUBJECT, row.pk)
    return row


def withdrawn(opened: Opened, body: Withdrawn) -> Need:
    """No lawyer is sought any more. NotExpected before the need itself has been opened; SealBroken."""
    row = _of_letter(opened, body.need)
    if row is None:
        raise NotExpected
    record = sealed_rows.open_row(NeedRecord, row, opened.keyring)
    if record.state is State.WITHDRAWN:
        raise NotExpected
    step = Step(State.WITHDRAWN, opened.letter.issued_at, "", withdrawn=body.reason)
    row.answer_by = None
    keep(row, record.then(step), opened.keyring)
    record_act(queries.WITHDRAWN, opened.keyring.member, queries.SUBJECT, row.pk)
    return row


@transaction.atomic
def erase_need(*, keyring: Keyring, need: UUID, today: date) -> None:
    """The row and its key, once it is over. PermissionDenied; AnotherState; ledger.NoLedger."""
    opened = locked(keyring, need, even_older=True)
    if opened.state not in FINAL:
        raise AnotherState
    ledger.write(organisation=opened.row.organisation_id, erased=[opened.row.pk], on=today, reason="asked")
    record_act("legal-need.erased", keyring.member, queries.SUBJECT, opened.row.pk)
    opened.row.delete()


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    moved = 0
    for rows in queries.under_earlier(keyring):
        moved += in_bulk.move_keys(rows, sealed_rows.move_key, keyring, at_most - moved)
    return moved


def _begun(opened: Opened, version: Version) -> Need:
    keyring, issuer, body = opened.keyring, opened.letter.issuer, version.says
    row = Need(
        organisation_id=keyring.member.organisation_id,
        need=body.need,
        partner_node=issuer.node,
        partner=issuer.organisation,
        state=State.ASKED,
        answer_by=answer_by(body.urgency, version.at, timezone.get_default_timezone(), country_here()),
    )
    record = NeedRecord(
        need=body.need,
        partner_node=issuer.node,
        partner=issuer.organisation,
        name=opened.card.name,
        versions=(version,),
        steps=(Step(State.ASKED, version.at, ""),),
    )
    sealed_rows.seal_new(row, record, keyring)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # another letter that begins it was opened in this moment
        raise NotExpected from None
    record_act(queries.ARRIVED, keyring.member, queries.SUBJECT, row.pk)
    return row


def locked(keyring: Keyring, pk: UUID, *, even_older: bool = False) -> OpenedNeed:
    """PermissionDenied; AnotherState for an older copy; SealBroken."""
    if not rules.can_coordinate(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
    opened = queries.opened_need(keyring, pk, is_locked=True)
    if opened is None:
        raise PermissionDenied
    if opened.is_older and not even_older:
        raise AnotherState
    return opened


def _of_letter(opened: Opened, need: UUID) -> Need | None:
    """Of who wrote the letter, locked: whoever opens the inbox need not coordinate."""
    issuer = opened.letter.issuer
    rows = Need.objects.filter(
        organisation=opened.keyring.member.organisation_id,
        partner_node=issuer.node,
        partner=issuer.organisation,
        need=need,
    )
    return rows.select_for_update(of=("self",)).first()


def keep(row: Need, record: NeedRecord, keyring: Keyring) -> None:
    """canonical.TooLarge."""
    row.state = record.state
    sealed_rows.close(row, record, keyring)
    row.save(update_fields=["state", "answer_by", "schema", "sealed"])
