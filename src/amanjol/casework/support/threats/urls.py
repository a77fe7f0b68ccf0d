from django.urls import path

from amanjol.casework.support.threats import views

urlpatterns = [
    path("threats/", views.threats, name="threats"),
    path("threats/<uuid:pk>/", views.threat, name="threat"),
    path("threats/<uuid:pk>/step/", views.answer, name="answer_threat"),
    path("threats/<uuid:pk>/since/", views.go_on, name="threat_went_on"),
    path("threats/<uuid:pk>/erase/", views.erase, name="erase_threat"),
    path("cases/<uuid:pk>/threat/", views.of_case, name="threat_of_case"),
]
