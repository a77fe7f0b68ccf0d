"""Whose turn it is among advocates who are asked one after the other: for the worker and for their own page.

All of it is a claim: what was asked and answered is said by the sealed `Offer` alone (docs/believed.md).
"""

from __future__ import annotations

import uuid
from enum import StrEnum

from django.db import models
from django.db.models import Q

from amanjol.casework.legal_aid.models.needs import Need
from amanjol.casework.legal_aid.models.offers import Offer


class TurnState(StrEnum):
    """`TO_CALL`: no account, so the coordinator calls. `MIGHT` and `FREE` ("no conflict") wait for the coordinator."""

    WAITING = "waiting"
    TO_CALL = "to-call"
    HANDED = "handed"
    MIGHT = "might"
    NAMED = "named"
    FREE = "free"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    OVER = "over"
    WITHDRAWN = "withdrawn"


class Turn(models.Model):
    """The turn of one advocate: `place` of those asked by one press, `batch`.

    `sealed` is to `key` alone; both are empty for who has no account. `names` and `answer` are sealed under the key
    that lies in `sealed` and in the offer; `names` only while they are told. `minutes` or `working_days`, the other 0,
    from `handed_at` on give `until`; never later than `last`. `told_of`: the state of which an e-mail went.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    need = models.ForeignKey(
        Need, models.DO_NOTHING, related_name="+", db_constraint=False, editable=False
    )  # goes with the offer
    offer = models.OneToOneField(
        Offer, models.DO_NOTHING, related_name="turn", db_constraint=False, editable=False
    )  # the database deletes it with the offer, as with the key: Django does not mix its own way and the database's
    advocate = models.UUIDField(editable=False)
    key = models.ForeignKey(
        "accounts.PersonKey", models.DB_CASCADE, null=True, related_name="+", editable=False
    )
    batch = models.UUIDField(editable=False)
    place = models.PositiveSmallIntegerField(editable=False)
    minutes = models.PositiveSmallIntegerField(editable=False)
    working_days = models.PositiveSmallIntegerField(editable=False)
    last = models.DateTimeField(editable=False)
    state = models.CharField(max_length=20, default=TurnState.WAITING, editable=False)
    handed_at = models.DateTimeField(null=True, editable=False)
    until = models.DateTimeField(null=True, editable=False)
    told_of = models.CharField(max_length=20, blank=True, editable=False)
    sealed = models.BinaryField(editable=False)
    names = models.BinaryField(editable=False)
    answer = models.BinaryField(editable=False)
    answers = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("batch", "place"), name="legal_aid_turn_place"),
            models.UniqueConstraint(
                fields=("need",),
                condition=Q(state__in=("to-call", "handed", "might", "named", "free")),
                name="legal_aid_turn_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, working_days=0) | Q(minutes=0, working_days__gt=0),
                name="legal_aid_turn_has_a_length",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in TurnState]), name="legal_aid_turn_state"
            ),
            models.CheckConstraint(
                condition=Q(state=TurnState.NAMED.value) | Q(names=b""),
                name="legal_aid_turn_names_while_told",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """What it is called where nobody may read a name: six signs of its random id."""
        return str(self.pk)[:6].upper()


class VouchingKey(models.Model):
    """Under which who coordinates vouches for offers to one advocate: the secret of their `number`th comparison of the
    organisation's words, sealed by them to the epoch of that number (1,169 bytes).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    key = models.OneToOneField("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    number = models.PositiveIntegerField(editable=False)
    epoch = models.PositiveIntegerField(editable=False)
    wrapped = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return str(self.id)


LIVE = (TurnState.TO_CALL, TurnState.HANDED, TurnState.MIGHT, TurnState.NAMED, TurnState.FREE)
"""Those whose turn it is now: of a need one at most."""
OPEN = (TurnState.WAITING, *LIVE)
