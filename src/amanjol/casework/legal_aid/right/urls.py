from django.urls import path

from amanjol.casework.legal_aid.right import views

urlpatterns = [
    path("cases/<uuid:pk>/right/", views.right, name="right"),
    path("cases/<uuid:pk>/right/ask/", views.ask, name="ask_right"),
]
