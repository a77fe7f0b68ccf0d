"""What referrals keep. Rows are claims: what counts is inside the seal."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amanjol.casework.cases.models import RowOfCase
from amanjol.foundation.letters.models import PARTY
from amanjol.foundation.seals.epochs import Organisation


class Agreement(models.Model):
    """One agreement with a partner, as one side keeps it. `agreement` is its id on both sides.

    The record is sealed under a key of its own, which is wrapped under the epoch of that number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    agreement = models.UUIDField(default=uuid.uuid4, editable=False)
    partner_node = models.CharField(max_length=PARTY, editable=False)
    partner = models.CharField(max_length=PARTY, editable=False)
    epoch = models.PositiveIntegerField(editable=False)
    wrapped_key = models.BinaryField(editable=False)
    schema = models.PositiveIntegerField(editable=False)
    sealed = models.BinaryField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "agreement"], name="referrals_agreement_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Direction(models.TextChoices):
    """Whether we asked for help, or were asked."""

    SENT = "sent"
    ARRIVED = "arrived"


class Referral(models.Model):
    """One referral, as one side keeps it: in clear both organisations, the direction, the state, the deadline, and
    whether it tells of a life in danger, so that it stands first while locked.

    `referral` is its id on both sides. `state`, `urgency`, `due_at`, `answer_by` and `answered_at` are for lists and
    figures while locked, and no act believes them; so are `calls_at`, from when both sides of a return call each other,
    and `arrived_at`. `calls_said_at` and `calls_said_in` are the moment and the id of the letter that said so: only a
    later one moves that clock, in whatever order they come. Who opens an answer reads no inquiry: from the urgency they
    know by when the next step is due. What crosses of it is sealed to `public`, which `mark` says is ours, and
    `carried`, after a change of our signing key, that the mark goes on; see `keys`.
    The private half lies in the case (`CaseReferral`), or as long as there is none, `wrapped` in the circle of the
    inbox, under its key of that number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    referral = models.UUIDField(default=uuid.uuid4, editable=False)
    partner_node = models.CharField(max_length=PARTY, editable=False)
    partner = models.CharField(max_length=PARTY, editable=False)
    direction = models.CharField(max_length=10, choices=Direction, editable=False)
    state = models.CharField(max_length=20, editable=False)
    since = models.DateTimeField(editable=False)
    urgency = models.CharField(max_length=10, default="", editable=False)
    due_at = models.DateTimeField(null=True, editable=False)
    answer_by = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    calls_at = models.DateTimeField(null=True, editable=False)
    calls_said_at = models.DateTimeField(null=True, editable=False)
    calls_said_in = models.UUIDField(null=True, editable=False)
    arrived_at = models.DateTimeField(null=True, editable=False)
    is_danger = models.BooleanField(default=False, editable=False)
    public = models.BinaryField(editable=False)
    mark = models.BinaryField(editable=False)
    carried = models.BinaryField(null=True, editable=False)
    circle = models.ForeignKey(
        "organisations.Circle", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    circle_number = models.PositiveIntegerField(null=True, editable=False)
    wrapped = models.BinaryField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "partner_node", "partner", "referral"], name="referrals_referral_once"
            ),
            models.CheckConstraint(
                condition=models.Q(circle=None, circle_number=None, wrapped=None)
                | models.Q(circle__isnull=False, circle_number__isnull=False, wrapped__isnull=False),
                name="referrals_key_in_a_circle_or_not",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_ours(self) -> bool:
        """Whether we asked."""
        return self.direction == Direction.SENT

    @property
    def goes_by_letters(self) -> bool:
        """Whether the partner has a node; without one `partner` is a random id, and the name lies in the case."""
        return bool(self.partner_node)

    @property
    def with_partner(self) -> Organisation:
        """ValueError for one without a node."""
        return Organisation(self.partner_node, self.partner)


class CaseReferral(RowOfCase):
    """What a case keeps of a referral: the private half of its key, above all. Whoever opens the case opens it."""

    POINTS = ("case_id", "referral_id")

    referral = models.OneToOneField(Referral, models.CASCADE, related_name="in_case", editable=False)


class CaseReturn(RowOfCase):
    """The return that is prepared in a case, one for each. `referral` is the one to which it belongs, if to any.

    `calls_at` is the moment from which the named persons call each other, in clear because the desk works while locked;
    it stands inside the seal, too. It is empty while nobody is on the way.
    """

    POINTS = ("case_id", "referral_id", "calls_at")

    referral = models.ForeignKey(Referral, models.CASCADE, null=True, related_name="+", editable=False)
    calls_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case",), name="referrals_one_return_a_case"),)


class ReferralLetter(models.Model):
    """What crossed of a referral, one row each, sealed to the referral's key; `letter` is its id on the wire.

    What arrived lies where the worker can drop it when it is taken back (`OpenedLetter.kept`), what we wrote here.
    `carried` says of the sealed bytes that they were there when our signing key changed (`keys`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="letters", editable=False)
    letter = models.UUIDField(editable=False)
    opened = models.ForeignKey(
        "letters.OpenedLetter", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    sealed = models.BinaryField(null=True, editable=False)
    carried = models.BinaryField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["referral", "letter"], name="referrals_letter_once"),
            models.CheckConstraint(
                condition=models.Q(opened=None, sealed__isnull=False)
                | models.Q(opened__isnull=False, sealed=None),
                name="referrals_letter_ours_or_theirs",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Reminder(models.Model):
    """That this member asked to be reminded by e-mail. `told_at` is when they were last."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    member = models.OneToOneField("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    told_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return str(self.id)
