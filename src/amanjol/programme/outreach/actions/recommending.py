"""A recommendation: written down, changed, answered."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from amanjol.programme.outreach.actions.writing import change, columns_of, rewriting, write_down
from amanjol.programme.outreach.models import Recommendation

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.models import Partner


@dataclass(frozen=True, slots=True)
class Recommended:
    """See `models.Recommendation`."""

    source: str
    source_name: str
    made_on: date
    addressee: str
    countries: list[str]
    text_en: str = ""
    text_ru: str = ""
    partner: Partner | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Answered:
    """See `models.Recommendation`."""

    answer: str
    answered_on: date
    answer_en: str = ""
    answer_ru: str = ""


@transaction.atomic
def recommend(*, what: Recommended, by: Member) -> Recommendation:
    """PermissionDenied."""
    row = Recommendation(
        pk=uuid.uuid4(), organisation_id=by.organisation_id, writers=[by.pk], **columns_of(what)
    )
    write_down(
        "recommendation.made", by, "recommendation", row.pk
    )  # its lock: of two at once one counts first
    numbers = Recommendation.objects.filter(organisation=by.organisation_id)
    row.number = (numbers.aggregate(last=Max("number"))["last"] or 0) + 1
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_recommendation(*, recommendation: Recommendation, what: Recommended, by: Member) -> None:
    """Another addressee agreed to nothing yet. PermissionDenied."""
    columns = columns_of(what)
    if what.addressee != recommendation.addressee:
        columns |= {"lateness_agreed_on": None, "lateness_agreed_how": ""}
    _write(recommendation, columns, "recommendation.changed", by)


@transaction.atomic
def write_answer(*, recommendation: Recommendation, said: Answered, by: Member) -> None:
    """PermissionDenied."""
    _write(recommendation, asdict(said), "recommendation.answered", by)


@transaction.atomic
def agree_to_days(*, recommendation: Recommendation, on: date | None, how: str, by: Member) -> None:
    """Whether the addressee lets days be shown for a year, and so that one was missed; None takes it back.

    PermissionDenied.
    """
    agreed: dict[str, object] = {
        "lateness_agreed_on": on,
        "lateness_agreed_how": how if on is not None else "",
    }
    _write(recommendation, agreed, "recommendation.lateness-agreed", by)


def _write(row: Recommendation, columns: dict[str, object], verb: str, by: Member) -> None:
    """These and no others: who decides about it writes besides."""
    write_down(verb, by, "recommendation", row.pk, of=row.organisation_id)
    with rewriting(row.pk, by=by):
        change(row, columns)
        row.save(update_fields=list(columns))
