from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Cast

from amanjol.casework.cases import rules as case_rules
from amanjol.casework.desk import in_bulk, sealed_rows
from amanjol.casework.desk.showing import SEARCHED
from amanjol.casework.intake import rules, sealing
from amanjol.casework.intake.models import Consultation, Progress, Receipt, Report, Sending, State
from amanjol.casework.intake.records import ConsultationRecord
from amanjol.foundation.journal.queries import entries_about, entries_of, lookups_of, times_of
from amanjol.foundation.organisations.keys.queries import with_keys_begun
from amanjol.foundation.organisations.queries import organisations_where_may
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.fixed_queries import NO_IDS, FixedQuery, Ids

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.journal.queries import Lookups
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member, Organisation

LISTED: Final = "consultation.listed"
ACTS: Final = "acts"
"""The number that the journal has beside each entry of what was written into a consultation."""
GONE: Final = ("consultation.deleted",)
DECIDED: Final = ("report.became-case", "report.declined")


@dataclass(frozen=True, slots=True)
class OpenedConsultation:
    """`is_older`: the journal knows of more than stands here, or the row says in clear what its seal does not."""

    row: Consultation
    record: ConsultationRecord
    is_older: bool


@dataclass(frozen=True, slots=True)
class DoubtfulConsultations:
    """Of which nothing is believed: older copies, and those that do not open. None of them hides another."""

    older: list[Consultation]
    broken: list[Consultation]


def recipients() -> QuerySet[Organisation]:
    """Organisations of this node where somebody works on cases and there are keys to seal to, by name."""
    return with_keys_begun(organisations_where_may("cases.work"))


def reports_visible_to(member: Member) -> QuerySet[Report]:
    """The one door to reports. Row security says the same in the database."""
    if not case_rules.can_work(member):
        return Report.objects.none()
    return Report.objects.filter(organisation=member.organisation_id)


def open_reports(member: Member) -> QuerySet[Report]:
    """What nobody has decided about, the oldest first: read or not. What somebody opened and left waits as before, and
    its officer believes that it is in hand. So does one that its row calls done, where the journal has no decision.

    Needs no key.
    """
    return reports_visible_to(member).exclude(_is_decided()).order_by("sent_on", "pk")


def _is_decided() -> Q:
    entries = entries_of(OuterRef("organisation")).filter(
        subject_type="report", subject_id=Cast(OuterRef("pk"), TextField()), verb__in=DECIDED
    )
    return Q(Exists(entries), state=State.DONE)


_undecided = FixedQuery(
    lambda organisation: Report.objects.filter(organisation=organisation).exclude(_is_decided())
)


def undecided(member: Member) -> Ids:
    """As `open_reports`, to be counted on every page."""
    return _undecided.ids(member.organisation_id) if case_rules.can_work(member) else NO_IDS


def done_reports(member: Member) -> QuerySet[Report]:
    """The newest first."""
    return reports_visible_to(member).filter(_is_decided()).order_by("-sent_on", "pk")


def sent_by(member: Member) -> QuerySet[Sending]:
    """What the member sent, the newest first, each with `is_received`. Nothing else is known here."""
    if not rules.can_send(member):
        return Sending.objects.none()
    own = Sending.objects.filter(organisation=member.organisation_id, member=member)
    received = Exists(Receipt.objects.filter(pk=OuterRef("pk")))
    return own.select_related("recipient").annotate(is_received=received).order_by("-sent_on", "pk")


def timeline(report: Report) -> QuerySet[Entry]:
    """What was done with the report, newest first."""
    return entries_about(report.organisation_id, "report", report.pk)


def consultations_visible_to(member: Member) -> QuerySet[Consultation]:
    """The one door to consultations. Row security says the same in the database."""
    if not case_rules.can_work(member):
        return Consultation.objects.none()
    return Consultation.objects.filter(organisation=member.organisation_id)


def open_consultations(member: Member) -> QuerySet[Consultation]:
    """Those with the earliest day first, those without one last. Needs no key."""
    mine = consultations_visible_to(member).filter(state=Progress.OPEN)
    return mine.order_by(F("next_on").asc(nulls_last=True), "pk")


def done_consultations(member: Member) -> QuerySet[Consultation]:
    """The newest month first."""
    return consultations_visible_to(member).filter(state=Progress.DONE).order_by("-month", "pk")


_due_consultations = FixedQuery(
    lambda organisation, today: Consultation.objects.filter(
        organisation=organisation, state=Progress.OPEN, next_on__lte=today
    )
)


def due_consultations(member: Member, today: date) -> Ids:
    """To be counted on every page."""
    return _due_consultations.ids(member.organisation_id, today) if case_rules.can_work(member) else NO_IDS


def opened_consultations(keyring: Keyring, ids: Collection[UUID]) -> list[OpenedConsultation]:
    """In the order of the ids, as far as they are there. SealBroken."""
    recorded = _recorded(
        keyring.member, ids
    )  # first, so that what a colleague writes meanwhile makes it no older
    rows = consultations_visible_to(keyring.member).in_bulk(list(ids))
    return [_opened(rows[pk], keyring, recorded.get(pk, 0)) for pk in ids if pk in rows]


