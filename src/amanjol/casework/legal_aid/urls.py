"""Addresses of legal aid, below `/desk/`."""

from __future__ import annotations

from amanjol.casework.legal_aid.acting.urls import urlpatterns as of_acting
from amanjol.casework.legal_aid.conflict.urls import urlpatterns as of_conflict
from amanjol.casework.legal_aid.coverage.urls import urlpatterns as of_coverage
from amanjol.casework.legal_aid.mandates.urls import urlpatterns as of_mandates
from amanjol.casework.legal_aid.my_work.urls import urlpatterns as of_advocates
from amanjol.casework.legal_aid.needs.urls import urlpatterns as of_needs
from amanjol.casework.legal_aid.offers.urls import urlpatterns as of_offers
from amanjol.casework.legal_aid.planning.urls import urlpatterns as of_plans
from amanjol.casework.legal_aid.register.urls import urlpatterns as of_register
from amanjol.casework.legal_aid.right.urls import urlpatterns as of_right
from amanjol.casework.legal_aid.roads.urls import urlpatterns as of_roads
from amanjol.casework.legal_aid.rota.urls import urlpatterns as of_rota
from amanjol.casework.legal_aid.turns.urls import urlpatterns as of_turns

app_name = "legal_aid"
urlpatterns = [
    *of_right,
    *of_needs,
    *of_register,
    *of_advocates,
    *of_acting,
    *of_rota,
    *of_conflict,
    *of_offers,
    *of_mandates,
    *of_turns,
    *of_plans,
    *of_roads,
    *of_coverage,
]
