"""A recommendation: written down, changed, answered, shown to everybody and taken back."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from amanjol.programme.outreach import opening
from amanjol.programme.outreach.actions.writing import change, columns_of, write_down
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
    row = Recommendation(pk=uuid.uuid4(), organisation_id=by.organisation_id, **columns_of(what))
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
    if what.addressee != recommendation.addressee:
        change(recommendation, {"lateness_agreed_on": None, "lateness_agreed_how": ""})
    change(recommendation, columns_of(what))
    _written(recommendation, "recommendation.changed", by)


@transaction.atomic
def write_answer(*, recommendation: Recommendation, said: Answered, by: Member) -> None:
    """PermissionDenied."""
    change(recommendation, asdict(said))
    _written(recommendation, "recommendation.answered", by)


@transaction.atomic
def agree_to_days(*, recommendation: Recommendation, on: date | None, how: str, by: Member) -> None:
    """Whether the addressee lets days be shown for a year, and so that one was missed; None takes it back.

    PermissionDenied.
    """
    agreed = {"lateness_agreed_on": on, "lateness_agreed_how": how if on is not None else ""}
    change(recommendation, agreed)
    _written(recommendation, "recommendation.lateness-agreed", by)


@transaction.atomic
def show(*, recommendation: Recommendation, by: Member) -> None:
    """PermissionDenied."""
    change(recommendation, {"shown_on": timezone.localdate()})
    _written(recommendation, "recommendation.shown", by)


@transaction.atomic
def hide(*, recommendation: Recommendation, by: Member) -> None:
    """Nobody reads it from this transaction on. PermissionDenied."""
    change(recommendation, {"shown_on": None})
    _written(recommendation, "recommendation.hidden", by)


def _written(row: Recommendation, verb: str, by: Member) -> None:
    write_down(verb, by, "recommendation", row.pk, of=row.organisation_id)
    row.save()
    opening.renew(row.pk)
