"""Tables of legal aid, by subject."""

from amanjol.casework.legal_aid.models.conflict import Assignment, Look, OtherSide
from amanjol.casework.legal_aid.models.mandates import Mandate, MandateState
from amanjol.casework.legal_aid.models.needs import CaseNeed, Need, SentNeed
from amanjol.casework.legal_aid.models.offers import Offer
from amanjol.casework.legal_aid.models.register import Advocate
from amanjol.casework.legal_aid.models.right import RightAnswer

__all__ = (
    "Advocate",
    "Assignment",
    "CaseNeed",
    "Look",
    "Mandate",
    "MandateState",
    "Need",
    "Offer",
    "OtherSide",
    "RightAnswer",
    "SentNeed",
)
