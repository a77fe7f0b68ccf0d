"""Rows of releases: the tables as they were brought, what the attack found, who decided; and what IATI asks besides."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.db import models
from django.db.models import Q
from django.utils import timezone

from amanjol.programme.releases.kinds import PUBLIC, ActivityState, ReporterKind, State

LONGEST_TITLE: Final = 160
LONGEST_REASON: Final = 2_000
LONGEST_REFERENCE: Final = 200


def _member(*, null: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        "organisations.Member", models.PROTECT, null=null, related_name="+", editable=False
    )


class Release(models.Model):
    """`tables` are canonical bytes (`records.py`) and stand; `digest` is the database's own, SHA-256 of them.
    `number` counts what was approved, in that order.

    `verdict`, of the last attack: {"beside": [[id, SHA-256 of its tables, whether it was believed], …], "tied": [ids of
    those that were held together with it, …], "told": [as `records.told_to_plain`, …], "is_settled": bool}. `done` of
    `of_all` says how far an attack is, and nothing else. `signed` is the node's signature over all but that
    (`signing.py`): a row without it says nothing. `approved_signed` is that of the approval, and stands: whoever writes
    a withdrawal into the row takes nothing from what was approved.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    title_en = models.CharField(max_length=LONGEST_TITLE)
    title_ru = models.CharField(max_length=LONGEST_TITLE)
    tables = models.BinaryField(editable=False)
    digest = models.GeneratedField(
        expression=models.Func("tables", function="sha256"),
        output_field=models.BinaryField(),
        db_persist=True,
    )
    state = models.CharField(max_length=10, choices=State, default=State.EXAMINED, editable=False)
    verdict = models.JSONField(default=dict, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    of_all = models.PositiveIntegerField(default=0, editable=False)
    brought_by = _member()
    brought_at = models.DateTimeField(default=timezone.now, editable=False)
    number = models.PositiveIntegerField(null=True, editable=False)
    decided_by = _member(null=True)
    approved_on = models.DateField(null=True, editable=False)
    withdrawn_by = _member(null=True)
    withdrawn_on = models.DateField(null=True, editable=False)
    withdrawn_why = models.CharField(max_length=LONGEST_REASON, blank=True, editable=False)
    signed = models.BinaryField(editable=False)
    approved_signed = models.BinaryField(null=True, editable=False)

    class Meta:
        ordering = ("-brought_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "number"], name="releases_number_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="releases_states"),
            models.CheckConstraint(
                condition=Q(
                    state__in=PUBLIC,
                    number__isnull=False,
                    approved_on__isnull=False,
                    approved_signed__isnull=False,
                    decided_by__isnull=False,
                )
                & ~Q(decided_by=models.F("brought_by"))
                | (
                    ~Q(state__in=PUBLIC)
                    & Q(
                        number__isnull=True,
                        approved_on__isnull=True,
                        approved_signed__isnull=True,
                        decided_by__isnull=True,
                    )
                ),
                name="releases_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state=State.WITHDRAWN, withdrawn_by__isnull=False, withdrawn_on__isnull=False)
                & ~Q(withdrawn_why="")
                | (
                    ~Q(state=State.WITHDRAWN)
                    & Q(withdrawn_by__isnull=True, withdrawn_on__isnull=True, withdrawn_why="")
                ),
                name="releases_withdrawal_says_why",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Reporting(models.Model):
    """What IATI demands and tables do not say: whose activity it is, and of which days the figures of a release are.

    `signed` is the node's signature over all of it (`signing.py`): a row without it says nothing.
    """

    release = models.OneToOneField(
        Release, models.PROTECT, primary_key=True, related_name="reporting", editable=False
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    reference = models.CharField(max_length=LONGEST_REFERENCE)
    kind = models.CharField(max_length=20, choices=ReporterKind)
    name = models.CharField(max_length=LONGEST_TITLE)
    identifier = models.CharField(max_length=LONGEST_REFERENCE)
    title_en = models.CharField(max_length=LONGEST_TITLE)
    title_ru = models.CharField(max_length=LONGEST_TITLE)
    description_en = models.CharField(max_length=LONGEST_REASON)
    description_ru = models.CharField(max_length=LONGEST_REASON)
    state = models.CharField(max_length=10, choices=ActivityState)
    started_on = models.DateField()
    first_on = models.DateField()
    last_on = models.DateField()
    written_by = _member()
    written_at = models.DateTimeField(editable=False)
    signed = models.BinaryField(editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=ReporterKind.values), name="releases_kinds"),
            models.CheckConstraint(
                condition=Q(state__in=ActivityState.values), name="releases_activity_states"
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=models.F("first_on")), name="releases_days_in_order"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
