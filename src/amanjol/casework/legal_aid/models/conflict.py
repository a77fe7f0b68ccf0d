"""The other side of a need, who represented whom, and why what was likely is none. All of it is sealed."""

from __future__ import annotations

from django.db import models

from amanjol.casework.desk.own_rows import OwnRow
from amanjol.casework.legal_aid.models.needs import Need


class OtherSide(OwnRow):
    """Somebody against whom a need is: accused, employer, agency."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="+", editable=False)


class Assignment(OwnRow):
    """Whom an advocate or a colleague of the office represents or represented. It stays when the advocate is erased
    from the register, and so `advocate` is the id of that row and refers to none.
    """

    advocate = models.UUIDField(editable=False)

    class Meta:
        indexes = (models.Index(fields=("organisation", "advocate"), name="legal_aid_assignment_of"),)


class Clearance(OwnRow):
    """Somebody looked at a likely hit and said why it is another.

    The table has the name of before: its seals are bound to it.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="+", editable=False)
    advocate = models.UUIDField(editable=False)

    class Meta:
        db_table = "legal_aid_look"
