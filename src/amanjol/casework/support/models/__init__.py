"""Rows of support, by room. What is sealed stands in the records of each room, what is in clear in `privacy.py`."""

from amanjol.casework.support.models.conferences import Conference, ConferenceGuest
from amanjol.casework.support.models.files import CaseFile, StoredFile
from amanjol.casework.support.models.interpreters import Interpreter, Interpreting
from amanjol.casework.support.models.plans import Goal, Plan, Service
from amanjol.casework.support.models.threats import Threat, ThreatReceiver

__all__ = [
    "CaseFile",
    "Conference",
    "ConferenceGuest",
    "Goal",
    "Interpreter",
    "Interpreting",
    "Plan",
    "Service",
    "StoredFile",
    "Threat",
    "ThreatReceiver",
]
