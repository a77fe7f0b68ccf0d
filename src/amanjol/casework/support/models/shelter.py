"""Houses where people sleep, what happened in them, and who stays there. All of it is sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amanjol.casework.cases.models import RowOfCase, SealedRow


class House(SealedRow):
    """A house of the organisation, sealed to it: name, address, rooms, and which stay is in which bed tonight.

    Nothing of it stands in clear: neither where it is nor how many sleep there. Who gives a bed holds this row, so that
    of two at once the second sees what the first gave.
    """

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(epoch__isnull=False), name="support_house_under_an_epoch"
            ),
        )


class HouseIncident(SealedRow):
    """Something that happened in a house and is about no single case. It is never changed."""

    POINTS: ClassVar[tuple[str, ...]] = ("house_id",)

    house = models.ForeignKey(House, models.PROTECT, related_name="+", editable=False)

    class Meta:
        indexes = (models.Index("house", name="support_incidents_of_house"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(epoch__isnull=False), name="support_incident_under_an_epoch"
            ),
        )


class Stay(RowOfCase):
    """That somebody slept in a house: in which beds, who came along, what is held for them, how they left.

    In which house stands inside the seal alone: the row tells nobody where a person is.
    """

    class Meta:
        indexes = (models.Index("case", name="support_stays_of_case"),)
