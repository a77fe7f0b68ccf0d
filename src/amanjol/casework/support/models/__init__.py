"""Rows of support, by room. What is sealed stands in the records of each room, what is in clear in `privacy.py`."""

from amanjol.casework.support.models.files import CaseFile, StoredFile
from amanjol.casework.support.models.followups import FollowUp
from amanjol.casework.support.models.outcomes import Asking
from amanjol.casework.support.models.participation import CaseParticipation
from amanjol.casework.support.models.plans import Goal, Plan, Service
from amanjol.casework.support.models.sessions import CircleClient, CircleDanger, CircleSession
from amanjol.casework.support.models.shelter import House, HouseIncident, Stay

__all__ = [
    "Asking",
    "CaseFile",
    "CaseParticipation",
    "CircleClient",
    "CircleDanger",
    "CircleSession",
    "FollowUp",
    "Goal",
    "House",
    "HouseIncident",
    "Plan",
    "Service",
    "Stay",
    "StoredFile",
]
