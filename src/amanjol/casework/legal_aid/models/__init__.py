"""Tables of legal aid, by subject."""

from amanjol.casework.legal_aid.models.conflict import Assignment, Clearance, OtherSide
from amanjol.casework.legal_aid.models.mandates import Mandate, MandateNotes, MandateReader, MandateState
from amanjol.casework.legal_aid.models.needs import CaseNeed, Need, SentNeed
from amanjol.casework.legal_aid.models.offers import Offer
from amanjol.casework.legal_aid.models.planning import LawyerPlan
from amanjol.casework.legal_aid.models.register import Advocate, AdvocateAccount
from amanjol.casework.legal_aid.models.right import RightAnswer
from amanjol.casework.legal_aid.models.roads import RoadTable
from amanjol.casework.legal_aid.models.rota import Absence, Duty, DutySlot, DutySwap
from amanjol.casework.legal_aid.models.turns import Turn, TurnState, VouchingKey

__all__ = (
    "Absence",
    "Advocate",
    "AdvocateAccount",
    "Assignment",
    "CaseNeed",
    "Clearance",
    "Duty",
    "DutySlot",
    "DutySwap",
    "LawyerPlan",
    "Mandate",
    "MandateNotes",
    "MandateReader",
    "MandateState",
    "Need",
    "Offer",
    "OtherSide",
    "RightAnswer",
    "RoadTable",
    "SentNeed",
    "Turn",
    "TurnState",
    "VouchingKey",
)
