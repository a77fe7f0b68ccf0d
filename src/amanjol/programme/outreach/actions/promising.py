"""What an addressee promised: written down, moved to another day, reported on with proof."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.programme.outreach.actions.writing import change, rewriting, write_down
from amanjol.programme.outreach.models import Commitment, ProofFile, Report, State

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.models import Recommendation
    from amanjol.programme.outreach.proofs import Proof


@dataclass(frozen=True, slots=True)
class Promised:
    """See `models.Commitment`."""

    made_on: date
    due_on: date
    text_en: str = ""
    text_ru: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """See `models.Report`."""

    on: date
    state: str
    text_en: str = ""
    text_ru: str = ""
    proof_text: str = ""
    proof_link: str = ""


@transaction.atomic
def commit(*, recommendation: Recommendation, what: Promised, by: Member) -> Commitment:
    """PermissionDenied."""
    row = Commitment(
        pk=uuid.uuid4(), organisation_id=by.organisation_id, recommendation=recommendation,
        first_due_on=what.due_on, **asdict(what),
    )  # fmt: skip
    write_down("commitment.made", by, "commitment", row.pk, of=recommendation.organisation_id)
    with rewriting(recommendation.pk, by=by):
        row.save(force_insert=True)
    return row


@transaction.atomic
def move(*, commitment: Commitment, due_on: date, why: str, by: Member) -> None:
    """Another day, with its reason; the first one stays on the page. PermissionDenied."""
    write_down("commitment.moved", by, "commitment", commitment.pk, of=commitment.organisation_id)
    commitment.due_on, commitment.moved_why = due_on, why
    with rewriting(commitment.recommendation_id, by=by):
        commitment.save()


@transaction.atomic
def correct_commitment(
    *, commitment: Commitment, text_en: str, text_ru: str, moved_why: str, by: Member
) -> None:
    """Other words for the same promise. The earlier ones are kept nowhere here; everybody reads them until another
    approves these. PermissionDenied.
    """
    write_down("commitment.corrected", by, "commitment", commitment.pk, of=commitment.organisation_id)
    commitment.text_en, commitment.text_ru, commitment.moved_why = text_en, text_ru, moved_why
    with rewriting(commitment.recommendation_id, by=by):
        commitment.save()


@transaction.atomic
def report(*, commitment: Commitment, said: Reported, by: Member, file: Proof | None = None) -> Report:
    """The newest report, by its day, says whether the commitment is kept. PermissionDenied."""
    write_down("commitment.reported", by, "commitment", commitment.pk, of=commitment.organisation_id)
    with rewriting(commitment.recommendation_id, by=by):
        row = Report.objects.create(
            organisation_id=commitment.organisation_id,
            commitment=commitment,
            has_file=file is not None,
            **asdict(said),
        )
        if file is not None:
            _keep(row, file)
        _settle(commitment)
    return row


@transaction.atomic
def correct_report(
    *, report: Report, said: Reported, by: Member, file: Proof | None = None, drops_file: bool = False
) -> None:
    """Nothing of what it said before is kept here; everybody reads it until another approves what it says now.
    PermissionDenied.

    `file` takes the place of the one that is there; with `drops_file` there is none afterwards.
    """
    write_down(
        "commitment.report-corrected", by, "commitment", report.commitment_id, of=report.organisation_id
    )
    with rewriting(report.commitment.recommendation_id, by=by):
        if drops_file or file is not None:
            ProofFile.objects.filter(report=report).delete()
        change(report, asdict(said))
        report.has_file = file is not None or (report.has_file and not drops_file)
        report.save()
        if file is not None:
            _keep(report, file)
        _settle(report.commitment)


def _keep(report: Report, file: Proof) -> None:
    ProofFile.objects.create(report=report, organisation_id=report.organisation_id, **asdict(file))


def _settle(commitment: Commitment) -> None:
    """Whether it is kept says its newest report, by its day."""
    newest = Report.objects.filter(commitment=commitment).order_by("-on", "-written_at").first()
    commitment.done_on = newest.on if newest is not None and newest.state == State.DONE else None
    commitment.save(update_fields=["done_on"])
