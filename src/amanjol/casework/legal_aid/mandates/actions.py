"""Writing mandates: that one begins, whatever is done in it, and erasing one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk import in_bulk, ledger, sealed_rows
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.conflict import queries as conflicts
from amanjol.casework.legal_aid.mandates import queries, readers, sealing
from amanjol.casework.legal_aid.mandates.records import (
    Begun,
    Closed,
    ContactAnswered,
    ContactAsked,
    ContactMade,
    Extended,
    HandedOver,
    HearingWritten,
    MandateRecord,
    StepWritten,
    SumWritten,
    Written,
)
from amanjol.casework.legal_aid.mandates.standing import A_YEAR, ActRefused, why_not, why_not_begin
from amanjol.casework.legal_aid.models import Mandate
from amanjol.casework.legal_aid.needs import actions as need_actions
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.standards.conflicts.checking import Verdict
from amanjol.casework.standards.legal_needs.states import State
from amanjol.casework.standards.legal_procedures.procedure_files import all_steps, procedures_on
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.mandates.records import Act
    from amanjol.casework.standards.entitlement.rights import Proceeding
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation

VERBS: Final[Mapping[type, str]] = {
    StepWritten: "mandate.step-written",
    HearingWritten: "mandate.hearing-written",
    SumWritten: "mandate.sum-written",
    ContactAsked: "mandate.contact-asked",
    ContactAnswered: "mandate.contact-answered",
    ContactMade: "mandate.contact-made",
    Extended: "mandate.extended",
    HandedOver: "mandate.handed-over",
    Closed: "mandate.closed",
}


class CannotAct(Exception):
    """Nobody of the register has this number, or their licence does not hold today. `args[0]` is the number."""


class Conflicted(Exception):
    """They may stand with the other side of the need: somebody looks at it there first. `args[0]` is the number."""


class NeedServed(Exception):
    """Another mandate of this need runs: one lawyer a need."""


class NoSuchStep(ValueError):
    """No procedure of this country, or no step at all, is called so."""


@transaction.atomic
def begin(
    *,
    keyring: Keyring,
    advocate: str,
    procedure: str,
    begins_on: date,
    need: UUID | None = None,
    deputy: str = "",
    ends_on: date | None = None,
) -> Mandate:
    """An advocate acts from `begins_on` on, for a year unless `ends_on` says another last day.

    `advocate` and `deputy` are numbers of the register; `procedure` is a key of this country's, and says the kind of
    case. PermissionDenied; CannotAct; Conflicted; NeedServed; NoSuchStep; ActRefused; OlderCopy; SealBroken.
    """
    _check_coordinates(keyring)
    today, country = timezone.localdate(), country_here().lower()
    begun = Begun(
        advocate=advocate,
        begins_on=begins_on,
        ends_on=ends_on or begins_on + A_YEAR,
        proceeding=_kind_of(procedure, country, begins_on),
        country=country,
        procedure=procedure,
        deputy=deputy,
        need=str(need) if need else "",
    )
    refusal = why_not_begin(begun, today)
    if refusal is not None:
        raise ActRefused(refusal)
    _check_can_act(keyring, today, advocate, deputy)
    if need is not None:
        _check_unserved(keyring, today, need, advocate, deputy)
    row = Mandate(organisation_id=keyring.member.organisation_id)
    sealing.seal_new(row, MandateRecord((Written(present_moment(), keyring.person, begun),)), keyring)
    row.save(force_insert=True)
    of_need = {} if need is None else {"need": need}
    record_act("mandate.begun", keyring.member, "mandate", row.pk, **of_need)
    _settle_readers(keyring, row, today)
    return row


def _kind_of(procedure: str, country: str, on: date) -> Proceeding:
    """NoSuchStep."""
    of_country = procedures_on(country, on)
    if procedure not in of_country:
        raise NoSuchStep(procedure)
    return of_country[procedure].kind


def _check_unserved(keyring: Keyring, today: date, need: UUID, *numbers: str) -> None:
    """Conflicted; OlderCopy; NeedServed."""
    _check_free(keyring, today, need, *numbers)
    if queries.are_fewer(keyring, need):
        raise OlderCopy
    seen = queries.state_of(keyring, need)
    if seen is not None and seen.has_lawyer:
        raise NeedServed


@transaction.atomic
def write(*, keyring: Keyring, mandate: UUID, act: Act) -> None:
    """What was done in it, or is corrected under its item. Nothing that stood there goes.

    PermissionDenied; OlderCopy; ActRefused; CannotAct; Conflicted; NoSuchStep; SealBroken; canonical.TooLarge.
    """
    _check_coordinates(keyring)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=mandate).first()
    if row is None:
        raise PermissionDenied
    opened, today = queries.opened_row(row, keyring), timezone.localdate()
    need = UUID(opened.now.begun.need) if opened.now.begun.need else None
    check(opened, act, today)
    if isinstance(act, HandedOver):
        _check_can_act(keyring, today, act.advocate, act.deputy)
        if need is not None:
            _check_free(keyring, today, need, act.advocate, act.deputy)
    append(opened, act, keyring.person, sealed_rows.key_of(row, keyring), keyring.organisation)
    record_act(VERBS[type(act)], keyring.member, "mandate", row.pk)
    if isinstance(act, HandedOver):
        _hand_over(keyring, opened, today)
    if isinstance(act, Closed):
        readers.drop_files(keyring.member.organisation_id, opened.record)
    if isinstance(act, Closed) and need is not None:
        _end_need(keyring, need)


def check(opened: OpenedMandate, act: Act, today: date) -> None:
    """OlderCopy; ActRefused; NoSuchStep."""
    if opened.is_older:
        raise OlderCopy
    refusal = why_not(opened.now, act, today)
    if refusal is not None:
        raise ActRefused(refusal)
    if isinstance(act, StepWritten) and act.step not in all_steps():
        raise NoSuchStep(act.step)


def append(opened: OpenedMandate, act: Act, by: str, key: bytes, place: Organisation) -> None:
    """Into the row, which is locked, under the key that it has. canonical.TooLarge."""
    written = Written(present_moment(), by, act)
    record = replace(opened.record, acts=(*opened.record.acts, written))
    sealing.close(opened.row, record, key, place)
    opened.row.save(update_fields=["state", "ends_on", "schema", "sealed"])


@transaction.atomic
def erase(*, keyring: Keyring, mandate: UUID) -> None:
    """The row and its key, and the files that came for it; of one that does not open those stay unknown.

    PermissionDenied; ledger.NoLedger.
    """
    _check_coordinates(keyring)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=mandate).first()
    if row is None:
        raise PermissionDenied
    with suppress(SealBroken):
        readers.drop_files(row.organisation_id, queries.opened_row(row, keyring).record)
    ledger.write(organisation=row.organisation_id, erased=[row.pk], on=timezone.localdate(), reason="asked")
    record_act("mandate.erased", keyring.member, "mandate", row.pk)
    row.delete()


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealed_rows.move_key, keyring, at_most)


def _check_coordinates(keyring: Keyring) -> None:
    if not rules.can_coordinate(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)


def _check_free(keyring: Keyring, today: date, need: UUID, *numbers: str) -> None:
    """Nobody acts, or stands in, who may be with the other side."""
    book = conflicts.Book(keyring, register.opened(keyring, today))
    if conflicts.are_fewer(keyring, need) or conflicts.lawyers_are_fewer(keyring, book):
        raise OlderCopy
    checked = book.checked(need)
    for advocate in book.register:
        if advocate.row.number in numbers and checked[str(advocate.row.pk)].verdict is not Verdict.FREE:
            raise Conflicted(advocate.row.number)


def _settle_readers(keyring: Keyring, row: Mandate, today: date) -> None:
    readers.settle(keyring, [queries.opened_row(row, keyring)], register.opened(keyring, today))


def _hand_over(keyring: Keyring, before: OpenedMandate, today: date) -> None:
    """Who acted before has no key from now on, and what was sealed to them goes; whoever asked is told who acts."""
    if before.now.file is not None:
        readers.drop(keyring.member.organisation_id, before.now.file.letter)
    advocates, after = register.opened(keyring, today), queries.opened_row(before.row, keyring)
    if not readers.settle(keyring, [after], advocates):
        readers.tell(keyring, after.now, readers.wanted(keyring, after, advocates), advocates)


def _end_need(keyring: Keyring, need: UUID) -> None:
    """Whoever asked is told that the lawyer's work is done; not where another one is sought already."""
    opened = needs.opened_need(keyring, need)
    if opened is not None and opened.state is State.ACCEPTED:
        need_actions.tell_or_keep(keyring=keyring, need=need, progress=Progress(State.ENDED))


def _check_can_act(keyring: Keyring, today: date, *numbers: str) -> None:
    """The register is locked, as whoever writes it locks it: of two who begin for one need at once, one waits."""
    list(register.visible_to(keyring.member).select_for_update(of=("self",)).values_list("pk"))
    able = {advocate.row.number for advocate in register.opened(keyring, today) if advocate.can_act}
    for number in numbers:
        if number and number not in able:
            raise CannotAct(number)
