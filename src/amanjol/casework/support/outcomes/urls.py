from django.urls import path

from amanjol.casework.support.outcomes import views

_OUTCOMES = "cases/<uuid:pk>/outcomes"
urlpatterns = [
    path(f"{_OUTCOMES}/", views.outcomes, name="outcomes"),
    path(f"{_OUTCOMES}/ask/", views.ask, name="ask_outcomes"),
    path(f"{_OUTCOMES}/<uuid:asking>/", views.correct, name="asking"),
]
