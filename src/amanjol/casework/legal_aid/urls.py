"""Addresses of legal aid, below `/desk/`."""

from __future__ import annotations

from amanjol.casework.legal_aid.my_work.urls import urlpatterns as of_advocates
from amanjol.casework.legal_aid.register.urls import urlpatterns as of_register
from amanjol.casework.legal_aid.right.urls import urlpatterns as of_right
from amanjol.casework.legal_aid.rota.urls import urlpatterns as of_rota

app_name = "legal_aid"
urlpatterns = [*of_right, *of_register, *of_advocates, *of_rota]
