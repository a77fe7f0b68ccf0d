"""Rows of a programme: what it promised, by when, and the figures that say what was done.

A figure is never changed: a correction is the next one of its fact, with a day and a reason. What is locked, that kinds
do not mix and who may decide is held by the database as well (migrations 0002 and 0004).
"""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from amanjol.programme.results.kinds import Decision, Dimension, Kind, Length, NoNumber

LONGEST_TITLE: Final = 160
LONGEST_SOURCE: Final = 200
LONGEST_TEXT: Final = 2_000


def _id() -> models.UUIDField[Any, Any]:
    return models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


def _own() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)


def _member(*, null: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        "organisations.Member", models.PROTECT, null=null, related_name="+", editable=False
    )


class Programme(models.Model):
    """`ends_on` is its last day."""

    id = _id()
    organisation = _own()
    title_en = models.CharField(max_length=LONGEST_TITLE)
    title_ru = models.CharField(max_length=LONGEST_TITLE)
    begins_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("begins_on")), name="results_programme_days"
            ),
        )

    def __str__(self) -> str:
        return self.title_en


class Result(models.Model):
    """What the programme wants to bring about: a heading over indicators."""

    id = _id()
    organisation = _own()
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="results", editable=False)
    code = models.CharField(max_length=20)
    title_en = models.CharField(max_length=LONGEST_TITLE)
    title_ru = models.CharField(max_length=LONGEST_TITLE)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="results_result_code_once"),
        )

    def __str__(self) -> str:
        return self.code


class Indicator(models.Model):
    """`definition` says who or what counts and what does not. `source` is where it comes from.

    `currency` (ISO 4217) is of money alone. `baseline` is how it was before the programme began. `headline` ones stand
    first; `beside` is another that is always shown with it.
    """

    id = _id()
    organisation = _own()
    result = models.ForeignKey(Result, models.CASCADE, related_name="indicators", editable=False)
    code = models.CharField(max_length=20)
    title_en = models.CharField(max_length=LONGEST_TITLE)
    title_ru = models.CharField(max_length=LONGEST_TITLE)
    definition_en = models.CharField(max_length=LONGEST_TEXT)
    definition_ru = models.CharField(max_length=LONGEST_TEXT)
    kind = models.CharField(max_length=20, choices=Kind)
    currency = models.CharField(max_length=3, blank=True)
    baseline = models.BigIntegerField(null=True)
    dimensions = ArrayField(models.CharField(max_length=20, choices=Dimension), default=list, blank=True)
    source = models.CharField(max_length=300, blank=True)
    is_headline = models.BooleanField(default=False)
    beside = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["result", "code"], name="results_indicator_code_once"),
            models.UniqueConstraint(fields=["id", "kind", "currency"], name="results_indicator_kind"),
            models.CheckConstraint(
                condition=Q(kind=Kind.MONEY, currency__regex="^[A-Z]{3}$")
                | (~Q(kind=Kind.MONEY) & Q(currency="")),
                name="results_currency_of_money",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="results_indicator_kinds"),
            models.CheckConstraint(
                condition=Q(kind=Kind.PEOPLE) | Q(dimensions=[]), name="results_dimensions_of_people"
            ),
        )

    def __str__(self) -> str:
        return self.code


class Period(models.Model):
    """A whole month, quarter, half-year or year, so that two of one length never overlap.

    Once it is locked, its days and targets stand, and each figure says why it came later.
    """

    id = _id()
    organisation = _own()
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="periods", editable=False)
    length = models.CharField(max_length=10, choices=Length)
    first_day = models.DateField()
    last_day = models.DateField()
    locked_at = models.DateTimeField(null=True, editable=False)
    locked_by = _member(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["programme", "length", "first_day"], name="results_period_once"),
            models.CheckConstraint(
                condition=Q(locked_at__isnull=True, locked_by__isnull=True)
                | Q(locked_at__isnull=False, locked_by__isnull=False),
                name="results_period_locked_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_day} {self.last_day}"


class Target(models.Model):
    """What is to be reached in a period. `gap` says why it was not.

    `earlier` are values it had before, the first one first, each as {"value": int, "day": ISO date on which it was
    changed, "why": str}. The database refuses another value without such an entry.
    """

    id = _id()
    organisation = _own()
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets", editable=False)
    period = models.ForeignKey(Period, models.CASCADE, related_name="targets", editable=False)
    value = models.BigIntegerField(null=True)
    gap = models.CharField(max_length=LONGEST_TEXT, blank=True)
    earlier = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["indicator", "period"], name="results_target_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0), name="results_target_from_0"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Answer(models.Model):
    """That a source was heard from about a period and gave no number. It is no figure and counts nothing."""

    id = _id()
    organisation = _own()
    period = models.ForeignKey(Period, models.CASCADE, related_name="answers", editable=False)
    source = models.CharField(max_length=LONGEST_SOURCE)
    says = models.CharField(max_length=10, choices=NoNumber)
    written_by = _member()
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["period", "source"], name="results_answer_once"),
            models.CheckConstraint(condition=Q(says__in=NoNumber.values), name="results_answer_says"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Fact(models.Model):
    """What one source says of an indicator in a period. `kind` and `currency` are those of its indicator, or the
    database refuses the row.
    """

    id = _id()
    organisation = _own()
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="facts", editable=False)
    period = models.ForeignKey(Period, models.PROTECT, related_name="facts", editable=False)
    kind = models.CharField(max_length=20, choices=Kind, editable=False)
    currency = models.CharField(max_length=3, blank=True, editable=False)
    source = models.CharField(max_length=LONGEST_SOURCE)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["indicator", "period", "source"], name="results_fact_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Figure(models.Model):
    """One value of a fact: the first, or a correction, which has a reason. The last approved one holds.

    `of_organisations`: so many counted it, each its own people. `parts` by dimension and code, whole numbers whose sum
    is the value. `evidence` says on what it rests, `link` may lead there.
    """

    id = _id()
    organisation = _own()
    fact = models.ForeignKey(Fact, models.PROTECT, related_name="figures", editable=False)
    number = models.PositiveIntegerField(editable=False)
    value = models.BigIntegerField()
    of_organisations = models.PositiveIntegerField(default=1)
    parts = models.JSONField(default=dict, blank=True)
    evidence = models.CharField(max_length=LONGEST_TEXT)
    link = models.URLField(max_length=500, blank=True)
    reason = models.CharField(max_length=LONGEST_TEXT, blank=True)
    written_by = _member()
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.WAITING, blank=True)
    decided_by = _member(null=True)
    decided_at = models.DateTimeField(null=True, editable=False)
    decision_says = models.CharField(max_length=LONGEST_TEXT, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["fact", "number"], name="results_figure_once"),
            models.CheckConstraint(
                condition=Q(value__gte=0, of_organisations__gte=1), name="results_figure_from_0"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(reason="")), name="results_correction_says_why"
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by__isnull=True, decided_at__isnull=True)
                | (
                    Q(
                        decision__in=["approved", "sent-back"],
                        decided_by__isnull=False,
                        decided_at__isnull=False,
                    )
                    & ~Q(decided_by=models.F("written_by"))
                ),
                name="results_second_person",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