def opened_consultation(row: Consultation, keyring: Keyring) -> OpenedConsultation:
    """Of a row that is locked, or was read just now. SealBroken."""
    return _opened(row, keyring, _recorded(keyring.member, [row.pk]).get(row.pk, 0))


def doubtful_consultations(keyring: Keyring) -> DoubtfulConsultations:
    """Of all, done ones too: whoever writes rows could call one done that nobody called back."""
    rows = consultations_visible_to(keyring.member)
    recorded = _recorded(keyring.member, list(rows.values_list("pk", flat=True)))
    records = _records(rows, keyring)
    suspects = [
        row.pk
        for row in rows.only("state", "next_on").order_by("month", "pk")
        if row.pk in records
        and ((record := records[row.pk]) is None or _is_older(row, record, recorded.get(row.pk, 0)))
    ]
    doubtful = DoubtfulConsultations([], [])
    if not suspects:
        return doubtful
    # What a colleague wrote between these questions is read once more, whole.
    recorded, there = _recorded(keyring.member, suspects), rows.in_bulk(suspects)
    for row in (there[pk] for pk in suspects if pk in there):
        try:
            if _opened(row, keyring, recorded.get(row.pk, 0)).is_older:
                doubtful.older.append(row)
        except SealBroken:
            doubtful.broken.append(row)
    return doubtful


def _records(rows: QuerySet[Consultation], keyring: Keyring) -> Mapping[UUID, ConsultationRecord | None]:
    """By id; None for what does not open. One of these, and all are opened one by one: slower."""
    with suppress(SealBroken, canonical.NotCanonical), in_bulk.uncollected():
        return {
            UUID(pk): ConsultationRecord.from_data(contents)
            for ids, data in in_bulk.opened(rows, keyring)
            for pk, contents in zip(ids, data, strict=True)
        }
    return {row.pk: _record_of(row, keyring) for row in rows}


def _record_of(row: Consultation, keyring: Keyring) -> ConsultationRecord | None:
    try:
        return sealing.open_consultation(row, keyring)
    except SealBroken:
        return None


def _recorded(member: Member, ids: Collection[UUID]) -> dict[UUID, int]:
    return times_of(member.organisation_id, GONE, "consultation", ids, numbered=ACTS)


def _opened(row: Consultation, keyring: Keyring, recorded: int) -> OpenedConsultation:
    record = sealing.open_consultation(row, keyring)
    return OpenedConsultation(row, record, _is_older(row, record, recorded))


def _is_older(row: Consultation, record: ConsultationRecord, recorded: int) -> bool:
    return recorded > record.acts or not sealed_rows.fits(row, record)


def consultation_timeline(consultation: Consultation) -> QuerySet[Entry]:
    """What was done with it, newest first."""
    return entries_about(consultation.organisation_id, "consultation", consultation.pk)


def lookups(consultation: Consultation) -> list[Lookups]:
    """How often it stood by name in lists, and was found."""
    here = [("consultation", consultation.pk)]
    return lookups_of(consultation.organisation_id, (LISTED, SEARCHED), here)


_came_from = FixedQuery(
    lambda organisation, case: (
        entries_of(organisation)
        .filter(
            subject_type="case", subject_id=case,
            verb__in=("case.from-report", "case.from-consultation", "case.accompanies"),
        )
        .values_list("details", flat=True)
    )
)  # fmt: skip


def source_ids(case: Case) -> dict[str, list[str]]:
    """The ids of the reports and of the consultations that became this case, or are accompanied in it, also of those
    that are gone.

    Anybody who writes rows can add to the journal, and nobody takes that out: what names neither is passed over.
    """
    ids: dict[str, list[str]] = {"report": [], "consultation": []}
    for details in _came_from.rows(case.organisation_id, str(case.pk)):
        named = details if isinstance(details, dict) else {}
        for kind, of_kind in ids.items():
            if (pk := _as_uuid(named.get(kind))) is not None:
                of_kind.append(str(pk))
    return ids


def _as_uuid(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def sources_of(
    ids: Mapping[str, Collection[str]], member: Member
) -> tuple[QuerySet[Report], QuerySet[Consultation]]:
    """What the journal says a case came from (`source_ids`), as far as the member may read it; `sources` compares.

    What nobody has opened yet became no case.
    """
    return (
        reports_visible_to(member).filter(pk__in=ids["report"], is_inbound=False).order_by("sent_on", "pk"),
        consultations_visible_to(member).filter(pk__in=ids["consultation"]).order_by("month", "pk"),
    )


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(Report, keyring).count() + under_earlier(Consultation, keyring).count()


def under_earlier[Row: (Report, Consultation)](model: type[Row], keyring: Keyring) -> QuerySet[Row]:
    """Rows of the organisation whose keys are not wrapped under the current epoch yet."""
    own = model.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)
