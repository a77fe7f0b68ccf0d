"""Tables of legal aid, by subject."""

from amanjol.casework.legal_aid.models.register import Advocate, AdvocateAccount
from amanjol.casework.legal_aid.models.right import RightAnswer
from amanjol.casework.legal_aid.models.rota import Absence, Duty, DutySlot

__all__ = ("Absence", "Advocate", "AdvocateAccount", "Duty", "DutySlot", "RightAnswer")
