"""Tables of legal aid, by subject."""

from amanjol.casework.legal_aid.models.mandates import Mandate, MandateState
from amanjol.casework.legal_aid.models.register import Advocate
from amanjol.casework.legal_aid.models.right import RightAnswer

__all__ = ("Advocate", "Mandate", "MandateState", "RightAnswer")
