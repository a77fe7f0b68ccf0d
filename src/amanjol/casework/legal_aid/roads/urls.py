"""Addresses of the table of roads."""

from django.urls import path

from amanjol.casework.legal_aid.roads import views

urlpatterns = [
    path("roads/", views.roads, name="roads"),
    path("roads/file/", views.from_file, name="roads_file"),
    path("roads/<slug:key>/", views.way, name="way"),
    path("roads/<slug:key>/take-away/", views.take_away, name="take_way_away"),
]
