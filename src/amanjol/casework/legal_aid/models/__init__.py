"""Tables of legal aid, by subject."""

from amanjol.casework.legal_aid.models.conflict import Assignment, Look, OtherSide
from amanjol.casework.legal_aid.models.mandates import Mandate, MandateNotes, MandateReader, MandateState
from amanjol.casework.legal_aid.models.needs import CaseNeed, Need, SentNeed
from amanjol.casework.legal_aid.models.offers import Offer
from amanjol.casework.legal_aid.models.register import Advocate, AdvocateAccount
from amanjol.casework.legal_aid.models.right import RightAnswer
from amanjol.casework.legal_aid.models.rota import Absence, Duty, DutySlot

__all__ = (
    "Absence",
    "Advocate",
    "AdvocateAccount",
    "Assignment",
    "CaseNeed",
    "Duty",
    "DutySlot",
    "Look",
    "Mandate",
    "MandateNotes",
    "MandateReader",
    "MandateState",
    "Need",
    "Offer",
    "OtherSide",
    "RightAnswer",
    "SentNeed",
)
