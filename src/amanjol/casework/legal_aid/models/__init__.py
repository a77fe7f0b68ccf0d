"""Tables of legal aid, by subject."""

from amanjol.casework.legal_aid.models.register import Advocate, AdvocateAccount
from amanjol.casework.legal_aid.models.right import RightAnswer

__all__ = ("Advocate", "AdvocateAccount", "RightAnswer")
