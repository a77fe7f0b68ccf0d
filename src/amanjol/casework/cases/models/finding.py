"""What many people are found by."""

from __future__ import annotations

from amanjol.casework.cases.models.sealed import SealedRow


class FindingSheet(SealedRow):
    """What a few hundred people are found by, sealed as one; see `finding`.

    A cache of their rows: written anew and deleted, never changed. Whom it holds stands inside.
    """
