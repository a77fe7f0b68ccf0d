"""Hours on the road between centres of districts, as the coordinator keeps them."""

from __future__ import annotations

from django.db import models

from amanjol.casework.desk.own_rows import OwnRow


class RoadTable(OwnRow):
    """One an organisation, with all its ways: whoever writes rows past the program puts nobody nearer."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation",), name="legal_aid_roads_once"),)
