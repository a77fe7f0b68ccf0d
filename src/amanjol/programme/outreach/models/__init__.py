"""Rows of outreach."""

from amanjol.programme.outreach.models.openly import OpenPartner, OpenRecommendation
from amanjol.programme.outreach.models.partners import Partner, PartnerWord
from amanjol.programme.outreach.models.recommendations import (
    Answer,
    Commitment,
    ProofFile,
    Recommendation,
    Report,
    Source,
    State,
)

__all__ = [
    "Answer",
    "Commitment",
    "OpenPartner",
    "OpenRecommendation",
    "Partner",
    "PartnerWord",
    "ProofFile",
    "Recommendation",
    "Report",
    "Source",
    "State",
]
