"""Rows of outreach."""

from amanjol.programme.outreach.models.openly import OpenPartner, OpenRecommendation
from amanjol.programme.outreach.models.partners import Partner, PartnerWord
from amanjol.programme.outreach.models.planning import Campaign, Event, EventKind, Feed
from amanjol.programme.outreach.models.reach import Publication, PublicationKind, Snapshot
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
    "Campaign",
    "Commitment",
    "Event",
    "EventKind",
    "Feed",
    "OpenPartner",
    "OpenRecommendation",
    "Partner",
    "PartnerWord",
    "ProofFile",
    "Publication",
    "PublicationKind",
    "Recommendation",
    "Report",
    "Snapshot",
    "Source",
    "State",
]
