"""The ledger: what was recommended to whom, what they answered, what they promised by when, and what they did."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.programme.outreach.models.partners import LONGEST_WORD

if TYPE_CHECKING:
    from datetime import date


class Source(models.TextChoices):
    """From what it came. Corrective actions of exercises are to stand here too, once there are exercises."""

    COUNCIL = "council", _("Council")
    FILM = "film", _("Film and talk after it")
    EXERCISE = "exercise", _("Exercise")
    SURVEY = "survey", _("Survey")


class Answer(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    DECLINED = "declined", _("Not accepted")


class State(models.TextChoices):
    NOTHING = "nothing", _("Nothing done yet")
    BEGUN = "begun", _("Begun")
    PARTLY = "partly", _("Done in part")
    DONE = "done", pgettext_lazy("a commitment", "Done")


class Recommendation(models.Model):
    """To one addressee, in English, Russian or both. `number` counts within the organisation.

    `lateness_agreed_on` is the day on which the addressee agreed that days, and that one was missed, may be shown to
    everybody; that holds as long as a partner's word. `shown_on` since when the recommendation itself is.

    `writers` are members who wrote what nobody has approved yet, `asked_by` who asks for it to be shown as it stands,
    `approved_by` who approved what everybody reads last. `asked_mark` is the server's word that it was asked
    (`witnesses.py`). `edition` counts upwards what was shown, asked for and taken back (0006).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    number = models.PositiveIntegerField(editable=False)
    source = models.CharField(max_length=20, choices=Source)
    source_name = models.CharField(max_length=300)
    made_on = models.DateField()
    countries = ArrayField(models.CharField(max_length=2))
    addressee = models.CharField(max_length=200)
    partner = models.ForeignKey("outreach.Partner", models.SET_NULL, null=True, related_name="+")
    text_en = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answer_en = models.TextField(blank=True)
    answer_ru = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    lateness_agreed_on = models.DateField(null=True)
    lateness_agreed_how = models.CharField(max_length=300, blank=True)
    shown_on = models.DateField(null=True, editable=False)
    writers = ArrayField(models.UUIDField(), default=list, editable=False)
    asked_by = models.ForeignKey(
        "organisations.Member", models.PROTECT, null=True, related_name="+", editable=False
    )
    asked_mark = models.CharField(default="", max_length=64, blank=True, editable=False)
    approved_by = models.ForeignKey(
        "organisations.Member", models.PROTECT, null=True, related_name="+", editable=False
    )
    edition = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["organisation", "number"], name="outreach_recommendation_number"),
            models.CheckConstraint(
                condition=~models.Q(text_en="", text_ru=""), name="outreach_recommendation_says"
            ),
            models.CheckConstraint(condition=~models.Q(addressee=""), name="outreach_recommendation_to"),
            models.CheckConstraint(
                condition=models.Q(countries__len__gte=1), name="outreach_recommendation_where"
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_on=None, answer_en="", answer_ru="")
                | (~models.Q(answer="") & models.Q(answered_on__gte=models.F("made_on"))),
                name="outreach_answer_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(lateness_agreed_on=None, lateness_agreed_how="")
                | (models.Q(lateness_agreed_on__isnull=False) & ~models.Q(lateness_agreed_how="")),
                name="outreach_lateness_agreed_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def days_until(self) -> date | None:
        """Until when days may be shown; None: nobody agreed to that."""
        return self.lateness_agreed_on + LONGEST_WORD if self.lateness_agreed_on is not None else None

    def are_days_agreed(self, today: date) -> bool:
        return self.days_until is not None and self.days_until >= today


class Commitment(models.Model):
    """What the addressee promised, and by which day. `first_due_on` stays when the day is moved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="commitments", editable=False
    )
    made_on = models.DateField()
    text_en = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    due_on = models.DateField()
    first_due_on = models.DateField(editable=False)
    moved_why = models.CharField(max_length=300, blank=True)
    done_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(text_en="", text_ru=""), name="outreach_commitment_says"
            ),
            models.CheckConstraint(
                condition=models.Q(first_due_on__gte=models.F("made_on"), due_on__gte=models.F("made_on")),
                name="outreach_commitment_due_after",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on=models.F("first_due_on")) | ~models.Q(moved_why=""),
                name="outreach_commitment_moved_why",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Report(models.Model):
    """What was done until a day, and what shows it. What is said to be done has proof: words, an address or a file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports", editable=False)
    on = models.DateField()
    state = models.CharField(max_length=10, choices=State)
    text_en = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    proof_text = models.TextField(blank=True)
    proof_link = models.URLField(max_length=500, blank=True)
    has_file = models.BooleanField(default=False, editable=False)
    written_at = models.DateTimeField(auto_now_add=True, editable=False)

    class Meta:
        ordering = ("on", "written_at", "id")
        constraints = (
            models.CheckConstraint(condition=~models.Q(text_en="", text_ru=""), name="outreach_report_says"),
            models.CheckConstraint(
                condition=models.Q(state__in=[State.NOTHING, State.BEGUN])
                | ~models.Q(proof_text="", proof_link="", has_file=False),
                name="outreach_report_proven",
            ),
            models.CheckConstraint(
                condition=models.Q(proof_link="") | models.Q(proof_link__startswith="https://"),
                name="outreach_report_link_https",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class ProofFile(models.Model):
    """The file of a report: a PDF or a picture of at most two MB, apart, so that no list reads its bytes."""

    report = models.OneToOneField(
        Report, models.CASCADE, primary_key=True, related_name="file", editable=False
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    name = models.CharField(max_length=120, editable=False)
    kind = models.CharField(max_length=40, editable=False)
    content = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return str(self.pk)
