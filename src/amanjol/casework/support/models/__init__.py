"""Rows of support, by room. What is sealed stands in the records of each room, what is in clear in `privacy.py`."""

from amanjol.casework.support.models.conferences import Conference, ConferenceGuest
from amanjol.casework.support.models.files import CaseFile, StoredFile
from amanjol.casework.support.models.followups import FollowUp
from amanjol.casework.support.models.interpreters import Interpreter, Interpreting
from amanjol.casework.support.models.outcomes import Asking
from amanjol.casework.support.models.participation import CaseParticipation
from amanjol.casework.support.models.plans import Goal, Plan, Service
from amanjol.casework.support.models.sessions import CircleClient, CircleDanger, CircleSession
from amanjol.casework.support.models.shelter import House, HouseIncident, Stay
from amanjol.casework.support.models.stories import Story, StoryCopy, StoryPermit
from amanjol.casework.support.models.threats import Threat, ThreatReceiver
from amanjol.casework.support.models.wages import CaseWages

__all__ = [
    "Asking",
    "CaseFile",
    "CaseParticipation",
    "CaseWages",
    "CircleClient",
    "CircleDanger",
    "CircleSession",
    "Conference",
    "ConferenceGuest",
    "FollowUp",
    "Goal",
    "House",
    "HouseIncident",
    "Interpreter",
    "Interpreting",
    "Plan",
    "Service",
    "Stay",
    "StoredFile",
    "Story",
    "StoryCopy",
    "StoryPermit",
    "Threat",
    "ThreatReceiver",
]
