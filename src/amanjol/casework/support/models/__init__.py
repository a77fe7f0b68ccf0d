"""Rows of support, by room. What is sealed stands in the records of each room, what is in clear in `privacy.py`."""

from amanjol.casework.support.models.files import CaseFile, StoredFile
from amanjol.casework.support.models.participation import CaseParticipation
from amanjol.casework.support.models.plans import Goal, Plan, Service

__all__ = ["CaseFile", "CaseParticipation", "Goal", "Plan", "Service", "StoredFile"]
